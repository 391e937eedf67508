import { useMemo, type ReactNode } from 'react';
import { IntlProvider, useIntl, type IntlShape } from 'react-intl';
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

export interface Speech {
  t(id: TextId, values?: Record<string, string | number>): string;
  time(instant: string): string;
  date(instant: string): string;
  duration(seconds: number): string;
  intl: IntlShape;
}

export function useTexts(): Speech {
  const intl = useIntl();
  return useMemo(
    () => ({
      t: (id, values) => intl.formatMessage({ id }, values),
      time: (instant) => intl.formatTime(instant, { hour: '2-digit', minute: '2-digit' }),
      date: (instant) => intl.formatDate(instant, { day: '2-digit', month: '2-digit', year: 'numeric' }),
      duration: minutesAndSeconds,
      intl,
    }),
    [intl],
  );
}

export function minutesAndSeconds(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const minutes = Math.floor(whole / 60) % 60;
  const tail = `${String(minutes).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
  return whole >= 3600 ? `${Math.floor(whole / 3600)}:${tail}` : tail;
}
