import { useState } from 'react';
import { Button, Choose, Field, Options } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import { api } from './api';
import { termOf, type LegalNumber } from './calendar';
import { Refusal, useRefusal } from './resource';

const UNITS = ['WORKING_DAYS', 'CALENDAR_DAYS', 'PEOPLE', 'DAYS_PER_WEEK', 'DAYS_PER_MONTH', 'DAYS_PER_YEAR'];
const NOTHING = {
  value: '',
  inForceFrom: '',
  document: '',
  article: '',
  title: '',
  issuer: '',
  issuedOn: '',
  sourceFrom: '',
  address: '',
};

interface FormProps {
  numbers: readonly LegalNumber[];
  onDone: () => void;
  onKeep: () => void;
}

/** Enters a number from a day on. A document that is known need not be described once more. */
export function LegalNumberForm({ numbers, onDone, onKeep }: FormProps) {
  const speech = useTexts();
  const { t } = speech;
  const [key, setKey] = useState<string | null>(null);
  const [unit, setUnit] = useState<string | null>(null);
  const [given, setGiven] = useState(NOTHING);
  const [described, setDescribed] = useState<'known' | 'new'>('known');
  const { failure, failed } = useRefusal();
  const write = (some: Partial<typeof NOTHING>) => setGiven({ ...given, ...some });
  const documents = [...new Set(numbers.map(({ source }) => source.document))].sort();
  const choose = (one: string) => {
    setKey(one);
    setUnit(numbers.findLast((number) => number.key === one)?.unit ?? null);
  };
  const enter = () => {
    const source =
      described === 'known'
        ? null
        : {
            title: given.title.trim(),
            issuer: given.issuer.trim(),
            issuedOn: given.issuedOn,
            inForceFrom: given.sourceFrom,
            address: given.address.trim(),
          };
    const number = {
      key,
      unit,
      value: Number(given.value),
      inForceFrom: given.inForceFrom,
      document: given.document.trim(),
      article: given.article.trim(),
      source,
    };
    api<LegalNumber>('/legal-numbers', number).then(onDone, failed);
  };
  const whole =
    key !== null &&
    unit !== null &&
    /^\d+$/.test(given.value) &&
    given.inForceFrom !== '' &&
    given.document.trim() !== '' &&
    (described === 'known' || [given.issuer, given.issuedOn, given.sourceFrom].every((text) => text.trim() !== ''));
  return (
    <>
      <Choose
        label={t('console.calendar.numbers.key')}
        placeholder={t('console.places.choose')}
        testId="number-key"
        value={key}
        onChange={choose}
        options={[...new Set(numbers.map((number) => number.key))].map((value) => ({
          value,
          text: termOf('key', value, speech),
        }))}
      />
      <Field
        label={t('console.calendar.numbers.value')}
        testId="number-value"
        mode="numeric"
        value={given.value}
        onChange={(value) => write({ value })}
        most={4}
      />
      <Choose
        label={t('console.calendar.numbers.unit')}
        placeholder={t('console.places.choose')}
        testId="number-unit"
        value={unit}
        onChange={setUnit}
        options={UNITS.map((value) => ({ value, text: termOf('unit', value, speech) }))}
      />
      <Field
        label={t('console.calendar.numbers.from')}
        testId="number-from"
        type="date"
        value={given.inForceFrom}
        onChange={(inForceFrom) => write({ inForceFrom })}
      />
      <Options
        label={t('console.calendar.document')}
        testId="number-described"
        value={described}
        onChange={setDescribed}
        options={[
          { value: 'known', text: t('console.calendar.numbers.known') },
          { value: 'new', text: t('console.calendar.numbers.new') },
        ]}
      />
      {described === 'known' ? (
        <Choose
          label={t('console.calendar.numbers.document')}
          placeholder={t('console.places.choose')}
          testId="number-document"
          value={given.document === '' ? null : given.document}
          onChange={(document) => write({ document })}
          options={documents.map((value) => ({ value, text: value }))}
        />
      ) : (
        <NewSource given={given} write={write} />
      )}
      <Field
        label={t('console.calendar.numbers.article')}
        testId="number-article"
        value={given.article}
        onChange={(article) => write({ article })}
      />
      <Refusal failure={failure} testId="number-failed" />
      <div className="dialog-actions">
        <Button look="primary" testId="confirm-number" disabled={!whole} onPress={enter}>
          {t('console.calendar.numbers.confirm')}
        </Button>
        <Button testId="keep" onPress={onKeep}>
          {t('console.accounts.keep')}
        </Button>
      </div>
    </>
  );
}

function NewSource({ given, write }: { given: typeof NOTHING; write: (some: Partial<typeof NOTHING>) => void }) {
  const { t } = useTexts();
  return (
    <>
      <Field
        label={t('console.calendar.numbers.document')}
        testId="source-document"
        value={given.document}
        onChange={(document) => write({ document })}
      />
      <Field
        label={t('console.calendar.source.title')}
        testId="source-title"
        value={given.title}
        onChange={(title) => write({ title })}
      />
      <Field
        label={t('console.calendar.source.issuer')}
        testId="source-issuer"
        value={given.issuer}
        onChange={(issuer) => write({ issuer })}
      />
      <Field
        label={t('console.calendar.source.issued')}
        testId="source-issued"
        type="date"
        value={given.issuedOn}
        onChange={(issuedOn) => write({ issuedOn })}
      />
      <Field
        label={t('console.calendar.source.from')}
        testId="source-from"
        type="date"
        value={given.sourceFrom}
        onChange={(sourceFrom) => write({ sourceFrom })}
      />
      <Field
        label={t('console.calendar.source.address')}
        testId="source-address"
        value={given.address}
        onChange={(address) => write({ address })}
      />
    </>
  );
}
