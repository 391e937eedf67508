import { Badge, Banner, Button, Facts, Icon } from '@tiepdan/design';
import { MicrophoneLevel, SelfView } from '@tiepdan/call';
import { useStore, type Waiting } from '@tiepdan/page';
import { useTexts } from '@tiepdan/texts';
import { useNow } from './App';
import { useRoom } from './context';
import { nextCitizen } from './desk';
import { Refusal } from './refusal';

export function WaitingList() {
  const { room, desk } = useRoom();
  const { t } = useTexts();
  const waiting = desk.view?.waiting ?? [];
  const chosen = nextCitizen(desk);
  return (
    <main className="desk">
      <section className="queue" aria-labelledby="queue-title">
        <h1 id="queue-title" className="queue-title">
          {t('room.waiting')}
          <Badge tone="sea" testId="waiting-count">
            {t('room.waiting.count', { count: waiting.length })}
          </Badge>
        </h1>
        <ol className="queue-list" data-testid="waiting-list">
          {waiting.map((one) => (
            <li key={one.session}>
              <QueueEntry
                one={one}
                chosen={one.session === chosen?.session}
                onPress={() => room.happened({ kind: 'select', session: one.session })}
              />
            </li>
          ))}
        </ol>
      </section>
      <section className="next" aria-live="polite">
        <Refusal type={desk.refused} />
        {desk.justClosed && (
          <Banner tone="good" testId="closed">
            <Icon name="check" /> {t('room.closed')}
          </Banner>
        )}
        {chosen === null ? <Nobody /> : <Next citizen={chosen} />}
      </section>
      <Preview />
    </main>
  );
}

function QueueEntry({ one, chosen, onPress }: { one: Waiting; chosen: boolean; onPress: () => void }) {
  const { t } = useTexts();
  const now = useNow(30_000);
  const minutes = Math.max(0, Math.floor((now - Date.parse(one.since)) / 60_000));
  return (
    <button
      type="button"
      className={`queue-entry ${chosen ? 'queue-entry-chosen' : ''}`}
      aria-pressed={chosen}
      data-testid={`waiting-${one.ticket}`}
      data-session={one.session}
      onClick={onPress}
    >
      <span className="queue-ticket">{one.ticket}</span>
      <span className="queue-name">{one.name}</span>
      <span className="queue-kind">{t(`matter.${one.matter.kind}`)}</span>
      <span className="queue-waited">{t('room.waited', { minutes })}</span>
    </button>
  );
}

function Next({ citizen }: { citizen: Waiting }) {
  const { room, desk } = useRoom();
  const { t, time } = useTexts();
  const busy = desk.asked !== null;
  return (
    <div className="next-card" data-testid="next-citizen">
      <p className="next-ticket">{citizen.ticket}</p>
      <h2 className="next-name">{citizen.name}</h2>
      <p className="next-badges">
        <Badge tone={citizen.ready ? 'good' : 'warning'} testId="kiosk-ready">
          {t(citizen.ready ? 'room.ready' : 'room.not-ready')}
        </Badge>
        <Badge tone="plain">{t('room.visits', { visits: citizen.visits })}</Badge>
        <Badge tone="plain">{t('room.since', { time: time(citizen.since) })}</Badge>
      </p>
      <Facts
        facts={[
          [t('room.matter'), t(`matter.${citizen.matter.kind}`)],
          [t('room.standing'), t(`standing.${citizen.standing}`)],
          [t('room.site'), citizen.site],
        ]}
      />
      <blockquote className="next-words">
        <p className="next-words-label">{t('room.words')}</p>
        <p>{citizen.matter.words === '' ? t('room.words.none') : citizen.matter.words}</p>
      </blockquote>
      <Button
        look="primary"
        size="giant"
        testId="receive"
        disabled={busy || desk.service !== 'open'}
        onPress={() => room.receive(citizen.session)}
      >
        {busy ? t('room.receiving') : t('room.receive', { ticket: citizen.ticket })} <Icon name="next" size={40} />
      </Button>
    </div>
  );
}

function Nobody() {
  const { t } = useTexts();
  return (
    <div className="next-card next-nobody" data-testid="nobody-waits">
      <Icon name="clock" size={96} />
      <h2>{t('room.empty.title')}</h2>
      <p>{t('room.empty.lead')}</p>
    </div>
  );
}

function Preview() {
  const { room } = useRoom();
  const { t } = useTexts();
  const stream = useStore(room.camera);
  const failed = useStore(room.cameraFailed);
  return (
    <aside className="preview" aria-label={t('room.preview')}>
      <p className="preview-title">
        <Icon name="camera" /> {t('room.preview')}
      </p>
      <SelfView stream={stream} label={t('room.preview')} />
      {failed && (
        <Banner tone="bad" testId="camera-failed">
          {t('room.preview.off')}
        </Banner>
      )}
      <MicrophoneLevel stream={stream} label={t('room.level')} />
    </aside>
  );
}
