import { expect, test } from 'vitest';
import { Wedge, isClaimCode } from '../src/wedge';

const CODE = '7K2M-Q9XD-40RT';

/** Types the text, one key every so many milliseconds, with Enter at its end. */
function typed(text: string, every: number): (string | null)[] {
  const wedge = new Wedge(isClaimCode);
  return [...text, 'Enter'].map((key, index) => wedge.key(key, index * every)).filter((answer) => answer !== null);
}

test.each([
  ['as the console shows it', CODE],
  ['in one piece', '7K2MQ9XD40RT'],
  ['in small letters', CODE.toLowerCase()],
])('a claim code %s is heard when a scanner types it', (_, code) => {
  expect(typed(code, 5)).toEqual([code]);
});

test.each([
  ['by a person', CODE, 120],
  ['that is too short', '7K2M-Q9XD', 5],
  ['that is too long', `${CODE}X`, 5],
  ['that is a card', '031160001234|031234567|NGUYEN THI HOA|15081958', 5],
])('a text %s is none', (_, text, every) => {
  expect(typed(text, every)).toEqual([]);
});
