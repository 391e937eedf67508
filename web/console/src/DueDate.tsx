import { useState } from 'react';
import { Button, Choose, Field, Icon } from '@tiepdan/design';
import { useTexts, type Language } from '@tiepdan/texts';
import { api } from './api';
import { lengthsOf, noon, stepSaid, termOf, type Due, type LegalNumber } from './calendar';
import { Loaded, Refusal, useRefusal, useResource } from './resource';
import { today } from './Sessions';
import { SourceOf, Uncertain, Warnings } from './SourceOf';

/** When is it due, and why just then? */
export function DueDate({ language }: { language: Language }) {
  const numbers = useResource<LegalNumber[]>('/legal-numbers', []);
  return <Loaded resource={numbers}>{(all) => <Reckoning numbers={all} language={language} />}</Loaded>;
}

function Reckoning({ numbers, language }: { numbers: LegalNumber[]; language: Language }) {
  const speech = useTexts();
  const { t } = speech;
  const [key, setKey] = useState<string | null>('RESULT_NOTICE');
  const [from, setFrom] = useState(today());
  const [due, setDue] = useState<Due | null>(null);
  const { failure, failed } = useRefusal();
  const reckon = () => {
    const query = new URLSearchParams({ key: key ?? '', from });
    api<Due>(`/deadlines?${query}`).then(
      (answer) => {
        failed(null);
        setDue(answer);
      },
      (error: unknown) => {
        setDue(null);
        failed(error);
      },
    );
  };
  return (
    <>
      <p className="lead">{t('console.calendar.due.lead')}</p>
      <div className="filters due-form">
        <Choose
          label={t('console.calendar.due.what')}
          placeholder={t('console.calendar.due.what')}
          testId="due-key"
          value={key}
          onChange={setKey}
          options={lengthsOf(numbers).map((value) => ({ value, text: termOf('key', value, speech) }))}
        />
        <Field label={t('console.calendar.due.from')} testId="due-from" type="date" value={from} onChange={setFrom} />
        <Button look="primary" testId="reckon" disabled={key === null || from === ''} onPress={reckon}>
          <Icon name="clock" size={22} /> {t('console.calendar.due.reckon')}
        </Button>
      </div>
      <Refusal failure={failure} testId="due-failed" />
      <div role="status">{due !== null && <Answer due={due} language={language} />}</div>
    </>
  );
}

function Answer({ due, language }: { due: Due; language: Language }) {
  const speech = useTexts();
  const { t, longDate } = speech;
  return (
    <section className="panel due" aria-label={t('console.calendar.due.answer')} data-testid="due" data-due={due.due}>
      <p className="due-date">{longDate(noon(due.due))}</p>
      <p>
        <SourceOf source={due.number.source} article={due.number.article} language={language} />
      </p>
      <Uncertain words={due.number.uncertain} language={language} />
      <Warnings warnings={due.warnings.filter(({ word }) => word !== 'UNCERTAIN_NUMBER')} language={language} />
      <h2>{t('console.calendar.due.how')}</h2>
      <ol className="due-steps" data-testid="due-steps">
        {due.steps.map((step, index) => (
          <li key={index} data-word={step.word}>
            {stepSaid(step, due.number, language, speech)}
          </li>
        ))}
      </ol>
    </section>
  );
}
