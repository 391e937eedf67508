import type { CommandKind } from './model';

/** What is typed and chosen for a command; only what belongs to its kind is sent. */
export interface CommandForm {
  readonly kind: CommandKind;
  readonly percent: string;
  readonly power: 'on' | 'off';
  readonly preset: string;
  readonly service: 'open' | 'locked' | 'maintenance';
  readonly evenInSession: 'no' | 'yes';
  readonly reason: string;
}

export const EMPTY_COMMAND: CommandForm = {
  kind: 'self-test',
  percent: '70',
  power: 'on',
  preset: '',
  service: 'locked',
  evenInSession: 'no',
  reason: '',
};

const DISTURBING: readonly CommandKind[] = ['reboot', 'restart-agent', 'restart-browser', 'set-service'];

/** Whether it may end what a citizen is doing, so that a colleague has to agree. */
export function disturbs(kind: CommandKind): boolean {
  return DISTURBING.includes(kind);
}

/** The command as the MQTT contract has it. */
export function bodyOf(form: CommandForm): Record<string, unknown> {
  const kind = form.kind;
  const evenInSession = form.evenInSession === 'yes';
  switch (kind) {
    case 'set-volume':
      return { kind, percent: Number(form.percent) };
    case 'display-power':
      return { kind, on: form.power === 'on' };
    case 'camera-preset':
      return { kind, preset: form.preset.trim() };
    case 'set-service':
      return { kind, service: form.service, evenInSession };
    case 'reboot':
    case 'restart-agent':
    case 'restart-browser':
      return { kind, evenInSession };
    default:
      return { kind };
  }
}

/** Whether everything is there that this kind needs. */
export function complete(form: CommandForm): boolean {
  const volume = form.kind !== 'set-volume' || /^(100|[1-9]?\d)$/.test(form.percent.trim());
  const preset = form.kind !== 'camera-preset' || /^[a-z0-9][a-z0-9-]{0,30}$/.test(form.preset.trim());
  return form.reason.trim() !== '' && volume && preset;
}
