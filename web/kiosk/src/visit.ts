import {
  claiming,
  loudnessOf,
  unenrolledBy,
  type AgentMessage,
  type CallInvitation,
  type Desired,
  type KioskView,
  type PageMessage,
  type Unenrolled,
} from '@tiepdan/page';
import type { Language } from '@tiepdan/texts';
import {
  EMPTY_FORM,
  citizenOf,
  matterOf,
  scanned,
  standingKnown,
  standingOf,
  typeInstead,
  wrongWith,
  type Form,
} from './form';

/** One person's way through the kiosk, as plain decisions. Nothing here touches the browser. */
export type Screen =
  'welcome' | 'language' | 'identity' | 'standing' | 'matter' | 'notice' | 'ticket' | 'waiting' | 'call' | 'thanks';

export interface Visit {
  readonly screen: Screen;
  readonly language: Language;
  readonly form: Form;
  /** The turn that this page took or found again; `kept` once the agent has it on its disk. */
  readonly turn: { readonly id: string; readonly kept: boolean } | null;
  /** Sent again until it is kept. */
  readonly taking: Extract<PageMessage, { kind: 'take-turn' }> | null;
  /** The call that this page is in. */
  readonly call: string | null;
  readonly view: KioskView | null;
  readonly ended: 'closed' | 'left' | null;
  /** Turns that are over for this page although a view may still show them. */
  readonly over: readonly string[];
  readonly agent: 'there' | 'lost';
  readonly server: 'up' | 'down';
  readonly unattendedSeconds: number;
  /** In which the first screen greets. */
  readonly home: Language;
  /** How loud the official is, 0 to 1. */
  readonly loudness: number;
  /** What stands between this device and its certificate; null when nothing does, or nothing is known. */
  readonly unenrolled: Unenrolled | null;
}

export type Happening =
  | { kind: 'heard'; message: AgentMessage }
  | { kind: 'claim-code'; code: string }
  | { kind: 'agent-lost' }
  | { kind: 'go'; screen: Screen }
  | { kind: 'language'; language: Language }
  | { kind: 'typed'; form: Partial<Form> }
  | { kind: 'scanned'; text: string }
  | { kind: 'card-confirmed' }
  | { kind: 'card-refused' }
  | { kind: 'agreed'; turn: string; at: string }
  | { kind: 'leave'; why: 'chosen' | 'unattended' }
  | { kind: 'finished' };

export type Effect =
  { do: 'say'; message: PageMessage } | { do: 'join'; invitation: CallInvitation } | { do: 'hang-up' } | { do: 'wipe' };

export type Step = readonly [Visit, readonly Effect[]];

export const FIRST: Visit = {
  screen: 'welcome',
  language: 'vi',
  form: EMPTY_FORM,
  turn: null,
  taking: null,
  call: null,
  view: null,
  ended: null,
  over: [],
  agent: 'lost',
  server: 'up',
  unattendedSeconds: 120,
  home: 'vi',
  loudness: 1,
  unenrolled: null,
};

/** Screens on which the camera is on. */
export const SEEN: readonly Screen[] = ['ticket', 'waiting', 'call'];
const BEFORE_TURN: readonly Screen[] = ['welcome', 'language', 'identity', 'standing', 'matter', 'notice'];
const TYPED_ON: readonly Screen[] = ['identity', 'standing', 'matter'];
const LEFT_FROM: readonly Screen[] = ['language', 'identity', 'standing', 'matter', 'notice', 'ticket', 'waiting'];
const REMEMBERED_OVER = 8;

/** Where a touch may lead from each screen; everything else comes from the control plane or from an answer. */
const WAYS: Record<Screen, readonly Screen[]> = {
  welcome: ['language'],
  language: ['welcome', 'identity'],
  identity: ['language', 'standing'],
  standing: ['identity', 'matter'],
  matter: ['standing', 'notice'],
  notice: ['matter'],
  ticket: ['waiting'],
  waiting: [],
  call: [],
  thanks: [],
};

/** A happening that does not belong to the screen, a touch that came too late for example, changes nothing. */
export function next(visit: Visit, happening: Happening): Step {
  switch (happening.kind) {
    case 'heard':
      return heard({ ...visit, agent: 'there' }, happening.message);
    case 'claim-code':
      return withCode(visit, happening.code);
    case 'agent-lost':
      return [{ ...visit, agent: 'lost' }, []];
    case 'go':
      return [mayGo(visit, happening.screen) ? { ...visit, screen: happening.screen } : visit, []];
    case 'language':
      return [{ ...visit, language: happening.language }, []];
    case 'typed':
      return [TYPED_ON.includes(visit.screen) ? { ...visit, form: { ...visit.form, ...happening.form } } : visit, []];
    case 'scanned':
      return withScan(visit, happening.text);
    case 'card-confirmed':
      return [hasCard(visit) ? { ...visit, screen: 'standing' } : visit, []];
    case 'card-refused':
      return [hasCard(visit) ? { ...visit, form: typeInstead(visit.form) } : visit, []];
    case 'agreed':
      return visit.screen === 'notice' ? agreed(visit, happening.turn, happening.at) : [visit, []];
    case 'leave':
      return LEFT_FROM.includes(visit.screen) ? leave(visit, happening.why) : [visit, []];
    case 'finished':
      return [visit.screen === 'thanks' ? afterwards(visit) : visit, []];
  }
}

function withCode(visit: Visit, typed: string): Step {
  const claim = claiming(visit.unenrolled, typed);
  return claim === null
    ? [visit, []]
    : [{ ...visit, unenrolled: claim.unenrolled }, [{ do: 'say', message: claim.say }]];
}

function mayGo(visit: Visit, to: Screen): boolean {
  const onward = BEFORE_TURN.indexOf(to) > BEFORE_TURN.indexOf(visit.screen);
  return WAYS[visit.screen].includes(to) && (!onward || answered(visit));
}

/** Whether what this screen asks has been answered. */
function answered({ screen, form }: Visit): boolean {
  switch (screen) {
    case 'identity':
      return form.card === null && wrongWith(form) === null;
    case 'standing':
      return standingKnown(form);
    case 'matter':
      return form.matter !== null;
    default:
      return true;
  }
}

function hasCard(visit: Visit): boolean {
  return visit.screen === 'identity' && visit.form.card !== null;
}

/** What is held before the scanner of a kiosk without a name is the claim code of the console. */
function withScan(visit: Visit, text: string): Step {
  if (visit.unenrolled !== null) {
    return withCode(visit, text);
  }
  return [visit.screen === 'identity' ? { ...visit, form: scanned(visit.form, text) } : visit, []];
}

function heard(visit: Visit, message: AgentMessage): Step {
  switch (message.kind) {
    case 'welcome':
      return welcomed(visit, message);
    case 'configured':
      return [configured(visit, message.desired), []];
    case 'enrolment':
      return [{ ...visit, unenrolled: unenrolledBy(message) }, []];
    case 'link':
      return [{ ...visit, server: message.state }, []];
    case 'view':
      return message.view.kind === 'kiosk' ? seen(visit, message.view) : [visit, []];
    case 'invited':
      return visit.turn === null ? [visit, []] : invited(visit, message.invitation);
    case 'call-left':
      return visit.call === message.call ? callLeft(visit, message.why) : [visit, []];
    case 'kept':
      return [
        message.turn === visit.turn?.id ? { ...visit, turn: { id: message.turn, kept: true }, taking: null } : visit,
        [],
      ];
    case 'scanned':
      return withScan(visit, message.text);
    case 'signal':
    case 'reply':
    case 'problem':
      return [visit, []];
  }
}

/** Whatever the agent may not have heard while it was away is said again. */
function welcomed(visit: Visit, message: Extract<AgentMessage, { kind: 'welcome' }>): Step {
  const known: Visit = {
    ...configured(visit, message.desired),
    server: message.link,
    unenrolled: message.device === '' ? visit.unenrolled : null,
  };
  const again: Effect[] = visit.taking === null ? [] : [{ do: 'say', message: visit.taking }];
  if (message.view?.kind !== 'kiosk') {
    return [known, again];
  }
  const { turn } = message.view;
  if (turn !== null && turn.stage === 'waiting' && visit.over.includes(turn.turn)) {
    again.push({ do: 'say', message: { kind: 'leave-turn', turn: turn.turn, why: 'chosen' } });
  }
  const [shown, effects] = seen(known, message.view);
  return [shown, [...again, ...effects]];
}

/** Another language greets whoever comes next; who is here keeps what they chose. */
function configured(visit: Visit, desired: Desired): Visit {
  const home = desired.language ?? 'vi';
  const greets = visit.screen === 'welcome' && home !== visit.home;
  return {
    ...visit,
    unattendedSeconds: desired.unattendedSeconds,
    loudness: loudnessOf(desired),
    home,
    language: greets ? home : visit.language,
  };
}

/** The control plane's truth about this kiosk. An older view than the one shown changes nothing. */
function seen(visit: Visit, view: KioskView): Step {
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

function invited(visit: Visit, invitation: CallInvitation): Step {
  return [{ ...visit, screen: 'call', call: invitation.call, form: EMPTY_FORM }, [{ do: 'join', invitation }]];
}

/** A call that broke is not the end of the turn: the control plane's next view says how it goes on. */
function callLeft(visit: Visit, why: string): Step {
  switch (why) {
    case 'closed':
      return over(visit, 'closed');
    case 'citizen-left':
      return over(visit, 'left');
    default:
      return [waiting(visit), [{ do: 'hang-up' }]];
  }
}

function agreed(visit: Visit, turn: string, at: string): Step {
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

function leave(visit: Visit, why: 'chosen' | 'unattended'): Step {
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
function afterwards(visit: Visit): Visit {
  const { agent, server, unattendedSeconds, home, loudness, unenrolled, turn } = visit;
  const view = visit.view === null ? null : { ...visit.view, turn: null };
  const over = turn === null ? visit.over : [...visit.over, turn.id].slice(-REMEMBERED_OVER);
  return { ...FIRST, language: home, agent, server, unattendedSeconds, home, loudness, unenrolled, view, over };
}
