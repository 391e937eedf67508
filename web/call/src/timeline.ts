/**
 * The way from the official's touch to the first remote frame, as user timing marks (W3C User Timing) of one call:
 * for whoever measures or looks with the browser's own tools.
 */
const STAGES = [
  'invited',
  'join-sent',
  'accepted',
  'sending-connected',
  'offer-heard',
  'answer-sent',
  'receiving-connected',
  'first-remote-frame',
] as const;

export type Stage = (typeof STAGES)[number];

/** Forgets the call before: a page lives for months. */
export function beginTimeline(): void {
  STAGES.forEach((stage) => performance.clearMarks(name(stage)));
}

/** @param at as `performance.now()` */
export function mark(stage: Stage, at: number = performance.now()): void {
  performance.mark(name(stage), { startTime: at });
}

function name(stage: Stage): string {
  return `tiepdan:${stage}`;
}
