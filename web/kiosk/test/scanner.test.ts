import { expect, test } from 'vitest';
import type { Wedge } from '@tiepdan/page';
import { cardWedge } from '../src/scanner';

const CARD = '031160001234|031234567|NGUYEN THI HOA|15081958|Nu|Hai Phong|10052021';

/** Types the text, one key every so many milliseconds, and the last key after its own pause. */
function type(
  wedge: Wedge,
  text: string,
  pace: { every?: number; last?: string; lastAfter?: number; from?: number } = {},
) {
  const { every = 5, last = 'Enter', from = 0 } = pace;
  const lastAfter = pace.lastAfter ?? every;
  const heard: (string | null)[] = [];
  let at = from;
  for (const key of text) {
    heard.push(wedge.key(key, at));
    at += every;
  }
  heard.push(wedge.key(last, at - every + lastAfter));
  return heard.filter((answer) => answer !== null);
}

test.each([
  ['at once', { every: 0 }, [CARD]],
  ['as fast as a scanner', { every: 5 }, [CARD]],
  ['as slow as a scanner may be', { every: 80 }, [CARD]],
  ['slower: that is a person', { every: 81 }, []],
  ['fast, but Enter comes late', { every: 5, lastAfter: 500 }, []],
  ['with Tab at its end', { every: 5, last: 'Tab' }, [CARD]],
])('a card typed %s', (_, pace, heard) => {
  expect(type(cardWedge(), CARD, pace)).toEqual(heard);
});

test('keys that are no letters do not belong to the text', () => {
  const wedge = cardWedge();
  wedge.key('Shift', 0);
  expect(type(wedge, CARD, { from: 1 })).toEqual([CARD]);
});

test('what a person typed just before does not belong to the text', () => {
  const wedge = cardWedge();
  wedge.key('h', 0);
  wedge.key('o', 200);
  expect(type(wedge, CARD, { from: 400 })).toEqual([CARD]);
});

test('two scans one after the other are two texts', () => {
  const wedge = cardWedge();
  expect(type(wedge, CARD)).toEqual([CARD]);
  expect(type(wedge, CARD, { from: 2_000 })).toEqual([CARD]);
});

test.each([
  ['short', '031|2'],
  ['without a bar', '031160001234 NGUYEN THI HOA'],
])('a fast text that is %s is no scan', (_, text) => {
  expect(type(cardWedge(), text)).toEqual([]);
});
