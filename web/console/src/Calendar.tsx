import { Icon } from '@tiepdan/design';
import { useTexts, type Language } from '@tiepdan/texts';
import { CalendarFiles } from './CalendarFiles';
import { CalendarYear } from './CalendarYear';
import { DueDate } from './DueDate';
import { LegalNumbers } from './LegalNumbers';
import type { Staff } from './model';
import { hrefOf, may } from './routes';
import { Title } from './Title';

const PARTS = ['year', 'due', 'numbers', 'files'] as const;
type Part = (typeof PARTS)[number];

const ICONS = { year: 'calendar', due: 'clock', numbers: 'scales', files: 'paper' } as const;

/** The time that the law counts in. Everybody reads it, administrators bring it up to date. */
export function Calendar({ part, staff, language }: { part: string | null; staff: Staff; language: Language }) {
  const { t } = useTexts();
  const shown = PARTS.find((one) => one === part) ?? 'year';
  return (
    <>
      <Title name={t('console.calendar.title')} />
      <nav aria-label={t('console.calendar.title')}>
        <ul className="parts-nav">
          {PARTS.map((one) => (
            <li key={one}>
              <a
                href={hrefOf('calendar', one)}
                aria-current={one === shown ? 'page' : undefined}
                data-testid={`calendar-${one}`}
              >
                <Icon name={ICONS[one]} size={22} /> {t(`console.calendar.part.${one}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <PartOf part={shown} writes={may(staff, 'CHANGE_LAW')} language={language} />
    </>
  );
}

function PartOf({ part, writes, language }: { part: Part; writes: boolean; language: Language }) {
  switch (part) {
    case 'year':
      return <CalendarYear language={language} />;
    case 'due':
      return <DueDate language={language} />;
    case 'numbers':
      return <LegalNumbers writes={writes} language={language} />;
    case 'files':
      return <CalendarFiles writes={writes} language={language} />;
  }
}
