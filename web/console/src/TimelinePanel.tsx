import { Badge, Button, Filters, Icon, type IconName, type Tone } from '@tiepdan/design';
import { useTexts, type Language } from '@tiepdan/texts';
import { partOf } from './Alarms';
import { usePlaces } from './ConfigurationPanel';
import type { Body, Site, Staff } from './model';
import { Loaded, useResource } from './resource';
import { hrefOf, may, queryOf, replaceQueryHere, useHash } from './routes';
import {
  byDay,
  KINDS,
  readKinds,
  told,
  writeKinds,
  type Entry,
  type EntryKind,
  type Names,
  type Severity,
} from './timeline';
import { useTimeline } from './timeline-pages';

const ICON: Record<EntryKind, IconName> = {
  PRESENCE: 'pulse',
  STATUS: 'alarm',
  INCIDENT: 'shield',
  COMMAND: 'next',
  CONFIGURATION: 'layers',
  SESSION: 'people',
};

const TONE: Record<Severity, Tone> = { PLAIN: 'plain', GOOD: 'good', WARNING: 'warning', BAD: 'bad' };

interface Props {
  device: string;
  staff: Staff;
  language: Language;
}

/** Everything that happened to a device in one line, the newest first. */
export function TimelinePanel({ device, staff, language }: Props) {
  const { t, longDate } = useTexts();
  const query = queryOf(useHash());
  const kinds = readKinds(query);
  const line = useTimeline(device, kinds);
  const names = useNames(device, language);
  return (
    <section className="panel timeline-panel" aria-labelledby="timeline-title" data-testid="timeline">
      <h2 id="timeline-title">{t('console.timeline')}</h2>
      <Filters
        label={t('console.timeline.kinds')}
        chosen={kinds}
        options={KINDS.map((kind) => ({
          value: kind,
          content: (
            <>
              <Icon name={ICON[kind]} size={18} /> {t(`console.timeline.kind.${kind}`)}
            </>
          ),
        }))}
        onChange={(chosen) => replaceQueryHere(writeKinds(query, chosen))}
        testId="kind"
      />
      <Loaded resource={{ value: line.value, failure: line.failure, again: () => {} }}>
        {({ entries, earlier }) => (
          <>
            {entries.length === 0 && earlier === null && <p className="empty">{t('console.timeline.empty')}</p>}
            {byDay(entries, longDate).map(([day, ofDay]) => (
              <section key={day} aria-label={day}>
                <h3>{day}</h3>
                <ol className="past">
                  {ofDay.map((entry) => (
                    <Line key={entry.id} entry={entry} names={names} href={hrefTo(entry, device, query, staff)} />
                  ))}
                </ol>
              </section>
            ))}
            {earlier !== null && (
              <div>
                <Button testId="earlier" onPress={line.more}>
                  <Icon name="clock" size={22} /> {t('console.timeline.earlier')}
                </Button>
              </div>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Line({ entry, names, href }: { entry: Entry; names: Names; href: string | null }) {
  const speech = useTexts();
  const { t, clock } = speech;
  const { what, more } = told(entry, names, speech);
  return (
    <li
      className={`past-entry past-${entry.severity}`}
      data-testid={`entry-${entry.id}`}
      data-kind={entry.kind}
      data-word={entry.word}
    >
      <time dateTime={entry.at}>{clock(entry.at)}</time>
      <Badge tone={TONE[entry.severity]}>
        <Icon name={ICON[entry.kind]} size={18} /> {t(`console.timeline.kind.${entry.kind}`)}
      </Badge>
      <div className="past-words">
        <p>
          {href === null ? (
            <strong>{what}</strong>
          ) : (
            <a className="past-link" href={href}>
              {what}
            </a>
          )}
        </p>
        {(more !== '' || entry.by !== null) && (
          <p className="quiet">
            {more}
            {entry.by !== null && (
              <span className="past-by">
                <Icon name="person" size={16} /> {t('console.timeline.by', { by: entry.by })}
              </span>
            )}
          </p>
        )}
      </div>
    </li>
  );
}

/** Where more of it stands, for whom that is open. */
function hrefTo({ about, kind }: Entry, device: string, query: URLSearchParams, staff: Staff): string | null {
  const name = about?.slice(about.indexOf(':') + 1) ?? null;
  if (about === null || name === null) {
    return null;
  }
  switch (kind) {
    case 'SESSION':
      return may(staff, 'READ_SESSIONS') ? hrefOf('sessions', name) : null;
    case 'COMMAND': {
      const there = new URLSearchParams(query);
      there.set('command', name);
      return `${hrefOf('fleet', device)}?${there}`;
    }
    case 'INCIDENT':
      return `${hrefOf('fleet')}?incident=${name}`;
    case 'CONFIGURATION':
      return hrefOf('configuration', about);
    case 'PRESENCE':
    case 'STATUS':
      return null;
  }
}

function useNames(device: string, language: Language): Names {
  const { t } = useTexts();
  const sites = useResource<Site[]>('/sites', []);
  const bodies = useResource<Body[]>('/bodies', []);
  const layers = usePlaces(language);
  const nameOf = (id: string) => {
    const found = [...(sites.value ?? []), ...(bodies.value ?? [])].find((place) => place.id === id);
    return found === undefined ? id : language === 'vi' ? found.name : found.englishName;
  };
  return {
    place: nameOf,
    layer: (name) =>
      name === `device:${device}`
        ? t('configuration.origin.device')
        : (layers.find(({ layer }) => layer === name)?.name ?? name),
    part: (name) => partOf(name, t),
  };
}
