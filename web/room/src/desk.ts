import {
  claiming,
  loudnessOf,
  unenrolledBy,
  type AgentMessage,
  type CallInvitation,
  type Outcome,
  type PageMessage,
  type RoomView,
  type Service,
  type Unenrolled,
  type Waiting,
} from '@tiepdan/page';
import type { Language } from '@tiepdan/texts';

/** The official's desk as plain decisions. Nothing here touches the browser. */
export interface Desk {
  readonly language: Language;
  readonly agent: 'there' | 'lost';
  readonly server: 'up' | 'down';
  readonly view: RoomView | null;
  /** The session that runs in this room, as soon as either the reply or a view says so. */
  readonly current: Current | null;
  /** The request that waits for its answer; sent again when the agent comes back, with the same id. */
  readonly asked: Asked | null;
  /** Why the last request changed nothing. */
  readonly refused: string | null;
  readonly selected: string | null;
  readonly ending: boolean;
  readonly justClosed: boolean;
  /** How loud the citizen is, 0 to 1. */
  readonly loudness: number;
  /** What stands between this device and its certificate; null when nothing does, or nothing is known. */
  readonly unenrolled: Unenrolled | null;
  /** Whether sessions are opened here; one that runs goes on. */
  readonly service: Service;
}

export interface Current {
  readonly session: string;
  readonly citizen: Waiting | null;
  /** Null when the call is over and the session is still to be closed. */
  readonly invitation: CallInvitation | null;
  /** Views of a lower version may have been made before the session was open and say nothing of it. */
  readonly knownFrom: number;
}

export type Asked = Extract<PageMessage, { kind: 'open-session' | 'close-session' }>;

export type Happening =
  | { kind: 'heard'; message: AgentMessage }
  | { kind: 'claim-code'; code: string }
  | { kind: 'agent-lost' }
  | { kind: 'language'; language: Language }
  | { kind: 'select'; session: string }
  | { kind: 'receive'; session: string; request: string }
  | { kind: 'ending'; open: boolean }
  | { kind: 'close'; request: string; outcome: Outcome; summary: string }
  | { kind: 'unanswered'; request: string };

export type Effect =
  | { do: 'say'; message: PageMessage }
  | { do: 'await-answer'; request: string }
  | { do: 'join'; invitation: CallInvitation }
  | { do: 'hang-up' };

export type Step = readonly [Desk, readonly Effect[]];

export const FIRST: Desk = {
  language: 'vi',
  agent: 'lost',
  server: 'up',
  view: null,
  current: null,
  asked: null,
  refused: null,
  selected: null,
  ending: false,
  justClosed: false,
  loudness: 1,
  unenrolled: null,
  service: 'open',
};

export function next(desk: Desk, happening: Happening): Step {
  switch (happening.kind) {
    case 'heard':
      return heard({ ...desk, agent: 'there' }, happening.message);
    case 'claim-code':
      return withCode(desk, happening.code);
    case 'agent-lost':
      return [{ ...desk, agent: 'lost' }, []];
    case 'language':
      return [{ ...desk, language: happening.language }, []];
    case 'select':
      return [{ ...desk, selected: happening.session, refused: null, justClosed: false }, []];
    case 'receive':
      return receive(desk, happening.session, happening.request);
    case 'ending':
      return [ending(desk, happening.open), []];
    case 'close':
      return close(desk, happening);
    case 'unanswered':
      return desk.asked?.request === happening.request
        ? [{ ...desk, asked: null, refused: 'offline' }, []]
        : [desk, []];
  }
}

function withCode(desk: Desk, typed: string): Step {
  const claim = claiming(desk.unenrolled, typed);
  return claim === null ? [desk, []] : [{ ...desk, unenrolled: claim.unenrolled }, [{ do: 'say', message: claim.say }]];
}

function receive(desk: Desk, session: string, request: string): Step {
  if (desk.asked !== null || desk.current !== null) {
    return [desk, []];
  }
  if (desk.service !== 'open') {
    return [{ ...desk, refused: 'out-of-service' }, []];
  }
  return ask(desk, { kind: 'open-session', request, session });
}

function close(desk: Desk, it: Extract<Happening, { kind: 'close' }>): Step {
  if (desk.asked !== null || desk.current === null) {
    return [desk, []];
  }
  const { session } = desk.current;
  return ask(desk, { kind: 'close-session', request: it.request, session, outcome: it.outcome, summary: it.summary });
}

/** Without a call there is nothing to go back to: only the closing is left. */
function ending(desk: Desk, open: boolean): Desk {
  const possible = desk.current !== null && (open || desk.current.invitation !== null) && desk.asked === null;
  return possible ? { ...desk, ending: open, refused: null } : desk;
}

function ask(desk: Desk, asked: Asked): Step {
  return [
    { ...desk, asked, refused: null, justClosed: false },
    [
      { do: 'say', message: asked },
      { do: 'await-answer', request: asked.request },
    ],
  ];
}

function heard(desk: Desk, message: AgentMessage): Step {
  switch (message.kind) {
    case 'welcome':
      return welcomed(desk, message);
    case 'configured':
      return [{ ...desk, loudness: loudnessOf(message.desired) }, []];
    case 'enrolment':
      return [{ ...desk, unenrolled: unenrolledBy(message) }, []];
    case 'link':
      return [{ ...desk, server: message.state }, []];
    case 'view':
      return message.view.kind === 'room' ? seen(desk, message.view) : [desk, []];
    case 'invited':
      return joined(
        desk,
        message.invitation,
        citizenOf(desk, message.invitation.session),
        (desk.view?.version ?? 0) + 1,
      );
    case 'call-left':
      return desk.current?.invitation?.call === message.call ? callLeft(desk, desk.current, message.why) : [desk, []];
    case 'reply':
      return replied(desk, message.reply);
    case 'problem':
      return desk.asked === null ? [desk, []] : [{ ...desk, asked: null, refused: message.type }, []];
    case 'service':
      return [{ ...desk, service: message.service, refused: null }, []];
    case 'signal':
    case 'kept':
    case 'scanned':
    case 'reload':
    case 'try-parts':
    case 'screenshot-begins':
    case 'screenshot-ended':
      return [desk, []];
  }
}

function welcomed(desk: Desk, message: Extract<AgentMessage, { kind: 'welcome' }>): Step {
  const known: Desk = {
    ...desk,
    server: message.link,
    loudness: loudnessOf(message.desired),
    service: message.service,
    unenrolled: message.device === '' ? desk.unenrolled : null,
  };
  const again: Effect[] = desk.asked === null ? [] : [{ do: 'say', message: desk.asked }];
  if (message.view?.kind !== 'room') {
    return [known, again];
  }
  const [shown, effects] = seen(known, message.view);
  return [shown, [...again, ...effects]];
}

function seen(desk: Desk, view: RoomView): Step {
  if (desk.view !== null && view.version < desk.view.version) {
    return [desk, []];
  }
  const shown: Desk = { ...desk, view, selected: stillThere(desk.selected, view) };
  if (view.current !== null) {
    const { session: citizen, invitation } = view.current;
    return invitation === null
      ? unclosed(shown, { session: citizen.session, citizen, invitation, knownFrom: view.version })
      : joined(shown, invitation, citizen, view.version);
  }
  return desk.current !== null && view.version >= desk.current.knownFrom ? over(shown) : [shown, []];
}

/** Only a closed session ends here; a call that broke for good, or a citizen who went, leaves the closing to the official. */
function callLeft(desk: Desk, current: Current, why: string): Step {
  return why === 'closed' ? over(desk) : unclosed(desk, { ...current, invitation: null });
}

function unclosed(desk: Desk, current: Current): Step {
  const inCall = (desk.current?.invitation ?? null) !== null;
  return [{ ...desk, current, ending: true, justClosed: false }, inCall ? [{ do: 'hang-up' }] : []];
}

function stillThere(selected: string | null, view: RoomView): string | null {
  return view.waiting.some((waiting) => waiting.session === selected) ? selected : null;
}

function replied(desk: Desk, reply: Extract<AgentMessage, { kind: 'reply' }>['reply']): Step {
  const mine = desk.asked?.request === reply.request;
  switch (reply.kind) {
    case 'opened':
      return joined(
        { ...desk, asked: mine ? null : desk.asked },
        reply.invitation,
        citizenOf(desk, reply.invitation.session),
        reply.version,
      );
    case 'done':
      return mine && desk.asked?.kind === 'close-session'
        ? over({ ...desk, asked: null, justClosed: true })
        : [mine ? { ...desk, asked: null } : desk, []];
    case 'refused':
      return mine ? [{ ...desk, asked: null, refused: reply.type }, []] : [desk, []];
  }
}

function joined(desk: Desk, invitation: CallInvitation, citizen: Waiting | null, knownFrom: number): Step {
  if (desk.current?.invitation?.leg === invitation.leg) {
    return [{ ...desk, current: { ...desk.current, citizen: citizen ?? desk.current.citizen } }, []];
  }
  const { session } = invitation;
  return [
    {
      ...desk,
      asked: null,
      refused: null,
      ending: false,
      justClosed: false,
      current: { session, citizen, invitation, knownFrom },
    },
    [{ do: 'join', invitation }],
  ];
}

function over(desk: Desk): Step {
  const closing = desk.asked?.kind === 'close-session';
  return [
    {
      ...desk,
      current: null,
      asked: closing ? null : desk.asked,
      ending: false,
      refused: null,
      justClosed: desk.justClosed || closing,
    },
    [{ do: 'hang-up' }],
  ];
}

function citizenOf(desk: Desk, session: string): Waiting | null {
  return desk.view?.waiting.find((waiting) => waiting.session === session) ?? null;
}

/** What the official has before them. News of the certificate never takes a running session off the screen. */
export type Screen = 'enrolment' | 'waiting-list' | 'call';

export function screenOf(desk: Desk): Screen {
  return desk.current !== null ? 'call' : desk.unenrolled !== null ? 'enrolment' : 'waiting-list';
}

/** Whom the large button receives: the one that was chosen, otherwise whoever waits longest. */
export function nextCitizen(desk: Desk): Waiting | null {
  const waiting = desk.view?.waiting ?? [];
  return waiting.find((one) => one.session === desk.selected) ?? waiting[0] ?? null;
}
