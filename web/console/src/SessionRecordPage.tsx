import { Badge, Facts, Icon } from '@tiepdan/design';
import { useTexts, type TextId } from '@tiepdan/texts';
import type { SessionRecord, TimelineEntry } from './model';
import { RecordingPanel } from './RecordingPanel';
import { Loaded, useResource } from './resource';
import { backTo } from './routes';
import { STATE_TONE } from './Sessions';
import { Title } from './Title';

export function SessionRecordPage({ id }: { id: string }) {
  const { t } = useTexts();
  const session = useResource<SessionRecord>(`/sessions/${encodeURIComponent(id)}`, ['session', 'recording']);
  return (
    <>
      <p>
        <a href={backTo('sessions')} className="back-link" data-testid="back">
          <Icon name="back" size={22} /> {t('console.record.back')}
        </a>
      </p>
      <Loaded resource={session}>{(record) => <Record record={record} />}</Loaded>
    </>
  );
}

function Record({ record }: { record: SessionRecord }) {
  const { t } = useTexts();
  const title = t('console.record.title', { ticket: record.ticket });
  return (
    <>
      <div className="title-row">
        <Title name={title}>
          {title}
          <span className="title-name">{record.name}</span>
        </Title>
        <Badge tone={STATE_TONE[record.state]} testId="session-state">
          {t(`session.${record.state}`)}
        </Badge>
      </div>
      <div className="record">
        <RecordingPanel session={record} />
        <div className="record-side">
          <section className="panel">
            <Facts facts={factsOf(record, t)} />
          </section>
          <Timeline entries={record.timeline} />
        </div>
      </div>
    </>
  );
}

function factsOf(record: SessionRecord, t: ReturnType<typeof useTexts>['t']): (readonly [string, string])[] {
  const standing = typeof record.standing === 'string' ? record.standing : record.standing.kind;
  const facts: (readonly [string, string])[] = [
    [t('console.sessions.kind'), t(`matter.${record.kind}`)],
    [t('console.record.standing'), t(`standing.${standing}`)],
    [t('console.sessions.site'), record.site],
  ];
  if (record.words !== '') {
    facts.push([t('console.record.words'), record.words]);
  }
  if (record.outcome !== null) {
    facts.push([t('console.record.outcome'), t(`outcome.${record.outcome}`)]);
  }
  if (record.summary !== null && record.summary !== '') {
    facts.push([t('console.record.summary'), record.summary]);
  }
  if (record.register !== null) {
    const { number, year } = record.register;
    facts.push([t('console.record.register'), t('console.record.register.number', { number, year: String(year) })]);
  }
  return facts;
}

const STEPS: Record<string, TextId> = {
  'turn-taken': 'console.record.timeline.turn-taken',
  opened: 'console.record.timeline.opened',
  closed: 'console.record.timeline.closed',
  left: 'console.record.timeline.left',
  'turn-left': 'console.record.timeline.left',
  'call-ended': 'console.record.timeline.call-ended',
};

function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t, clock } = useTexts();
  return (
    <section className="panel" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{t('console.record.timeline')}</h2>
      <ol className="timeline" data-testid="timeline">
        {entries.map(({ at, what }, index) => (
          <li key={index}>
            <time dateTime={at}>{clock(at)}</time>
            <span>{STEPS[what] === undefined ? what : t(STEPS[what])}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
