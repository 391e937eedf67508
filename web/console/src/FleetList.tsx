import { useDeferredValue, useEffect, useMemo } from 'react';
import { Badge, Button, Choose, Filters, Icon, LongList, Search } from '@tiepdan/design';
import { known, useTexts, type Language, type Speech } from '@tiepdan/texts';
import { partOf } from './Alarms';
import { BulkCommand } from './BulkCommand';
import {
  countsOf,
  grouped,
  inState,
  isNeedy,
  matching,
  placer,
  readFilter,
  writeFilter,
  type FleetFilter,
  type Placed,
} from './fleet-filter';
import { useFleetRows } from './fleet-rows';
import type { Body, DeviceRow, PresenceState, Readiness, Site } from './model';
import { PRESENCE_ICON, PRESENCE_TONE } from './presence';
import { useResource, Loaded } from './resource';
import { hrefOf, queryOf, remember, replaceQuery, useHash } from './routes';

const STATES: readonly PresenceState[] = ['ONLINE', 'SUSPECT', 'OFFLINE', 'LEFT', 'MAINTENANCE'];
const ANY = '';

/** Every device by body, to be searched, narrowed and opened. */
/** @param commanding whether all that is shown may be commanded at once */
export function FleetList({ language, commanding }: { language: Language; commanding: boolean }) {
  const fleet = useFleetRows();
  const sites = useResource<Site[]>('/sites', []);
  const bodies = useResource<Body[]>('/bodies', []);
  const { rows, failure } = fleet;
  const known = rows !== null && sites.value !== null && bodies.value !== null;
  const value = known ? { rows, sites: sites.value!, bodies: bodies.value! } : null;
  return (
    <Loaded resource={{ value, failure, again: () => {} }}>
      {(all) => <Rows {...all} language={language} commanding={commanding} />}
    </Loaded>
  );
}

function Rows(props: {
  rows: readonly DeviceRow[];
  sites: readonly Site[];
  bodies: readonly Body[];
  language: Language;
  commanding: boolean;
}) {
  const { rows, sites, bodies, language, commanding } = props;
  const { t } = useTexts();
  const filter = readFilter(queryOf(useHash()));
  const query = useDeferredValue(writeFilter(filter).toString());
  useEffect(() => remember('fleet', new URLSearchParams(query)), [query]);
  const place = useMemo(() => placer(sites, bodies), [sites, bodies]);
  const nameOf = (it: Site | Body) => (language === 'vi' ? it.name : it.englishName);
  const { found, sections, shown } = useMemo(() => {
    const asked = readFilter(new URLSearchParams(query));
    const found = rows.map(place).filter(matching(asked));
    const shown = found.filter((placed) => inState(placed, asked));
    return { found, shown, sections: grouped(shown, nameOf) };
    // nameOf follows from the language
  }, [rows, place, query, language]);

  if (rows.length === 0) {
    return <p className="empty">{t('console.fleet.empty')}</p>;
  }
  const ready = rows.filter((row) => row.readiness.ready).length;
  return (
    <>
      <p className="lead" data-testid="fleet-sum" data-ready={ready} data-all={rows.length} data-shown={shown.length}>
        {t('console.fleet.sum', { ready, all: rows.length })}
      </p>
      <Narrowing filter={filter} found={found} bodies={bodies} nameOf={nameOf} />
      <div className="fleet-shown">
        <p className="quiet" role="status">
          {t('console.fleet.shown', { shown: shown.length, all: rows.length })}
        </p>
        {commanding && shown.length > 1 && <BulkCommand meant={shown} filter={filter} nameOf={nameOf} />}
      </div>
      <LongList
        label={t('console.fleet')}
        sections={sections.map(({ id, body, items }) => ({ id, title: titleOf(body, items, t, nameOf), items }))}
        textOf={({ row }) => row.label}
        onOpen={(id) => (window.location.hash = hrefOf('fleet', id))}
        empty={t('console.fleet.none')}
        drawnWith={[language]}
        testId="fleet"
      >
        {(placed) => <Row placed={placed} nameOf={nameOf} />}
      </LongList>
    </>
  );
}

function titleOf(body: Body | null, items: readonly Placed[], t: Speech['t'], nameOf: (body: Body) => string): string {
  const ready = items.filter(({ row }) => row.readiness.ready).length;
  const name = body === null ? t('console.fleet.nowhere') : nameOf(body);
  return `${name} · ${t('console.fleet.sum', { ready, all: items.length })}`;
}

function Narrowing(props: {
  filter: FleetFilter;
  found: readonly Placed[];
  bodies: readonly Body[];
  nameOf: (body: Body) => string;
}) {
  const { filter, found, bodies, nameOf } = props;
  const { t, number } = useTexts();
  const change = (part: Partial<FleetFilter>) => replaceQuery('fleet', writeFilter({ ...filter, ...part }));
  const counts = countsOf(found);
  const needy = found.filter(({ row }) => isNeedy(row)).length;
  const narrowed = writeFilter(filter).toString() !== '';
  const byName = [...bodies].sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'vi', { numeric: true }));
  return (
    <search className="fleet-filters">
      <Search
        label={t('console.fleet.search')}
        value={filter.words}
        onChange={(words) => change({ words })}
        testId="fleet-search"
      />
      <Choose
        label={t('console.fleet.body')}
        placeholder={t('console.fleet.any')}
        value={filter.body ?? ANY}
        options={[
          { value: ANY, text: t('console.fleet.any') },
          ...byName.map((body) => ({ value: body.id, text: nameOf(body) })),
        ]}
        onChange={(body) => change({ body: body === ANY ? null : body })}
        testId="fleet-body"
      />
      <Choose
        label={t('console.fleet.role')}
        placeholder={t('console.fleet.any')}
        value={filter.role ?? ANY}
        options={[
          { value: ANY, text: t('console.fleet.any') },
          { value: 'kiosk', text: t('role.kiosk') },
          { value: 'room', text: t('role.room') },
        ]}
        onChange={(role) => change({ role: role === ANY ? null : role })}
        testId="fleet-role"
      />
      <Filters
        label={t('console.fleet.states')}
        chosen={filter.states}
        options={STATES.map((state) => ({
          value: state,
          content: (
            <>
              <Icon name={PRESENCE_ICON[state]} size={18} /> {t(`presence.${state}`)} <b>{number(counts[state])}</b>
            </>
          ),
        }))}
        onChange={(states) => change({ states })}
        testId="state"
      />
      <Filters
        label={t('console.fleet.needy')}
        chosen={filter.needy ? ['needy'] : []}
        options={[
          {
            value: 'needy',
            content: (
              <>
                <Icon name="alarm" size={18} /> {t('console.fleet.needy')} <b>{number(needy)}</b>
              </>
            ),
          },
        ]}
        onChange={(chosen) => change({ needy: chosen.length > 0 })}
        testId="filter"
      />
      {narrowed && (
        <Button look="quiet" testId="filter-none" onPress={() => replaceQuery('fleet', new URLSearchParams())}>
          {t('console.fleet.everything')}
        </Button>
      )}
    </search>
  );
}

function Row({ placed: { row, site }, nameOf }: { placed: Placed; nameOf: (site: Site) => string }) {
  const { t, when } = useTexts();
  const { id, label, role, presence, readiness } = row;
  return (
    <div
      className={`fleet-row ${readiness.ready ? '' : 'fleet-row-not'}`}
      data-testid={`device-${id}`}
      data-presence={presence.state}
      data-ready={readiness.ready}
    >
      <span className="device-mark">
        <Icon name={role === 'kiosk' ? 'screen' : 'camera'} size={24} />
      </span>
      <span className="fleet-row-name">
        <strong>{label}</strong>
        <span className="quiet">
          {t(`role.${role}`)}
          {site !== null && ` · ${nameOf(site)}`}
        </span>
      </span>
      <span className="fleet-row-mend" data-testid="mend">
        {mendOf(readiness, t)}
        {row.alarms > 0 && (
          <Badge tone="bad" testId="alarm-count">
            <Icon name="alarm" size={18} /> {t('console.fleet.alarms', { count: row.alarms })}
          </Badge>
        )}
      </span>
      <span className="device-presence">
        <Badge tone={PRESENCE_TONE[presence.state]} testId="presence">
          <Icon name={PRESENCE_ICON[presence.state]} size={18} /> {t(`presence.${presence.state}`)}
        </Badge>
        <span className="quiet">{t('console.fleet.since', { time: when(presence.since) })}</span>
      </span>
      <Icon name="next" size={22} />
    </div>
  );
}

/** The first thing to do, in words; that there is nothing, too. */
export function mendOf({ mend }: Readiness, t: Speech['t']): string {
  if (mend === null) {
    return t('console.fleet.nothing');
  }
  return t(known(`console.fleet.mend.${mend.word}`) ?? 'console.fleet.mend.AWAY', {
    name: mend.part === null ? '' : partOf(mend.part.kind, t),
  });
}
