import { not, ready } from '../fleet';
import { ago } from './time';

const peripheral = (
  kind: string,
  health: string,
  evidence: string,
  code: string,
  values: Record<string, string> = {},
) => ({
  name: kind,
  kind,
  health,
  evidence,
  since: ago(90),
  finding: { code, values },
});

const status = (peripherals: object[], connected = true) => ({
  epoch: 3,
  sequence: 41,
  at: ago(0),
  peripherals,
  host: { uptimeSeconds: 8000, loadPercent: 12, memoryUsedBytes: 1, memoryTotalBytes: 2, diskFreeBytes: 3 },
  link: { roundTripMillis: 18, reconnects: 0, queuedEvents: 0, clockOffsetMillis: 4 },
  page: { connected, screen: 'welcome' },
  session: null,
});

const good = [
  peripheral('camera', 'ok', 'Logitech BRIO opened at 1280x720, 25 frames/s', 'camera-opened', {
    device: 'Logitech BRIO',
    width: '1280',
    height: '720',
    rate: '25',
  }),
  peripheral('microphone', 'ok', 'Jabra Speak 510 opened', 'microphone-opened', { device: 'Jabra Speak 510' }),
  peripheral('speaker', 'ok', 'output: Jabra Speak 510', 'speaker-found', { device: 'Jabra Speak 510' }),
  peripheral('printer', 'ok', 'idle, paper loaded', 'a-code-of-tomorrow'),
];

const site = (id: string, name: string, englishName: string) => ({
  id,
  name,
  englishName,
  body: 'hai-phong',
  address: '',
});
const PUT_ASIDE = { file: 'agent.db.damaged-20261124T013000.000Z', until: ago(-9_000) };
const alarm = (name: string, evidence: string, finding: object | null) => ({ name, since: ago(33), evidence, finding });

export const SITES = [
  site('hong-bang', 'UBND phường Hồng Bàng', 'Hồng Bàng ward office'),
  site('an-duong', 'UBND phường An Dương', 'An Dương ward office'),
  site('cat-hai', 'UBND đặc khu Cát Hải', 'Cát Hải special zone office'),
  site('hq', 'Trụ sở tiếp công dân thành phố', 'City reception headquarters'),
];

const presence = (state: string, reason: string, evidence: string, since: number) => ({
  state,
  reason,
  evidence,
  epoch: 3,
  since: ago(since),
  heardAt: ago(state === 'OFFLINE' ? since : 0),
  maintenance: null as null | { reason: string; by: string; until: string; behind: string },
});

export const DEVICES = [
  {
    id: 'k-7f3a',
    readiness: ready as object,
    label: 'Ki-ốt 1',
    role: 'kiosk',
    software: '1.0.0',
    site: SITES[0],
    presence: presence('ONLINE', 'status', 'status heard 4 s ago', 95),
    status: status([
      ...good,
      peripheral('store', 'degraded', 'agent.db was damaged (malformed)', 'store-put-aside', PUT_ASIDE),
    ]),
    alarms: [
      alarm('store', 'agent.db was damaged (malformed)', { code: 'store-put-aside', values: PUT_ASIDE }),
      alarm('printer', 'media-empty', null),
    ],
  },
  {
    id: 'k-19bc',
    readiness: not('PART', { name: 'camera', kind: 'camera' }) as object,
    label: 'Ki-ốt 1',
    role: 'kiosk',
    software: '1.0.0',
    site: SITES[1],
    presence: presence('ONLINE', 'status', 'status heard 2 s ago', 310),
    status: status([
      peripheral('camera', 'failed', 'the browser could not open the camera: NotReadableError', 'camera-failed', {
        reason: 'NotReadableError',
      }),
      ...good.slice(1),
    ]),
    alarms: [],
  },
  {
    id: 'k-c0de',
    readiness: not('AWAY') as object,
    label: 'Ki-ốt 2',
    role: 'kiosk',
    software: '1.0.0',
    site: SITES[2],
    presence: presence('OFFLINE', 'link-lost', 'last will of epoch 3; nothing heard for 26 min', 26),
    status: null,
    alarms: [],
  },
  {
    id: 'r-0001',
    readiness: ready as object,
    label: 'Phòng 1',
    role: 'room',
    software: '1.0.0',
    site: SITES[3],
    presence: presence('ONLINE', 'status', 'status heard 1 s ago', 400),
    status: status(good.slice(0, 3)),
    alarms: [],
  },
];

export const BODIES = [
  {
    id: 'hai-phong',
    name: 'Thành phố Hải Phòng',
    englishName: 'City of Hải Phòng',
    parent: null,
    until: null,
    heir: null,
  },
  {
    id: 'hong-bang',
    name: 'Phường Hồng Bàng',
    englishName: 'Hồng Bàng ward',
    parent: 'hai-phong',
    until: null,
    heir: null,
  },
];

const incident = (id: number, kind: string, place: string, closedAt: string | null, devices: string[]) => ({
  id,
  kind,
  place,
  since: ago(26),
  openedAt: ago(25),
  closedAt,
  mergedInto: null,
  devices,
  away: closedAt === null ? devices.length : 0,
});

export const INCIDENTS = [
  incident(7, 'LINE', 'cat-hai', null, ['k-c0de', 'k-c0df']),
  incident(6, 'POWER', 'an-duong', ago(3), ['k-19bc']),
];
