import type { CallInvitation, KioskView, PageMessage } from '@tiepdan/page';
import { EMPTY_FORM, citizenOf, matterOf, standingOf } from './form';
import { BEFORE_TURN, FIRST, type Step, type Visit } from './state';

const REMEMBERED_OVER = 8;

/** The control plane's truth about this kiosk. An older view than the one shown changes nothing. */
export function seen(visit: Visit, view: KioskView): Step {
  if (visit.view !== null && view.version < visit.view.version) {
    return [visit, []];
  }
  const shown: Visit = { ...visit, view };
  const turn = view.turn;
  if (turn === null || visit.over.includes(turn.turn)) {
    return [shown, []];
  }
  const mine = visit.turn?.id === turn.turn;
  const foundAgain = visit.turn === null && BEFORE_TURN.includes(visit.screen);
  if (!mine && !foundAgain) {
    return [shown, []];
  }
  const having: Visit = { ...shown, turn: { id: turn.turn, kept: true }, taking: null };
  switch (turn.stage) {
    case 'waiting':
      return [mine ? having : waiting(having), []];
    case 'in-session':
      return turn.invitation === null ? callIsOver(having) : invited(having, turn.invitation);
    case 'closed':
    case 'left':
      return mine ? over(shown, turn.stage) : [shown, []];
  }
}

function waiting(visit: Visit): Visit {
  return { ...visit, screen: 'waiting', call: null, form: EMPTY_FORM };
}

/** The official still writes; the citizen waits for the end, not before a dead picture. */
function callIsOver(visit: Visit): Step {
  return [waiting(visit), visit.call === null ? [] : [{ do: 'hang-up' }]];
}

export function invited(visit: Visit, invitation: CallInvitation): Step {
  return [{ ...visit, screen: 'call', call: invitation.call, form: EMPTY_FORM }, [{ do: 'join', invitation }]];
}

/** A call that broke is not the end of the turn: the control plane's next view says how it goes on. */
export function callLeft(visit: Visit, why: string): Step {
  switch (why) {
    case 'closed':
      return over(visit, 'closed');
    case 'citizen-left':
      return over(visit, 'left');
    default:
      return [waiting(visit), [{ do: 'hang-up' }]];
  }
}

export function agreed(visit: Visit, turn: string, at: string): Step {
  const taking: Extract<PageMessage, { kind: 'take-turn' }> = {
    kind: 'take-turn',
    turn,
    language: visit.language,
    citizen: citizenOf(visit.form),
    standing: standingOf(visit.form),
    matter: matterOf(visit.form),
    noticeReadAt: at,
  };
  const taken: Visit = { ...visit, screen: 'ticket', turn: { id: turn, kept: false }, taking, form: EMPTY_FORM };
  return [taken, [{ do: 'say', message: taking }]];
}

export function leave(visit: Visit, why: 'chosen' | 'unattended'): Step {
  if (visit.turn === null) {
    return [afterwards(visit), [{ do: 'wipe' }]];
  }
  const [left, effects] = over(visit, 'left');
  return [left, [{ do: 'say', message: { kind: 'leave-turn', turn: visit.turn.id, why } }, ...effects]];
}

/** Thanks, and everything about the person is forgotten at once, not when the screen changes. */
function over(visit: Visit, how: 'closed' | 'left'): Step {
  const { turn } = visit;
  const forgotten: Visit = {
    ...afterwards(visit),
    language: visit.language,
    screen: 'thanks',
    ended: how,
  };
  return [
    forgotten,
    [
      { do: 'hang-up' },
      { do: 'wipe' },
      ...(turn === null ? [] : [{ do: 'say', message: { kind: 'wiped', turn: turn.id } } as const]),
    ],
  ];
}

/** The first screen again; only what belongs to the kiosk is kept. */
export function afterwards(visit: Visit): Visit {
  const { agent, server, unattendedSeconds, home, loudness, unenrolled, service, turn } = visit;
  const view = visit.view === null ? null : { ...visit.view, turn: null };
  const over = turn === null ? visit.over : [...visit.over, turn.id].slice(-REMEMBERED_OVER);
  return {
    ...FIRST,
    language: home,
    agent,
    server,
    unattendedSeconds,
    home,
    loudness,
    unenrolled,
    service,
    view,
    over,
  };
}
