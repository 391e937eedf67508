import { expect, test } from 'vitest';
import { CATALOGUES, LANGUAGES } from '@tiepdan/texts';
import { ApiFailure } from '../src/api';
import { refusalOf } from '../src/SecondFactor';

test.each([
  ['wrong-one-time-code', 'unauthorized', 'console.second-factor.wrong'],
  ['used-one-time-code', 'unauthorized', 'console.second-factor.used'],
  ['too-many-attempts', 'other', 'console.sign-in.too-many'],
  ['no-role', 'forbidden', 'console.sign-in.no-role'],
  ['wrong-password', 'unauthorized', 'console.sign-in.wrong'],
  ['something-new', 'unauthorized', 'console.sign-in.wrong'],
  ['HTTP 500', 'unreachable', 'console.sign-in.unreachable'],
] as const)('%s says what to do', (word, kind, text) => {
  expect(refusalOf(new ApiFailure(kind, word)).text).toBe(text);
});

test('the time of the server is told where it is sent, and nothing else of the problem', () => {
  const problem = { serverTime: '2026-11-26T02:30:05Z', detail: 'in English' };

  expect(refusalOf(new ApiFailure('unauthorized', 'wrong-one-time-code', problem)).serverTime).toBe(problem.serverTime);
  expect(refusalOf(new ApiFailure('unauthorized', 'used-one-time-code', {})).serverTime).toBeNull();
  expect(refusalOf(new TypeError('offline')).text).toBe('console.sign-in.unreachable');
});

test.each(LANGUAGES)('in %s the hint about clocks says how late it is', (language) => {
  expect(CATALOGUES[language]['console.second-factor.clock']).toContain('{time}');
});
