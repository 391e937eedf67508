import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { WebSocketServer, type WebSocket } from 'ws';
import type { AgentMessage, PageMessage } from '@tiepdan/page';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.mp4': 'video/mp4',
};

export type Handler = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

/** Serves a built application as agents and control plane do; `first` may answer before the files. */
export async function serveFiles(folder: string, first: Handler = () => false, port = 0): Promise<Server> {
  const server = createServer((request, response) => {
    void (async () => {
      if (await first(request, response)) {
        return;
      }
      const path = new URL(request.url ?? '/', 'http://stub').pathname;
      const file = join(folder, normalize(path === '/' || extname(path) === '' ? '/index.html' : path));
      try {
        const body = await readFile(file);
        response.writeHead(200, {
          'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
          'content-security-policy': "default-src 'self'",
        });
        response.end(body);
      } catch {
        response.writeHead(404).end();
      }
    })();
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return server;
}

export function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An agent as the page sees it: serves the page and holds one WebSocket; the rest is up to the test. */
export class StubAgent {
  readonly said: PageMessage[] = [];
  heard: (message: PageMessage) => void = () => undefined;
  private page: WebSocket | null = null;
  private sockets: WebSocketServer | null = null;
  private server: Server | null = null;

  constructor(private readonly dist: string) {}

  async start(port = 0): Promise<string> {
    this.server = await serveFiles(this.dist, () => false, port);
    this.listen(this.server);
    return addressOf(this.server);
  }

  say(message: AgentMessage): void {
    this.page?.send(JSON.stringify(message));
  }

  /** Cuts the page off, as when the agent dies; it may come back at once or be kept away. */
  cut(keepAway: boolean): void {
    const server = this.server!;
    this.sockets?.close();
    this.page?.terminate();
    this.page = null;
    this.sockets = null;
    server.removeAllListeners('upgrade');
    if (keepAway) {
      server.on('upgrade', (_, socket) => socket.destroy());
    } else {
      this.listen(server);
    }
  }

  async stop(): Promise<void> {
    this.page?.terminate();
    this.sockets?.close();
    this.server?.closeAllConnections();
    await new Promise((closed) => this.server?.close(closed));
  }

  private listen(server: Server): void {
    this.sockets = new WebSocketServer({ server, path: '/page' });
    this.sockets.on('connection', (socket) => {
      this.page?.close();
      this.page = socket;
      socket.on('message', (data: Buffer) => {
        const message = JSON.parse(data.toString()) as PageMessage;
        this.said.push(message);
        this.heard(message);
      });
    });
  }
}
