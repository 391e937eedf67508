import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { serveFiles, type Handler } from './agent';
import { not, ready, rowsOf } from './fleet';
import { StubConfiguration } from './configuration';
import { StubStanding } from './standing';

const NOW = Date.now();
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

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

const SITES = [
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

const DEVICES = [
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

const row = (id: string, ticket: string, name: string, more: object) => ({
  id,
  ticket,
  name,
  kind: 'petition',
  state: 'waiting',
  site: 'UBND phường Hồng Bàng',
  room: null,
  takenAt: ago(50),
  openedAt: null,
  closedAt: null,
  recording: null,
  register: null,
  ...more,
});

const SESSIONS = [
  row('s-1', '012', 'Nguyễn Thị Hoa', {
    state: 'closed',
    room: 'Phòng 1',
    openedAt: ago(42),
    closedAt: ago(24),
    recording: { state: 'ready' },
    register: { year: 2026, number: 318 },
  }),
  row('s-2', '013', 'Trần Văn Bình', {
    kind: 'complaint',
    state: 'in-session',
    room: 'Phòng 1',
    openedAt: ago(6),
    recording: { state: 'recording' },
  }),
  row('s-3', '014', 'Người tố cáo 014', { kind: 'denunciation', takenAt: ago(11) }),
  row('s-4', '015', 'Lê Thị Mai', { state: 'left', takenAt: ago(9) }),
];

const RECORD = {
  ...SESSIONS[0],
  legs: [],
  outcome: 'guided',
  summary: 'Phản ánh đường thoát nước trước nhà bị tắc từ tháng 9. Đã hướng dẫn gửi đơn đến UBND phường.',
  standing: 'self',
  words: 'Đường thoát nước trước nhà bị tắc từ tháng 9, nước tràn vào nhà mỗi khi mưa.',
  timeline: [
    { at: ago(50), what: 'turn-taken' },
    { at: ago(42), what: 'opened' },
    { at: ago(24), what: 'closed' },
  ],
};

const original = (leg: string, track: string) => ({
  file: `${leg}-${track}.mjr`,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  track,
  leg,
  startedAt: ago(42),
  durationSeconds: 1082,
  packets: track === 'audio' ? 54_100 : 81_233,
  lost: track === 'audio' ? 0 : 12,
});

const RECORDING = {
  state: 'ready',
  durationSeconds: 1082,
  originals: [
    original('kiosk', 'video'),
    original('kiosk', 'audio'),
    original('room', 'video'),
    original('room', 'audio'),
  ],
  viewingCopy: {
    url: '/api/v1/sessions/s-1/recording/viewing-copy',
    sha256: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
    bytes: 41_000_000,
    durationSeconds: 1082,
  },
  missing: [{ from: ago(31), to: ago(30.9), leg: 'kiosk', track: 'video', why: 'the kiosk reconnected (attempt 2)' }],
};

const REGISTER = {
  total: 318,
  entries: Array.from({ length: 6 }, (_, back) => ({
    number: 318 - back,
    year: 2026,
    session: `s-${back + 1}`,
    receivedAt: ago(42 + back * 1500),
    name: ['Nguyễn Thị Hoa', 'Phạm Văn Đức', 'Hoàng Thị Lan', 'Vũ Minh Tuấn', 'Đỗ Thị Hạnh', 'Bùi Quang Huy'][back],
    address: 'Số 12 Lê Lợi, Ngô Quyền, Hải Phòng',
    idNumber: '031160001234',
    kind: back % 2 === 0 ? 'petition' : 'complaint',
    outcome: back % 2 === 0 ? 'guided' : 'transferred',
    summary: 'Phản ánh đường thoát nước trước nhà bị tắc từ tháng 9, đề nghị sớm khắc phục.',
  })),
};

const INSTALL = 'sudo apt-get install -y --no-install-recommends janus';

const SYSTEM = {
  components: [
    {
      name: 'database',
      state: 'up',
      evidence: 'PostgreSQL 18.6 answers',
      mend: '',
      finding: { code: 'database-answers', values: { version: '18.6' } },
    },
    {
      name: 'broker',
      state: 'up',
      evidence: 'embedded, port 8883, mutual TLS',
      mend: '',
      finding: { code: 'broker-embedded', values: { port: '8883' } },
    },
    {
      name: 'media-server',
      state: 'down',
      evidence: 'there is no program "janus"',
      mend: `Install it (${INSTALL}), or name it with tiepdan.janus.program.`,
      finding: { code: 'media-no-program', values: { program: 'janus', command: INSTALL } },
    },
    {
      name: 'archive',
      state: 'degraded',
      evidence: '4 GB free of 80 GB',
      mend: 'Free space under the archive folder.',
      finding: { code: 'a-code-of-tomorrow', values: {} },
    },
  ],
};

const AUDIT = [
  { number: 3, at: ago(2), actor: 'official', action: 'recording-played', subject: 's-1', detail: '', hash: 'x' },
  { number: 2, at: ago(24), actor: 'official', action: 'session-closed', subject: 's-1', detail: '', hash: 'x' },
  { number: 1, at: ago(60), actor: 'admin', action: 'claim-minted', subject: 'k-7f3a', detail: 'kiosk', hash: 'x' },
];

const BODIES = [
  { id: 'hai-phong', name: 'Thành phố Hải Phòng', englishName: 'City of Hải Phòng', parent: null },
  { id: 'hong-bang', name: 'Phường Hồng Bàng', englishName: 'Hồng Bàng ward', parent: 'hai-phong' },
];

const change = (number: number, state: string, reason: string, since: number) => ({
  number,
  state,
  reason,
  evidence: 'silent for 26 s',
  epoch: 3,
  since: ago(since),
});

const PRESENCE = [
  change(9, 'ONLINE', 'status', 95),
  change(8, 'OFFLINE', 'silent', 96),
  change(7, 'SUSPECT', 'a-reason-of-tomorrow', 97),
  change(6, 'ONLINE', 'connected', 900),
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

const INCIDENTS = [
  incident(7, 'LINE', 'cat-hai', null, ['k-c0de', 'k-c0df']),
  incident(6, 'POWER', 'an-duong', ago(3), ['k-19bc']),
];

const ANSWERS: Record<string, unknown> = {
  '/sites': SITES,
  '/bodies': BODIES,
  '/sessions': SESSIONS,
  '/sessions/s-1': RECORD,
  '/sessions/s-1/recording': RECORDING,
  '/register': REGISTER,
  '/system': SYSTEM,
  '/audit': AUDIT,
};

/** The control plane's API as the console sees it, with one account: `admin`, password `admin`. */
export class StubApi {
  readonly devices = DEVICES;
  presence = PRESENCE;
  incidents = INCIDENTS;
  readonly components = SYSTEM.components;
  verification: unknown = { holdsUpTo: 3, head: `3:${'0a'.repeat(32)}`, at: ago(0), broken: null };
  readonly configuration = new StubConfiguration();
  private readonly standing = new StubStanding();
  private signedIn = false;
  private readonly listeners = new Set<ServerResponse>();

  serve(dist: string, port = 0): Promise<Server> {
    return serveFiles(dist, this.answer, port);
  }

  /** Every sentence that it says in English for machines. */
  plainEnglish(): string[] {
    return [...JSON.stringify([DEVICES, SYSTEM, PRESENCE]).matchAll(/"(?:evidence|mend)":"([^"\\]+)/g)].map(
      ([, text]) => text!,
    );
  }

  changed(kind: string, id: string): void {
    this.listeners.forEach((listener) => listener.write(`data: ${JSON.stringify({ kind, id })}\n\n`));
  }

  private maintain(id: string, body: string): void {
    const device = this.devices.find((one) => one.id === id)!;
    const { presence } = device;
    if (body === '') {
      device.presence = { ...presence, state: presence.maintenance!.behind, maintenance: null };
    } else {
      const maintenance = { ...(JSON.parse(body) as { reason: string; until: string }), by: 'admin' };
      device.presence = {
        ...presence,
        state: 'MAINTENANCE',
        reason: 'maintenance',
        maintenance: { ...maintenance, behind: presence.state },
      };
    }
    this.changed('device', id);
  }

  private readonly answer: Handler = async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://stub').pathname;
    if (!path.startsWith('/api/v1/')) {
      return false;
    }
    await this.api(path.slice('/api/v1'.length), request, response);
    return true;
  };

  private async api(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (path === '/sign-in') {
      const given = JSON.parse(await bodyOf(request)) as { name: string; password: string };
      this.signedIn = given.name === 'admin' && given.password === 'admin';
      return this.signedIn ? json(response, 200, ME) : json(response, 401, { title: 'Sign in' });
    }
    if (path === '/sign-in/ways') {
      return json(response, 200, { oidc: false });
    }
    if (!this.signedIn) {
      return json(response, 401, { title: 'Sign in' });
    }
    switch (path) {
      case '/me':
        return json(response, 200, ME);
      case '/sign-out':
        this.signedIn = false;
        response.writeHead(204).end();
        return;
      case '/live':
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(': here\n\n');
        this.listeners.add(response);
        request.on('close', () => this.listeners.delete(response));
        return;
      case '/claims':
        return json(response, 200, { code: '7K4M-QX2P-9TDW', device: 'k-51aa', expiresAt: ago(-60) });
      default:
        if (path === '/devices') {
          return json(response, 200, rowsOf(this.devices, new URL(request.url!, 'http://stub').searchParams));
        }
        if (path.startsWith('/devices/') && path.endsWith('/presence')) {
          return json(response, 200, this.presence);
        }
        if (/configuration/.test(path)) {
          const [code, value] = this.configuration.answer(path, request.headers['if-match'], await bodyOf(request))!;
          return json(response, code, value);
        }
        if (path === '/audit/verification') {
          return json(response, 200, this.verification);
        }
        if (path === '/incidents') {
          return json(response, 200, this.incidents);
        }
        if (path.endsWith('/maintenance')) {
          this.maintain(path.split('/')[2]!, await bodyOf(request));
          response.writeHead(204).end();
          return;
        }
        if (path.endsWith('/standing')) {
          const put = request.method === 'PUT';
          return json(response, 200, put ? this.standing.change(await bodyOf(request)) : this.standing.now());
        }
        if (path.startsWith('/devices/')) {
          const device = this.devices.find(({ id }) => path === `/devices/${id}`);
          return device === undefined
            ? json(response, 404, { type: '/problems/no-such-device', title: 'There is no such device' })
            : json(response, 200, device);
        }
        return ANSWERS[path] === undefined
          ? json(response, 404, {
              type: '/problems/no-such-address',
              title: 'Not found',
              detail: 'there is no such thing',
            })
          : json(response, 200, ANSWERS[path]);
    }
  }
}

const ME = { name: 'admin', role: 'ADMINISTRATOR' };

function json(response: ServerResponse, code: number, value: unknown): void {
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
  }
  return body;
}
