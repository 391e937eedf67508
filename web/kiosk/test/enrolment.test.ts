import { describe, expect, test } from 'vitest';
import { FIRST, next, type Happening, type Visit } from '../src/visit';
import { DESIRED, SCREENS, VISITS, enrolment, nameOf, welcome } from './visits';

const after = (visit: Visit, ...happenings: Happening[]): Visit =>
  happenings.reduce((now, happening) => next(now, happening)[0], visit);
const news = (problem: string, device = ''): Happening => ({
  kind: 'heard',
  message: enrolment(problem, device),
});
const code = (text: string): Happening => ({ kind: 'claim-code', code: text });
const REFUSED = after(FIRST, news('used-code'));

describe('the way to a certificate', () => {
  test('what the agent says is remembered, and forgotten when the device has its name', () => {
    expect(REFUSED.unenrolled).toEqual({
      problem: 'used-code',
      detail: 'in English: used-code',
      fingerprint: '',
      why: '',
      trying: false,
    });
    expect(after(REFUSED, news('expired-code')).unenrolled?.problem).toBe('expired-code');
    expect(after(REFUSED, news('', 'd-1')).unenrolled).toBeNull();
    expect(after(REFUSED, welcome(null)).unenrolled).toBeNull();
  });

  test('a welcome without a name changes nothing of it', () => {
    const nameless: Happening = {
      kind: 'heard',
      message: {
        kind: 'welcome',
        role: 'kiosk',
        device: '',
        software: '1',
        link: 'down',
        desired: DESIRED,
        service: 'open',
        view: null,
      },
    };
    expect(after(REFUSED, nameless).unenrolled).toEqual(REFUSED.unenrolled);
    expect(after(FIRST, nameless).unenrolled).toBeNull();
  });

  test('a code is said once, without the spaces around it, until the agent has answered', () => {
    const [trying, effects] = next(REFUSED, code('  7K2M-Q9XD-40RT '));
    expect(effects).toEqual([{ do: 'say', message: { kind: 'claim-code', code: '7K2M-Q9XD-40RT' } }]);
    expect(trying.unenrolled?.trying).toBe(true);
    expect(next(trying, code('7K2M-Q9XD-40RT'))).toEqual([trying, []]);

    const again = after(trying, news('wrong-code'));
    expect(next(again, code('x'))[1].map(nameOf)).toEqual(['say claim-code']);
  });

  test.each(['happening', 'message'])('a code held before the scanner is said too: %s', (way) => {
    const text = '7K2M-Q9XD-40RT';
    const held: Happening =
      way === 'message' ? { kind: 'heard', message: { kind: 'scanned', text } } : { kind: 'scanned', text };
    expect(next(REFUSED, held)[1]).toEqual([{ do: 'say', message: { kind: 'claim-code', code: text } }]);
    expect(next(after(FIRST, news('unreachable')), held)[1]).toEqual([]);
    expect(next(VISITS.welcome, held)[1]).toEqual([]);
  });

  test('a device that is shut out says so under its name, and no code helps', () => {
    const out = after(FIRST, news('shut-out', 'd-1'));
    expect(out.unenrolled?.problem).toBe('shut-out');
    expect(next(out, code('7K2M'))[1]).toEqual([]);
    expect(after(out, news('', 'd-1')).unenrolled).toBeNull();
  });

  test.each(['', '   '])('"%s" is no code', (text) => {
    expect(next(REFUSED, code(text))).toEqual([REFUSED, []]);
  });

  test.each(SCREENS)('an enrolled device on %s takes no code', (screen) => {
    expect(next(VISITS[screen], code('7K2M'))).toEqual([VISITS[screen], []]);
  });

  test('the end of a visit does not hide it', () => {
    const thanks = { ...VISITS.thanks, unenrolled: REFUSED.unenrolled };
    expect(after(thanks, { kind: 'finished' }).unenrolled).toEqual(REFUSED.unenrolled);
  });
});
