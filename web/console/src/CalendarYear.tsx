import { useState } from 'react';
import { Badge, Button, Choose, Icon } from '@tiepdan/design';
import { useTexts, type Language } from '@tiepdan/texts';
import {
  KINDS,
  looks,
  noon,
  termOf,
  weekdays,
  weeksOf,
  wordsIn,
  type Cell,
  type Day,
  type YearCalendar,
} from './calendar';
import { Loaded, useResource } from './resource';
import { today } from './Sessions';
import { SourceOf, Warnings } from './SourceOf';

const FIRST = 2000;
const LAST = 2150;
const AROUND = 5;
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const TONES = { off: 'bad', worked: 'good', open: 'warning', plain: 'plain' } as const;

/** Twelve months; what each marked day is stands beside the mark for the ear, and below for the eye. */
export function CalendarYear({ language }: { language: Language }) {
  const { t } = useTexts();
  const thisYear = Number(today().slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const calendar = useResource<YearCalendar>(`/calendar/${year}`, []);
  const years = Array.from({ length: 2 * AROUND + 1 }, (_, index) => String(thisYear - AROUND + index));
  return (
    <>
      <div className="filters">
        <Button testId="year-before" disabled={year <= FIRST} onPress={() => setYear(year - 1)}>
          <Icon name="back" size={22} /> {t('console.calendar.year.before')}
        </Button>
        <Choose
          label={t('console.calendar.year')}
          placeholder={t('console.calendar.year')}
          testId="calendar-year-choice"
          value={String(year)}
          onChange={(one) => setYear(Number(one))}
          options={(years.includes(String(year)) ? years : [String(year), ...years]).map((one) => ({
            value: one,
            text: one,
          }))}
        />
        <Button testId="year-after" disabled={year >= LAST} onPress={() => setYear(year + 1)}>
          {t('console.calendar.year.after')} <Icon name="next" size={22} />
        </Button>
      </div>
      <Loaded resource={calendar}>{(one) => <OneYear calendar={one} language={language} />}</Loaded>
    </>
  );
}

function OneYear({ calendar, language }: { calendar: YearCalendar; language: Language }) {
  const { t } = useTexts();
  const { year, state, holidays, expected } = calendar.year;
  return (
    <>
      <p className="lead" data-testid="calendar-state" data-state={state}>
        {t(`console.calendar.state.${state}`, { year: String(year), holidays, expected })}
      </p>
      <Warnings warnings={calendar.warnings.filter(({ word }) => word === 'UNCERTAIN_DAYS')} language={language} />
      <Legend />
      <div className="months" data-testid="months">
        {MONTHS.map((month) => (
          <Month key={month} calendar={calendar} month={month} language={language} />
        ))}
      </div>
      {calendar.days.length > 0 && (
        <DayTable
          days={calendar.days}
          overridden={calendar.overridden}
          sources={calendar.sources}
          language={language}
        />
      )}
    </>
  );
}

function Legend() {
  const { t } = useTexts();
  return (
    <ul className="legend" aria-label={t('console.calendar.legend')}>
      {KINDS.filter((kind) => kind !== 'ORDINARY').map((kind) => (
        <li key={kind}>
          <span className={`day-mark day-${looks(kind)}`} aria-hidden="true">
            {t(`console.calendar.mark.${kind}`)}
          </span>{' '}
          {t(`console.calendar.kind.${kind}`)}
        </li>
      ))}
      <li>
        <span className="day-mark day-rest" aria-hidden="true" /> {t('console.calendar.why.WEEKLY_REST')}
      </li>
    </ul>
  );
}

function Month({ calendar, month, language }: { calendar: YearCalendar; month: number; language: Language }) {
  const speech = useTexts();
  const first = noon(`${calendar.year.year}-${String(month).padStart(2, '0')}-01`);
  return (
    <table className="month" data-testid={`month-${month}`}>
      <caption>{speech.month(first)}</caption>
      <thead>
        <tr>
          {weekdays(speech).map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(calendar, month).map((week, index) => (
          <tr key={index}>
            {week.map((cell, weekday) =>
              cell === null ? <td key={weekday} /> : <DayCell key={weekday} cell={cell} language={language} />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ cell, language }: { cell: Cell; language: Language }) {
  const { t } = useTexts();
  const { day, number, said, rest } = cell;
  const look = said === null ? (rest ? 'rest' : 'plain') : looks(said.kind);
  return (
    <td className={`day-cell day-${look}`} data-testid={`day-${day}`} data-kind={said?.kind ?? ''}>
      {number}
      {said !== null && said.kind !== 'ORDINARY' && (
        <>
          <span className="day-letter" aria-hidden="true">
            {t(`console.calendar.mark.${said.kind}`)}
          </span>
          <span className="visually-hidden">
            {' '}
            {t(`console.calendar.kind.${said.kind}`)}: {wordsIn(language, said.name)}
          </span>
        </>
      )}
      {said === null && rest && <span className="visually-hidden"> {t('console.calendar.why.WEEKLY_REST')}</span>}
    </td>
  );
}

interface DaysProps {
  days: readonly Day[];
  overridden: readonly Day[];
  sources: YearCalendar['sources'];
  language: Language;
}

function DayTable({ days, overridden, sources, language }: DaysProps) {
  const speech = useTexts();
  const { t, longDate } = speech;
  return (
    <div className="panel table-panel" role="region" aria-label={t('console.calendar.days')} tabIndex={0}>
      <table className="table" data-testid="calendar-days">
        <thead>
          <tr>
            <th scope="col">{t('console.calendar.day')}</th>
            <th scope="col">{t('console.calendar.what')}</th>
            <th scope="col">{t('console.calendar.name')}</th>
            <th scope="col">{t('console.calendar.document')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((one) => {
            const source = sources.find(({ document }) => document === one.source);
            const before = overridden.filter(({ day }) => day === one.day);
            return (
              <tr key={one.day} data-testid={`said-${one.day}`}>
                <td className="table-time">{longDate(noon(one.day))}</td>
                <td>
                  <Badge tone={TONES[looks(one.kind)]}>{termOf('kind', one.kind, speech)}</Badge>
                </td>
                <td className="table-words">
                  {wordsIn(language, one.name)}
                  {before.map((other) => (
                    <span key={other.source} className="quiet">
                      <br />
                      {t('console.calendar.before', {
                        what: termOf('kind', other.kind, speech),
                        document: other.source,
                      })}
                    </span>
                  ))}
                </td>
                <td>{source !== undefined && <SourceOf source={source} language={language} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
