import {
  freshId,
  type CallInvitation,
  type Desired,
  type KioskView,
  type PageMessage,
  type RoomView,
  type Service,
  type SignalUp,
  type SignalDown,
  type Waiting,
} from '@tiepdan/page';
import type { StubAgent } from './agent';

/** What carries the media between the two pages; a real one is Janus. */
export interface Media {
  heard(role: 'kiosk' | 'room', signal: SignalUp): Promise<SignalDown[]>;
  close(): Promise<void>;
}

export const NO_MEDIA: Media = { heard: () => Promise.resolve([]), close: () => Promise.resolve() };

const DESIRED: Desired = { version: 1, heartbeatSeconds: 10, reconnectWindowSeconds: 5, unattendedSeconds: 120 };
const SITE = 'UBND phường Hồng Bàng';
const BODY = 'Ban Tiếp công dân thành phố Hải Phòng';

/** One kiosk, one room and a control plane between them, as the pages see them. */
export class StubPlane {
  desired = DESIRED;
  link: 'up' | 'down' = 'up';
  service: Service = 'open';
  recording: 'starting' | 'running' | 'failed' = 'running';
  waiting: Waiting[] = [];
  /** What the next `open-session` is refused with. */
  refuseWith: string | null = null;
  private version = 1;
  private turn: KioskView['turn'] = null;
  private current: RoomView['current'] = null;
  private received = 0;
  private readonly attempts = { kiosk: 0, room: 0 };

  constructor(
    readonly kiosk: StubAgent,
    readonly room: StubAgent,
    private readonly media: Media = NO_MEDIA,
  ) {
    kiosk.heard = (message) => this.kioskSaid(message);
    room.heard = (message) => this.roomSaid(message);
  }

  show(): void {
    this.version += 1;
    this.kiosk.say({ kind: 'view', view: this.kioskView() });
    this.room.say({ kind: 'view', view: this.roomView() });
  }

  /** What the agents were told, and tell their pages at once. */
  configure(some: Partial<Desired>): void {
    this.desired = { ...this.desired, ...some };
    for (const agent of [this.kiosk, this.room]) {
      agent.say({ kind: 'configured', desired: this.desired });
    }
  }

  /** An operator takes both out of service, or back. */
  serve(service: Service): void {
    this.service = service;
    for (const agent of [this.kiosk, this.room]) {
      agent.say({ kind: 'service', service });
    }
  }

  setLink(state: 'up' | 'down'): void {
    this.link = state;
    const since = new Date().toISOString();
    this.kiosk.say({ kind: 'link', state, since });
    this.room.say({ kind: 'link', state, since });
  }

  /** Puts somebody into the queue who sits at another kiosk. */
  addWaiting(waiting: Partial<Waiting> & { ticket: string; name: string }): void {
    this.waiting.push({
      session: freshId(),
      site: SITE,
      matter: { kind: 'petition', words: '' },
      standing: 'self',
      since: new Date(Date.now() - 7 * 60_000).toISOString(),
      ready: true,
      visits: 0,
      ...waiting,
    });
    this.show();
  }

  tellState(otherSide: 'expected' | 'present' | 'interrupted'): void {
    for (const role of ['kiosk', 'room'] as const) {
      const invitation = this.invitation(role);
      if (invitation !== null) {
        const { call, leg } = invitation;
        const recordedUntil = this.recording === 'running' ? new Date().toISOString() : null;
        const attempt = this.attempts[role];
        this.agent(role).say({
          kind: 'signal',
          signal: { kind: 'state', call, leg, attempt, otherSide, recording: this.recording, recordedUntil },
        });
      }
    }
  }

  say(role: 'kiosk' | 'room', signal: SignalDown): void {
    this.agent(role).say({ kind: 'signal', signal });
  }

  invitation(role: 'kiosk' | 'room'): CallInvitation | null {
    return role === 'kiosk' ? (this.turn?.invitation ?? null) : (this.current?.invitation ?? null);
  }

  private agent(role: 'kiosk' | 'room'): StubAgent {
    return role === 'kiosk' ? this.kiosk : this.room;
  }

  private kioskSaid(message: PageMessage): void {
    switch (message.kind) {
      case 'hello':
        this.kiosk.say(this.welcome('kiosk'));
        return;
      case 'take-turn':
        this.kiosk.say({ kind: 'kept', turn: message.turn });
        if (this.turn?.turn !== message.turn) {
          this.take(message);
        }
        return;
      case 'leave-turn':
        this.waiting = this.waiting.filter((one) => one.session !== this.turn?.session);
        this.turn = null;
        this.show();
        return;
      case 'signal':
        return this.signal('kiosk', message.signal);
      default:
        return;
    }
  }

  private take(message: Extract<PageMessage, { kind: 'take-turn' }>): void {
    const session = freshId();
    const ticket = String(12 + this.received).padStart(3, '0');
    this.turn = { turn: message.turn, session, ticket, ahead: this.waiting.length, stage: 'waiting', invitation: null };
    this.waiting.push({
      session,
      ticket,
      name: message.citizen.fullName,
      site: SITE,
      matter: message.matter,
      standing: message.standing.kind,
      since: new Date().toISOString(),
      ready: true,
      visits: 1,
    });
    this.show();
  }

  private roomSaid(message: PageMessage): void {
    switch (message.kind) {
      case 'hello':
        this.room.say(this.welcome('room'));
        return;
      case 'open-session':
        return this.open(message.request, message.session);
      case 'close-session':
        return this.close(message.request);
      case 'signal':
        return this.signal('room', message.signal);
      default:
        return;
    }
  }

  private open(request: string, session: string): void {
    const waiting = this.waiting.find((one) => one.session === session);
    if (waiting === undefined || this.refuseWith !== null) {
      const type = this.refuseWith ?? 'session-not-waiting';
      this.room.say({ kind: 'reply', reply: { kind: 'refused', request, type, detail: 'refused by the stub' } });
      return;
    }
    const openedAt = new Date().toISOString();
    const shared = { call: freshId(), session, attempt: 1, openedAt };
    const forRoom: CallInvitation = { ...shared, leg: freshId(), role: 'room', with: SITE };
    this.waiting = this.waiting.filter((one) => one !== waiting);
    this.current = { session: waiting, invitation: forRoom };
    this.room.say({
      kind: 'reply',
      reply: { kind: 'opened', request, invitation: forRoom, version: this.version + 1 },
    });
    if (this.turn?.session === session) {
      const forKiosk: CallInvitation = { ...shared, leg: freshId(), role: 'kiosk', with: BODY };
      this.turn = { ...this.turn, stage: 'in-session', invitation: forKiosk };
      this.kiosk.say({ kind: 'invited', invitation: forKiosk });
    }
    this.show();
  }

  private close(request: string): void {
    const call = this.current?.invitation?.call ?? '';
    this.room.say({ kind: 'reply', reply: { kind: 'done', request } });
    this.kiosk.say({ kind: 'call-left', call, why: 'closed' });
    this.room.say({ kind: 'call-left', call, why: 'closed' });
    this.received += 1;
    this.current = null;
    this.turn = this.turn === null ? null : { ...this.turn, stage: 'closed', invitation: null };
    this.show();
    void this.media.close();
  }

  private signal(role: 'kiosk' | 'room', signal: SignalUp): void {
    this.attempts[role] = Math.max(this.attempts[role], signal.attempt);
    if (signal.kind === 'quality') {
      return;
    }
    void this.media.heard(role, signal).then((answers) => {
      answers.forEach((answer) => {
        const target = answer.leg === this.invitation('kiosk')?.leg ? 'kiosk' : 'room';
        this.say(target, answer);
      });
      if (signal.kind === 'join') {
        this.tellState('present');
      }
    });
  }

  private welcome(role: 'kiosk' | 'room') {
    const view = role === 'kiosk' ? this.kioskView() : this.roomView();
    const { desired, link, service } = this;
    const device = `stub-${role}`;
    return { kind: 'welcome', role, device, software: 'stub', link, desired, service, view } as const;
  }

  private kioskView(): KioskView {
    const { version, turn } = this;
    return { kind: 'kiosk', version, at: new Date().toISOString(), site: SITE, body: BODY, turn };
  }

  private roomView(): RoomView {
    const { version, waiting, current, received } = this;
    const at = new Date().toISOString();
    return { kind: 'room', version, at, site: 'Trụ sở thành phố, phòng 1', body: BODY, waiting, current, received };
  }
}
