import { useMemo, type ReactNode } from 'react';
import { createIntl, IntlProvider, useIntl, type IntlShape } from 'react-intl';
import en from './en.json';
import vi from './vi.json';

export type Language = 'vi' | 'en';
export type TextId = keyof typeof vi;

export const LANGUAGES: readonly Language[] = ['vi', 'en'];
export const CATALOGUES: Record<Language, Record<TextId, string>> = { vi, en };
const LOCALES: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };
const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** Gives every text below it its language, and tells the browser (screen readers choose their voice by it). */
export function Texts({ language, children }: { language: Language; children: ReactNode }) {
  document.documentElement.lang = language;
  return (
    <IntlProvider locale={LOCALES[language]} messages={CATALOGUES[language]} timeZone={TIME_ZONE}>
      {children}
    </IntlProvider>
  );
}

/** The text of an id made of words from elsewhere; null for a word that this page does not know yet. */
export function known(id: string): TextId | null {
  return Object.hasOwn(vi, id) ? (id as TextId) : null;
}

/** Texts, and numbers and times as this language writes them, always by the clock of Việt Nam. */
export interface Speech {
  t(id: TextId, values?: Record<string, string | number>): string;
  number(value: number): string;
  /** 14:05 */
  time(instant: string): string;
  /** 14:05:09 */
  clock(instant: string): string;
  /** 25/11/2026 */
  date(instant: string): string;
  /** The day of the week and the date. */
  longDate(instant: string): string;
  /** A month and its year. */
  month(instant: string): string;
  /** The day of the week, short. */
  weekday(instant: string): string;
  /** The time today, with the date on any other day. */
  when(instant: string, now?: number): string;
}

export function useTexts(): Speech {
  const intl = useIntl();
  return useMemo(() => speech(intl), [intl]);
}

/** What {@link useTexts} says, without a page. */
export function speechOf(language: Language): Speech {
  return speech(createIntl({ locale: LOCALES[language], messages: CATALOGUES[language], timeZone: TIME_ZONE }));
}

function speech(intl: IntlShape): Speech {
  const time = (instant: string) => intl.formatTime(instant, { hour: '2-digit', minute: '2-digit' });
  const date = (instant: string | number) =>
    intl.formatDate(instant, { day: '2-digit', month: '2-digit', year: 'numeric' });
  return {
    t: (id, values) => intl.formatMessage({ id }, values),
    number: (value) => intl.formatNumber(value),
    time,
    clock: (instant) => intl.formatTime(instant, { hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    date,
    longDate: (instant) =>
      intl.formatDate(instant, { weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric' }),
    month: (instant) => intl.formatDate(instant, { month: 'long', year: 'numeric' }),
    weekday: (instant) => intl.formatDate(instant, { weekday: 'short' }),
    when: (instant, now = Date.now()) =>
      date(instant) === date(now) ? time(instant) : `${time(instant)} ${date(instant)}`,
  };
}

export function minutesAndSeconds(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const minutes = Math.floor(whole / 60) % 60;
  const tail = `${String(minutes).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
  return whole >= 3600 ? `${Math.floor(whole / 3600)}:${tail}` : tail;
}
