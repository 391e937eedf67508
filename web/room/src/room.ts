import {
  AgentLink,
  agentAddress,
  freshId,
  Pictures,
  Store,
  type AgentMessage,
  type Outcome,
  type PageMessage,
} from '@tiepdan/page';
import { CallClient, letGo, openCameraAndMicrophone, tryDevices } from '@tiepdan/call';
import { FIRST, next, screenOf, type Desk, type Effect, type Happening } from './desk';

const ANSWER_WITHIN_MILLIS = 15_000;
const CAMERA_AGAIN_MILLIS = 5_000;

/** Carries out what {@link next} decides; the room's camera is on as long as the page is open. One per page. */
export class Room {
  readonly desk = new Store<Desk>(FIRST);
  readonly camera = new Store<MediaStream | null>(null);
  readonly cameraFailed = new Store(false);
  readonly muted = new Store(false);
  /** When the official last touched "receive", as `performance.now()`. */
  readonly touchedAt = new Store<number | null>(null);
  readonly call: CallClient;
  readonly pictures = new Pictures((message) => this.link.send(message));
  private readonly link: AgentLink;

  constructor() {
    this.link = new AgentLink(agentAddress(window.location), {
      hello: () => this.hello(),
      heard: (message) => this.heard(message),
      agentLost: () => {
        this.happened({ kind: 'agent-lost' });
        this.pictures.agentLost();
      },
    });
    this.call = new CallClient((signal) => this.link.send({ kind: 'signal', signal }));
  }

  start(): void {
    this.link.start();
    void this.openCamera();
    navigator.mediaDevices.addEventListener('devicechange', () => void this.openCameraAgain());
  }

  happened(happening: Happening): void {
    const before = this.desk.get();
    const [desk, effects] = next(before, happening);
    this.desk.set(desk);
    effects.forEach((effect) => this.carryOut(effect));
    if (screenOf(before) !== screenOf(desk)) {
      this.link.send({ kind: 'screen', name: screenOf(desk) });
    }
  }

  receive(session: string): void {
    this.touchedAt.set(performance.now());
    performance.clearMarks('tiepdan:touched');
    performance.mark('tiepdan:touched');
    this.happened({ kind: 'receive', session, request: freshId() });
  }

  close(outcome: Outcome, summary: string): void {
    this.happened({ kind: 'close', request: freshId(), outcome, summary });
  }

  mute(muted: boolean): void {
    this.muted.set(muted);
    this.camera
      .get()
      ?.getAudioTracks()
      .forEach((track) => (track.enabled = !muted));
  }

  private hello(): PageMessage {
    const desk = this.desk.get();
    return { kind: 'hello', screen: screenOf(desk), language: desk.language, call: this.call.current() };
  }

  private heard(message: AgentMessage): void {
    this.happened({ kind: 'heard', message });
    this.pictures.heard(message);
    if (message.kind === 'signal') {
      this.call.heard(message.signal);
    } else if (message.kind === 'welcome') {
      this.call.agentBack();
      void this.openCameraAgain();
    } else if (message.kind === 'try-parts') {
      void this.tryParts();
    } else if (message.kind === 'reload') {
      window.location.reload();
    }
  }

  private carryOut(effect: Effect): void {
    switch (effect.do) {
      case 'say':
        this.link.send(effect.message);
        return;
      case 'await-answer':
        setTimeout(() => this.happened({ kind: 'unanswered', request: effect.request }), ANSWER_WITHIN_MILLIS);
        return;
      case 'join':
        this.call.invite(effect.invitation, this.touchedAt.get() ?? performance.now());
        return;
      case 'hang-up':
        this.touchedAt.set(null);
        this.mute(false);
        this.call.end();
        return;
    }
  }

  private async openCamera(): Promise<void> {
    const { stream, peripherals } = await openCameraAndMicrophone();
    this.link.send({ kind: 'peripherals', peripherals });
    this.cameraFailed.set(peripherals.some(({ name, health }) => health !== 'ok' && /camera|microphone/.test(name)));
    if (stream === null) {
      setTimeout(() => void this.openCamera(), CAMERA_AGAIN_MILLIS);
      return;
    }
    letGo(this.camera.get());
    this.camera.set(stream);
    this.call.use(stream);
  }

  /** Beside the camera that is on: the same device opens a second time. */
  private async tryParts(): Promise<void> {
    this.link.send({ kind: 'peripherals', peripherals: await tryDevices() });
  }

  /** Reports what works; a running call is not disturbed. */
  private async openCameraAgain(): Promise<void> {
    if (this.call.current() === null) {
      await this.openCamera();
    }
  }
}
