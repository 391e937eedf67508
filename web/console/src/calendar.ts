import { known, type Language, type Speech } from '@tiepdan/texts';

/** What `/api/v1/calendar`, `/legal-numbers` and `/deadlines` answer. */
export interface Words {
  vi: string;
  en: string;
}

export interface Source {
  document: string;
  title: string;
  issuer: string;
  issuedOn: string;
  inForceFrom: string;
  address: string;
  uncertain: Words | null;
}

export type Kind = 'HOLIDAY' | 'SWAPPED_OFF' | 'COMPENSATED_OFF' | 'MAKE_UP' | 'ORDINARY' | 'UNDECIDED';

export const KINDS: readonly Kind[] = ['HOLIDAY', 'SWAPPED_OFF', 'COMPENSATED_OFF', 'MAKE_UP', 'UNDECIDED', 'ORDINARY'];

export interface Day {
  day: string;
  kind: Kind;
  name: Words;
  source: string;
}

export interface Year {
  year: number;
  state: 'ABSENT' | 'INCOMPLETE' | 'THERE';
  holidays: number;
  expected: number;
}

export interface Warning {
  word: string;
  year: Year | null;
  days: string[];
  source: Source | null;
  reason: Words | null;
}

export interface YearCalendar {
  year: Year;
  weeklyRest: string[];
  days: Day[];
  overridden: Day[];
  sources: Source[];
  warnings: Warning[];
}

export interface LegalNumber {
  key: string;
  value: number;
  unit: string;
  inForceFrom: string;
  until: string | null;
  source: Source;
  article: string;
  uncertain: Words | null;
}

export interface Why {
  word: string;
  said: Day | null;
  source: Source | null;
}

export interface Step {
  word: string;
  day: string | null;
  to: string | null;
  why: Why | null;
  rule: string | null;
}

export interface Due {
  due: string;
  number: LegalNumber;
  steps: Step[];
  warnings: Warning[];
}

export interface Fault {
  line: number;
  field: string;
  why: string;
  values: Record<string, string>;
}

export interface Proposal {
  counted: boolean;
  days: number;
  changes: { day: string; before: Day | null; after: Day | null }[];
  sources: { source: Source; before: Source | null }[];
  years: Year[];
  assumed: Warning[];
}

export interface ImportedFile {
  id: number;
  at: string;
  by: string;
  format: string;
  days: number;
}

const DAYS_PER_WEEK = 7;
const WEEKDAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];
/** Units after which something can be due. */
const LENGTHS = ['WORKING_DAYS', 'CALENDAR_DAYS'];

/** A moment of the day, for whoever writes dates; days themselves have no moment. */
export function noon(day: string): string {
  return `${day}T05:00:00Z`;
}

export function wordsIn(language: Language, words: Words): string {
  return words[language];
}

/** One cell of a month. */
export interface Cell {
  day: string;
  number: number;
  said: Day | null;
  rest: boolean;
}

/**
 * Weeks from Monday to Sunday; null where a week belongs to another month.
 *
 * @param month 1 to 12
 */
export function weeksOf(calendar: YearCalendar, month: number): (Cell | null)[][] {
  const { year } = calendar.year;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const cells: (Cell | null)[] = Array.from({ length: mondayBased(year, month, 1) }, () => null);
  for (let number = 1; number <= last; number++) {
    const day = `${year}-${twoDigits(month)}-${twoDigits(number)}`;
    const weekday = WEEKDAYS[new Date(Date.UTC(year, month - 1, number)).getUTCDay()]!;
    cells.push({
      day,
      number,
      said: calendar.days.find((one) => one.day === day) ?? null,
      rest: calendar.weeklyRest.includes(weekday),
    });
  }
  while (cells.length % DAYS_PER_WEEK !== 0) {
    cells.push(null);
  }
  return Array.from({ length: cells.length / DAYS_PER_WEEK }, (_, week) =>
    cells.slice(week * DAYS_PER_WEEK, (week + 1) * DAYS_PER_WEEK),
  );
}

function mondayBased(year: number, month: number, day: number): number {
  return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + DAYS_PER_WEEK - 1) % DAYS_PER_WEEK;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** Days that look alike in the calendar and in lists: off, worked, or not decided. */
export function looks(kind: Kind): 'off' | 'worked' | 'open' | 'plain' {
  switch (kind) {
    case 'HOLIDAY':
    case 'SWAPPED_OFF':
    case 'COMPENSATED_OFF':
      return 'off';
    case 'MAKE_UP':
      return 'worked';
    case 'UNDECIDED':
      return 'open';
    case 'ORDINARY':
      return 'plain';
  }
}

/** Every day of the week, as this language writes it, Monday first. */
export function weekdays(speech: Speech): string[] {
  return Array.from({ length: DAYS_PER_WEEK }, (_, index) => speech.weekday(noon(`2026-06-0${index + 1}`)));
}

/** Of a word of tomorrow the word itself. */
export function termOf(group: 'key' | 'unit' | 'kind' | 'why' | 'fault', word: string, { t }: Speech): string {
  const text = known(`console.calendar.${group}.${word}`);
  return text === null ? word : t(text);
}

/** For example "10 working days". */
export function amountOf({ value, unit }: Pick<LegalNumber, 'value' | 'unit'>, { t }: Speech): string {
  const text = known(`console.calendar.amount.${unit}`);
  return text === null ? `${value} ${unit}` : t(text, { value });
}

/** One line for each key that something can be due by, in the order of the law. */
export function lengthsOf(numbers: readonly LegalNumber[]): string[] {
  return [...new Set(numbers.filter(({ unit }) => LENGTHS.includes(unit)).map(({ key }) => key))];
}

/** Why a day is off, or worked although it is one of rest. */
export function whySaid(why: Why | null, language: Language, speech: Speech): string {
  if (why === null) {
    return '';
  }
  const kind = termOf('why', why.word, speech);
  return why.said === null ? kind : `${kind}: ${wordsIn(language, why.said.name)} (${why.said.source})`;
}

/** One step of a reckoning, as somebody would say it. */
export function stepSaid(step: Step, number: LegalNumber, language: Language, speech: Speech): string {
  const text = known(`console.calendar.step.${step.word}`);
  return text === null
    ? step.word
    : speech.t(text, {
        day: step.day === null ? '' : speech.longDate(noon(step.day)),
        to: step.to === null ? '' : speech.longDate(noon(step.to)),
        why: whySaid(step.why, language, speech),
        amount: amountOf(number, speech),
        document: number.source.document,
        rule: step.rule ?? '',
      });
}

/** What a date rests on, as somebody would warn of it. */
export function warningSaid(warning: Warning, language: Language, speech: Speech): string {
  const text = known(`console.calendar.warning.${warning.word}`);
  return text === null
    ? warning.word
    : speech.t(text, {
        year: String(warning.year?.year ?? ''),
        holidays: warning.year?.holidays ?? 0,
        expected: warning.year?.expected ?? 0,
        days: warning.days.map((day) => speech.date(noon(day))).join(', '),
        document: warning.source?.document ?? '',
        reason: warning.reason === null ? '' : wordsIn(language, warning.reason),
      });
}

/** What is wrong in a file; the line and the field are shown beside it. */
export function faultSaid({ why, values }: Fault, { t }: Speech): string {
  const text = known(`console.calendar.fault.${why}`);
  return text === null
    ? why
    : t(text, {
        value: values.value ?? '',
        one: values.one ?? '',
        other: values.other ?? '',
        line: values.line ?? '',
      });
}

/** What a file is sent as. */
export function typeOf(name: string): string {
  return /\.ics$/i.test(name) ? 'text/calendar' : 'text/csv';
}

/** What a refused file tells; none when it was refused for something else. */
export function faultsOf(problem: Record<string, unknown>): Fault[] {
  return Array.isArray(problem.faults) ? (problem.faults as Fault[]) : [];
}
