import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { Store } from '@tiepdan/page';
import { CATALOGUES, LANGUAGES, Texts, type Language } from '@tiepdan/texts';
import { KioskContext } from '../src/context';
import type { Kiosk } from '../src/kiosk';
import { Enrolment } from '../src/screens/Enrolment';
import { FIRST, next, type Happening, type Visit } from '../src/visit';
import { DESIRED, SCREENS, VISITS, enrolment, nameOf, welcome } from './visits';

const after = (visit: Visit, ...happenings: Happening[]): Visit =>
  happenings.reduce((now, happening) => next(now, happening)[0], visit);
const news = (problem: string, device = ''): Happening => ({ kind: 'enrolment', news: enrolment(problem, device) });
const code = (text: string): Happening => ({ kind: 'claim-code', code: text });
const REFUSED = after(FIRST, news('used-code'));

describe('the way to a certificate', () => {
  test('what the agent says is remembered, and forgotten when the device has its name', () => {
    expect(REFUSED.unenrolled).toEqual({ problem: 'used-code', detail: 'in English: used-code', trying: false });
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

function shown(visit: Visit, language: Language): string {
  vi.stubGlobal('document', { documentElement: { lang: '' } });
  const kiosk = { visit: new Store(visit) } as unknown as Kiosk;
  const screen = createElement(Texts, { language, children: createElement(Enrolment) });
  return renderToStaticMarkup(createElement(KioskContext, { value: kiosk }, screen)).replaceAll('&#x27;', "'");
}

const WORDS = ['wrong-code', 'used-code', 'expired-code', 'refused-code', 'code-missing'] as const;
const ELSEWHERE = ['not-configured', 'unreachable'] as const;

describe.each(LANGUAGES)('the page in %s', (language) => {
  const texts = CATALOGUES[language];

  test.each(WORDS)('says what %s means and takes another code', (word) => {
    const page = shown(after(FIRST, news(word)), language);
    expect(page).toContain(texts[`enrolment.problem.${word}`]);
    expect(page).toContain('data-testid="claim-code"');
    expect(page).not.toContain('in English');
  });

  test.each(ELSEWHERE)('says of %s what is to be done, with the detail, and asks for no code', (word) => {
    const page = shown(after(FIRST, news(word)), language);
    expect(page).toContain(texts[`enrolment.problem.${word}`]);
    expect(page).toContain(`in English: ${word}`);
    expect(page).not.toContain('data-testid="claim-code"');
  });

  test('a word of a newer agent is shown with its detail, and a code can be typed', () => {
    const page = shown(after(FIRST, news('moon-phase')), language);
    expect(page).toContain(texts['enrolment.other']);
    expect(page).toContain('in English: moon-phase');
    expect(page).toContain('data-testid="claim-code"');
  });

  test('before anything went wrong it says that it waits', () => {
    expect(shown(after(FIRST, news('')), language)).toContain(texts['enrolment.waiting']);
  });

  test('while a code is tried it says so and takes no second one', () => {
    const page = shown(after(REFUSED, code('7K2M')), language);
    expect(page).toContain(texts['enrolment.trying']);
    expect(page).not.toContain(texts['enrolment.problem.used-code']);
    expect(page).toMatch(/<button[^>]*disabled/);
  });
});
