import { useEffect, useState } from 'react';
import { Banner, Button, Field, Icon, Question } from '@tiepdan/design';
import { useTexts, type Language } from '@tiepdan/texts';
import { api } from './api';
import { Shown } from './ConfigurationPanel';
import { differing, type Change, type Schema, type Values } from './configuration';
import { addressOf } from './LayerEditor';
import { Loaded, useRefusal, useResource, whyOf } from './resource';

interface LayerHistoryProps {
  schema: Schema;
  latest: Change;
  language: Language;
  onDone: () => void;
}

/** Every version of a layer: who, when, why and what; an earlier one can be made the present one again. */
export function LayerHistory({ schema, latest, language, onDone }: LayerHistoryProps) {
  const { t, when } = useTexts();
  const history = useResource<Change[]>(`${addressOf(latest.layer)}/history`, ['configuration']);
  const { again } = history;
  useEffect(again, [again, latest.version]);
  const [asked, setAsked] = useState<Change | null>(null);
  const done = () => {
    setAsked(null);
    onDone();
  };
  return (
    <section className="panel" aria-labelledby="layer-history-title">
      <h2 id="layer-history-title">{t('configuration.history')}</h2>
      <Loaded resource={history}>
        {(all) =>
          all.length === 0 ? (
            <p className="quiet">{t('configuration.history.empty')}</p>
          ) : (
            <ol className="layer-history" data-testid="layer-history">
              {all.map((change, place) => (
                <li key={change.version} data-testid={`version-${change.version}`}>
                  <p>
                    <strong>{t('configuration.version', { version: change.version })}</strong> ·{' '}
                    {change.at !== null && <time dateTime={change.at}>{when(change.at)}</time>} · {change.by}
                  </p>
                  <p className="layer-why">{change.why}</p>
                  {change.restores !== null && (
                    <p className="quiet">{t('configuration.restores', { version: change.restores })}</p>
                  )}
                  <Differences
                    schema={schema}
                    language={language}
                    before={all[place + 1]?.settings ?? {}}
                    after={change.settings}
                  />
                  {change.version !== latest.version && (
                    <Button
                      testId={`restore-${change.version}`}
                      label={t('configuration.restore.label', { version: change.version })}
                      onPress={() => setAsked(change)}
                    >
                      {t('configuration.restore')}
                    </Button>
                  )}
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
      <Question
        open={asked !== null}
        title={t('configuration.restore.title', { version: asked?.version ?? 0 })}
        testId="ask-restore"
        onDismiss={() => setAsked(null)}
      >
        {asked !== null && <Restore change={asked} seen={latest.version} onDone={done} onKeep={() => setAsked(null)} />}
      </Question>
    </section>
  );
}

function Differences(props: { schema: Schema; language: Language; before: Values; after: Values }) {
  const { schema, language, before, after } = props;
  const { t } = useTexts();
  const part = (values: Values, setting: string) =>
    values[setting] === undefined ? (
      t('configuration.left-above')
    ) : (
      <Shown schema={schema} setting={setting} value={values[setting]} />
    );
  return (
    <ul className="quiet">
      {differing(before, after).map((setting) => (
        <li key={setting}>
          {schema.properties[setting]?.['x-label'][language] ?? setting}: {part(before, setting)} →{' '}
          {part(after, setting)}
        </li>
      ))}
    </ul>
  );
}

interface RestoreProps {
  change: Change;
  seen: number;
  onDone: () => void;
  onKeep: () => void;
}

function Restore({ change, seen, onDone, onKeep }: RestoreProps) {
  const { t } = useTexts();
  const [why, setWhy] = useState('');
  const { failure, failed } = useRefusal();
  const act = () =>
    void api(`${addressOf(change.layer)}/restoration`, { version: change.version, why: why.trim() }, 'POST', seen).then(
      onDone,
      failed,
    );
  return (
    <>
      <p>{t('configuration.restore.what')}</p>
      <Field
        label={t('configuration.why')}
        help={t('configuration.why.help')}
        testId="restore-why"
        value={why}
        onChange={setWhy}
        autoFocus
      />
      {failure !== null && (
        <Banner tone="bad" testId="restore-failed">
          <Icon name="alarm" /> {whyOf(failure, t)}
        </Banner>
      )}
      <div className="dialog-actions">
        <Button look="primary" testId="confirm-restore" disabled={why.trim() === ''} onPress={act}>
          {t('configuration.restore')}
        </Button>
        <Button testId="keep" onPress={onKeep}>
          {t('configuration.keep')}
        </Button>
      </div>
    </>
  );
}
