/** What this page sees and hears of the other side. */
export interface CallNumbers {
  framesDecoded: number;
  audioEnergy: number;
  /** From the invitation (kiosk) or the touch (room) to the first frame of the other side on this screen. */
  firstFrameMillis: number | null;
  /** The same moment as milliseconds since 1970, so that two pages of one machine can be compared. */
  firstFrameAt: number | null;
  roundTripMillis: number | null;
  lossPercent: number | null;
  framesPerSecond: number | null;
  frameWidth: number | null;
  packets: number;
  lost: number;
}

export const NO_NUMBERS: CallNumbers = {
  framesDecoded: 0,
  audioEnergy: 0,
  firstFrameMillis: null,
  firstFrameAt: null,
  roundTripMillis: null,
  lossPercent: null,
  framesPerSecond: null,
  frameWidth: null,
  packets: 0,
  lost: 0,
};

/** Reads both connections. Loss is that of the time since the last reading. */
export async function readNumbers(
  before: CallNumbers,
  sending: RTCPeerConnection | undefined,
  receiving: RTCPeerConnection | undefined,
): Promise<CallNumbers> {
  const inbound = receiving === undefined ? [] : reports(await receiving.getStats(), 'inbound-rtp');
  const pairs = sending === undefined ? [] : reports(await sending.getStats(), 'candidate-pair');
  return summarise(before, inbound, pairs);
}

export type Report = Record<string, unknown>;

export function summarise(before: CallNumbers, inbound: Report[], pairs: Report[]): CallNumbers {
  const picture = inbound.find((report) => report.kind === 'video');
  const sound = inbound.find((report) => report.kind === 'audio');
  const packets = total(inbound, 'packetsReceived');
  const lost = total(inbound, 'packetsLost');
  const newPackets = packets - before.packets;
  const newLost = lost - before.lost;
  const roundTrip = number(pairs.find((pair) => pair.nominated === true)?.currentRoundTripTime);
  return {
    ...before,
    framesDecoded: number(picture?.framesDecoded) ?? 0,
    audioEnergy: number(sound?.totalAudioEnergy) ?? 0,
    framesPerSecond: number(picture?.framesPerSecond),
    frameWidth: number(picture?.frameWidth),
    roundTripMillis: roundTrip === null ? null : roundTrip * 1000,
    lossPercent:
      newPackets > 0 && newLost >= 0
        ? (100 * newLost) / (newPackets + newLost)
        : newPackets < 0
          ? null
          : before.lossPercent,
    packets,
    lost,
  };
}

function reports(stats: RTCStatsReport, type: string): Report[] {
  const found: Report[] = [];
  stats.forEach((report: Report) => {
    if (report.type === type) {
      found.push(report);
    }
  });
  return found;
}

function total(all: Report[], member: string): number {
  return all.reduce((sum, report) => sum + (number(report[member]) ?? 0), 0);
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
