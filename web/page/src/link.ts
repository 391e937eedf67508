import { readAgentMessage, type AgentMessage, type PageMessage } from './messages';

/** Time, chance and sockets, so that tests can hold them still. */
export interface World {
  open(url: string): WebSocket;
  random(): number;
  after(millis: number, then: () => void): () => void;
}

export const BROWSER: World = {
  open: (url) => new WebSocket(url),
  random: Math.random,
  after: (millis, then) => {
    const timer = setTimeout(then, millis);
    return () => clearTimeout(timer);
  },
};

const LONGEST_PAUSE_MILLIS = 4000;
const FIRST_PAUSE_MILLIS = 250;

/** Full jitter: a random part of a window that doubles with each failure. The agent is on this machine, so it stays short. */
export function pauseMillis(failures: number, random: number): number {
  return random * Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS * 2 ** Math.min(failures, 8));
}

export interface AgentListener {
  /** Each time the socket opens; the answer is the first thing the agent hears. */
  hello(): PageMessage;
  heard(message: AgentMessage): void;
  agentLost(): void;
}

/** The page's one connection to the agent beside it. It comes back by itself, for ever. */
export class AgentLink {
  private socket: WebSocket | null = null;
  private failures = 0;
  private cancelPause: (() => void) | null = null;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly listener: AgentListener,
    private readonly world: World = BROWSER,
  ) {}

  start(): void {
    const socket = this.world.open(this.url);
    this.socket = socket;
    socket.onopen = () => {
      this.failures = 0;
      this.send(this.listener.hello());
    };
    socket.onmessage = (event: MessageEvent<unknown>) => {
      const message = typeof event.data === 'string' ? readAgentMessage(event.data) : null;
      if (message !== null) {
        this.listener.heard(message);
      }
    };
    socket.onclose = () => {
      if (this.socket === socket) {
        this.lost();
      }
    };
  }

  /** False when the agent is not there; nothing is queued, because every message is either repeated or out of date later. */
  send(message: PageMessage): boolean {
    if (this.socket === null || this.socket.readyState !== 1) {
      return false;
    }
    this.socket.send(JSON.stringify(message));
    return true;
  }

  stop(): void {
    this.closed = true;
    this.cancelPause?.();
    this.socket?.close();
    this.socket = null;
  }

  private lost(): void {
    this.socket = null;
    if (this.closed) {
      return;
    }
    this.listener.agentLost();
    this.cancelPause = this.world.after(pauseMillis(this.failures, this.world.random()), () => this.start());
    this.failures += 1;
  }
}

/** Where the agent that served this page listens. */
export function agentAddress(location: Location): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/page`;
}
