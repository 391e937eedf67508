import { Fragment, useState } from 'react';
import { Badge, Button, Icon } from '@tiepdan/design';
import { known, minutesAndSeconds, useTexts, type Speech, type TextId } from '@tiepdan/texts';
import type { Recording, SessionRecord } from './model';
import { Loaded, useResource } from './resource';
import { RECORDING_TONE } from './Sessions';

/** The recording of a session: played only when asked for, because every viewing is written down. */
export function RecordingPanel({ session }: { session: SessionRecord }) {
  const { t } = useTexts();
  const recording = useResource<Recording>(`/sessions/${encodeURIComponent(session.id)}/recording`, [
    'recording',
    'session',
  ]);
  return (
    <section className="panel recording" aria-labelledby="recording-title">
      <h2 id="recording-title">{t('console.record.playback')}</h2>
      <Loaded resource={recording}>{(value) => <Content recording={value} ticket={session.ticket} />}</Loaded>
    </section>
  );
}

function Content({ recording, ticket }: { recording: Recording; ticket: string }) {
  const { t } = useTexts();
  return (
    <div data-testid="recording" data-state={recording.state}>
      <Player recording={recording} ticket={ticket} />
      {recording.originals.length > 0 && (
        <>
          <Missing recording={recording} />
          <h3>{t('console.record.originals')}</h3>
          <Originals recording={recording} />
        </>
      )}
    </div>
  );
}

function Player({ recording, ticket }: { recording: Recording; ticket: string }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const copy = recording.viewingCopy;
  if (recording.state !== 'ready' || copy === null) {
    const state = recording.state === 'ready' ? 'failed' : recording.state;
    return (
      <p className="player player-closed" role="status">
        <Badge tone={RECORDING_TONE[state]}>{t(`recording.state.${state}`)}</Badge>
        <span>{t(`console.record.${state}`)}</span>
      </p>
    );
  }
  return (
    <>
      {open ? (
        <video
          className="player"
          src={copy.url}
          controls
          autoPlay
          preload="metadata"
          aria-label={t('console.record.video', { ticket })}
          data-testid="player"
        />
      ) : (
        <div className="player player-closed">
          <Button look="primary" size="large" testId="play" onPress={() => setOpen(true)}>
            <Icon name="play" /> {t('console.record.play')} ({minutesAndSeconds(copy.durationSeconds)})
          </Button>
          <span>{t('console.record.playback.audit')}</span>
        </div>
      )}
      <p className="quiet hash">
        {t('console.record.sha256')}: <code>{copy.sha256}</code>
      </p>
    </>
  );
}

function Missing({ recording }: { recording: Recording }) {
  const { t, clock } = useTexts();
  const sideOf = sides(recording, t);
  if (recording.missing.length === 0) {
    return (
      <p className="mend tone-good" data-testid="complete">
        <Icon name="check" size={24} /> {t('console.record.complete')}
      </p>
    );
  }
  return (
    <>
      <h3>{t('console.record.missing')}</h3>
      <ul className="missing" data-testid="missing">
        {recording.missing.map((gap, index) => (
          <li key={index} className="mend tone-warning">
            <strong>
              {clock(gap.from)}–{clock(gap.to)}
            </strong>
            <span>
              {sideOf(gap.leg)}, {trackOf(gap.track, t)}: {whyOf(gap.why, t)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Originals({ recording }: { recording: Recording }) {
  const { t, number } = useTexts();
  const sideOf = sides(recording, t);
  return (
    <div className="table-panel" role="region" aria-label={t('console.record.originals')} tabIndex={0}>
      <table className="table table-small" data-testid="originals">
        <thead>
          <tr>
            <th scope="col">{t('console.record.leg')}</th>
            <th scope="col">{t('console.record.track')}</th>
            <th scope="col">{t('console.record.duration')}</th>
            <th scope="col">{t('console.record.packets')}</th>
            <th scope="col">{t('console.record.lost')}</th>
          </tr>
        </thead>
        <tbody>
          {recording.originals.map((original) => (
            <Fragment key={original.file}>
              <tr>
                <td>{sideOf(original.leg)}</td>
                <td>{trackOf(original.track, t)}</td>
                <td className="table-time">
                  {original.durationSeconds === null ? '' : minutesAndSeconds(original.durationSeconds)}
                </td>
                <td className="table-time">{original.packets === null ? '' : number(original.packets)}</td>
                <td className="table-time">{original.lost === null ? '' : number(original.lost)}</td>
              </tr>
              <tr className="table-more">
                <td colSpan={5}>
                  <code>{original.file}</code>
                  <br />
                  SHA-256 <code>{original.sha256}</code>
                </td>
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Legs have ids of their own; a reader tells them apart by number. */
function sides(recording: Recording, t: Speech['t']): (leg: string) => string {
  const legs = [...new Set([...recording.originals, ...recording.missing].map(({ leg }) => leg))];
  return (leg) => {
    const role = known(`role.${leg}`);
    return role === null ? t('console.record.leg.number', { number: legs.indexOf(leg) + 1 }) : t(role);
  };
}

function trackOf(track: string, t: Speech['t']): string {
  const word = known(`track.${track}`);
  return word === null ? track : t(word);
}

const WHY: Record<string, TextId> = {
  'this side sent nothing yet': 'gap.not-yet',
  'this side was interrupted': 'gap.interrupted',
  'this side sent nothing': 'gap.nothing',
  'this side sent nothing more': 'gap.no-more',
};

function whyOf(why: string, t: Speech['t']): string {
  const words = WHY[why];
  return t(words ?? 'gap.unusable');
}
