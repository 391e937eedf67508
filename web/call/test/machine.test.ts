import { describe, expect, it } from 'vitest';
import type { CallInvitation, SignalDown } from '@tiepdan/page';
import { IDLE, next, type CallState, type Effect, type Happening, type InCall } from '../src/machine';

const CALL = 'call-1';
const LEG = 'leg-1';
const invitation: CallInvitation = {
  call: CALL,
  session: 'session-1',
  leg: LEG,
  role: 'kiosk',
  attempt: 1,
  with: 'UBND thành phố',
  openedAt: '2026-11-25T02:00:00Z',
};

const invited: Happening = { kind: 'invited', invitation, lastAttempt: 0 };
const offerMade = (attempt = 1): Happening => ({ kind: 'offer-made', attempt, sdp: 'own offer' });
const heard = (signal: SignalDown): Happening => ({ kind: 'heard', signal });
const offer = (given: Partial<Extract<SignalDown, { kind: 'offer' }>> = {}): SignalDown => ({
  kind: 'offer',
  call: CALL,
  leg: LEG,
  attempt: 1,
  round: 1,
  sdp: 'their offer',
  ...given,
});
const accepted: SignalDown = { kind: 'accepted', call: CALL, leg: LEG, attempt: 1, sdp: 'their answer' };

/** Where a page is after all of this, and what it did, in words. */
function after(...happenings: Happening[]): { state: CallState; did: string[] } {
  let state: CallState = IDLE;
  const did: string[] = [];
  for (const happening of happenings) {
    const [following, effects] = next(state, happening);
    state = following;
    did.push(...effects.map(word));
  }
  return { state, did };
}

function word(effect: Effect): string {
  switch (effect.do) {
    case 'begin':
      return `begin ${effect.attempt}`;
    case 'send':
      return `send ${effect.signal.kind} ${effect.signal.attempt}`;
    case 'answer':
      return `answer round ${effect.round}`;
    default:
      return effect.do;
  }
}

describe('what a page does in a call', () => {
  it.each<[string, Happening[], string[]]>([
    ['joins with its own offer', [invited, offerMade()], ['begin 1', 'send join 1']],
    ['begins once, however often it is invited', [invited, invited, offerMade()], ['begin 1', 'send join 1']],
    [
      'answers what it is offered after its join',
      [invited, offerMade(), heard(offer())],
      ['begin 1', 'send join 1', 'answer round 1'],
    ],
    [
      'answers with its join what it was offered before the invitation',
      [heard(offer()), invited, offerMade()],
      ['begin 1', 'send join 1', 'answer round 1'],
    ],
    [
      'answers an offer once that comes early and again',
      [heard(offer()), invited, offerMade(), heard(offer())],
      ['begin 1', 'send join 1', 'answer round 1'],
    ],
    ['does not answer before it has joined', [heard(offer()), invited], ['begin 1']],
    [
      'leaves an early offer of another call alone',
      [heard(offer({ call: 'call-0' })), invited, offerMade()],
      ['begin 1', 'send join 1'],
    ],
    [
      'leaves an early offer of another attempt alone',
      [heard(offer({ attempt: 1 })), { ...invited, lastAttempt: 1 } as Happening, offerMade(2)],
      ['begin 2', 'send join 2'],
    ],
    [
      'forgets an early offer when it begins anew',
      [heard(offer()), invited, { kind: 'stuck', attempt: 1 }, offerMade(2)],
      ['begin 1', 'begin 2', 'send join 2'],
    ],
    [
      'answers a second round on the same connection',
      [invited, offerMade(), heard(offer()), heard(offer({ round: 2 }))],
      ['begin 1', 'send join 1', 'answer round 1', 'answer round 2'],
    ],
    [
      'is accepted once',
      [invited, offerMade(), heard(accepted), heard(accepted)],
      ['begin 1', 'send join 1', 'accept'],
    ],
    [
      'begins anew when its connection fails',
      [invited, offerMade(), { kind: 'connection', attempt: 1, side: 'sending', state: 'failed' }],
      ['begin 1', 'send join 1', 'begin 2'],
    ],
    [
      'begins anew when its agent comes back before it was accepted',
      [invited, offerMade(), { kind: 'agent-back' }],
      ['begin 1', 'send join 1', 'begin 2'],
    ],
    [
      'goes on when its agent comes back after that',
      [invited, offerMade(), heard(accepted), { kind: 'agent-back' }],
      ['begin 1', 'send join 1', 'accept'],
    ],
    [
      'rejoins when it is told to, and not for an older attempt',
      [
        invited,
        offerMade(),
        heard({ kind: 'rejoin', call: CALL, leg: LEG, attempt: 3, why: '' }),
        heard({ kind: 'rejoin', call: CALL, leg: LEG, attempt: 2, why: '' }),
      ],
      ['begin 1', 'send join 1', 'begin 3'],
    ],
    ['ends', [invited, offerMade(), { kind: 'ended' }], ['begin 1', 'send join 1', 'end']],
    ['does nothing without a call', [offerMade(), heard(accepted), { kind: 'ended' }], []],
  ])('%s', (_, happenings, did) => {
    expect(after(...happenings).did).toEqual(did);
  });

  it('shows what it is told of the other side', () => {
    const { state } = after(
      invited,
      offerMade(),
      heard({
        kind: 'state',
        call: CALL,
        leg: LEG,
        attempt: 1,
        otherSide: 'present',
        recording: 'running',
        recordedUntil: '2026-11-25T02:00:05Z',
      }),
    );
    expect(state as InCall).toMatchObject({ otherSide: 'present', recording: 'running' });
  });
});
