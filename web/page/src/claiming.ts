import type { EnrolmentNews, PageMessage } from './messages';

/** What stands between a device and the control plane. */
export interface Unenrolled {
  /** Stable word, such as `used-code`; empty before anything went wrong. */
  readonly problem: string;
  readonly detail: string;
  /** What an operator compares before they approve this device; empty unless it waits for them. */
  readonly fingerprint: string;
  /** In the words of the operator who rejected it; empty unless one did. */
  readonly why: string;
  /** A code is on its way to the control plane. */
  readonly trying: boolean;
}

const SHUT_OUT = 'shut-out';

/** Nothing that is typed here helps: the setting, the network or the device's standing has to be mended, or a person is to decide. */
const NOT_BY_A_CODE: readonly string[] = ['', 'not-configured', 'unreachable', 'waiting-approval', SHUT_OUT];

/** Null once the device has its name and is let in. */
export function unenrolledBy(news: EnrolmentNews): Unenrolled | null {
  const { device, problem, detail, fingerprint = '', why = '' } = news;
  return device === '' || problem === SHUT_OUT ? { problem, detail, fingerprint, why, trying: false } : null;
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
  if (unenrolled === null || unenrolled.trying || code === '' || !helpedByCode(unenrolled)) {
    return null;
  }
  return { unenrolled: { ...unenrolled, trying: true }, say: { kind: 'claim-code', code } };
}

/** The settings that the agent's English names: the one part of it that is the same in every language. */
export function settingsIn(detail: string): string[] {
  return [...new Set(detail.match(/\btiepdan\.[a-z0-9-]+(?:\.[a-z0-9-]+)*/g) ?? [])];
}
