import type { Command } from '../../console/src/model';

/** The commands of one device, as the control plane keeps them; what disturbs waits for somebody else. */
export class StubCommands {
  /** Of each key what was wished with it. */
  readonly wishes = new Map<string, Command[]>();
  /** What was sent for several devices. */
  readonly bulks: { filter: { devices: string[] }; expected: number; wish: { reason: string } }[] = [];
  /** Where something else is under way. */
  busy: readonly string[] = [];

  private commands: Command[] = [
    {
      id: '019aa0f3-0000-7000-8000-000000000001',
      device: 'k-1',
      kind: 'reboot',
      reason: 'Màn hình đứng yên',
      by: 'it',
      issuedAt: '2026-11-25T02:10:00Z',
      state: 'AGREEING',
      detail: '',
      finding: null,
      progressPercent: null,
      changedAt: '2026-11-25T02:10:00Z',
      agreedBy: null,
      fileType: null,
    },
    {
      id: '019aa0f3-0000-7000-8000-000000000002',
      device: 'k-1',
      kind: 'screenshot',
      reason: 'Công dân báo chữ bị che',
      by: 'it',
      issuedAt: '2026-11-25T01:40:00Z',
      state: 'SUCCEEDED',
      detail: '',
      finding: null,
      progressPercent: null,
      changedAt: '2026-11-25T01:40:03Z',
      agreedBy: null,
      fileType: 'image/png',
    },
    {
      id: '019aa0f3-0000-7000-8000-000000000003',
      device: 'k-1',
      kind: 'self-test',
      reason: 'Kiểm tra đầu buổi',
      by: 'admin',
      issuedAt: '2026-11-25T01:30:00Z',
      state: 'UNKNOWN',
      detail: '',
      finding: null,
      progressPercent: null,
      changedAt: '2026-11-25T01:31:00Z',
      agreedBy: null,
      fileType: null,
    },
  ];

  all(): Command[] {
    return this.commands;
  }

  issue(body: string): Command {
    const { command, reason } = JSON.parse(body) as { command: { kind: Command['kind'] }; reason: string };
    const issued: Command = {
      ...this.commands[0]!,
      id: `019aa0f3-0000-7000-8000-0000000000${10 + this.commands.length}`,
      kind: command.kind,
      reason,
      by: 'admin',
      state: 'SENT',
    };
    this.commands = [issued, ...this.commands];
    return issued;
  }

  /** What disturbs waits for somebody else. */
  bulk(body: string, key: string): unknown {
    const asked = JSON.parse(body) as (typeof this.bulks)[number] & {
      wish: { command: { kind: Command['kind'] }; reason: string };
    };
    this.bulks.push(asked);
    const { devices } = asked.filter;
    const { command, reason } = asked.wish;
    const waits = ['reboot', 'restart-agent', 'restart-browser', 'set-service'].includes(command.kind);
    const issued = devices
      .filter((device) => !this.busy.includes(device))
      .map((device, n): Command => ({
        ...this.commands[0]!,
        id: `${key}-${n}`,
        device,
        kind: command.kind,
        reason,
        by: 'admin',
        issuedAt: new Date().toISOString(),
        changedAt: new Date().toISOString(),
        state: waits ? 'AGREEING' : 'SENT',
        agreedBy: null,
        fileType: null,
      }));
    this.wishes.set(key, issued);
    this.commands = [...issued, ...this.commands];
    const refused = this.busy.map((device) => [device, { type: '/problems/command-in-the-way' }]);
    return { issued, refused: Object.fromEntries(refused) as Record<string, unknown> };
  }

  ofKey(key: string): Command[] {
    const ids = (this.wishes.get(key) ?? []).map(({ id }) => id);
    return this.commands.filter(({ id }) => ids.includes(id));
  }

  /** A device says how far it has got. */
  says(device: string, change: Partial<Command>): void {
    this.commands = this.commands.map((it) => (it.device === device ? { ...it, ...change } : it));
  }

  change(id: string, method: string): Command {
    const state = method === 'DELETE' ? 'WITHDRAWN' : 'SENT';
    this.commands = this.commands.map((it) => (it.id === id ? { ...it, state, agreedBy: 'admin' } : it));
    return this.commands.find((it) => it.id === id)!;
  }
}
