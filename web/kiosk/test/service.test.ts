import { describe, expect, test } from 'vitest';
import type { Service } from '@tiepdan/page';
import { EMPTY_FORM } from '../src/form';
import { shownScreen } from '../src/service';
import { next, type Happening, type Screen, type Visit } from '../src/visit';
import { HAPPENINGS, SCREENS, VISITS, enrolment, nameOf } from './visits';

const told = (service: Service): Happening => ({ kind: 'heard', message: { kind: 'service', service } });
const CLOSED = ['locked', 'maintenance'] as const;

/** What is shown once the kiosk is out of service: a turn is never thrown away, and thanks are said to the end. */
const SHOWN: Record<Screen, string> = {
  welcome: 'out-of-service',
  language: 'out-of-service: wipe',
  identity: 'out-of-service: wipe',
  standing: 'out-of-service: wipe',
  matter: 'out-of-service: wipe',
  notice: 'out-of-service: wipe',
  ticket: 'ticket',
  waiting: 'waiting',
  call: 'call',
  thanks: 'thanks',
};

describe.each(CLOSED)('%s', (service) => {
  test.each(SCREENS)('on %s', (screen) => {
    const [after, effects] = next(VISITS[screen], told(service));
    const done = effects.map(nameOf).join(', ');
    expect(done === '' ? shownScreen(after) : `${shownScreen(after)}: ${done}`).toBe(SHOWN[screen]);
    expect(after.service).toBe(service);
    expect(after.turn).toEqual(VISITS[screen].turn);
    if (shownScreen(after) === 'out-of-service') {
      expect(after.form).toEqual(EMPTY_FORM);
    }
  });

  test.each(SCREENS)('on %s, in service again', (screen) => {
    const [closed] = next(VISITS[screen], told(service));
    const [open] = next(closed, told('open'));
    expect(shownScreen(open)).toBe(closed.screen);
  });

  test.each(Object.keys(HAPPENINGS))('nothing leads from it to a form: %s', (name) => {
    const [closed] = next(VISITS.welcome, told(service));
    const [after] = next(closed, HAPPENINGS[name]!);
    expect(['welcome', 'waiting', 'call']).toContain(after.screen);
  });
});

test('a turn that waits is found again by a new page, and the screen appears when the visit is over', () => {
  let visit: Visit = { ...VISITS.welcome, service: 'locked' };
  [visit] = next(visit, HAPPENINGS['heard view, the turn waits']!);
  expect(shownScreen(visit)).toBe('waiting');
  [visit] = next(visit, HAPPENINGS['heard view, closed']!);
  expect(shownScreen(visit)).toBe('thanks');
  [visit] = next(visit, { kind: 'finished' });
  expect(shownScreen(visit)).toBe('out-of-service');
});

test('a new page learns it from its welcome', () => {
  const message = (HAPPENINGS['heard welcome'] as Extract<Happening, { kind: 'heard' }>).message;
  const [visit] = next(VISITS.welcome, { kind: 'heard', message: { ...message, service: 'maintenance' } as never });
  expect(shownScreen(visit)).toBe('out-of-service');
});

test('a kiosk without a certificate asks for its code first', () => {
  const [visit] = next({ ...VISITS.welcome, service: 'locked' }, { kind: 'heard', message: enrolment('used-code') });
  expect(shownScreen(visit)).toBe('welcome');
});
