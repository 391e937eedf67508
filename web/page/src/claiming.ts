import type { EnrolmentNews, PageMessage } from './messages';

/** What stands between a device and its certificate. */
export interface Unenrolled {
  /** Stable word, such as `used-code`; empty before anything went wrong. */
  readonly problem: string;
  readonly detail: string;
  /** A code is on its way to the control plane. */
  readonly trying: boolean;
}

/** Nothing that is typed here helps: the setting or the network has to be mended. */
const NOT_BY_A_CODE: readonly string[] = ['', 'not-configured', 'unreachable'];

/** Null once the device has its name. */
export function unenrolledBy({ device, problem, detail }: EnrolmentNews): Unenrolled | null {
  return device === '' ? { problem, detail, trying: false } : null;
}

export function helpedByCode({ problem }: Unenrolled): boolean {
  return !NOT_BY_A_CODE.includes(problem);
}

export interface Claiming {
  readonly unenrolled: Unenrolled;
  readonly say: Extract<PageMessage, { kind: 'claim-code' }>;
}

/** Null when there is nothing to say: no code, one that is still tried, or a device that needs none. The agent answers. */
export function claiming(unenrolled: Unenrolled | null, typed: string): Claiming | null {
  const code = typed.trim();
  if (unenrolled === null || unenrolled.trying || code === '') {
    return null;
  }
  return { unenrolled: { ...unenrolled, trying: true }, say: { kind: 'claim-code', code } };
}

/** The settings that the agent's English names: the one part of it that is the same in every language. */
export function settingsIn(detail: string): string[] {
  return [...new Set(detail.match(/\btiepdan\.[a-z0-9-]+(?:\.[a-z0-9-]+)*/g) ?? [])];
}
