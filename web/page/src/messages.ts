import type {
  CallInvitation,
  Citizen,
  Desired,
  Finding,
  Health,
  Matter,
  Outcome,
  Reply,
  Role,
  Service,
  SignalDown,
  SignalUp,
  Standing,
  View,
} from './wire';

export type PeripheralKind = 'camera' | 'microphone' | 'speaker' | 'display';

/** What the page observed of a peripheral that only a browser can try; evidence says the same in plain English. */
export interface PeripheralReport {
  name: string;
  kind: PeripheralKind;
  health: Health;
  evidence: string;
  finding: Finding;
}

export type PageMessage =
  | {
      kind: 'hello';
      screen: string;
      language: string;
      call: { call: string; leg: string; attempt: number; connected: boolean } | null;
    }
  | { kind: 'peripherals'; peripherals: PeripheralReport[] }
  | { kind: 'screen'; name: string }
  | {
      kind: 'take-turn';
      turn: string;
      language: string;
      citizen: Citizen;
      standing: Standing;
      matter: Matter;
      noticeReadAt: string;
    }
  | { kind: 'leave-turn'; turn: string; why: 'chosen' | 'unattended' }
  | { kind: 'wiped'; turn: string }
  | { kind: 'open-session'; request: string; session: string }
  | { kind: 'close-session'; request: string; session: string; outcome: Outcome; summary: string }
  | { kind: 'signal'; signal: SignalUp }
  | { kind: 'claim-code'; code: string }
  /** Nothing of a person is on the screen any more, and it says that a picture is taken. */
  | { kind: 'covered'; command: string };

/** Whether this device has its certificate. */
export interface EnrolmentNews {
  kind: 'enrolment';
  /** Empty until it is enrolled. */
  device: string;
  /** Stable word of what is wrong, such as `used-code`; empty when nothing is. */
  problem: string;
  /** What is wrong and what to do next, in English. */
  detail: string;
  /** Of the device's key, as the console shows it; empty or absent unless it waits for approval. */
  fingerprint?: string;
  /** In the words of the operator who rejected the device; empty or absent unless one did. */
  why?: string;
}

export type AgentMessage =
  | {
      kind: 'welcome';
      role: Role;
      device: string;
      software: string;
      link: 'up' | 'down';
      desired: Desired;
      service: Service;
      view: View | null;
    }
  | { kind: 'configured'; desired: Desired }
  | EnrolmentNews
  | { kind: 'link'; state: 'up' | 'down'; since: string }
  | { kind: 'view'; view: View }
  | { kind: 'invited'; invitation: CallInvitation }
  | { kind: 'call-left'; call: string; why: string }
  | { kind: 'signal'; signal: SignalDown }
  | { kind: 'reply'; reply: Reply }
  | { kind: 'kept'; turn: string }
  | { kind: 'scanned'; text: string }
  | { kind: 'service'; service: Service }
  | { kind: 'reload' }
  | { kind: 'try-parts' }
  | { kind: 'screenshot-begins'; command: string }
  | { kind: 'screenshot-ended'; command: string }
  | { kind: 'problem'; type: string; detail: string };

const KNOWN: ReadonlySet<string> = new Set<AgentMessage['kind']>([
  'welcome',
  'configured',
  'enrolment',
  'link',
  'view',
  'invited',
  'call-left',
  'signal',
  'reply',
  'kept',
  'scanned',
  'service',
  'reload',
  'try-parts',
  'screenshot-begins',
  'screenshot-ended',
  'problem',
]);

/** Reads one message of the agent; null for anything this page does not know, which it ignores (newer agents say more). */
export function readAgentMessage(text: string): AgentMessage | null {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof message !== 'object' || message === null || !('kind' in message)) {
    return null;
  }
  return typeof message.kind === 'string' && KNOWN.has(message.kind) ? (message as AgentMessage) : null;
}
