import { expect, test } from 'vitest';
import { loudnessOf, type Desired } from '@tiepdan/page';
import { next, type Visit } from '../src/visit';
import { DESIRED, SCREENS, VISITS } from './visits';

const ENGLISH: Desired = { ...DESIRED, unattendedSeconds: 45, volumePercent: 40, language: 'en' };
const told = (visit: Visit, desired: Desired) =>
  next(visit, { kind: 'heard', message: { kind: 'configured', desired } });

test.each(SCREENS)('on %s another configuration counts at once and takes nothing from who is here', (screen) => {
  const before = VISITS[screen];
  const [after, effects] = told(before, ENGLISH);

  expect(effects).toEqual([]);
  expect(after).toEqual({
    ...before,
    unattendedSeconds: 45,
    loudness: 0.4,
    home: 'en',
    language: screen === 'welcome' ? 'en' : before.language,
  });
});

test('whoever comes next is greeted in the language of the kiosk', () => {
  const [during] = told(VISITS.identity, ENGLISH);
  const [after] = next(during, { kind: 'leave', why: 'unattended' });

  expect(after).toMatchObject({ screen: 'welcome', language: 'en', loudness: 0.4, unattendedSeconds: 45 });
});

test('who has just chosen a language on the first screen keeps it when the same is told again', () => {
  const [english] = told(VISITS.welcome, ENGLISH);
  const [chosen] = next(english, { kind: 'language', language: 'vi' });

  expect(told(chosen, ENGLISH)[0].language).toBe('vi');
});

test.each([
  [{ volumePercent: 0 }, 0],
  [{ volumePercent: 100 }, 1],
  [{ volumePercent: null }, 1],
  [{}, 1],
])('%o is as loud as %d', (some, loudness) => {
  expect(loudnessOf({ ...DESIRED, ...some })).toBe(loudness);
});
