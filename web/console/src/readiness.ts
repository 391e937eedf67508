import type { TextId } from '@tiepdan/texts';
import type { Device, Peripheral } from './model';

/** The answer to "can a citizen be received here right now, and if not, what do I do?" */
export interface Readiness {
  ready: boolean;
  /** The first thing to do; null when there is nothing. */
  mend: { text: TextId; peripheral: Peripheral | null } | null;
}

/** Without these nobody can be received; the others only make it less comfortable. */
const NEEDED: readonly string[] = ['camera', 'microphone', 'speaker', 'store'];

export function readinessOf(device: Device): Readiness {
  switch (device.presence.state) {
    case 'ONLINE':
      return device.status === null ? not('console.fleet.mend.page') : ofStatus(device);
    case 'SUSPECT':
    case 'OFFLINE':
    case 'LEFT':
      return not(device.presence.epoch === 0 ? 'console.fleet.mend.never' : 'console.fleet.mend.offline');
    case 'MAINTENANCE':
      return not('console.fleet.mend.maintenance');
  }
}

function ofStatus(device: Device): Readiness {
  const status = device.status!;
  if (!status.page.connected) {
    return not('console.fleet.mend.page');
  }
  const broken = status.peripherals.filter((one) => one.health === 'failed' || one.health === 'absent');
  const worst =
    broken.find((one) => NEEDED.includes(one.kind)) ??
    broken.find((one) => one.health === 'failed') ??
    status.peripherals.find((one) => one.health === 'degraded' && one.kind !== 'store') ??
    null;
  return {
    ready: !broken.some((one) => NEEDED.includes(one.kind)),
    mend: worst === null ? null : { text: 'console.fleet.mend.peripheral', peripheral: worst },
  };
}

function not(text: TextId): Readiness {
  return { ready: false, mend: { text, peripheral: null } };
}
