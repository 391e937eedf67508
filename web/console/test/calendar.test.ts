import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CATALOGUES, known, LANGUAGES, speechOf } from '@tiepdan/texts';
import {
  amountOf,
  faultSaid,
  faultsOf,
  KINDS,
  lengthsOf,
  looks,
  stepSaid,
  termOf,
  typeOf,
  warningSaid,
  weekdays,
  weeksOf,
  type Day,
  type LegalNumber,
  type Step,
  type YearCalendar,
} from '../src/calendar';
import { readRoute, sectionsOf } from '../src/routes';

const JAVA = join(import.meta.dirname, '../../../control-plane/src/main/java/vn/tiepdan/control/calendar');
const source = {
  document: '42/2013/QH13',
  title: '',
  issuer: 'Quốc hội',
  issuedOn: '2013-11-25',
  inForceFrom: '2014-07-01',
  address: '',
  uncertain: null,
};
const number: LegalNumber = {
  key: 'RESULT_NOTICE',
  value: 10,
  unit: 'WORKING_DAYS',
  inForceFrom: '2014-07-01',
  until: null,
  source,
  article: '',
  uncertain: null,
};
const said: Day = { day: '2026-08-22', kind: 'MAKE_UP', name: { vi: 'Làm bù', en: 'Made up' }, source: '1/TB' };
const calendar = (year: number, days: Day[] = []): YearCalendar => ({
  year: { year, state: 'THERE', holidays: 11, expected: 11 },
  weeklyRest: ['SATURDAY', 'SUNDAY'],
  days,
  overridden: [],
  sources: [],
  warnings: [],
});
const plain = (weeks: ReturnType<typeof weeksOf>) =>
  weeks.map((week) => week.map((cell) => (cell === null ? '.' : `${cell.number}${cell.rest ? 'r' : ''}`)).join(' '));

describe('a month', () => {
  test('begins on the day of the week on which it does, Monday first', () =>
    expect(plain(weeksOf(calendar(2026), 8))).toEqual([
      '. . . . . 1r 2r',
      '3 4 5 6 7 8r 9r',
      '10 11 12 13 14 15r 16r',
      '17 18 19 20 21 22r 23r',
      '24 25 26 27 28 29r 30r',
      '31 . . . . . .',
    ]));

  test.each([
    [2026, 2, 28],
    [2028, 2, 29],
    [2100, 2, 28],
    [2027, 12, 31],
  ])('%d-%d has %d days', (year, month, days) =>
    expect(
      weeksOf(calendar(year), month)
        .flat()
        .filter((cell) => cell !== null),
    ).toHaveLength(days),
  );

  test('that has four whole weeks has no empty one', () => expect(weeksOf(calendar(2027), 2)).toHaveLength(4));

  test('knows what is said of a day', () => {
    const cell = weeksOf(calendar(2026, [said]), 8)
      .flat()
      .find((one) => one?.day === '2026-08-22');

    expect(cell).toMatchObject({ said, rest: true });
  });
});

test.each(KINDS.filter((kind) => kind !== 'ORDINARY'))('%s has a letter of its own, not a colour alone', (kind) => {
  for (const language of LANGUAGES) {
    const letters = KINDS.filter((one) => one !== 'ORDINARY').map(
      (one) => CATALOGUES[language][known(`console.calendar.mark.${one}`)!],
    );
    expect(new Set(letters).size).toBe(letters.length);
  }
  expect(looks(kind)).not.toBe('plain');
});

/** The words of an enum of the control plane. */
function wordsOf(file: string, type: string): string[] {
  const text = readFileSync(join(JAVA, file), 'utf8');
  const body = text.slice(text.indexOf(`enum ${type} {`)).replace(/\/\*[^]*?\*\//g, '');
  return [...body.slice(body.indexOf('{') + 1, body.search(/;|\n {4}\}/)).matchAll(/^ +([A-Z][A-Z_0-9]{2,})\b/gm)]
    .map(([, word]) => word!)
    .filter((word, index, all) => all.indexOf(word) === index);
}

describe.each(LANGUAGES)('in %s', (language) => {
  const speech = speechOf(language);

  test.each([
    ['key', 'LegalNumber.java', 'Key'],
    ['unit', 'LegalNumber.java', 'Unit'],
    ['kind', 'CalendarDay.java', 'Kind'],
    ['fault', 'Fault.java', 'Why'],
  ] as const)('every %s that the control plane knows has words', (group, file, type) => {
    const words = wordsOf(file, type);
    expect(words.length).toBeGreaterThan(5);
    expect(words.filter((word) => termOf(group, word, speech) === word)).toEqual([]);
  });

  test.each(['START_EXCLUDED', 'COUNTED', 'SKIPPED', 'INCLUDED', 'MOVED', 'ENDS'])('the step %s is said', (word) => {
    const why = { word: 'MAKE_UP', said, source };
    const step: Step = { word, day: '2026-08-22', to: '2026-08-24', why, rule: 'Điều 147' };
    const text = stepSaid(step, number, language, speech);

    expect(text).not.toMatch(/[{}]|[A-Z]{3,}_|undefined/);
    expect(text).toMatch(word === 'COUNTED' ? /42\/2013\/QH13/ : /22\/08\/2026/);
  });

  test.each(['NO_CALENDAR', 'INCOMPLETE_CALENDAR', 'UNCERTAIN_DAYS', 'UNCERTAIN_NUMBER'])(
    'the warning %s is said with what it is about',
    (word) => {
      const year = { year: 2029, state: 'ABSENT', holidays: 0, expected: 11 } as const;
      const reason = { vi: 'theo trí nhớ', en: 'from memory' };
      const text = warningSaid({ word, year, days: ['2027-02-04'], source, reason }, language, speech);

      expect(text).toMatch(word.startsWith('UNCERTAIN') ? /42\/2013\/QH13/ : /2029/);
    },
  );

  test('a word of tomorrow is shown as it is', () => {
    expect(stepSaid({ word: 'LEAPT', day: null, to: null, why: null, rule: null }, number, language, speech)).toBe(
      'LEAPT',
    );
    expect(termOf('key', 'PETITION', speech)).toBe('PETITION');
    expect(amountOf({ value: 3, unit: 'MOONS' }, speech)).toBe('3 MOONS');
    expect(faultSaid({ line: 1, field: '', why: 'UGLY', values: {} }, speech)).toBe('UGLY');
  });

  test('the week has seven days, each its own', () => expect(new Set(weekdays(speech)).size).toBe(7));
});

test('what is due is chosen among lengths of time, each once', () =>
  expect(
    lengthsOf([
      number,
      { ...number, inForceFrom: '2026-01-01' },
      { ...number, key: 'GROUP_FROM', unit: 'PEOPLE' },
      { ...number, key: 'COMPLAINT_FIRST', unit: 'CALENDAR_DAYS' },
    ]),
  ).toEqual(['RESULT_NOTICE', 'COMPLAINT_FIRST']));

test.each([
  ['lich.csv', 'text/csv'],
  ['LICH.ICS', 'text/calendar'],
  ['lich.ics.txt', 'text/csv'],
])('%s is sent as %s', (name, type) => expect(typeOf(name)).toBe(type));

test('a refusal for another reason has no faults', () => {
  expect(faultsOf({ field: 'x' })).toEqual([]);
  expect(faultsOf({ faults: [{ line: 1 }] })).toHaveLength(1);
});

test('everybody of staff finds the calendar', () => {
  const nobody = { name: 'hoa', roles: [], rights: [] };
  expect(sectionsOf(nobody)).toContain('calendar');
  expect(readRoute('#/calendar/numbers', nobody)).toEqual({ section: 'calendar', id: 'numbers' });
});
