import type { AgentMessage, CallInvitation, Desired, EnrolmentNews, KioskView, Turn } from '@tiepdan/page';
import { EMPTY_FORM, type Form } from '../src/form';
import { FIRST, type Effect, type Happening, type Screen, type Visit } from '../src/visit';

/** One visit on each screen, and everything that can happen to it. */
export const CARD = '031160001234|031234567|NGUYỄN THỊ HOA|15081958|Nữ|Số 12 Lê Lợi, Hải Phòng|10052021';
export const TURN = 'turn-of-hoa';
export const DESIRED: Desired = { version: 1, heartbeatSeconds: 10, reconnectWindowSeconds: 5, unattendedSeconds: 90 };
export const TAKING = {
  kind: 'take-turn',
  turn: TURN,
  language: 'vi',
  citizen: {
    fullName: 'Nguyễn Thị Hoa',
    number: null,
    oldNumber: null,
    birthDate: null,
    sex: null,
    address: null,
    issuedOn: null,
    evidence: 'typed',
  },
  standing: { kind: 'self', onBehalfOf: null },
  matter: { kind: 'petition', words: 'Đường ngập' },
  noticeReadAt: '2026-11-25T07:00:00Z',
} as const;

const TYPED: Form = { ...EMPTY_FORM, fullName: 'Nguyễn Thị Hoa' };
const STOOD: Form = { ...TYPED, standing: 'self' };
const TOLD: Form = { ...STOOD, matter: 'petition', words: 'Đường ngập' };
const there: Visit = { ...FIRST, agent: 'there', language: 'en' };

export const invitation = (call = 'call-1'): CallInvitation => ({
  call,
  session: 'session-1',
  leg: `leg-of-${call}`,
  role: 'kiosk',
  attempt: 1,
  with: 'Ban Tiếp công dân',
  openedAt: '2026-11-25T07:10:00Z',
});

export const view = (turn: Partial<Turn> | null, version = 2): KioskView => ({
  kind: 'kiosk',
  version,
  at: '2026-11-25T07:05:00Z',
  site: 'UBND phường Hồng Bàng',
  body: 'Ban Tiếp công dân',
  turn:
    turn === null
      ? null
      : { turn: TURN, session: 'session-1', ticket: '012', ahead: 0, stage: 'waiting', invitation: null, ...turn },
});

export const VISITS: Record<Screen, Visit> = {
  welcome: { ...FIRST, agent: 'there' },
  language: there,
  identity: { ...there, form: TYPED },
  standing: { ...there, form: STOOD },
  matter: { ...there, form: TOLD },
  notice: { ...there, form: TOLD },
  ticket: { ...there, turn: { id: TURN, kept: false }, taking: TAKING, view: view(null, 1) },
  waiting: { ...there, turn: { id: TURN, kept: true }, view: view({}, 1) },
  call: { ...there, turn: { id: TURN, kept: true }, call: 'call-1', view: view({ stage: 'in-session' }, 1) },
  thanks: { ...there, ended: 'closed', over: [TURN] },
};
for (const screen of Object.keys(VISITS) as Screen[]) {
  VISITS[screen] = { ...VISITS[screen], screen };
}

export const enrolment = (problem: string, device = ''): EnrolmentNews => ({
  kind: 'enrolment',
  device,
  problem,
  detail: `in English: ${problem}`,
});

const heard = (message: AgentMessage): Happening => ({ kind: 'heard', message });
export const welcome = (shown: KioskView | null): Happening =>
  heard({
    kind: 'welcome',
    role: 'kiosk',
    device: 'k',
    software: '1',
    link: 'up',
    desired: DESIRED,
    service: 'open',
    view: shown,
  });

export const SCREENS = Object.keys(VISITS) as Screen[];

export const HAPPENINGS: Record<string, Happening> = {
  ...Object.fromEntries(SCREENS.map((screen) => [`go ${screen}`, { kind: 'go', screen } satisfies Happening])),
  'language vi': { kind: 'language', language: 'vi' },
  typed: { kind: 'typed', form: { words: 'gõ' } },
  'scanned a card': { kind: 'scanned', text: CARD },
  'scanned something': { kind: 'scanned', text: 'https://example.vn' },
  'card-confirmed': { kind: 'card-confirmed' },
  'card-refused': { kind: 'card-refused' },
  agreed: { kind: 'agreed', turn: TURN, at: '2026-11-25T07:00:00Z' },
  'leave chosen': { kind: 'leave', why: 'chosen' },
  'leave unattended': { kind: 'leave', why: 'unattended' },
  finished: { kind: 'finished' },
  'agent-lost': { kind: 'agent-lost' },
  'claim-code': { kind: 'claim-code', code: 'AAAA-BBBB-CCCC' },
  'heard enrolment refused': heard(enrolment('used-code')),
  'heard enrolment done': heard(enrolment('', 'k')),
  'heard welcome': welcome(null),
  'heard welcome, the turn waits': welcome(view({})),
  'heard configured': heard({ kind: 'configured', desired: DESIRED }),
  'heard link down': heard({ kind: 'link', state: 'down', since: '2026-11-25T07:00:00Z' }),
  'heard view, nobody here': heard({ kind: 'view', view: view(null) }),
  'heard view, the turn waits': heard({ kind: 'view', view: view({}) }),
  'heard view, somebody else waits': heard({ kind: 'view', view: view({ turn: 'turn-of-binh' }) }),
  'heard view, in session': heard({ kind: 'view', view: view({ stage: 'in-session', invitation: invitation() }) }),
  'heard view, the call is over': heard({ kind: 'view', view: view({ stage: 'in-session' }) }),
  'heard view, closed': heard({ kind: 'view', view: view({ stage: 'closed' }) }),
  'heard view, left': heard({ kind: 'view', view: view({ stage: 'left' }) }),
  'heard an old view, closed': heard({ kind: 'view', view: view({ stage: 'closed' }, 0) }),
  'heard invited': heard({ kind: 'invited', invitation: invitation() }),
  'heard call-left closed': heard({ kind: 'call-left', call: 'call-1', why: 'closed' }),
  'heard call-left citizen-left': heard({ kind: 'call-left', call: 'call-1', why: 'citizen-left' }),
  'heard call-left broken': heard({ kind: 'call-left', call: 'call-1', why: 'media-lost' }),
  'heard call-left of another call': heard({ kind: 'call-left', call: 'call-0', why: 'closed' }),
  'heard kept': heard({ kind: 'kept', turn: TURN }),
  'heard scanned a card': heard({ kind: 'scanned', text: CARD }),
  'heard service locked': heard({ kind: 'service', service: 'locked' }),
  'heard problem, out of service': heard({ kind: 'problem', type: 'out-of-service', detail: 'y' }),
  'heard reload': heard({ kind: 'reload' }),
  'heard try-parts': heard({ kind: 'try-parts' }),
  'heard screenshot-begins': heard({ kind: 'screenshot-begins', command: 'c' }),
  'heard screenshot-ended': heard({ kind: 'screenshot-ended', command: 'c' }),
  'heard problem': heard({ kind: 'problem', type: 'x', detail: 'y' }),
  'heard reply': heard({ kind: 'reply', reply: { kind: 'done', request: 'r' } }),
};

export const nameOf = (effect: Effect): string => (effect.do === 'say' ? `say ${effect.message.kind}` : effect.do);
