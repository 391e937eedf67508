import type { Finding, Health, MatterKind, Outcome, Role, StandingKind } from '@tiepdan/page';

/** What `/api/v1` answers, as far as this page shows it. */
export type StaffRole =
  | 'ADMINISTRATOR'
  | 'HEAD'
  | 'DEPUTY'
  | 'OFFICIAL'
  | 'CLERK'
  | 'SCHEDULER'
  | 'ARCHIVIST'
  | 'INSPECTOR'
  | 'AUDITOR'
  | 'IT_OPERATOR';

/** What somebody may do somewhere; the server says it again at each address. */
export type Right =
  | 'SEE_DEVICES'
  | 'SWAP_DEVICES'
  | 'RUN_DEVICES'
  | 'CHANGE_PLACES'
  | 'CHANGE_ACCOUNTS'
  | 'CHANGE_LAW'
  | 'READ_AUDIT'
  | 'SEE_SESSIONS'
  | 'READ_SESSIONS'
  | 'PLAY_RECORDINGS'
  | 'READ_REGISTER';

export interface Staff {
  name: string;
  roles: StaffRole[];
  /** Those that this page knows, and others. */
  rights: (Right | (string & {}))[];
}

/** Somebody who has signed in just now. */
export interface Welcome extends Staff {
  /** Made with a second factor, and shown this once. */
  recoveryCodes: string[];
  /** When one of them was used. */
  recoveryCodesLeft: number | null;
}

/** A second factor that is not confirmed yet: what an authenticator is told. */
export interface SetUp {
  secret: string;
  address: string;
}

export type PresenceState = 'ONLINE' | 'SUSPECT' | 'OFFLINE' | 'LEFT' | 'MAINTENANCE';

export type IncidentKind = 'LINE' | 'POWER' | 'REGION';

/** One cause that took devices away. */
export interface Incident {
  id: number;
  kind: IncidentKind;
  /** A site, or the body whose area it is. */
  place: string;
  since: string;
  closedAt: string | null;
  mergedInto: number | null;
  devices: string[];
  away: number;
}

export interface Peripheral {
  name: string;
  kind: string;
  health: Health;
  evidence: string;
  since: string;
  finding: Finding | null;
}

/** Something on a device that needs a person. */
export interface Alarm {
  name: string;
  since: string;
  evidence: string;
  finding: Finding | null;
}

export interface Status {
  at: string;
  peripherals: Peripheral[];
  link: { roundTripMillis: number; reconnects: number; queuedEvents: number; clockOffsetMillis: number | null };
  page: { connected: boolean; screen: string };
  session: string | null;
}

/** Whether somebody can be received with a device now, and the first thing to do about it. */
export interface Readiness {
  ready: boolean;
  mend: { word: MendWord; part: { name: string; kind: string } | null } | null;
}

export type MendWord = 'NEVER_CONNECTED' | 'AWAY' | 'IN_MAINTENANCE' | 'NO_PAGE' | 'UNTRIED' | 'PART';

/** A device in the list of all. */
export interface DeviceRow {
  id: string;
  label: string;
  site: string;
  role: Role;
  presence: { state: PresenceState; reason: string; epoch: number; since: string };
  readiness: Readiness;
  /** How many things on it need a person. */
  alarms: number;
  software: string | null;
}

export interface Device {
  id: string;
  label: string;
  site: { id: string; name: string; englishName: string };
  role: Role;
  presence: {
    state: PresenceState;
    reason: string;
    evidence: string;
    epoch: number;
    since: string | null;
    heardAt: string | null;
    /** The work on it that runs now, and what the evidence says of it meanwhile. */
    maintenance: { reason: string; by: string; until: string; behind: PresenceState } | null;
  };
  readiness: Readiness;
  status: Status | null;
  software: string | null;
  /** Oldest first. */
  alarms: Alarm[];
}

export interface Site {
  id: string;
  body: string;
  name: string;
  englishName: string;
  address: string;
}

export interface Body {
  id: string;
  name: string;
  englishName: string;
  parent: string | null;
  /** When it ends or has ended. */
  until: string | null;
  /** Who has followed it. */
  heir: string | null;
}

/** An account of staff; one that is disabled lets nobody in. */
export interface Account {
  name: string;
  displayName: string;
  /** Those that are over included. */
  roles: AccountRole[];
  /** It signs in at the city's provider and has no password here. */
  vouched: boolean;
  madeAt: string;
  disabledAt: string | null;
  secondFactorSince: string | null;
}

/** A role at a body, with all bodies below, from when until when. */
export interface AccountRole {
  id: string;
  role: StaffRole;
  /** Null for an administrator. */
  body: string | null;
  from: string;
  until: string | null;
}

/** The password is shown once; null where there is none. */
export interface OpenedAccount {
  account: Account;
  password: string | null;
}

export interface Claim {
  code: string;
  device: string;
  /** The device waits until somebody has approved it. */
  approval: boolean;
  expiresAt: string;
}

/** A device that came with a good code and waits for a person, or was approved and has not come back yet. */
export interface Enrolment {
  device: string;
  purpose: 'NEW_DEVICE' | 'REPLACEMENT';
  site: string;
  role: Role;
  label: string;
  mintedBy: string;
  state: 'WAITING' | 'APPROVED' | 'REJECTED' | 'ENROLLED';
  /** Whole, to be sent back with the decision: what is decided about is what was seen. */
  key: string;
  /** Its beginning, as the device shows it. */
  fingerprint: string;
  from: string | null;
  since: string | null;
  decision: { by: string; at: string; why: string } | null;
  expiresAt: string;
}

export type SessionState = 'waiting' | 'in-session' | 'closed' | 'left';
export type RecordingWord = 'recording' | 'processing' | 'ready' | 'failed' | 'none';

export interface SessionRow {
  id: string;
  ticket: string;
  state: SessionState;
  kind: MatterKind;
  name: string;
  site: string;
  room: string | null;
  takenAt: string;
  openedAt: string | null;
  closedAt: string | null;
  recording: { state: RecordingWord } | null;
  register: { year: number; number: number } | null;
}

export interface TimelineEntry {
  at: string;
  what: string;
  detail?: string | null;
}

export interface SessionRecord extends SessionRow {
  outcome: Outcome | null;
  summary: string | null;
  standing: StandingKind | { kind: StandingKind; onBehalfOf: string | null };
  words: string;
  timeline: TimelineEntry[];
}

export interface Original {
  file: string;
  sha256: string;
  track: string;
  leg: string;
  startedAt: string | null;
  durationSeconds: number | null;
  packets: number | null;
  lost: number | null;
}

export interface Recording {
  state: RecordingWord;
  durationSeconds: number | null;
  originals: Original[];
  viewingCopy: { url: string; sha256: string; bytes: number; durationSeconds: number } | null;
  missing: { from: string; to: string; leg: string; track: string; why: string }[];
}

export interface RegisterEntry {
  number: number;
  year: number;
  session: string;
  receivedAt: string;
  name: string;
  address: string | null;
  idNumber: string | null;
  kind: MatterKind;
  outcome: Outcome;
  summary: string;
}

export interface SystemComponent {
  name: string;
  state: 'up' | 'degraded' | 'down';
  evidence: string;
  mend: string | null;
  finding: Finding | null;
}

export interface AuditLine {
  number: number;
  at: string;
  actor: string;
  action: string;
  subject: string;
  detail: string;
}

export type StandingState = 'ACTIVE' | 'QUARANTINED' | 'REVOKED';

/** Whether a device is trusted; its certificates newest first. */
export interface Standing {
  state: StandingState;
  why: string;
  by: string;
  since: string;
  certificates: { serial: string; issuedAt: string; expiresAt: string; revokedAt: string | null }[];
}

export const COMMAND_KINDS = [
  'self-test',
  'screenshot',
  'collect-logs',
  'set-volume',
  'display-power',
  'camera-preset',
  'test-print',
  'set-service',
  'restart-browser',
  'restart-agent',
  'reboot',
] as const;

export type CommandKind = (typeof COMMAND_KINDS)[number];

export type CommandState =
  'AGREEING' | 'SENT' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'EXPIRED' | 'REFUSED' | 'WITHDRAWN' | 'LAPSED' | 'UNKNOWN';

/** What an operator told a device to do, and how far it got. */
export interface Command {
  id: string;
  device: string;
  kind: CommandKind;
  reason: string;
  by: string;
  issuedAt: string;
  state: CommandState;
  /** In plain English, of the device itself. */
  detail: string;
  finding: Finding | null;
  progressPercent: number | null;
  changedAt: string;
  agreedBy: string | null;
  fileType: string | null;
}
