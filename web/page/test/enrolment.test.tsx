import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { CATALOGUES, LANGUAGES, Texts, type Language } from '@tiepdan/texts';
import { Enrolment } from '../src/Enrolment';
import { claiming, helpedByCode, unenrolledBy, type Unenrolled } from '../src/claiming';

const because = (problem: string): Unenrolled => ({
  problem,
  detail: `in English: ${problem}; set tiepdan.agent.enrolment.url and tiepdan.agent.enrolment.code.`,
  fingerprint: '',
  why: '',
  trying: false,
});
const USED = because('used-code');

/** Words of the agent, and whether another code helps. */
const WORDS = {
  '': false,
  'not-configured': false,
  unreachable: false,
  'waiting-approval': false,
  'bound-code': true,
  'rejected-code': true,
  'wrong-code': true,
  'wrong-role': true,
  'used-code': true,
  'expired-code': true,
  'refused-code': true,
  'code-missing': true,
  'moon-phase': true,
};

test.each(Object.entries(WORDS))('"%s": a code helps: %s', (word, helps) => {
  expect(helpedByCode(because(word))).toBe(helps);
});

test('a device with a name is enrolled, whatever else was said', () => {
  const news = { kind: 'enrolment', problem: 'used-code', detail: USED.detail } as const;
  expect(unenrolledBy({ ...news, device: '' })).toEqual(USED);
  expect(unenrolledBy({ ...news, device: 'd-1' })).toBeNull();
});

test('what is to be compared, and why somebody said no, are kept; an older agent says neither', () => {
  const news = { kind: 'enrolment', device: '', problem: 'waiting-approval', detail: '' } as const;
  expect(unenrolledBy({ ...news, fingerprint: '9F3A-11C0-77DE-0B42' })?.fingerprint).toBe('9F3A-11C0-77DE-0B42');
  expect(unenrolledBy({ ...news, problem: 'rejected-code', why: 'Sai máy' })?.why).toBe('Sai máy');
  expect(unenrolledBy(news)).toMatchObject({ fingerprint: '', why: '' });
});

test.each<[string, Unenrolled | null, string, string | null]>([
  ['a code', USED, '7K2M-Q9XD-40RT', '7K2M-Q9XD-40RT'],
  ['a code with spaces around it', USED, '  7K2M ', '7K2M'],
  ['nothing typed', USED, '', null],
  ['only spaces', USED, '   ', null],
  ['another one is tried', { ...USED, trying: true }, '7K2M', null],
  ['an enrolled device', null, '7K2M', null],
])('%s', (_, unenrolled, typed, said) => {
  const claim = claiming(unenrolled, typed);
  expect(claim?.say ?? null).toEqual(said === null ? null : { kind: 'claim-code', code: said });
  expect(claim?.unenrolled ?? null).toEqual(said === null ? null : { ...USED, trying: true });
});

function shown(unenrolled: Unenrolled, language: Language): string {
  vi.stubGlobal('document', { documentElement: { lang: '' } });
  const page = renderToStaticMarkup(
    <Texts language={language}>
      <Enrolment unenrolled={unenrolled} onClaim={() => undefined} />
    </Texts>,
  );
  return page.replaceAll('&#x27;', "'");
}

describe.each(LANGUAGES)('the page in %s', (language) => {
  const texts = CATALOGUES[language];

  test.each([
    'wrong-code',
    'wrong-role',
    'used-code',
    'bound-code',
    'expired-code',
    'rejected-code',
    'refused-code',
    'code-missing',
  ] as const)('says what %s means and takes another code', (word) => {
    const page = shown(because(word), language);
    expect(page).toContain(texts[`enrolment.problem.${word}`]);
    expect(page).toContain('data-testid="claim-code"');
    expect(page).not.toContain('in English');
  });

  test.each(['not-configured', 'unreachable'] as const)(
    'says of %s what is to be done, with the settings that the agent names, and asks for no code',
    (word) => {
      const page = shown(because(word), language);
      expect(page).toContain(texts[`enrolment.problem.${word}`]);
      expect(page).toContain('tiepdan.agent.enrolment.url, tiepdan.agent.enrolment.code<');
      expect(page).not.toContain('in English');
      expect(page).not.toContain('data-testid="claim-code"');
    },
  );

  test('while it waits for approval it shows what is to be read out, and takes no other code', () => {
    const page = shown({ ...because('waiting-approval'), fingerprint: '9F3A-11C0-77DE-0B42' }, language);
    expect(page).toContain(texts['enrolment.problem.waiting-approval']);
    expect(page).toMatch(/data-testid="enrolment-fingerprint"[^>]*>9F3A-11C0-77DE-0B42</);
    expect(page).toContain(texts['enrolment.fingerprint.how']);
    expect(page).not.toContain('data-testid="claim-code"');
  });

  test('a rejected device says why, in the words of whoever rejected it, until another code is tried', () => {
    const rejected = { ...because('rejected-code'), why: 'Sai máy <1>' };
    expect(shown(rejected, language)).toContain(`${texts['enrolment.why']} <q>Sai máy &lt;1&gt;</q>`);
    expect(shown({ ...rejected, trying: true }, language)).not.toContain('Sai máy');
    expect(shown(USED, language)).not.toContain(texts['enrolment.why']);
  });

  test('a word of a newer agent is not shown in English, and a code can be typed', () => {
    const page = shown(because('moon-phase'), language);
    expect(page).toContain(texts['enrolment.other']);
    expect(page).not.toContain('in English');
    expect(page).toContain('data-testid="claim-code"');
  });

  test.each(['enrolment.other', 'enrolment.problem.wrong-role'] as const)(
    '%s names the page of the console on which codes are made as that page is called',
    (text) => {
      expect(texts[text]).toContain(texts['console.claims']);
    },
  );

  test('before anything went wrong it says that it waits', () => {
    expect(shown(because(''), language)).toContain(texts['enrolment.waiting']);
  });

  test('while a code is tried it says so and takes no second one', () => {
    const page = shown({ ...USED, trying: true }, language);
    expect(page).toContain(texts['enrolment.trying']);
    expect(page).not.toContain(texts['enrolment.problem.used-code']);
    expect(page).toMatch(/<button[^>]*disabled/);
  });
});
