import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { StubAccounts } from './accounts';
import { serveFiles, type Handler } from './agent';
import { StubCalendar } from './calendar';
import { rowsOf } from './fleet';
import { StubConfiguration } from './configuration';
import { StubCommands } from './commands';
import { StubEnrolments } from './enrolments';
import { StubSignIn } from './sign-in';
import { StubStanding } from './standing';
import { AUDIT, RECORD, RECORDING, REGISTER, SESSIONS, SYSTEM } from './sample/desk';
import { BODIES, DEVICES, INCIDENTS, SITES } from './sample/fleet';
import { ago } from './sample/time';
import { StubTimeline } from './timeline';

const ANSWERS: Record<string, unknown> = {
  '/sites': SITES,
  '/bodies': BODIES,
  '/sessions': SESSIONS,
  '/sessions/s-1': RECORD,
  '/sessions/s-1/recording': RECORDING,
  '/register': REGISTER,
  '/system': SYSTEM,
  '/audit': AUDIT,
};

/** The control plane's API as the console sees it; `admin`, password `admin`, may everything. */
export class StubApi {
  readonly devices = DEVICES;
  incidents = INCIDENTS;
  readonly components = SYSTEM.components;
  verification: unknown = { holdsUpTo: 3, head: `3:${'0a'.repeat(32)}`, at: ago(0), broken: null };
  readonly configuration = new StubConfiguration();
  readonly timeline = new StubTimeline();
  readonly commands = new StubCommands();
  readonly enrolments = new StubEnrolments();
  readonly calendar = new StubCalendar();
  approvalByDefault = false;
  private readonly standing = new StubStanding();
  private readonly accounts = new StubAccounts();
  private readonly signIn = new StubSignIn();
  private readonly listeners = new Set<ServerResponse>();
  /** Who wants to listen while it is silent. */
  private readonly waiting: (() => void)[] = [];
  private isSilent = false;

  serve(dist: string, port = 0): Promise<Server> {
    return serveFiles(dist, this.answer, port);
  }

  /** Every sentence that it says in English for machines. */
  plainEnglish(): string[] {
    return [...JSON.stringify([DEVICES, SYSTEM]).matchAll(/"(?:evidence|mend)":"([^"\\]+)/g)].map(([, text]) => text!);
  }

  changed(kind: string, id: string): void {
    this.listeners.forEach((listener) => listener.write(`data: ${JSON.stringify({ kind, id })}\n\n`));
  }

  /** Cuts everybody off who listens, and answers nobody who wants to again. */
  silent(): void {
    this.isSilent = true;
    this.listeners.forEach((listener) => listener.end());
  }

  heard(): void {
    this.isSilent = false;
    this.waiting.splice(0).forEach((listen) => listen());
  }

  private maintain(id: string, body: string): void {
    const device = this.devices.find((one) => one.id === id)!;
    const { presence } = device;
    if (body === '') {
      device.presence = { ...presence, state: presence.maintenance!.behind, maintenance: null };
    } else {
      const maintenance = { ...(JSON.parse(body) as { reason: string; until: string }), by: 'admin' };
      device.presence = {
        ...presence,
        state: 'MAINTENANCE',
        reason: 'maintenance',
        maintenance: { ...maintenance, behind: presence.state },
      };
    }
    this.changed('device', id);
  }

  private readonly answer: Handler = async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://stub').pathname;
    if (!path.startsWith('/api/v1/')) {
      return false;
    }
    await this.api(path.slice('/api/v1'.length), request, response);
    return true;
  };

  private async api(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (path === '/sign-in') {
      const given = JSON.parse(await bodyOf(request)) as { name: string; password: string };
      const [code, value] = this.signIn.answer(given);
      return json(response, code, value);
    }
    if (path === '/sign-in/second-factor') {
      const [code, value] = this.signIn.setUp();
      return json(response, code, value);
    }
    if (path === '/sign-in/ways') {
      return json(response, 200, { oidc: false });
    }
    if (this.signIn.who === null) {
      return json(response, 401, { title: 'Sign in' });
    }
    switch (path) {
      case '/me':
        return json(response, 200, this.signIn.who);
      case '/sign-out':
        this.signIn.who = null;
        response.writeHead(204).end();
        return;
      case '/live':
        if (this.isSilent) {
          await new Promise<void>((heard) => this.waiting.push(heard));
        }
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('retry: 100\n\n');
        this.listeners.add(response);
        request.on('close', () => this.listeners.delete(response));
        return;
      case '/claims': {
        const { approval } = JSON.parse(await bodyOf(request)) as { approval: boolean };
        return json(response, 201, { code: '7K4M-QX2P-9TDW', device: 'k-51aa', approval, expiresAt: ago(-60) });
      }
      case '/claims/defaults':
        return json(response, 200, { approval: this.approvalByDefault });
      default:
        if (path === '/devices') {
          return json(response, 200, rowsOf(this.devices, queryOf(request)));
        }
        if (path.startsWith('/devices/') && path.endsWith('/timeline')) {
          return json(response, 200, this.timeline.page(queryOf(request)));
        }
        if (/configuration/.test(path)) {
          const [code, value] = this.configuration.answer(path, request.headers['if-match'], await bodyOf(request))!;
          return json(response, code, value);
        }
        if (/^\/(calendar|legal-numbers|deadlines)/.test(path)) {
          const type = request.headers['content-type'] ?? '';
          const [code, value] = this.calendar.answer(
            request.method!,
            path,
            queryOf(request),
            type,
            await bodyOf(request),
          );
          return json(response, code, value);
        }
        if (path === '/audit/verification') {
          return json(response, 200, this.verification);
        }
        if (path.endsWith('/merge')) {
          return json(response, 200, { consequences: MERGED });
        }
        if (path.endsWith('/body') || path.endsWith('/site')) {
          return json(response, 422, { type: '/problems/date-out-of-order', field: 'from' });
        }
        if (path.startsWith('/accounts')) {
          const [code, value] = this.accounts.answer(request.method!, path, await bodyOf(request));
          return json(response, code, value);
        }
        if (path === '/incidents') {
          return json(response, 200, this.incidents);
        }
        if (path.endsWith('/maintenance')) {
          this.maintain(path.split('/')[2]!, await bodyOf(request));
          response.writeHead(204).end();
          return;
        }
        if (path === '/commands') {
          const key = queryOf(request).get('key');
          return request.method === 'POST'
            ? json(response, 201, this.commands.bulk(await bodyOf(request), String(request.headers['idempotency-key'])))
            : json(response, 200, key === null ? this.commands.all() : this.commands.ofKey(key));
        }
        if (path.endsWith('/commands')) {
          const post = request.method === 'POST';
          return json(
            response,
            post ? 201 : 200,
            post ? this.commands.issue(await bodyOf(request)) : this.commands.all(),
          );
        }
        if (path.startsWith('/commands/')) {
          return json(response, 200, this.commands.change(path.split('/')[2]!, request.method ?? ''));
        }
        if (path.startsWith('/enrolments')) {
          const [, , device = '', decision = ''] = path.split('/');
          const [code, value] =
            device === ''
              ? [200, this.enrolments.list()]
              : this.enrolments.decide(device, decision, await bodyOf(request));
          return json(response, code, value);
        }
        if (path.endsWith('/replacement')) {
          const approval = request.url!.endsWith('?approval=true');
          const expiresAt = '2026-11-26T02:30:00Z';
          return json(response, 201, { code: '7K2M-Q9XD-40RT', device: 'k-1', approval, expiresAt });
        }
        if (path.endsWith('/standing')) {
          const put = request.method === 'PUT';
          return json(response, 200, put ? this.standing.change(await bodyOf(request)) : this.standing.now());
        }
        if (path.startsWith('/devices/')) {
          const device = this.devices.find(({ id }) => path === `/devices/${id}`);
          return device === undefined
            ? json(response, 404, { type: '/problems/no-such-device', title: 'There is no such device' })
            : json(response, 200, device);
        }
        return ANSWERS[path] === undefined
          ? json(response, 404, {
              type: '/problems/no-such-address',
              title: 'Not found',
              detail: 'there is no such thing',
            })
          : json(response, 200, ANSWERS[path]);
    }
  }
}

const MERGED = [
  { what: 'devices-stay', subject: 'site:hong-bang', detail: '2' },
  { what: 'layer-ends', subject: 'body:hong-bang', detail: 'heartbeatSeconds 10 -> 40' },
  { what: 'of-tomorrow', subject: 'body:hai-phong', detail: '' },
];

function json(response: ServerResponse, code: number, value: unknown): void {
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function queryOf(request: IncomingMessage): URLSearchParams {
  return new URL(request.url!, 'http://stub').searchParams;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
  }
  return body;
}
