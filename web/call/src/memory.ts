import type { CallInvitation } from '@tiepdan/page';

/** Survives a reload of this tab and nothing else: opaque ids and a number, no personal data. */
const KEY = 'tiepdan.attempt';

export function lastAttempt(invitation: CallInvitation): number {
  const stored = sessionStorage.getItem(KEY)?.split(' ') ?? [];
  return stored[0] === invitation.leg ? Number(stored[1]) || 0 : 0;
}

export function rememberAttempt(invitation: CallInvitation, attempt: number): void {
  sessionStorage.setItem(KEY, `${invitation.leg} ${attempt}`);
}

export function forgetAttempts(): void {
  sessionStorage.removeItem(KEY);
}
