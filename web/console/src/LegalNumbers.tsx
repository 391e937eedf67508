import { useState } from 'react';
import { Badge, Button, Icon, Question } from '@tiepdan/design';
import { useTexts, type Language } from '@tiepdan/texts';
import { amountOf, noon, termOf, type LegalNumber } from './calendar';
import { LegalNumberForm } from './LegalNumberForm';
import { Loaded, useResource } from './resource';
import { today } from './Sessions';
import { SourceOf, Uncertain } from './SourceOf';

/** Every number of the law that is used, with its source. */
export function LegalNumbers({ writes, language }: { writes: boolean; language: Language }) {
  const { t } = useTexts();
  const numbers = useResource<LegalNumber[]>('/legal-numbers', []);
  const [open, setOpen] = useState(false);
  const done = () => {
    setOpen(false);
    numbers.again();
  };
  return (
    <>
      <p className="lead">{t('console.calendar.numbers.lead')}</p>
      <Loaded resource={numbers}>
        {(all) => (
          <>
            {writes && (
              <p>
                <Button look="primary" testId="enter-number" onPress={() => setOpen(true)}>
                  <Icon name="scales" size={22} /> {t('console.calendar.numbers.enter')}
                </Button>
              </p>
            )}
            <NumberTable numbers={all} language={language} />
            <Question
              wide
              open={open}
              title={t('console.calendar.numbers.enter')}
              testId="ask-number"
              onDismiss={() => setOpen(false)}
            >
              {open && <LegalNumberForm numbers={all} onDone={done} onKeep={() => setOpen(false)} />}
            </Question>
          </>
        )}
      </Loaded>
    </>
  );
}

function NumberTable({ numbers, language }: { numbers: readonly LegalNumber[]; language: Language }) {
  const speech = useTexts();
  const { t, date } = speech;
  const now = today();
  return (
    <div className="panel table-panel" role="region" aria-label={t('console.calendar.part.numbers')} tabIndex={0}>
      <table className="table" data-testid="legal-numbers">
        <thead>
          <tr>
            <th scope="col">{t('console.calendar.numbers.key')}</th>
            <th scope="col">{t('console.calendar.numbers.value')}</th>
            <th scope="col">{t('console.calendar.numbers.in-force')}</th>
            <th scope="col">{t('console.calendar.document')}</th>
          </tr>
        </thead>
        <tbody>
          {numbers.map((one) => {
            const past = one.until !== null && one.until <= now;
            return (
              <tr key={`${one.key} ${one.inForceFrom}`} data-testid={`number-${one.key}-${one.inForceFrom}`}>
                <td className="table-words">{termOf('key', one.key, speech)}</td>
                <td className="table-time">
                  <strong>{amountOf(one, speech)}</strong>
                </td>
                <td className="table-time">
                  {date(noon(one.inForceFrom))} –{one.until !== null && ` ${date(noon(one.until))}`}
                  {past && (
                    <>
                      <br />
                      <Badge tone="plain">{t('console.calendar.numbers.past')}</Badge>
                    </>
                  )}
                  {one.inForceFrom > now && (
                    <>
                      <br />
                      <Badge tone="sea">{t('console.calendar.numbers.ahead')}</Badge>
                    </>
                  )}
                </td>
                <td>
                  <SourceOf source={one.source} article={one.article} language={language} />
                  <Uncertain words={one.uncertain} language={language} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
