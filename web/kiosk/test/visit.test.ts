import { describe, expect, test } from 'vitest';
import { EMPTY_FORM, citizenOf, wrongWith } from '../src/form';
import { FIRST, SEEN, next, type Happening, type Screen, type Visit } from '../src/visit';
import { CARD, HAPPENINGS, SCREENS, TAKING, TURN, VISITS, invitation, nameOf, view, welcome } from './visits';

/** Where each happening leads and what it makes the page do; what is not named leaves the screen and does nothing. */
const LEAVING = 'thanks: say leave-turn, hang-up, wipe, say wiped';
const ENDED = 'thanks: hang-up, wipe, say wiped';
const FOUND_AGAIN = {
  'heard welcome, the turn waits': 'waiting',
  'heard view, the turn waits': 'waiting',
  'heard view, somebody else waits': 'waiting',
  'heard view, in session': 'call: join',
  'heard view, the call is over': 'waiting',
};
const IN_FORM = {
  'heard service locked': 'welcome: wipe',
  'leave chosen': 'welcome: wipe',
  'leave unattended': 'welcome: wipe',
  ...FOUND_AGAIN,
};
const IN_TURN = {
  'heard view, in session': 'call: join',
  'heard invited': 'call: join',
  'heard view, closed': ENDED,
  'heard view, left': ENDED,
};
const MOVES: Record<Screen, Record<string, string>> = {
  welcome: { 'go language': 'language', ...FOUND_AGAIN },
  language: { 'go welcome': 'welcome', 'go identity': 'identity', ...IN_FORM },
  identity: { 'go language': 'language', 'go standing': 'standing', ...IN_FORM },
  standing: { 'go identity': 'identity', 'go matter': 'matter', ...IN_FORM },
  matter: { 'go standing': 'standing', 'go notice': 'notice', ...IN_FORM },
  notice: { 'go matter': 'matter', agreed: 'ticket: say take-turn', ...IN_FORM },
  ticket: {
    'go waiting': 'waiting',
    'leave chosen': LEAVING,
    'leave unattended': LEAVING,
    'heard welcome': 'ticket: say take-turn',
    'heard problem, out of service': 'welcome: hang-up, wipe',
    'heard welcome, the turn waits': 'ticket: say take-turn',
    'heard view, the call is over': 'waiting',
    ...IN_TURN,
  },
  waiting: { 'leave chosen': LEAVING, 'leave unattended': LEAVING, ...IN_TURN },
  call: {
    ...IN_TURN,
    'heard view, the call is over': 'waiting: hang-up',
    'heard call-left closed': ENDED,
    'heard call-left citizen-left': ENDED,
    'heard call-left broken': 'waiting: hang-up',
  },
  thanks: {
    finished: 'welcome',
    'heard welcome, the turn waits': 'thanks: say leave-turn',
  },
};

const TABLE = SCREENS.flatMap((screen) => Object.keys(HAPPENINGS).map((name) => [screen, name] as const));

test.each(TABLE)('on %s, %s', (screen, name) => {
  const [after, effects] = next(VISITS[screen], HAPPENINGS[name]!);
  const done = effects.map(nameOf).join(', ');
  expect(done === '' ? after.screen : `${after.screen}: ${done}`).toBe(MOVES[screen][name] ?? screen);
  holds(after);
});

/** True in every state: what is known of a person belongs to the screen that is shown. */
function holds(visit: Visit) {
  const { screen, form, turn, taking, call } = visit;
  expect(SEEN.includes(screen), 'a turn belongs to exactly the screens with a camera').toBe(turn !== null);
  expect(call !== null, 'a call belongs to the call screen').toBe(screen === 'call');
  if (!['language', 'identity', 'standing', 'matter', 'notice'].includes(screen)) {
    expect(form, 'nothing typed outlives the form').toEqual(EMPTY_FORM);
  }
  if (turn === null || turn.kept) {
    expect(taking, 'nothing of the person once the agent has the turn').toBeNull();
  }
}

test('the table would notice a happening or a screen without a row', () => {
  const named = Object.values(MOVES).flatMap((row) => Object.keys(row));
  expect(named.filter((name) => HAPPENINGS[name] === undefined)).toEqual([]);
});

describe('an unanswered question does not let one on', () => {
  test.each([
    ['identity', { fullName: ' ' }, 'standing'],
    ['identity', { number: '031' }, 'standing'],
    ['standing', { standing: null }, 'matter'],
    ['standing', { standing: 'lawyer', onBehalfOf: ' ' }, 'matter'],
    ['matter', { matter: null }, 'notice'],
  ] as const)('%s with %o', (screen, form, to) => {
    const visit: Visit = { ...VISITS[screen], form: { ...VISITS[screen].form, ...form } };
    expect(next(visit, { kind: 'go', screen: to })[0].screen).toBe(screen);
  });
});

describe('a card', () => {
  const identity = VISITS.identity;
  const scanned = next({ ...identity, form: EMPTY_FORM }, { kind: 'scanned', text: CARD })[0];

  test('leads on when it is confirmed, and is what the official gets', () => {
    const confirmed = next(scanned, { kind: 'card-confirmed' })[0];
    expect(confirmed.screen).toBe('standing');
    expect(citizenOf(confirmed.form)).toMatchObject({ fullName: 'Nguyễn Thị Hoa', evidence: 'qr' });
  });

  test('is not passed over by going on', () => {
    expect(next(scanned, { kind: 'go', screen: 'standing' })[0].screen).toBe('identity');
  });

  test('that was read wrongly fills the fields, and the official gets what was typed', () => {
    const refused = next(scanned, { kind: 'card-refused' })[0];
    expect(refused.form).toMatchObject({ card: null, fullName: 'Nguyễn Thị Hoa', number: '031160001234' });
    expect(citizenOf(refused.form).evidence).toBe('typed');
  });

  test('that the scanner typed into the name is taken out of it', () => {
    const typed = { ...EMPTY_FORM, fullName: `Hoa ${CARD}`, number: '12' };
    const { form } = next({ ...identity, form: typed }, { kind: 'scanned', text: CARD })[0];
    expect(form).toMatchObject({ fullName: 'Hoa', number: '12', card: { number: '031160001234' } });
  });

  test('that cannot be read says so, unless one was read before', () => {
    const unread: Happening = { kind: 'scanned', text: '031160001234|?' };
    expect(next(identity, unread)[0].form.unreadable).toBe(true);
    expect(next(scanned, unread)[0].form).toMatchObject({ unreadable: false, card: { number: '031160001234' } });
  });
});

describe('the identity', () => {
  test.each([
    ['a name', { fullName: 'Hoa' }, null],
    ['a name and twelve digits', { fullName: 'Hoa', number: ' 031160001234 ' }, null],
    ['nothing', {}, { name: true, number: false }],
    ['eleven digits', { fullName: 'Hoa', number: '03116000123' }, { name: false, number: true }],
    ['letters as a number', { number: 'abcdefghijkl' }, { name: true, number: true }],
  ])('%s', (_, form, wrong) => {
    expect(wrongWith({ ...EMPTY_FORM, ...form })).toEqual(wrong);
  });
});

describe('a turn', () => {
  test('is asked for again until the agent has it, each time in the same words', () => {
    const [, first] = next(VISITS.ticket, welcome(null));
    expect(first).toEqual([{ do: 'say', message: TAKING }]);
    const kept = next(VISITS.ticket, HAPPENINGS['heard kept']!)[0];
    expect(kept.turn).toEqual({ id: TURN, kept: true });
    expect(next(kept, welcome(null))[1]).toEqual([]);
  });

  test('says what was chosen, trimmed, and whom it is for only when it is for another', () => {
    const form = { ...VISITS.notice.form, onBehalfOf: 'Trần Văn Bình', words: ' Đường ngập ' };
    expect(taken({ ...VISITS.notice, form })).toEqual({ ...TAKING, language: 'en' });
    const lawyer = taken({ ...VISITS.notice, form: { ...form, standing: 'lawyer' } });
    expect(lawyer.standing).toEqual({ kind: 'lawyer', onBehalfOf: 'Trần Văn Bình' });
  });

  function taken(visit: Visit) {
    const [effect] = next(visit, HAPPENINGS['agreed']!)[1];
    if (effect?.do !== 'say' || effect.message.kind !== 'take-turn') {
      throw new Error('no turn was taken');
    }
    return effect.message;
  }

  test('that is over does not come back with a late view', () => {
    const [after, effects] = next(
      { ...FIRST, over: [TURN] },
      { kind: 'heard', message: { kind: 'view', view: view({}) } },
    );
    expect([after.screen, after.turn, effects]).toEqual(['welcome', null, []]);
  });

  test('remembers the last eight that are over, no more', () => {
    let visit: Visit = FIRST;
    for (let number = 0; number < 20; number++) {
      visit = { ...VISITS.waiting, over: visit.over, turn: { id: `turn-${number}`, kept: true } };
      visit = next(visit, { kind: 'leave', why: 'chosen' })[0];
    }
    expect(visit.over).toEqual(Array.from({ length: 8 }, (_, back) => `turn-${12 + back}`));
  });
});

test('the call that the citizen is in is left, not another one that ended late', () => {
  const second = next(VISITS.waiting, {
    kind: 'heard',
    message: { kind: 'invited', invitation: invitation('call-2') },
  })[0];
  expect(next(second, HAPPENINGS['heard call-left closed']!)[0].screen).toBe('call');
});

test('what is shown stays when a machine fails: language, form and turn', () => {
  for (const screen of SCREENS) {
    const lost = next(VISITS[screen], { kind: 'agent-lost' })[0];
    expect(lost).toEqual({ ...VISITS[screen], agent: 'lost' });
    expect(next(lost, HAPPENINGS['heard link down']!)[0]).toEqual({ ...VISITS[screen], server: 'down' });
  }
});

test('switching the language keeps everything else', () => {
  for (const screen of SCREENS) {
    expect(next(VISITS[screen], { kind: 'language', language: 'vi' })[0]).toEqual({
      ...VISITS[screen],
      language: 'vi',
    });
  }
});
