import type { Body, DeviceRow, PresenceState, Site } from './model';

/** What the list of devices is narrowed to; it stands in the address, so that it survives a reload and can be sent to somebody. */
export interface FleetFilter {
  words: string;
  body: string | null;
  role: string | null;
  states: readonly PresenceState[];
  /** Only what somebody has to look after. */
  needy: boolean;
}

const STATES: readonly PresenceState[] = ['ONLINE', 'SUSPECT', 'OFFLINE', 'LEFT', 'MAINTENANCE'];

export function readFilter(query: URLSearchParams): FleetFilter {
  const asked = (query.get('state') ?? '').split(',');
  const role = query.get('role');
  return {
    words: query.get('q') ?? '',
    body: query.get('body'),
    role: role === 'kiosk' || role === 'room' ? role : null,
    states: STATES.filter((state) => asked.includes(state)),
    needy: query.get('needy') === 'true',
  };
}

export function writeFilter({ words, body, role, states, needy }: FleetFilter): URLSearchParams {
  const query = new URLSearchParams();
  const put = (name: string, value: string | null) => value !== null && value !== '' && query.set(name, value);
  put('q', words);
  put('body', body);
  put('role', role);
  put('state', states.join(','));
  put('needy', needy ? 'true' : null);
  return query;
}

/** One row with the names by which people look for it. */
export interface Placed {
  id: string;
  row: DeviceRow;
  site: Site | null;
  bodies: readonly Body[];
  /** Everything of it that can be searched, plain, with a space before each word. */
  haystack: string;
}

/** "Hồng Bàng" is found by "hong bang" too: tones are slow to type. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
}

/** Places rows at sites and bodies; a row that did not change keeps its object, so that it need not be drawn again. */
export function placer(sites: readonly Site[], bodies: readonly Body[]): (row: DeviceRow) => Placed {
  const siteOf = new Map(sites.map((site) => [site.id, site]));
  const bodyOf = new Map(bodies.map((body) => [body.id, body]));
  const placed = new WeakMap<DeviceRow, Placed>();
  const place = (row: DeviceRow): Placed => {
    const site = siteOf.get(row.site) ?? null;
    const above = lineage(site?.body ?? null, bodyOf);
    const names = [site, ...above].flatMap((it) => (it === null ? [] : [it.name, it.englishName]));
    const haystack = ` ${plain([row.label, row.id, row.software ?? '', ...names].join(' '))}`;
    return { id: row.id, row, site, bodies: above, haystack };
  };
  return (row) => {
    const known = placed.get(row) ?? place(row);
    placed.set(row, known);
    return known;
  };
}

/** The body and those above it; a circle in the data ends it. */
function lineage(id: string | null, bodyOf: ReadonlyMap<string, Body>): Body[] {
  const above: Body[] = [];
  for (let next = id; next !== null;) {
    const body = bodyOf.get(next);
    if (body === undefined || above.includes(body)) {
      break;
    }
    above.push(body);
    next = body.parent;
  }
  return above;
}

export function isNeedy({ presence, readiness, alarms }: DeviceRow): boolean {
  return presence.state !== 'MAINTENANCE' && (readiness.mend !== null || alarms > 0);
}

/**
 * Everything of the filter but the states, whose counts are shown beside their names. What is typed is the beginning of words:
 * "hong" means Hồng Bàng and not every place in Hải Phòng.
 */
export function matching(filter: FleetFilter): (placed: Placed) => boolean {
  const words = plain(filter.words)
    .split(/\s+/)
    .map((word) => ` ${word}`);
  return ({ row, bodies, haystack }) =>
    words.every((word) => haystack.includes(word)) &&
    (filter.body === null || bodies.some(({ id }) => id === filter.body)) &&
    (filter.role === null || row.role === filter.role) &&
    (!filter.needy || isNeedy(row));
}

export function inState(placed: Placed, filter: FleetFilter): boolean {
  return filter.states.length === 0 || filter.states.includes(placed.row.presence.state);
}

export function countsOf(rows: readonly Placed[]): Record<PresenceState, number> {
  const counts = { ONLINE: 0, SUSPECT: 0, OFFLINE: 0, LEFT: 0, MAINTENANCE: 0 };
  rows.forEach(({ row }) => (counts[row.presence.state] += 1));
  return counts;
}

/** By body, then site, then label, as people read them. */
export function grouped(rows: readonly Placed[], nameOf: (place: Site | Body) => string) {
  const order = new Intl.Collator('vi', { numeric: true }).compare;
  const groups = new Map<string, { id: string; body: Body | null; items: Placed[] }>();
  rows.forEach((placed) => {
    const body = placed.bodies[0] ?? null;
    const id = `body ${body?.id ?? ''}`;
    const group = groups.get(id) ?? { id, body, items: [] };
    group.items.push(placed);
    groups.set(id, group);
  });
  const named = (place: Site | Body | null) => (place === null ? '' : nameOf(place));
  const list = [...groups.values()].sort((a, b) => order(named(a.body), named(b.body)));
  list.forEach(({ items }) =>
    items.sort((a, b) => order(named(a.site), named(b.site)) || order(a.row.label, b.row.label)),
  );
  return list;
}
