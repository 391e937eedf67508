import { useState } from 'react';
import { Choose, Field, Options, Ticks } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import { api } from './api';
import { Answer, day, From } from './MoveForms';
import type { FormProps } from './Places';
import type { Changed } from './places';

const FOUNDED = { id: '', name: '', englishName: '', parent: '' };

/** Merges bodies into one that follows them: one that is there, or a new one. */
export function MergeForm({ there, language, onDone, onKeep }: FormProps) {
  const { t } = useTexts();
  const [merged, setMerged] = useState<readonly string[]>([]);
  const [kind, setKind] = useState<'existing' | 'new'>('existing');
  const [into, setInto] = useState<string | null>(null);
  const [founded, setFounded] = useState(FOUNDED);
  const [from, setFrom] = useState('');
  const options = there.bodies.map(({ id, name, englishName }) => ({
    value: id,
    text: language === 'vi' ? name : englishName,
  }));
  const merge = () => {
    const [first = '', ...others] = merged;
    const follows = kind === 'existing' ? { into } : { founded };
    return api<Changed>(`/bodies/${encodeURIComponent(first)}/merge`, { with: others, ...follows, from: day(from) });
  };
  const write = (some: Partial<typeof FOUNDED>) => setFounded({ ...founded, ...some });
  const named = kind === 'existing' ? into !== null : Object.values(founded).every((text) => text.trim() !== '');
  return (
    <>
      <p>{t('console.places.merge.what')}</p>
      <Ticks
        label={t('console.places.merged')}
        testId="merged"
        values={merged}
        onChange={setMerged}
        options={options}
      />
      <Options
        label={t('console.places.into')}
        testId="into-kind"
        value={kind}
        onChange={setKind}
        options={[
          { value: 'existing', text: t('console.places.into.existing') },
          { value: 'new', text: t('console.places.into.new') },
        ]}
      />
      {kind === 'existing' ? (
        <Choose
          label={t('console.places.follows')}
          placeholder={t('console.places.choose')}
          testId="into"
          value={into}
          onChange={setInto}
          options={options}
        />
      ) : (
        <>
          <Field
            label={t('console.places.new.id')}
            help={t('console.places.new.id.help')}
            testId="new-id"
            value={founded.id}
            onChange={(id) => write({ id })}
          />
          <Field
            label={t('console.places.new.name')}
            testId="new-name"
            value={founded.name}
            onChange={(name) => write({ name })}
          />
          <Field
            label={t('console.places.new.english-name')}
            testId="new-english-name"
            value={founded.englishName}
            onChange={(englishName) => write({ englishName })}
          />
          <Choose
            label={t('console.places.new.parent')}
            placeholder={t('console.places.choose')}
            testId="new-parent"
            value={founded.parent === '' ? null : founded.parent}
            onChange={(parent) => write({ parent })}
            options={options}
          />
        </>
      )}
      <From value={from} onChange={setFrom} />
      <Answer act={merge} disabled={merged.length === 0 || !named} onDone={onDone} onKeep={onKeep} />
    </>
  );
}
