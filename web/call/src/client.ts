import {
  Store,
  type CallInvitation,
  type Candidate,
  type Direction,
  type SignalDown,
  type SignalUp,
} from '@tiepdan/page';
import { IDLE, next, type CallState, type Effect, type Happening } from './machine';
import { lastAttempt, rememberAttempt, forgetAttempts } from './memory';
import { Receiver } from './receiver';
import { Sender } from './sender';
import { NO_NUMBERS, readNumbers, type CallNumbers } from './numbers';
import { beginTimeline, mark } from './timeline';

const JOIN_WITHIN_MILLIS = 6_000;
const RECONNECT_WITHIN_MILLIS = 5_000;
const SAMPLE_EVERY_MILLIS = 1_000;
const SAMPLES_PER_QUALITY = 2;
const REWARM_EVERY_MILLIS = 45_000;

/** A sender that is prepared; once it is made, an offer need not wait for anything. */
interface Warm {
  readonly making: Promise<Sender>;
  made: Sender | null;
}

/** Carries out what {@link next} decides: peer connections, timers, statistics. One per page. */
export class CallClient {
  readonly state = new Store<CallState>(IDLE);
  readonly remote = new Store<MediaStream | null>(null);
  readonly numbers = new Store<CallNumbers>(NO_NUMBERS);

  private stream: MediaStream | null = null;
  private warm: Warm | null = null;
  private sender: Sender | null = null;
  private receiver: Receiver | null = null;
  private invitedAt = 0;
  private watchdog: ReturnType<typeof setTimeout> | undefined;
  private sampling: ReturnType<typeof setInterval> | undefined;
  private rewarming: ReturnType<typeof setInterval> | undefined;
  private samples = 0;

  constructor(private readonly send: (signal: SignalUp) => boolean) {}

  /** The camera and microphone to be sent; called before the call, and again with null when they are switched off. */
  use(stream: MediaStream | null): void {
    this.stream = stream;
    clearInterval(this.rewarming);
    this.discardWarm();
    if (stream !== null) {
      this.prepare();
      this.rewarming = setInterval(() => this.prepare(), REWARM_EVERY_MILLIS);
      this.beginIfWaiting();
    }
  }

  /** @param from when the wait began for whoever looks at this page, as `performance.now()` */
  invite(invitation: CallInvitation, from: number = performance.now()): void {
    if (this.state.get().name === 'idle') {
      this.invitedAt = from;
      beginTimeline();
      mark('invited');
    }
    this.happened({ kind: 'invited', invitation, lastAttempt: lastAttempt(invitation) });
  }

  heard(signal: SignalDown): void {
    this.happened({ kind: 'heard', signal });
  }

  agentBack(): void {
    this.happened({ kind: 'agent-back' });
  }

  end(): void {
    this.happened({ kind: 'ended' });
  }

  /** Called by the picture of the other side when it has painted its first frame. */
  firstFramePainted(at: number): void {
    if (this.numbers.get().firstFrameMillis !== null || this.state.get().name === 'idle') {
      return;
    }
    mark('first-remote-frame', at);
    this.numbers.set({
      ...this.numbers.get(),
      firstFrameMillis: Math.max(0, Math.round(at - this.invitedAt)),
      firstFrameAt: performance.timeOrigin + at,
    });
  }

  /** For `hello`: which call this page is in. */
  current(): { call: string; leg: string; attempt: number; connected: boolean } | null {
    const state = this.state.get();
    return state.name === 'idle'
      ? null
      : {
          call: state.invitation.call,
          leg: state.invitation.leg,
          attempt: state.attempt,
          connected: state.sending === 'connected',
        };
  }

  private happened(happening: Happening): void {
    const [state, effects] = next(this.state.get(), happening);
    this.state.set(state);
    effects.forEach((effect) => this.carryOut(effect));
  }

  private carryOut(effect: Effect): void {
    switch (effect.do) {
      case 'begin':
        return this.begin(effect.attempt);
      case 'send':
        if (effect.signal.kind === 'join' || effect.signal.kind === 'answer') {
          mark(`${effect.signal.kind}-sent`);
        }
        this.send(effect.signal);
        return;
      case 'accept':
        return this.accept(effect.sdp);
      case 'answer':
        return this.answer(effect.round, effect.sdp);
      case 'add-candidates':
        return this.addCandidates(effect.signal);
      case 'end':
        return this.close();
    }
  }

  private begin(attempt: number): void {
    this.closeConnections();
    const state = this.state.get();
    if (state.name === 'idle') {
      return;
    }
    rememberAttempt(state.invitation, attempt);
    this.watch(attempt, JOIN_WITHIN_MILLIS);
    this.startSampling();
    this.offerSoon(attempt);
  }

  /** A prepared offer leaves at once, before the screen of the call is even painted. */
  private offerSoon(attempt: number): void {
    const made = this.warm?.made;
    if (made?.usable() === true) {
      this.warm = null;
      this.offer(attempt, made);
    } else {
      void this.takeSender().then((sender) => this.offer(attempt, sender));
    }
  }

  private offer(attempt: number, sender: Sender | null): void {
    const state = this.state.get();
    if (sender === null) {
      return;
    }
    if (state.name === 'idle' || state.attempt !== attempt) {
      sender.close();
      return;
    }
    this.sender = sender;
    sender.connection.onconnectionstatechange = () => this.connection('sending', attempt, sender.connection);
    this.happened({ kind: 'offer-made', attempt, sdp: sender.offer() });
    sender.trickle.listen((candidates, complete) => this.trickle(attempt, 'sending', candidates, complete));
  }

  private accept(sdp: string): void {
    const state = this.state.get();
    const connection = this.sender?.connection;
    if (state.name === 'idle' || connection === undefined) {
      return;
    }
    clearTimeout(this.watchdog);
    mark('accepted');
    connection.setRemoteDescription({ type: 'answer', sdp }).catch(() => this.stuck(state.attempt));
    this.receiver ??= this.newReceiver(state.attempt);
  }

  private answer(round: number, sdp: string): void {
    const state = this.state.get();
    if (state.name === 'idle') {
      return;
    }
    const { attempt } = state;
    mark('offer-heard');
    this.receiver ??= this.newReceiver(attempt);
    const receiver = this.receiver;
    receiver
      .answer(sdp)
      .then((answer) => {
        this.happened({ kind: 'answer-made', attempt, round, sdp: answer });
        receiver.trickle.listen((candidates, complete) => this.trickle(attempt, 'receiving', candidates, complete));
      })
      .catch(() => this.stuck(attempt));
  }

  private newReceiver(attempt: number): Receiver {
    const receiver = new Receiver((stream) => this.remote.set(stream));
    receiver.connection.onconnectionstatechange = () => this.connection('receiving', attempt, receiver.connection);
    return receiver;
  }

  private addCandidates(signal: Extract<SignalDown, { kind: 'candidates' }>): void {
    const connection = signal.direction === 'sending' ? this.sender?.connection : this.receiver?.connection;
    for (const candidate of signal.candidates) {
      connection?.addIceCandidate(candidate).catch(() => undefined);
    }
  }

  private trickle(attempt: number, direction: Direction, candidates: Candidate[], complete: boolean): void {
    const state = this.state.get();
    if (state.name === 'in-call' && state.attempt === attempt) {
      const { call, leg } = state.invitation;
      this.send({ kind: 'candidates', call, leg, attempt, direction, candidates, complete });
    }
  }

  private connection(side: 'sending' | 'receiving', attempt: number, connection: RTCPeerConnection): void {
    const state = connection.connectionState;
    if (state === 'disconnected') {
      this.watch(attempt, RECONNECT_WITHIN_MILLIS);
    } else if (state === 'connected') {
      clearTimeout(this.watchdog);
      mark(`${side}-connected`);
    }
    this.happened({ kind: 'connection', attempt, side, state });
  }

  private watch(attempt: number, millis: number): void {
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(() => this.stuck(attempt), millis);
  }

  private stuck(attempt: number): void {
    this.happened({ kind: 'stuck', attempt });
  }

  /** The call began before the camera was there (reload in a call): offer now. */
  private beginIfWaiting(): void {
    const state = this.state.get();
    if (state.name === 'in-call' && state.phase === 'offering' && this.sender === null) {
      this.offerSoon(state.attempt);
    }
  }

  private prepare(): void {
    if (this.stream !== null && this.state.get().name === 'idle') {
      this.discardWarm();
      const warm: Warm = { making: Sender.make(this.stream), made: null };
      this.warm = warm;
      warm.making.then(
        (made) => (warm.made = made),
        () => undefined,
      );
    }
  }

  private async takeSender(): Promise<Sender | null> {
    const { stream, warm } = this;
    this.warm = null;
    if (stream === null) {
      return null;
    }
    const prepared = await warm?.making.catch(() => null);
    if (prepared?.usable() === true) {
      return prepared;
    }
    prepared?.close();
    return Sender.make(stream).catch(() => null);
  }

  private discardWarm(): void {
    void this.warm?.making.then(
      (sender) => sender.close(),
      () => undefined,
    );
    this.warm = null;
  }

  private startSampling(): void {
    clearInterval(this.sampling);
    this.samples = 0;
    this.sampling = setInterval(() => void this.sample(), SAMPLE_EVERY_MILLIS);
  }

  private async sample(): Promise<void> {
    const numbers = await readNumbers(this.numbers.get(), this.sender?.connection, this.receiver?.connection);
    const state = this.state.get();
    if (state.name === 'idle') {
      return;
    }
    this.numbers.set({
      ...numbers,
      firstFrameMillis: this.numbers.get().firstFrameMillis,
      firstFrameAt: this.numbers.get().firstFrameAt,
    });
    this.samples += 1;
    if (this.samples % SAMPLES_PER_QUALITY === 0) {
      const { call, leg } = state.invitation;
      const { sending, receiving, attempt } = state;
      const { framesDecoded, audioEnergy, firstFrameMillis, roundTripMillis, lossPercent } = this.numbers.get();
      const measured = { framesDecoded, audioEnergy, firstFrameMillis, roundTripMillis, lossPercent };
      this.send({ kind: 'quality', call, leg, attempt, sending, receiving, ...measured });
    }
  }

  private closeConnections(): void {
    clearTimeout(this.watchdog);
    this.sender?.close();
    this.sender = null;
    this.receiver?.close();
    this.receiver = null;
  }

  private close(): void {
    clearInterval(this.sampling);
    this.closeConnections();
    this.remote.set(null);
    this.numbers.set(NO_NUMBERS);
    forgetAttempts();
    this.prepare();
  }
}
