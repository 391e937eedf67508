import type { CallInvitation, OtherSide, RecordingState, SignalDown, SignalUp } from '@tiepdan/page';

/**
 * The life of one leg, as plain decisions: what happened goes in, the next state and what must be done come out.
 * Nothing here touches a browser; {@link CallClient} carries the effects out.
 */
export type CallState = Idle | InCall;

export interface Idle {
  readonly name: 'idle';
  /** What the first attempt of a call is offered, when it comes before the invitation. */
  readonly early: Offer | null;
}

type Offer = Extract<SignalDown, { kind: 'offer' }>;

export interface InCall {
  readonly name: 'in-call';
  readonly invitation: CallInvitation;
  readonly attempt: number;
  /** offering: our offer is being made; joining: sent, not yet accepted; joined: accepted. */
  readonly phase: 'offering' | 'joining' | 'joined';
  /** Highest round of the other side's offer that we began to answer in this attempt. */
  readonly round: number;
  readonly sending: RTCPeerConnectionState;
  readonly receiving: RTCPeerConnectionState;
  readonly otherSide: OtherSide;
  readonly recording: RecordingState;
  readonly recordedUntil: string | null;
  /** What came before the invitation; it is answered as soon as this side has joined. */
  readonly early: Offer | null;
}

export type Happening =
  | { kind: 'invited'; invitation: CallInvitation; lastAttempt: number }
  | { kind: 'offer-made'; attempt: number; sdp: string }
  | { kind: 'answer-made'; attempt: number; round: number; sdp: string }
  | { kind: 'heard'; signal: SignalDown }
  | { kind: 'connection'; attempt: number; side: 'sending' | 'receiving'; state: RTCPeerConnectionState }
  | { kind: 'stuck'; attempt: number }
  | { kind: 'agent-back' }
  | { kind: 'ended' };

export type Effect =
  | { do: 'begin'; attempt: number }
  | { do: 'send'; signal: SignalUp }
  | { do: 'accept'; sdp: string }
  | { do: 'answer'; round: number; sdp: string }
  | { do: 'add-candidates'; signal: Extract<SignalDown, { kind: 'candidates' }> }
  | { do: 'end' };

export type Step = readonly [CallState, readonly Effect[]];

export const IDLE: Idle = { name: 'idle', early: null };

export function next(state: CallState, happening: Happening): Step {
  if (happening.kind === 'invited') {
    return invited(state, happening.invitation, happening.lastAttempt);
  }
  if (state.name === 'idle') {
    return [
      happening.kind === 'heard' && happening.signal.kind === 'offer' ? { ...state, early: happening.signal } : state,
      [],
    ];
  }
  switch (happening.kind) {
    case 'offer-made':
      return happening.attempt === state.attempt && state.phase === 'offering'
        ? joining(state, send({ ...attemptOf(state), kind: 'join', sdp: happening.sdp }))
        : [state, []];
    case 'answer-made':
      return happening.attempt === state.attempt && happening.round === state.round
        ? [state, [send({ ...attemptOf(state), kind: 'answer', round: happening.round, sdp: happening.sdp })]]
        : [state, []];
    case 'heard':
      return heard(state, happening.signal);
    case 'connection':
      return connection(state, happening);
    case 'stuck':
      return happening.attempt === state.attempt ? begin(state, state.attempt + 1) : [state, []];
    case 'agent-back':
      return state.phase === 'joined' ? [state, []] : begin(state, state.attempt + 1);
    case 'ended':
      return [IDLE, [{ do: 'end' }]];
  }
}

/** The same invitation arrives by several ways and again with every view; only a new leg begins something. */
function invited(before: CallState, invitation: CallInvitation, lastAttempt: number): Step {
  if (
    before.name === 'in-call' &&
    before.invitation.call === invitation.call &&
    before.invitation.leg === invitation.leg
  ) {
    return [before, []];
  }
  const attempt = Math.max(invitation.attempt, lastAttempt + 1);
  const fresh: InCall = {
    name: 'in-call',
    invitation,
    attempt,
    phase: 'offering',
    round: 0,
    sending: 'new',
    receiving: 'new',
    otherSide: 'expected',
    recording: 'starting',
    recordedUntil: null,
    early: before.name === 'idle' ? before.early : null,
  };
  return [fresh, [{ do: 'begin', attempt }]];
}

function joining(before: InCall, join: Effect): Step {
  const joined: InCall = { ...before, phase: 'joining', early: null };
  const [state, effects] = before.early === null ? [joined, []] : heard(joined, before.early);
  return [state, [join, ...effects]];
}

/** Everything of the media begins anew; what both sides were told about the call stays on the screen. */
function begin(state: InCall, attempt: number): Step {
  return [
    { ...state, attempt, phase: 'offering', round: 0, sending: 'new', receiving: 'new' },
    [{ do: 'begin', attempt }],
  ];
}

function heard(state: InCall, signal: SignalDown): Step {
  if (signal.call !== state.invitation.call || signal.leg !== state.invitation.leg) {
    return [state, []];
  }
  if (signal.kind === 'rejoin') {
    return signal.attempt > state.attempt ? begin(state, signal.attempt) : [state, []];
  }
  if (signal.kind === 'state') {
    return signal.attempt > state.attempt ? [state, []] : [{ ...state, ...shown(signal) }, []];
  }
  if (signal.attempt !== state.attempt) {
    return [state, []];
  }
  switch (signal.kind) {
    case 'accepted':
      return state.phase === 'joining'
        ? [{ ...state, phase: 'joined' }, [{ do: 'accept', sdp: signal.sdp }]]
        : [state, []];
    case 'offer':
      return signal.round > state.round
        ? [{ ...state, round: signal.round }, [{ do: 'answer', round: signal.round, sdp: signal.sdp }]]
        : [state, []];
    case 'candidates':
      return [state, [{ do: 'add-candidates', signal }]];
  }
}

function shown(signal: Extract<SignalDown, { kind: 'state' }>) {
  return { otherSide: signal.otherSide, recording: signal.recording, recordedUntil: signal.recordedUntil };
}

function connection(state: InCall, it: Extract<Happening, { kind: 'connection' }>): Step {
  if (it.attempt !== state.attempt) {
    return [state, []];
  }
  if (it.state === 'failed') {
    return begin(state, state.attempt + 1);
  }
  return [it.side === 'sending' ? { ...state, sending: it.state } : { ...state, receiving: it.state }, []];
}

function attemptOf(state: InCall) {
  return { call: state.invitation.call, leg: state.invitation.leg, attempt: state.attempt };
}

function send(signal: SignalUp): Effect {
  return { do: 'send', signal };
}
