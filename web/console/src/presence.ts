import type { IconName, Tone } from '@tiepdan/design';
import type { PresenceState } from './model';

export const PRESENCE_TONE: Record<PresenceState, Tone> = {
  ONLINE: 'good',
  SUSPECT: 'warning',
  OFFLINE: 'bad',
  LEFT: 'plain',
  MAINTENANCE: 'plain',
};

/** Shapes beside the colours: who does not see red and green sees these. */
export const PRESENCE_ICON: Record<PresenceState, IconName> = {
  ONLINE: 'check',
  SUSPECT: 'alarm',
  OFFLINE: 'close',
  LEFT: 'door',
  MAINTENANCE: 'lock',
};
