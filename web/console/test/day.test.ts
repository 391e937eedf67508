import { expect, test } from 'vitest';
import { readDay, writeDay } from '../src/Sessions';

/** Already the 26th in Việt Nam. */
const NOW = new Date('2026-11-25T17:30:00Z');

test.each([
  ['date=2026-11-20', '2026-11-20'],
  ['', '2026-11-26'],
  ['date=', '2026-11-26'],
  ['date=yesterday', '2026-11-26'],
  ['date=2026-13-01', '2026-11-26'],
  ['date=2026-11-20T00:00', '2026-11-26'],
])('%j is the day %s', (query, day) => expect(readDay(new URLSearchParams(query), NOW)).toBe(day));

test.each([
  ['2026-11-20', 'date=2026-11-20'],
  ['2026-11-26', ''],
])('%s is written as %j', (day, query) => expect(writeDay(day, NOW).toString()).toBe(query));
