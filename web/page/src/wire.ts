/** The part of the wire contract that pages see, word for word as it travels. Times are RFC 3339, ids are UUIDs. */

export type Role = 'kiosk' | 'room';
export type MatterKind = 'complaint' | 'denunciation' | 'petition' | 'mixed';
export type StandingKind = 'self' | 'authorised' | 'legal-representative' | 'lawyer' | 'group-delegate';
export type Outcome =
  'accepted' | 'guided' | 'transferred' | 'refused' | 'more-needed' | 'referred-to-head' | 'citizen-left';
export type Direction = 'sending' | 'receiving';
/** What was observed, as a code with what belongs into its sentence; the sentences are in the catalogues. */
export interface Finding {
  code: string;
  values: Record<string, string>;
}

export type Health = 'ok' | 'degraded' | 'failed' | 'absent' | 'unknown';

export interface Citizen {
  fullName: string;
  number: string | null;
  oldNumber: string | null;
  birthDate: string | null;
  sex: string | null;
  address: string | null;
  issuedOn: string | null;
  evidence: 'typed' | 'qr';
}

export interface Standing {
  kind: StandingKind;
  onBehalfOf: string | null;
}

export interface Matter {
  kind: MatterKind;
  words: string;
}

export interface CallInvitation {
  call: string;
  session: string;
  leg: string;
  role: Role;
  attempt: number;
  with: string;
  openedAt: string;
}

export interface Candidate {
  candidate: string;
  sdpMid: string | null;
  sdpMLineIndex: number | null;
}

/** Which attempt of which leg a signal belongs to. */
export interface Attempt {
  call: string;
  leg: string;
  attempt: number;
}

export type SignalUp = Attempt &
  (
    | { kind: 'join'; sdp: string }
    | { kind: 'answer'; round: number; sdp: string }
    | { kind: 'candidates'; direction: Direction; candidates: Candidate[]; complete: boolean }
    | {
        kind: 'quality';
        sending: string;
        receiving: string;
        framesDecoded: number;
        audioEnergy: number;
        firstFrameMillis: number | null;
        roundTripMillis: number | null;
        lossPercent: number | null;
      }
    | { kind: 'leave' }
  );

export type OtherSide = 'expected' | 'present' | 'interrupted';
export type RecordingState = 'starting' | 'running' | 'failed';

export type SignalDown = Attempt &
  (
    | { kind: 'accepted'; sdp: string }
    | { kind: 'offer'; round: number; sdp: string }
    | { kind: 'candidates'; direction: Direction; candidates: Candidate[]; complete: boolean }
    | { kind: 'rejoin'; why: string }
    | { kind: 'state'; otherSide: OtherSide; recording: RecordingState; recordedUntil: string | null }
  );

export type Reply =
  | { kind: 'done'; request: string }
  | { kind: 'opened'; request: string; invitation: CallInvitation; version: number }
  | { kind: 'refused'; request: string; type: string; detail: string };

export interface Turn {
  turn: string;
  session: string;
  ticket: string;
  ahead: number;
  stage: 'waiting' | 'in-session' | 'closed' | 'left';
  invitation: CallInvitation | null;
}

export interface Waiting {
  session: string;
  ticket: string;
  name: string;
  site: string;
  matter: Matter;
  standing: StandingKind;
  since: string;
  ready: boolean;
  visits: number;
}

export interface KioskView {
  kind: 'kiosk';
  version: number;
  at: string;
  site: string;
  body: string;
  turn: Turn | null;
}

export interface RoomView {
  kind: 'room';
  version: number;
  at: string;
  site: string;
  body: string;
  waiting: Waiting[];
  /** No invitation: the call is over and the session is still to be closed. */
  current: { session: Waiting; invitation: CallInvitation | null } | null;
  received: number;
}

export type View = KioskView | RoomView;

export interface Desired {
  version: number;
  heartbeatSeconds: number;
  reconnectWindowSeconds: number;
  unattendedSeconds: number;
  /** Null, or absent in an older agent: as the machine has it. */
  volumePercent?: number | null;
  /** In which a page begins. */
  language?: 'vi' | 'en' | null;
}

/** Whether citizens can use a device. */
export type Service = 'open' | 'locked' | 'maintenance';

/** How loud the other side shall be, 0 to 1. */
export function loudnessOf({ volumePercent }: Desired): number {
  return (volumePercent ?? 100) / 100;
}
