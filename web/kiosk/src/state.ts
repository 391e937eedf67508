import type { AgentMessage, CallInvitation, KioskView, PageMessage, Service, Unenrolled } from '@tiepdan/page';
import type { Language } from '@tiepdan/texts';
import { EMPTY_FORM, type Form } from './form';

/** One person's way through the kiosk, as plain decisions. Nothing here touches the browser. */
export type Screen =
  'welcome' | 'language' | 'identity' | 'standing' | 'matter' | 'notice' | 'ticket' | 'waiting' | 'call' | 'thanks';

export interface Visit {
  readonly screen: Screen;
  readonly language: Language;
  readonly form: Form;
  /** The turn that this page took or found again; `kept` once the agent has it on its disk. */
  readonly turn: { readonly id: string; readonly kept: boolean } | null;
  /** Sent again until it is kept. */
  readonly taking: Extract<PageMessage, { kind: 'take-turn' }> | null;
  /** The call that this page is in. */
  readonly call: string | null;
  readonly view: KioskView | null;
  readonly ended: 'closed' | 'left' | null;
  /** Turns that are over for this page although a view may still show them. */
  readonly over: readonly string[];
  readonly agent: 'there' | 'lost';
  readonly server: 'up' | 'down';
  readonly unattendedSeconds: number;
  /** In which the first screen greets. */
  readonly home: Language;
  /** How loud the official is, 0 to 1. */
  readonly loudness: number;
  /** What stands between this device and its certificate; null when nothing does, or nothing is known. */
  readonly unenrolled: Unenrolled | null;
  /** Whether citizens can use this kiosk; who has a turn is not sent away. */
  readonly service: Service;
}

export type Happening =
  | { kind: 'heard'; message: AgentMessage }
  | { kind: 'claim-code'; code: string }
  | { kind: 'agent-lost' }
  | { kind: 'go'; screen: Screen }
  | { kind: 'language'; language: Language }
  | { kind: 'typed'; form: Partial<Form> }
  | { kind: 'scanned'; text: string }
  | { kind: 'card-confirmed' }
  | { kind: 'card-refused' }
  | { kind: 'agreed'; turn: string; at: string }
  | { kind: 'leave'; why: 'chosen' | 'unattended' }
  | { kind: 'finished' };

export type Effect =
  { do: 'say'; message: PageMessage } | { do: 'join'; invitation: CallInvitation } | { do: 'hang-up' } | { do: 'wipe' };

export type Step = readonly [Visit, readonly Effect[]];

export const FIRST: Visit = {
  screen: 'welcome',
  language: 'vi',
  form: EMPTY_FORM,
  turn: null,
  taking: null,
  call: null,
  view: null,
  ended: null,
  over: [],
  agent: 'lost',
  server: 'up',
  unattendedSeconds: 120,
  home: 'vi',
  loudness: 1,
  unenrolled: null,
  service: 'open',
};

/** Screens on which the camera is on. */
export const SEEN: readonly Screen[] = ['ticket', 'waiting', 'call'];
export const BEFORE_TURN: readonly Screen[] = ['welcome', 'language', 'identity', 'standing', 'matter', 'notice'];
