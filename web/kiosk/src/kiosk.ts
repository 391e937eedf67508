import { AgentLink, agentAddress, freshId, Pictures, Store, type AgentMessage, type PageMessage } from '@tiepdan/page';
import { CallClient, letGo, openCameraAndMicrophone, tryDevices } from '@tiepdan/call';
import { shownScreen } from './service';
import { FIRST, SEEN, next, type Effect, type Happening, type Visit } from './visit';

const CAMERA_AGAIN_MILLIS = 5_000;

/** Carries out what {@link next} decides, and keeps camera and call in step with the screen. One per page. */
export class Kiosk {
  readonly visit = new Store<Visit>(FIRST);
  readonly camera = new Store<MediaStream | null>(null);
  readonly cameraFailed = new Store(false);
  /** Counts visits, so that the page builds every element anew for the next person. */
  readonly generation = new Store(1);
  readonly call: CallClient;
  readonly pictures = new Pictures((message) => this.link.send(message));
  private readonly link: AgentLink;
  private opening = false;

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
    stayOnThisPage();
    navigator.mediaDevices.addEventListener('devicechange', () => void this.reportDevices());
  }

  happened(happening: Happening): void {
    const before = this.visit.get();
    const [visit, effects] = next(before, happening);
    this.visit.set(visit);
    effects.forEach((effect) => this.carryOut(effect));
    if (shownScreen(visit) !== shownScreen(before)) {
      this.link.send({ kind: 'screen', name: shownScreen(visit) });
    }
    if (visit.screen !== before.screen) {
      this.keepCameraInStep();
    }
  }

  agree(): void {
    this.happened({ kind: 'agreed', turn: freshId(), at: new Date().toISOString() });
  }

  private hello(): PageMessage {
    const visit = this.visit.get();
    return { kind: 'hello', screen: shownScreen(visit), language: visit.language, call: this.call.current() };
  }

  private heard(message: AgentMessage): void {
    this.happened({ kind: 'heard', message });
    this.pictures.heard(message);
    if (message.kind === 'signal') {
      this.call.heard(message.signal);
    } else if (message.kind === 'welcome') {
      this.call.agentBack();
      void this.reportDevices();
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
      case 'join':
        return this.call.invite(effect.invitation);
      case 'hang-up':
        return this.call.end();
      case 'wipe':
        return this.wipe();
    }
  }

  private wipe(): void {
    sessionStorage.clear();
    localStorage.clear();
    performance.clearMarks();
    window.getSelection()?.removeAllRanges();
    this.generation.set(this.generation.get() + 1);
  }

  private keepCameraInStep(): void {
    const seen = SEEN.includes(this.visit.get().screen);
    if (seen && this.camera.get() === null && !this.opening) {
      void this.openCamera();
    } else if (!seen) {
      this.closeCamera();
    }
  }

  private async openCamera(): Promise<void> {
    this.opening = true;
    const { stream, peripherals } = await openCameraAndMicrophone();
    this.opening = false;
    this.link.send({ kind: 'peripherals', peripherals });
    this.cameraFailed.set(peripherals.some(({ name, health }) => health !== 'ok' && /camera|microphone/.test(name)));
    if (!SEEN.includes(this.visit.get().screen)) {
      letGo(stream);
    } else if (stream === null) {
      setTimeout(() => this.keepCameraInStep(), CAMERA_AGAIN_MILLIS);
    } else {
      this.camera.set(stream);
      this.call.use(stream);
    }
  }

  private closeCamera(): void {
    this.call.use(null);
    letGo(this.camera.get());
    this.camera.set(null);
    this.cameraFailed.set(false);
  }

  /** Beside a camera that is on: the same device opens a second time. */
  private async tryParts(): Promise<void> {
    this.link.send({ kind: 'peripherals', peripherals: await tryDevices() });
  }

  private async reportDevices(): Promise<void> {
    if (this.camera.get() === null && !this.opening && !SEEN.includes(this.visit.get().screen)) {
      await this.tryParts();
    }
  }
}

/**
 * "Back", by key, mouse or a swipe, leads nowhere: what was told is neither lost nor left behind. A page that the
 * browser kept from earlier begins anew.
 */
function stayOnThisPage(): void {
  history.replaceState('below', '');
  history.pushState('here', '');
  window.addEventListener('popstate', () => history.state === 'below' && history.pushState('here', ''));
  window.addEventListener('pageshow', (event) => event.persisted && window.location.reload());
}
