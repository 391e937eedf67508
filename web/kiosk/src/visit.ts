import {
  type AgentMessage,
  type CallInvitation,
  type Citizen,
  type Matter,
  type MatterKind,
  type PageMessage,
  type Standing,
  type StandingKind,
  type KioskView,
} from '@tiepdan/page';
import type { Language } from '@tiepdan/texts';
import { readCard } from './cccd';

/** One person's way through the kiosk, as plain decisions. Nothing here touches the browser. */
export type Screen =
  'welcome' | 'language' | 'identity' | 'standing' | 'matter' | 'notice' | 'ticket' | 'waiting' | 'call' | 'thanks';

export interface Form {
  readonly fullName: string;
  readonly number: string;
  readonly address: string;
  /** What a scanned card said, until the citizen has confirmed or refused it. */
  readonly card: Citizen | null;
  readonly unreadable: boolean;
  readonly standing: StandingKind | null;
  readonly onBehalfOf: string;
  readonly matter: MatterKind | null;
  readonly words: string;
}

export interface Visit {
  readonly screen: Screen;
  readonly language: Language;
  readonly form: Form;
  /** The turn that this page took or found again; `kept` once the agent has it on its disk. */
  readonly turn: { readonly id: string; readonly kept: boolean } | null;
  /** Sent again until it is kept. */
  readonly taking: Extract<PageMessage, { kind: 'take-turn' }> | null;
  readonly view: KioskView | null;
  readonly ended: 'closed' | 'left' | null;
  /** Turns that are over for this page although a view may still show them. */
  readonly over: readonly string[];
  readonly agent: 'there' | 'lost';
  readonly server: 'up' | 'down';
  readonly unattendedSeconds: number;
}

export type Happening =
  | { kind: 'heard'; message: AgentMessage }
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

const EMPTY_FORM: Form = {
  fullName: '',
  number: '',
  address: '',
  card: null,
  unreadable: false,
  standing: null,
  onBehalfOf: '',
  matter: null,
  words: '',
};

export const FIRST: Visit = {
  screen: 'welcome',
  language: 'vi',
  form: EMPTY_FORM,
  turn: null,
  taking: null,
  view: null,
  ended: null,
  over: [],
  agent: 'lost',
  server: 'up',
  unattendedSeconds: 120,
};

/** Screens on which the camera is on. */
export const SEEN: readonly Screen[] = ['ticket', 'waiting', 'call'];
const BEFORE_TURN: readonly Screen[] = ['welcome', 'language', 'identity', 'standing', 'matter', 'notice'];
const REMEMBERED_OVER = 8;

export function next(visit: Visit, happening: Happening): Step {
  switch (happening.kind) {
    case 'heard':
      return heard({ ...visit, agent: 'there' }, happening.message);
    case 'agent-lost':
      return [{ ...visit, agent: 'lost' }, []];
    case 'go':
      return [{ ...visit, screen: happening.screen }, []];
    case 'language':
      return [{ ...visit, language: happening.language }, []];
    case 'typed':
      return [{ ...visit, form: { ...visit.form, ...happening.form } }, []];
    case 'scanned':
      return [scanned(visit, happening.text), []];
    case 'card-confirmed':
      return [{ ...visit, screen: 'standing' }, []];
    case 'card-refused':
      return [typeInstead(visit), []];
    case 'agreed':
      return agreed(visit, happening.turn, happening.at);
    case 'leave':
      return leave(visit, happening.why);
    case 'finished':
      return [afterwards(visit), []];
  }
}

function heard(visit: Visit, message: AgentMessage): Step {
  switch (message.kind) {
    case 'welcome':
      return welcomed(visit, message);
    case 'link':
      return [{ ...visit, server: message.state }, []];
    case 'view':
      return message.view.kind === 'kiosk' ? seen(visit, message.view) : [visit, []];
    case 'invited':
      return visit.turn === null ? [visit, []] : invited(visit, message.invitation);
    case 'call-left':
      return visit.screen === 'call' ? callLeft(visit, message.why) : [visit, []];
    case 'kept':
      return [
        message.turn === visit.turn?.id ? { ...visit, turn: { id: message.turn, kept: true }, taking: null } : visit,
        [],
      ];
    case 'scanned':
      return [visit.screen === 'identity' ? scanned(visit, message.text) : visit, []];
    case 'signal':
    case 'reply':
    case 'problem':
      return [visit, []];
  }
}

function welcomed(visit: Visit, message: Extract<AgentMessage, { kind: 'welcome' }>): Step {
  const known: Visit = { ...visit, server: message.link, unattendedSeconds: message.desired.unattendedSeconds };
  const again: Effect[] = visit.taking === null ? [] : [{ do: 'say', message: visit.taking }];
  if (message.view?.kind !== 'kiosk') {
    return [known, again];
  }
  const [shown, effects] = seen(known, message.view);
  return [shown, [...again, ...effects]];
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
  switch (turn.stage) {
    case 'waiting':
      return [
        { ...shown, turn: { id: turn.turn, kept: true }, taking: null, screen: mine ? visit.screen : 'waiting' },
        [],
      ];
    case 'in-session':
      return turn.invitation === null
        ? [{ ...shown, turn: { id: turn.turn, kept: true } }, []]
        : invited({ ...shown, turn: { id: turn.turn, kept: true }, taking: null }, turn.invitation);
    case 'closed':
    case 'left':
      return mine ? over(shown, turn.stage) : [shown, []];
  }
}

function invited(visit: Visit, invitation: CallInvitation): Step {
  return [{ ...visit, screen: 'call' }, [{ do: 'join', invitation }]];
}

/** A call that broke is not the end of the turn: the control plane's next view says how it goes on. */
function callLeft(visit: Visit, why: string): Step {
  switch (why) {
    case 'closed':
      return over(visit, 'closed');
    case 'citizen-left':
      return over(visit, 'left');
    default:
      return [{ ...visit, screen: 'waiting' }, [{ do: 'hang-up' }]];
  }
}

function scanned(visit: Visit, text: string): Visit {
  const card = readCard(text);
  return { ...visit, form: { ...visit.form, card, unreadable: card === null } };
}

function typeInstead(visit: Visit): Visit {
  const { card } = visit.form;
  const form: Form = {
    ...visit.form,
    card: null,
    fullName: card?.fullName ?? visit.form.fullName,
    number: card?.number ?? visit.form.number,
    address: card?.address ?? visit.form.address,
  };
  return { ...visit, form };
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
  return [{ ...visit, screen: 'ticket', turn: { id: turn, kept: false }, taking }, [{ do: 'say', message: taking }]];
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
  const { agent, server, unattendedSeconds, turn } = visit;
  const view = visit.view === null ? null : { ...visit.view, turn: null };
  const over = turn === null ? visit.over : [...visit.over, turn.id].slice(-REMEMBERED_OVER);
  return { ...FIRST, agent, server, unattendedSeconds, view, over };
}

export function citizenOf(form: Form): Citizen {
  return (
    form.card ?? {
      fullName: form.fullName.trim(),
      number: form.number.trim() === '' ? null : form.number.trim(),
      oldNumber: null,
      birthDate: null,
      sex: null,
      address: form.address.trim() === '' ? null : form.address.trim(),
      issuedOn: null,
      evidence: 'typed',
    }
  );
}

function standingOf(form: Form): Standing {
  const kind = form.standing ?? 'self';
  return { kind, onBehalfOf: kind === 'self' || form.onBehalfOf.trim() === '' ? null : form.onBehalfOf.trim() };
}

function matterOf(form: Form): Matter {
  return { kind: form.matter ?? 'mixed', words: form.words.trim() };
}

/** What is wrong with the typed identity; null when it may go on. A person without a card goes on without a number. */
export function wrongWith(form: Form): { name: boolean; number: boolean } | null {
  const name = form.fullName.trim() === '';
  const number = form.number.trim() !== '' && !/^\d{12}$/.test(form.number.trim());
  return name || number ? { name, number } : null;
}
