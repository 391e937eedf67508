import type { AgentMessage, CallInvitation, Desired, EnrolmentNews, RoomView, Waiting } from '@tiepdan/page';
import { FIRST, screenOf, type Desk, type Effect, type Happening } from '../src/desk';

/** A desk in each situation, and everything that can happen to it. */
export const HOA: Waiting = {
  session: 'session-hoa',
  ticket: '012',
  name: 'Nguyễn Thị Hoa',
  site: 'UBND phường Hồng Bàng',
  matter: { kind: 'petition', words: '' },
  standing: 'self',
  since: '2026-11-25T07:00:00Z',
  ready: true,
  visits: 0,
};
export const BINH: Waiting = { ...HOA, session: 'session-binh', ticket: '013', name: 'Trần Văn Bình' };
const DESIRED: Desired = { version: 1, heartbeatSeconds: 10, reconnectWindowSeconds: 5, unattendedSeconds: 90 };

export const invitation = (call = 'call-1'): CallInvitation => ({
  call,
  session: HOA.session,
  leg: `leg-of-${call}`,
  role: 'room',
  attempt: 1,
  with: HOA.site,
  openedAt: '2026-11-25T07:10:00Z',
});

export const view = (more: Partial<RoomView>): RoomView => ({
  kind: 'room',
  version: 2,
  at: '2026-11-25T07:20:00Z',
  site: 'Phòng 1',
  body: 'Ban Tiếp công dân',
  waiting: [HOA, BINH],
  current: null,
  received: 3,
  ...more,
});

export const enrolment = (problem: string, device = ''): EnrolmentNews => ({
  kind: 'enrolment',
  device,
  problem,
  detail: `in English: ${problem}`,
});

const unenrolled = { problem: 'wrong-code', detail: 'in English: wrong-code', fingerprint: '', why: '', trying: false };
const there: Desk = { ...FIRST, agent: 'there', view: view({ version: 1 }) };
const called: Desk = {
  ...there,
  current: { session: HOA.session, citizen: HOA, invitation: invitation(), knownFrom: 2 },
};
export const OPENING = { kind: 'open-session', request: 'r-open', session: HOA.session } as const;
export const CLOSING = {
  kind: 'close-session',
  request: 'r-close',
  session: HOA.session,
  outcome: 'guided',
  summary: 'Đã hướng dẫn',
} as const;

export const DESKS: Record<string, Desk> = {
  unenrolled: { ...FIRST, agent: 'there', unenrolled },
  claiming: { ...FIRST, agent: 'there', unenrolled: { ...unenrolled, trying: true } },
  list: there,
  opening: { ...there, asked: OPENING },
  call: called,
  ending: { ...called, ending: true },
  closing: { ...called, ending: true, asked: CLOSING },
  unclosed: { ...there, ending: true, current: { session: HOA.session, citizen: HOA, invitation: null, knownFrom: 2 } },
};

/** What the official sees. */
export function situation(desk: Desk): string {
  if (screenOf(desk) === 'enrolment') {
    return desk.unenrolled?.trying === true ? 'claiming' : 'unenrolled';
  }
  if (desk.current === null) {
    return desk.asked === null ? 'list' : 'opening';
  }
  if (desk.current.invitation === null) {
    return 'unclosed';
  }
  return desk.asked !== null ? 'closing' : desk.ending ? 'ending' : 'call';
}

export const nameOf = (effect: Effect): string => (effect.do === 'say' ? `say ${effect.message.kind}` : effect.do);

const heard = (message: AgentMessage): Happening => ({ kind: 'heard', message });
const inRoom = (call: CallInvitation | null) => view({ current: { session: HOA, invitation: call } });
const welcome = (shown: RoomView | null, device = 'r'): Happening =>
  heard({
    kind: 'welcome',
    role: 'room',
    device,
    software: '1',
    link: 'up',
    desired: DESIRED,
    service: 'open',
    view: shown,
  });

export const HAPPENINGS: Record<string, Happening> = {
  'language en': { kind: 'language', language: 'en' },
  'select binh': { kind: 'select', session: BINH.session },
  receive: { kind: 'receive', session: HOA.session, request: 'r-open' },
  'ending open': { kind: 'ending', open: true },
  'ending back': { kind: 'ending', open: false },
  close: { kind: 'close', request: 'r-close', outcome: 'guided', summary: 'Đã hướng dẫn' },
  'unanswered open': { kind: 'unanswered', request: 'r-open' },
  'unanswered close': { kind: 'unanswered', request: 'r-close' },
  'unanswered, long ago': { kind: 'unanswered', request: 'r-0' },
  'agent-lost': { kind: 'agent-lost' },
  'claim-code': { kind: 'claim-code', code: ' 7K2M-Q9XD-40RT ' },
  'claim-code, blank': { kind: 'claim-code', code: '   ' },
  'enrolment refused': heard(enrolment('used-code')),
  'enrolment done': heard(enrolment('', 'r')),
  'welcome without a name': welcome(null, ''),
  welcome: welcome(null),
  'service locked': heard({ kind: 'service', service: 'locked' }),
  reload: heard({ kind: 'reload' }),
  'try-parts': heard({ kind: 'try-parts' }),
  'screenshot-begins': heard({ kind: 'screenshot-begins', command: 'c' }),
  'screenshot-ended': heard({ kind: 'screenshot-ended', command: 'c' }),
  'welcome, in call': welcome(inRoom(invitation())),
  configured: heard({ kind: 'configured', desired: { ...DESIRED, volumePercent: 30 } }),
  'link down': heard({ kind: 'link', state: 'down', since: '2026-11-25T07:00:00Z' }),
  'view, nobody received': heard({ kind: 'view', view: view({}) }),
  'view from before': heard({ kind: 'view', view: view({ version: 1 }) }),
  'old view': heard({ kind: 'view', view: view({ version: 0 }) }),
  'view, in call': heard({ kind: 'view', view: inRoom(invitation()) }),
  'view, the call is over': heard({ kind: 'view', view: inRoom(null) }),
  invited: heard({ kind: 'invited', invitation: invitation() }),
  opened: heard({ kind: 'reply', reply: { kind: 'opened', request: 'r-open', invitation: invitation(), version: 2 } }),
  'open refused': heard({
    kind: 'reply',
    reply: { kind: 'refused', request: 'r-open', type: 'session-already-open', detail: '' },
  }),
  'close refused': heard({ kind: 'reply', reply: { kind: 'refused', request: 'r-close', type: 'x', detail: '' } }),
  'closed, done': heard({ kind: 'reply', reply: { kind: 'done', request: 'r-close' } }),
  'something else, done': heard({ kind: 'reply', reply: { kind: 'done', request: 'r-0' } }),
  'call-left closed': heard({ kind: 'call-left', call: 'call-1', why: 'closed' }),
  'call-left citizen-left': heard({ kind: 'call-left', call: 'call-1', why: 'citizen-left' }),
  'call-left broken': heard({ kind: 'call-left', call: 'call-1', why: 'no-media-server' }),
  'call-left of another call': heard({ kind: 'call-left', call: 'call-0', why: 'closed' }),
  problem: heard({ kind: 'problem', type: 'malformed', detail: '' }),
  kept: heard({ kind: 'kept', turn: 't' }),
  scanned: heard({ kind: 'scanned', text: 't' }),
};
