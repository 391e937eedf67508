import { describe, expect, test } from 'vitest';
import { minutesAndSeconds, speechOf, type Speech } from '../src/index';

const vi = speechOf('vi');
const en = speechOf('en');

test.each<[string, (speech: Speech) => string, string, string]>([
  ['a number', (it) => it.number(1234567.5), '1.234.567,5', '1,234,567.5'],
  ['a small number', (it) => it.number(12), '12', '12'],
  ['a time', (it) => it.time('2026-11-25T02:05:09Z'), '09:05', '09:05'],
  ['a time after noon', (it) => it.time('2026-11-25T11:43:00Z'), '18:43', '18:43'],
  ['midnight in Việt Nam', (it) => it.time('2026-11-25T17:00:00Z'), '00:00', '00:00'],
  ['a time with seconds', (it) => it.clock('2026-11-25T07:05:09Z'), '14:05:09', '14:05:09'],
  ['a date', (it) => it.date('2026-03-05T03:00:00Z'), '05/03/2026', '05/03/2026'],
  ['a date that is tomorrow in Việt Nam', (it) => it.date('2026-12-31T17:00:00Z'), '01/01/2027', '01/01/2027'],
  ['a month', (it) => it.month('2026-02-28T17:00:00Z'), 'tháng 3 năm 2026', 'March 2026'],
  ['a day of the week, short', (it) => it.weekday('2026-11-24T17:00:00Z'), 'Th 4', 'Wed'],
  ['a day of the week', (it) => it.longDate('2026-11-25T05:00:00Z'), 'Thứ Tư, 25/11/2026', 'Wednesday 25/11/2026'],
])('%s', (_, say, vietnamese, english) => {
  expect(older(say(vi).replace(/\u00a0|\u202f/g, ' '))).toBe(vietnamese);
  expect(say(en).replace(/,/g, (comma) => (_ === 'a day of the week' ? '' : comma))).toBe(english);
});

/** CLDR 48 writes out what those before it cut short. */
function older(text: string): string {
  return text.replace(/^Thứ (\d)$/, 'Th $1');
}

test.each([
  ['2026-11-25T07:05:00Z', '14:05'],
  ['2026-11-24T17:00:00Z', '00:00'],
  ['2026-11-24T16:59:00Z', '23:59 24/11/2026'],
  ['2026-11-25T17:00:00Z', '00:00 26/11/2026'],
])('seen in the morning of the 25th in Việt Nam, %s was %s', (instant, words) => {
  expect(vi.when(instant, Date.parse('2026-11-25T02:00:00Z'))).toBe(words);
});

describe('a duration', () => {
  test.each([
    [-5, '00:00'],
    [0, '00:00'],
    [59.999, '00:59'],
    [60, '01:00'],
    [3599, '59:59'],
    [3600, '1:00:00'],
    [36_061, '10:01:01'],
  ])('%d s is %s', (seconds, words) => {
    expect(minutesAndSeconds(seconds)).toBe(words);
  });
});

test.each([
  [0, 'Ông/bà là người tiếp theo', 'You are next'],
  [1, 'Còn 1 người phía trước', '1 person before you'],
  [12, 'Còn 12 người phía trước', '12 people before you'],
])('%i ahead', (ahead, vietnamese, english) => {
  expect(vi.t('kiosk.ticket.ahead', { ahead })).toBe(vietnamese);
  expect(en.t('kiosk.ticket.ahead', { ahead })).toBe(english);
});
