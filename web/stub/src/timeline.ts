import { ago } from './sample/time';

/** A line of the past, as the control plane keeps it. */
export interface StubEntry {
  id: string;
  kind: string;
  at: string;
  word: string;
  severity: string;
  values: Record<string, string>;
  finding: { code: string; values: Record<string, string> } | null;
  by: string | null;
  about: string | null;
}

const entry = (
  id: string,
  minutes: number,
  word: string,
  severity: string,
  values: Record<string, string>,
  more: Partial<StubEntry> = {},
): StubEntry => ({
  id,
  kind: id.split('.')[0]!,
  at: ago(minutes),
  word,
  severity,
  values,
  finding: null,
  by: null,
  about: null,
  ...more,
});

const REBOOT = '019aa0f3-0000-7000-8000-000000000001';
const SELF_TEST = '019aa0f3-0000-7000-8000-000000000003';
const command = (id: string) => ({ about: `command:${id}` });
const layer = (name: string) => ({ about: name });

/** A morning at a kiosk; before it a night in which its line broke again and again. */
const MORNING: StubEntry[] = [
  entry(
    'SESSION.s-2',
    12,
    'IN_SESSION',
    'PLAIN',
    { ticket: '007', matter: 'complaint', room: 'Phòng 1', opened: ago(9) },
    { about: 'session:s-2' },
  ),
  entry(`COMMAND.${SELF_TEST}.3`, 29, 'UNKNOWN', 'WARNING', { command: 'self-test', why: '' }, command(SELF_TEST)),
  entry(
    `COMMAND.${SELF_TEST}.1`,
    30,
    'ISSUED',
    'PLAIN',
    { command: 'self-test', why: 'Kiểm tra đầu buổi' },
    { ...command(SELF_TEST), by: 'admin' },
  ),
  entry('CONFIGURATION.said.9', 41, 'TAKEN', 'GOOD', { version: '7', field: '' }),
  entry('CONFIGURATION.said.8', 42, 'WANTED', 'PLAIN', { version: '7', field: '' }),
  entry(
    'CONFIGURATION.layer.2.body.hong-bang',
    42,
    'CHANGED',
    'PLAIN',
    { version: '2', restored: '', why: 'Nhiều người cao tuổi' },
    { ...layer('body:hong-bang'), by: 'it' },
  ),
  entry(
    'SESSION.s-1',
    75,
    'CLOSED',
    'PLAIN',
    { ticket: '006', matter: 'petition', room: 'Phòng 1', opened: ago(70), closed: ago(52) },
    { about: 'session:s-1' },
  ),
  entry('PRESENCE.8', 95, 'ONLINE', 'GOOD', { reason: 'status', epoch: '3' }),
  entry('INCIDENT.7.2', 95, 'over', 'GOOD', { incident: 'LINE', place: 'hong-bang' }, { about: 'incident:7' }),
  entry('STATUS.4', 94, 'cleared', 'GOOD', { part: 'printer' }),
  entry(
    'STATUS.3',
    110,
    'raised',
    'BAD',
    { part: 'store' },
    { finding: { code: 'store-put-aside', values: { file: 'agent.db.damaged-1', until: ago(-9_000) } } },
  ),
  entry('INCIDENT.7.1', 118, 'opened', 'BAD', { incident: 'LINE', place: 'hong-bang' }, { about: 'incident:7' }),
  entry('PRESENCE.7', 119, 'OFFLINE', 'BAD', { reason: 'silent', epoch: '2' }),
  entry('PRESENCE.6', 120, 'SUSPECT', 'WARNING', { reason: 'link-lost', epoch: '2' }),
  entry(
    'PRESENCE.5',
    300,
    'MAINTENANCE',
    'PLAIN',
    { reason: 'maintenance', epoch: '2', why: 'Thay màn hình' },
    { by: 'it' },
  ),
  entry(
    `COMMAND.${REBOOT}.2`,
    320,
    'AGREED',
    'PLAIN',
    { command: 'reboot', why: 'Màn hình đứng yên' },
    { ...command(REBOOT), by: 'admin' },
  ),
  entry('STATUS.2', 340, 'of-tomorrow', 'PLAIN', { part: 'hologram' }),
];
const NIGHT: StubEntry[] = Array.from({ length: 60 }, (_, n) => {
  const away = n % 2 === 1;
  return entry(`PRESENCE.n-${n}`, 600 + 7 * n, away ? 'SUSPECT' : 'ONLINE', away ? 'WARNING' : 'GOOD', {
    reason: away ? 'link-lost' : 'status',
    epoch: '1',
  });
});

export class StubTimeline {
  entries = [...MORNING, ...NIGHT].sort((a, b) => b.at.localeCompare(a.at));
  readonly asked: URLSearchParams[] = [];

  add(...fresh: StubEntry[]): void {
    this.entries = [...fresh, ...this.entries];
  }

  /** The place of a page is the id of the entry before it. */
  page(query: URLSearchParams): { entries: StubEntry[]; earlier: string | null } {
    this.asked.push(query);
    const kinds = query.getAll('kind');
    const all = this.entries.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
    const from = all.findIndex(({ id }) => id === query.get('before')) + 1;
    const entries = all.slice(from, from + Number(query.get('limit') ?? 50));
    return { entries, earlier: from + entries.length < all.length ? entries.at(-1)!.id : null };
  }
}
