import { ago } from './time';

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

export const SESSIONS = [
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

export const RECORD = {
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

export const RECORDING = {
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

export const REGISTER = {
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

export const SYSTEM = {
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

export const AUDIT = [
  { number: 3, at: ago(2), actor: 'official', action: 'recording-played', subject: 's-1', detail: '', hash: 'x' },
  { number: 2, at: ago(24), actor: 'official', action: 'session-closed', subject: 's-1', detail: '', hash: 'x' },
  { number: 1, at: ago(60), actor: 'admin', action: 'claim-minted', subject: 'k-7f3a', detail: 'kiosk', hash: 'x' },
];
