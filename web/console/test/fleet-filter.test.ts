import { describe, expect, test } from 'vitest';
import {
  countsOf,
  grouped,
  inState,
  isNeedy,
  matching,
  placer,
  plain,
  readFilter,
  writeFilter,
} from '../src/fleet-filter';
import { same } from '../src/fleet-rows';
import type { Body, DeviceRow, Site, Staff } from '../src/model';
import { queryOf, readRoute } from '../src/routes';

const OPERATOR: Staff = { name: 'it', roles: ['IT_OPERATOR'], rights: ['RUN_DEVICES', 'SEE_DEVICES'] };

const BODIES: Body[] = [
  { id: 'hp', name: 'Thành phố Hải Phòng', englishName: 'Hải Phòng City', parent: null, until: null, heir: null },
  { id: 'hb', name: 'Phường Hồng Bàng', englishName: 'Hồng Bàng Ward', parent: 'hp', until: null, heir: null },
  { id: 'ad', name: 'Phường An Dương', englishName: 'An Dương Ward', parent: 'hp', until: null, heir: null },
];
const SITES: Site[] = [
  { id: 'hq', body: 'hp', name: 'Trụ sở', englishName: 'Headquarters', address: '' },
  { id: 'hb-1', body: 'hb', name: 'Số 1 Điện Biên Phủ', englishName: 'No 1', address: '' },
  { id: 'ad-1', body: 'ad', name: 'Số 9', englishName: 'No 9', address: '' },
];
const device = (id: string, site: string, more: Partial<DeviceRow> = {}): DeviceRow => ({
  id,
  label: `Ki-ốt ${id}`,
  site,
  role: 'kiosk',
  presence: { state: 'ONLINE', reason: 'status', epoch: 1, since: '2026-11-25T01:00:00Z' },
  readiness: { ready: true, mend: null },
  alarms: 0,
  software: '1.4.2',
  ...more,
});
const away = { state: 'OFFLINE', reason: 'silent', epoch: 1, since: '2026-11-25T01:00:00Z' } as const;
const ROWS = [
  device('k2', 'hb-1'),
  device('k10', 'hb-1', { presence: away, readiness: { ready: false, mend: { word: 'AWAY', part: null } } }),
  device('k3', 'ad-1', { alarms: 1 }),
  device('r1', 'hq', { role: 'room', label: 'Phòng 1' }),
  device('k4', 'gone'),
];
const place = placer(SITES, BODIES);
const found = (query: string) => {
  const filter = readFilter(new URLSearchParams(query));
  return ROWS.map(place)
    .filter(matching(filter))
    .filter((placed) => inState(placed, filter))
    .map(({ id }) => id);
};

describe('the list of devices is narrowed by what stands in the address', () => {
  test.each([
    ['', ['k2', 'k10', 'k3', 'r1', 'k4']],
    ['q=hong bang', ['k2', 'k10']],
    ['q=HỒNG', ['k2', 'k10']],
    ['q=dien bien', ['k2', 'k10']],
    ['q=ward k3', ['k3']],
    ['q=1.4.2 phong 1', ['k2', 'k10', 'k3', 'r1']],
    ['q=tru so phong', ['r1']],
    ['q=nothing like it', []],
    ['body=hb', ['k2', 'k10']],
    ['body=hp', ['k2', 'k10', 'k3', 'r1']],
    ['body=unknown', []],
    ['role=room', ['r1']],
    ['role=toaster', ['k2', 'k10', 'k3', 'r1', 'k4']],
    ['state=OFFLINE', ['k10']],
    ['state=OFFLINE,ONLINE&body=hb', ['k2', 'k10']],
    ['state=ASLEEP', ['k2', 'k10', 'k3', 'r1', 'k4']],
    ['needy=true', ['k10', 'k3']],
  ])('%s', (query, ids) => expect(found(query)).toEqual(ids));

  test('the filter comes back from the address as it went in', () => {
    for (const query of ['', 'q=h%E1%BB%93ng&body=hb&role=kiosk&state=SUSPECT%2COFFLINE&needy=true']) {
      expect(writeFilter(readFilter(new URLSearchParams(query))).toString()).toBe(query);
    }
  });

  test('the query does not disturb the way to a page', () => {
    expect(readRoute('#/fleet?q=a/b', OPERATOR)).toEqual({ section: 'fleet', id: null });
    expect(readRoute('#/fleet/k-1?q=x', OPERATOR)).toEqual({ section: 'fleet', id: 'k-1' });
    expect(queryOf('#/fleet?q=a').get('q')).toBe('a');
  });
});

test('devices stand by body, site and label, numbers as numbers; without a site they are not lost', () => {
  const list = grouped(ROWS.map(place), ({ name }) => name);
  expect(list.map(({ body, items }) => [body?.id ?? null, items.map(({ id }) => id)])).toEqual([
    [null, ['k4']],
    ['ad', ['k3']],
    ['hb', ['k2', 'k10']],
    ['hp', ['r1']],
  ]);
});

test('how many are in which state', () => {
  expect(countsOf(ROWS.map(place))).toEqual({ ONLINE: 4, SUSPECT: 0, OFFLINE: 1, LEFT: 0, MAINTENANCE: 0 });
});

test('who is worked on needs nobody else', () => {
  const { presence } = ROWS[0]!;
  expect(isNeedy(device('x', 'hq', { alarms: 1, presence: { ...presence, state: 'MAINTENANCE' } }))).toBe(false);
});

test('a row that says the same stays the same object, so that it is not drawn again', () => {
  const fresh = structuredClone(ROWS);
  fresh[1]!.presence.state = 'ONLINE';
  const now = same(ROWS, fresh);
  expect(now.map((row, n) => row === ROWS[n])).toEqual([true, false, true, true, true]);
  expect(place(now[0]!)).toBe(place(ROWS[0]!));
});

test('tones and capitals are no hindrance', () => {
  expect(plain('Đặc khu CÁT HẢI')).toBe('dac khu cat hai');
});

test('a circle of bodies in the data ends', () => {
  const circle: Body[] = [
    { ...BODIES[1]!, parent: 'ad' },
    { ...BODIES[2]!, parent: 'hb' },
  ];
  expect(placer(SITES, circle)(ROWS[0]!).bodies.map(({ id }) => id)).toEqual(['hb', 'ad']);
});
