import { describe, expect, test } from 'vitest';
import { placer, readFilter } from '../src/fleet-filter';
import type { Command, CommandState, DeviceRow } from '../src/model';
import { counted, ended, leftOut, selectionOf, wishesOf, worstFirst } from '../src/wish';

const STATES: Record<CommandState, boolean> = {
  AGREEING: false,
  SENT: false,
  RUNNING: false,
  SUCCEEDED: true,
  FAILED: true,
  EXPIRED: true,
  REFUSED: true,
  WITHDRAWN: true,
  LAPSED: true,
  UNKNOWN: true,
};
const command = (id: string, state: CommandState, more: Partial<Command> = {}): Command => ({
  id,
  device: id,
  kind: 'reboot',
  reason: 'Updates',
  by: 'it',
  issuedAt: '2026-11-25T01:00:00Z',
  state,
  detail: '',
  finding: null,
  progressPercent: null,
  changedAt: '2026-11-25T01:00:00Z',
  agreedBy: null,
  fileType: null,
  ...more,
});

test.each(Object.entries(STATES))('%s is an end: %s', (state, is) =>
  expect(ended({ state: state as CommandState })).toBe(is),
);

describe('many commands of one wish', () => {
  const all = [command('a', 'SUCCEEDED'), command('b', 'UNKNOWN'), command('c', 'SUCCEEDED'), command('d', 'FAILED')];

  test('what somebody has to look at is counted and shown first, and nothing is left uncounted', () => {
    expect(counted(all)).toEqual([
      ['FAILED', 1],
      ['UNKNOWN', 1],
      ['SUCCEEDED', 2],
    ]);
    expect(worstFirst(all).map(({ id }) => id)).toEqual(['d', 'b', 'a', 'c']);
    const each = Object.keys(STATES).map((state) => command(state, state as CommandState));
    expect(counted(each).reduce((sum, [, count]) => sum + count, 0)).toBe(each.length);
  });
});

test('what waits is one wish for each person, moment and kind; what was sent is none', () => {
  const wishes = wishesOf([
    command('a', 'AGREEING'),
    command('b', 'AGREEING'),
    command('c', 'SENT'),
    command('d', 'AGREEING', { by: 'admin' }),
    command('e', 'AGREEING', { issuedAt: '2026-11-25T01:00:01Z' }),
    command('f', 'AGREEING', { kind: 'set-service' }),
  ]);

  expect(wishes.map((wish) => wish.map(({ id }) => id).join(' '))).toEqual(['a b', 'd', 'e', 'f']);
});

test('exactly those before ones eyes are meant, and their number', () => {
  const row: DeviceRow = {
    id: 'k-1',
    label: 'Ki-ốt 1',
    site: 'hq',
    role: 'kiosk',
    presence: { state: 'ONLINE', reason: 'status', epoch: 1, since: '2026-11-25T01:00:00Z' },
    readiness: { ready: true, mend: null },
    alarms: 0,
    software: null,
  };
  const meant = [row, { ...row, id: 'k-2' }].map(placer([], []));

  expect(selectionOf(meant, readFilter(new URLSearchParams('body=hp&role=kiosk&q=ki')))).toEqual({
    filter: { body: 'hp', role: 'kiosk', devices: ['k-1', 'k-2'] },
    expected: 2,
  });
  expect(selectionOf(meant, readFilter(new URLSearchParams()))).toEqual({
    filter: { devices: ['k-1', 'k-2'] },
    expected: 2,
  });
});

test('who was left out is kept with the word for why', () =>
  expect(leftOut({ refused: { 'k-1': { type: '/problems/session-runs' } } })).toEqual([
    { device: 'k-1', word: 'session-runs' },
  ]));
