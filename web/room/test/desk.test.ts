import { describe, expect, test } from 'vitest';
import { FIRST, next, nextCitizen, type Desk } from '../src/desk';
import { BINH, CLOSING, DESKS, HAPPENINGS, HOA, OPENING, enrolment, nameOf, situation, view } from './desks';

const JOINED = 'call: join';
const OVER = 'list: hang-up';
const UNCLOSED = 'unclosed: hang-up';

/** Where each happening leads and what it makes the page do; what is not named changes neither. */
const MOVES: Record<string, Record<string, string>> = {
  unenrolled: {
    'claim-code': 'claiming: say claim-code',
    'enrolment done': 'list',
    welcome: 'list',
    'welcome, in call': JOINED,
    'view, in call': JOINED,
    'view, the call is over': 'unclosed',
    invited: JOINED,
    opened: JOINED,
    receive: 'unenrolled: say open-session, await-answer',
  },
  claiming: {
    'enrolment refused': 'unenrolled',
    'enrolment done': 'list',
    welcome: 'list',
    'welcome, in call': JOINED,
    'view, in call': JOINED,
    'view, the call is over': 'unclosed',
    invited: JOINED,
    opened: JOINED,
    receive: 'claiming: say open-session, await-answer',
  },
  list: {
    'enrolment refused': 'unenrolled',
    receive: 'opening: say open-session, await-answer',
    'welcome, in call': JOINED,
    'view, in call': JOINED,
    'view, the call is over': 'unclosed',
    invited: JOINED,
    opened: JOINED,
  },
  opening: {
    'enrolment refused': 'unenrolled',
    'unanswered open': 'list',
    welcome: 'opening: say open-session',
    'welcome without a name': 'opening: say open-session',
    'welcome, in call': 'call: say open-session, join',
    'view, in call': JOINED,
    'view, the call is over': 'unclosed',
    invited: JOINED,
    opened: JOINED,
    'open refused': 'list',
    problem: 'list',
  },
  call: {
    'ending open': 'ending',
    close: 'closing: say close-session, await-answer',
    'view, nobody received': OVER,
    'view, the call is over': UNCLOSED,
    'call-left closed': OVER,
    'call-left citizen-left': UNCLOSED,
    'call-left broken': UNCLOSED,
  },
  ending: {
    'ending back': 'call',
    close: 'closing: say close-session, await-answer',
    'view, nobody received': OVER,
    'view, the call is over': UNCLOSED,
    'call-left closed': OVER,
    'call-left citizen-left': UNCLOSED,
    'call-left broken': UNCLOSED,
  },
  closing: {
    'unanswered close': 'ending',
    welcome: 'closing: say close-session',
    'welcome without a name': 'closing: say close-session',
    'welcome, in call': 'closing: say close-session',
    'view, nobody received': OVER,
    'view, the call is over': UNCLOSED,
    'close refused': 'ending',
    'closed, done': OVER,
    'call-left closed': OVER,
    'call-left citizen-left': UNCLOSED,
    'call-left broken': UNCLOSED,
    problem: 'ending',
  },
  unclosed: {
    close: 'unclosed: say close-session, await-answer',
    'welcome, in call': JOINED,
    'view, nobody received': OVER,
    'view, in call': JOINED,
    invited: JOINED,
    opened: JOINED,
  },
};

const TABLE = Object.keys(DESKS).flatMap((name) =>
  Object.keys(HAPPENINGS).map((happening) => [name, happening] as const),
);

test.each(TABLE)('%s: %s', (name, happening) => {
  expect(situation(DESKS[name]!)).toBe(name);
  const [after, effects] = next(DESKS[name]!, HAPPENINGS[happening]!);
  const done = effects.map(nameOf).join(', ');
  expect(done === '' ? situation(after) : `${situation(after)}: ${done}`).toBe(MOVES[name]![happening] ?? name);
  expect(after.ending && after.current === null, 'nothing to close without a session').toBe(false);
});

test('every row of the table is a happening', () => {
  const named = Object.values(MOVES).flatMap((row) => Object.keys(row));
  expect(named.filter((name) => HAPPENINGS[name] === undefined)).toEqual([]);
});

const after = (desk: Desk, ...names: string[]): Desk =>
  names.reduce((before, name) => next(before, HAPPENINGS[name]!)[0], desk);

describe('the way to a certificate', () => {
  test('the newest word of the agent is what the official reads', () => {
    expect(after(DESKS['unenrolled']!, 'enrolment refused').unenrolled).toEqual({
      problem: 'used-code',
      detail: 'in English: used-code',
      fingerprint: '',
      why: '',
      trying: false,
    });
  });

  test('a code is said without the spaces around it', () => {
    expect(next(DESKS['unenrolled']!, HAPPENINGS['claim-code']!)[1]).toEqual([
      { do: 'say', message: { kind: 'claim-code', code: '7K2M-Q9XD-40RT' } },
    ]);
  });

  test('a running session stays on the screen, and the news is there when it is over', () => {
    const told = after(DESKS['call']!, 'enrolment refused');
    expect(situation(told)).toBe('call');
    expect(situation(after(told, 'call-left closed'))).toBe('unenrolled');
  });

  test('an agent that starts again says it anew; nothing is tried any more', () => {
    const lost = after(DESKS['claiming']!, 'agent-lost', 'welcome without a name');
    const [told] = next(lost, { kind: 'heard', message: enrolment('unreachable') });
    expect([told.agent, told.unenrolled?.problem, told.unenrolled?.trying]).toEqual(['there', 'unreachable', false]);
  });
});

describe('why nothing happened', () => {
  test.each([
    ['opening', 'open refused', 'session-already-open'],
    ['opening', 'unanswered open', 'offline'],
    ['opening', 'problem', 'malformed'],
    ['closing', 'close refused', 'x'],
    ['closing', 'unanswered close', 'offline'],
  ])('%s, %s: %s', (name, happening, why) => {
    expect(after(DESKS[name]!, happening).refused).toBe(why);
  });

  test.each(['select binh', 'receive', 'opened'])('is forgotten with %s', (happening) => {
    expect(after({ ...DESKS['list']!, refused: 'offline' }, happening).refused).toBeNull();
  });
});

describe('a request', () => {
  test('is said again in the same words when the agent comes back', () => {
    expect(next(DESKS['opening']!, HAPPENINGS['welcome']!)[1]).toEqual([{ do: 'say', message: OPENING }]);
    expect(next(DESKS['closing']!, HAPPENINGS['welcome']!)[1]).toEqual([{ do: 'say', message: CLOSING }]);
  });

  test('that is answered late still opens the call', () => {
    expect(situation(after(DESKS['opening']!, 'unanswered open', 'opened'))).toBe('call');
  });

  test('closes the session that runs, also when its call is over', () => {
    expect(next(DESKS['unclosed']!, HAPPENINGS['close']!)[1][0]).toEqual({ do: 'say', message: CLOSING });
  });
});

test('that a session was closed is told until something else is done', () => {
  const closed = after(DESKS['closing']!, 'closed, done');
  expect(closed.justClosed).toBe(true);
  expect(after(closed, 'view, nobody received').justClosed).toBe(true);
  expect(after(closed, 'select binh').justClosed).toBe(false);
  expect(after(DESKS['closing']!, 'call-left closed').justClosed).toBe(true);
  expect(after(DESKS['call']!, 'call-left citizen-left').justClosed).toBe(false);
});

test('the citizen in the call stays named after leaving the list', () => {
  const opened = after(DESKS['opening']!, 'opened');
  expect(opened.current?.citizen).toEqual(HOA);
  const elsewhere = next(opened, { kind: 'heard', message: { kind: 'view', view: view({ waiting: [] }) } })[0];
  expect(situation(elsewhere)).toBe('list');
});

describe('the next citizen', () => {
  test.each([
    ['the chosen one', [HOA, BINH], BINH.session, BINH],
    ['whoever waits longest when nobody is chosen', [HOA, BINH], null, HOA],
    ['whoever waits longest when the chosen one went', [HOA], BINH.session, HOA],
    ['nobody', [], null, null],
  ])('is %s', (_, waiting, selected, expected) => {
    expect(nextCitizen({ ...FIRST, view: view({ waiting }), selected })).toEqual(expected);
  });

  test('is no longer the chosen one when that one is gone and comes again', () => {
    const chosen = after(DESKS['list']!, 'select binh');
    const gone = next(chosen, { kind: 'heard', message: { kind: 'view', view: view({ waiting: [HOA] }) } })[0];
    expect(gone.selected).toBeNull();
  });
});

describe.each(['locked', 'maintenance'] as const)('a room that is %s', (service) => {
  const told = { kind: 'heard', message: { kind: 'service', service } } as const;

  test('opens no session and says why', () => {
    const [closed] = next(DESKS['list']!, told);
    const [after, effects] = next(closed, HAPPENINGS['receive']!);
    expect(effects).toEqual([]);
    expect(after).toMatchObject({ asked: null, refused: 'out-of-service', service });
  });

  test.each(['call', 'ending', 'closing', 'unclosed'])('goes on with what runs: %s', (name) => {
    const [closed, effects] = next(DESKS[name]!, told);
    expect(effects).toEqual([]);
    expect(closed.current).toEqual(DESKS[name]!.current);
    expect(situation(closed)).toBe(name);
  });

  test('opens sessions again', () => {
    const [closed] = next(DESKS['list']!, told);
    const [open] = next(closed, { kind: 'heard', message: { kind: 'service', service: 'open' } });
    expect(next(open, HAPPENINGS['receive']!)[0].asked).toMatchObject({ kind: 'open-session' });
  });
});
