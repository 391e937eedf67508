/** A device as its own page has it, as far as the list needs it. */
export interface StubDevice {
  id: string;
  label: string;
  role: string;
  software: string | null;
  site: { id: string } | undefined;
  presence: { state: string; reason: string; epoch: number; since: string };
  readiness: object;
  alarms: object[];
}

/** The list of all: one line for each, and only those that are asked for. */
export function rowsOf(devices: readonly StubDevice[], asked: URLSearchParams): object[] {
  const ids = asked.getAll('id');
  return devices
    .filter(({ id }) => ids.length === 0 || ids.includes(id))
    .map(({ id, label, role, software, site, presence, readiness, alarms }) => ({
      id,
      label,
      role,
      software,
      site: site!.id,
      presence: { state: presence.state, reason: presence.reason, epoch: presence.epoch, since: presence.since },
      readiness,
      alarms: alarms.length,
    }));
}

export const ready = { ready: true, mend: null };

export const not = (word: string, part: { name: string; kind: string } | null = null) => ({
  ready: false,
  mend: { word, part },
});

/** A country of kiosks: `communes` bodies with one site each and this many devices in all. */
export function crowd(communes: number, devices: number) {
  const number = (n: number) => String(n).padStart(4, '0');
  const bodies = Array.from({ length: communes }, (_, n) => ({
    id: `commune-${number(n)}`,
    name: `Xã Đông Hải ${n}`,
    englishName: `Đông Hải ${n} commune`,
    parent: 'hai-phong',
  }));
  const sites = bodies.map((body) => ({ ...body, id: `site-${body.id}`, body: body.id, address: '' }));
  const rows = Array.from({ length: devices }, (_, n) => {
    const away = n % 40 === 7;
    return {
      id: `k-${number(n)}`,
      label: `Ki-ốt ${n}`,
      role: n % 10 === 0 ? 'room' : 'kiosk',
      software: '1.0.0',
      site: sites[n % communes]!.id,
      presence: {
        state: away ? 'OFFLINE' : 'ONLINE',
        reason: 'status',
        epoch: 3,
        since: '2026-11-25T01:00:00Z',
      },
      readiness: away ? not('AWAY') : ready,
      alarms: n % 100 === 3 ? 2 : 0,
    };
  });
  return { bodies, sites, rows };
}
