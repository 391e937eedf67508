import { Badge, Icon } from '@tiepdan/design';
import { known, useTexts, type Language, type Speech } from '@tiepdan/texts';
import { ApiFailure } from './api';
import { COMMAND_TONE } from './CommandPanel';
import { sentenceOf } from './findings';
import { HowFar } from './HowFar';
import { disturbs } from './command-form';
import type { Command, DeviceRow, Site } from './model';
import { Loaded, useResource, whyOf } from './resource';
import { backTo, hrefOf } from './routes';
import { Title } from './Title';
import { counted, ended, keptLeftOut, worstFirst, type LeftOut } from './wish';

/** What became of one wish at each of its devices. */
export function WishPage({ wish, language }: { wish: string; language: Language }) {
  const { t } = useTexts();
  const commands = useResource<Command[]>(`/commands?key=${encodeURIComponent(wish)}`, ['command']);
  const out = keptLeftOut(wish);
  const labelled = useLabels(
    [...(commands.value ?? []), ...out].map(({ device }) => device),
    language,
  );
  return (
    <>
      <p>
        <a className="back-link" href={backTo('fleet')} data-testid="back">
          <Icon name="back" size={22} /> {t('console.fleet.back')}
        </a>
      </p>
      <Title name={t('console.wish.title')} />
      <Loaded resource={commands}>
        {(all) => (
          <>
            <Summary all={all} out={out} />
            {out.length > 0 && <OutOf out={out} labelled={labelled} />}
            {all.length > 0 && (
              <section className="panel" aria-labelledby="wish-devices">
                <h2 id="wish-devices">{t('console.wish.devices', { count: all.length })}</h2>
                <ul className="wish" data-testid="wish">
                  {worstFirst(all).map((command) => (
                    <Line key={command.id} command={command} labelled={labelled} />
                  ))}
                </ul>
              </section>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}

function Summary({ all, out }: { all: readonly Command[]; out: readonly LeftOut[] }) {
  const { t, when } = useTexts();
  const first = all[0];
  if (first === undefined) {
    return <p className="empty">{t(out.length === 0 ? 'console.wish.unknown' : 'console.wish.none')}</p>;
  }
  const done = all.filter(ended).length;
  return (
    <section className="panel wish-sum" aria-labelledby="wish-kind">
      <h2 id="wish-kind">{t(`console.command.kind.${first.kind}`)}</h2>
      <p className="quiet">
        {t('console.command.by', { reason: first.reason, by: first.by, time: when(first.issuedAt) })}
      </p>
      <div role="status" data-testid="wish-sum" data-ended={done} data-all={all.length}>
        <p className="lead">{t('console.wish.ended', { ended: done, all: all.length })}</p>
        <p className="wish-states">
          {counted(all).map(([state, count]) => (
            <Badge key={state} tone={COMMAND_TONE[state]}>
              {count} · {t(`console.command.state.${state}`)}
            </Badge>
          ))}
        </p>
      </div>
      {disturbs(first.kind) && all.some(({ state }) => state === 'AGREEING') && (
        <p className="mend tone-warning">
          <Icon name="people" size={22} />
          <span>{t('console.wish.second')}</span>
        </p>
      )}
    </section>
  );
}

function OutOf({ out, labelled }: { out: readonly LeftOut[]; labelled: (id: string) => string }) {
  const { t } = useTexts();
  return (
    <section className="panel" aria-labelledby="wish-out">
      <h2 id="wish-out">{t('console.wish.out', { count: out.length })}</h2>
      <ul className="wish" data-testid="wish-out">
        {out.map(({ device, word }) => (
          <li key={device} data-testid={`out-${device}`}>
            <a className="past-link" href={hrefOf('fleet', device)}>
              {labelled(device)}
            </a>
            <span>{whyOut(word, t)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Said of a device among others, not of the one whose page is open. */
function whyOut(word: string, t: Speech['t']): string {
  const here = known(`console.wish.why.${word}`);
  return here === null ? whyOf(new ApiFailure('other', word), t) : t(here);
}

function Line({ command, labelled }: { command: Command; labelled: (id: string) => string }) {
  const speech = useTexts();
  const { t, clock } = speech;
  const { device, state, finding, changedAt } = command;
  return (
    <li data-testid={`wish-${device}`} data-state={state}>
      <a className="past-link" href={`${hrefOf('fleet', device)}?command=${command.id}`}>
        {labelled(device)}
      </a>
      <span>
        <Badge tone={COMMAND_TONE[state]}>{t(`console.command.state.${state}`)}</Badge> <HowFar command={command} />
        <time className="quiet" dateTime={changedAt}>
          {clock(changedAt)}
        </time>{' '}
        {finding !== null && <span className="quiet">{sentenceOf(finding, speech)}</span>}
      </span>
    </li>
  );
}

/** The names of devices with their places; the id of one that is not known any more. */
function useLabels(ids: readonly string[], language: Language): (id: string) => string {
  const devices = useResource<DeviceRow[]>(ids.length === 0 ? null : '/devices', []);
  const sites = useResource<Site[]>('/sites', []);
  return (id) => {
    const row = devices.value?.find((one) => one.id === id);
    const site = sites.value?.find((one) => one.id === row?.site);
    const place = site === undefined ? '' : ` · ${language === 'vi' ? site.name : site.englishName}`;
    return row === undefined ? id : `${row.label}${place}`;
  };
}
