import { Banner, Badge, Button, Facts, Icon } from '@tiepdan/design';
import { MicrophoneLevel, RecordingSign, RemoteView, SelfView } from '@tiepdan/call';
import { useStore } from '@tiepdan/page';
import { minutesAndSeconds, useTexts } from '@tiepdan/texts';
import { useNow } from './App';
import { Closing } from './Closing';
import { useRoom } from './context';
import type { Current } from './desk';

export function CallDesk({ current }: { current: Current }) {
  const { desk } = useRoom();
  return (
    <main className="call-desk">
      <Picture current={current} />
      <div className="call-side">{desk.ending ? <Closing /> : <Beside current={current} />}</div>
    </main>
  );
}

function Picture({ current }: { current: Current }) {
  const { room, desk } = useRoom();
  const { t } = useTexts();
  const call = useStore(room.call.state);
  const numbers = useStore(room.call.numbers);
  const stream = useStore(room.camera);
  const muted = useStore(room.muted);
  const painted = numbers.firstFrameMillis !== null;
  return (
    <section className="call-picture" aria-label={current.citizen?.name ?? t('room.remote')}>
      <RemoteView client={room.call} label={t('room.remote')} className="call-remote" loudness={desk.loudness} />
      <div className="call-below">
        <SelfView stream={stream} label={t('room.preview')} className="call-self" />
        <div className="call-below-words">
          <RecordingSign client={room.call} />
          {muted ? (
            <Banner tone="warning" testId="muted">
              <Icon name="muted" /> {t('room.muted')}
            </Banner>
          ) : (
            <MicrophoneLevel stream={stream} label={t('room.level')} />
          )}
        </div>
      </div>
      {current.invitation !== null && !painted && (
        <p className="call-connecting" role="status">
          {t('room.call.connecting')}
        </p>
      )}
      <div className="call-banners">
        {call.name === 'in-call' && painted && call.otherSide === 'interrupted' && (
          <Banner tone="warning" testId="call-interrupted">
            {t('room.call.interrupted')}
          </Banner>
        )}
        {call.name === 'in-call' && painted && call.phase !== 'joined' && (
          <Banner tone="warning" testId="call-reconnecting">
            {t('room.call.reconnecting')}
          </Banner>
        )}
        {call.name === 'in-call' && call.recording === 'failed' && (
          <Banner tone="bad" testId="recording-failed">
            <Icon name="alarm" /> {t('recording.failed.room')}
          </Banner>
        )}
      </div>
    </section>
  );
}

function Beside({ current }: { current: Current }) {
  const { room } = useRoom();
  const { t } = useTexts();
  const { citizen } = current;
  const muted = useStore(room.muted);
  return (
    <>
      <div className="beside-who">
        <p className="next-ticket">{citizen?.ticket}</p>
        <h1 className="beside-name" data-testid="citizen-name">
          {citizen?.name ?? current.invitation?.with}
        </h1>
        {current.invitation !== null && <Elapsed since={current.invitation.openedAt} />}
        {citizen !== null && (
          <>
            <p className="next-badges">
              <Badge tone="plain">{t('room.visits', { visits: citizen.visits })}</Badge>
            </p>
            <Facts
              facts={[
                [t('room.matter'), t(`matter.${citizen.matter.kind}`)],
                [t('room.standing'), t(`standing.${citizen.standing}`)],
                [t('room.site'), citizen.site],
                [t('room.words'), citizen.matter.words === '' ? t('room.words.none') : citizen.matter.words],
              ]}
            />
          </>
        )}
      </div>
      <div className="beside-controls">
        <Button size="large" testId="mute" pressed={muted} onPress={() => room.mute(!muted)}>
          <Icon name={muted ? 'muted' : 'microphone'} /> {t(muted ? 'room.unmute' : 'room.mute')}
        </Button>
        <Button size="large" look="primary" testId="end" onPress={() => room.happened({ kind: 'ending', open: true })}>
          <Icon name="hangup" /> {t('room.end')}
        </Button>
      </div>
    </>
  );
}

function Elapsed({ since }: { since: string }) {
  const { t } = useTexts();
  const now = useNow(1000);
  return (
    <p className="beside-elapsed">
      <span className="visually-hidden">{t('room.elapsed')}</span>
      <Icon name="clock" /> {minutesAndSeconds((now - Date.parse(since)) / 1000)}
    </p>
  );
}
