import { useEffect, useState } from 'react';
import { Banner, Button, Field, Icon, Options } from '@tiepdan/design';
import { useTexts, type Language } from '@tiepdan/texts';
import { api, ApiFailure } from './api';
import { Origin, Shown } from './ConfigurationPanel';
import {
  differing,
  laidUpon,
  valueOf,
  type Change,
  type Conflict,
  type Holding,
  type LayerState,
  type Place,
  type Property,
  type Schema,
  type Values,
} from './configuration';
import { LayerConflict } from './LayerConflict';
import { Refusal } from './resource';

interface LayerEditorProps {
  schema: Schema;
  state: LayerState;
  places: Place[];
  language: Language;
  onDone: () => void;
}

/** What is typed, by setting; a setting that is not among it is left to the layers above. */
type Draft = Record<string, string>;

/**
 * One row for each setting. What somebody else saves while this is open is not taken over silently, nor silently overwritten:
 * the draft stays on what was seen when it was begun, and the server refuses it with what is new.
 */
export function LayerEditor({ schema, state, places, language, onDone }: LayerEditorProps) {
  const { t } = useTexts();
  const [base, setBase] = useState<Change>(state.latest);
  const [draft, setDraft] = useState<Draft>(() => draftOf(state.latest.settings));
  const [why, setWhy] = useState('');
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [saved, setSaved] = useState(false);
  const mine = valuesOf(schema, draft);
  const wrong = Object.keys(draft).filter((key) => mine[key] === undefined);
  const changed = wrong.length > 0 || differing(base.settings, mine).length > 0;

  const begin = (from: Change, with_: Values = from.settings) => {
    setBase(from);
    setDraft(draftOf(with_));
    setConflict(null);
    setFailure(null);
  };
  useEffect(() => {
    if (!changed && conflict === null && state.latest.version !== base.version) {
      begin(state.latest);
    }
  });

  const save = () => {
    setFailure(null);
    setSaved(false);
    api<LayerState>(addressOf(base.layer), { settings: mine, why: why.trim() }, 'PUT', base.version).then(
      ({ latest }) => {
        begin(latest);
        setWhy('');
        setSaved(true);
        onDone();
      },
      (error: unknown) => {
        const refused = error instanceof ApiFailure ? error : null;
        if (refused?.word === 'layer-changed') {
          setConflict(refused.problem as unknown as Conflict);
        } else {
          setFailure(refused);
        }
      },
    );
  };
  const touch = (key: string, value: string | null) => {
    setSaved(false);
    const { [key]: _, ...others } = draft;
    setDraft(value === null ? others : { ...others, [key]: value });
  };
  const refusedField = failure?.word === 'invalid-setting' ? String(failure.problem['field']) : null;

  return (
    <section className="panel layer-editor" aria-label={t('configuration.edit')} data-testid="layer-editor">
      <ul className="settings">
        {Object.entries(schema.properties).map(([key, property]) => (
          <SettingRow
            key={key}
            setting={key}
            schema={schema}
            property={property}
            language={language}
            places={places}
            holding={state.effective.find(({ setting }) => setting === key) ?? null}
            typed={draft[key] ?? null}
            wrong={wrong.includes(key) || refusedField === key}
            onTyped={(value) => touch(key, value)}
          />
        ))}
      </ul>
      {conflict !== null && (
        <LayerConflict
          schema={schema}
          language={language}
          base={base.settings}
          mine={mine}
          conflict={conflict}
          onMine={() =>
            begin(
              { ...base, version: conflict.version, settings: conflict.settings },
              laidUpon(base.settings, mine, conflict.settings),
            )
          }
          onTheirs={() => begin({ ...base, version: conflict.version, settings: conflict.settings })}
        />
      )}
      <Refusal failure={failure} testId="layer-failed" />
      {saved && (
        <Banner tone="good" testId="layer-saved">
          <Icon name="check" /> {t('configuration.saved')}
        </Banner>
      )}
      {changed && conflict === null && (
        <>
          <Field
            label={t('configuration.why')}
            help={t('configuration.why.help')}
            testId="layer-why"
            value={why}
            onChange={setWhy}
          />
          <div className="actions">
            <Button look="primary" testId="save-layer" disabled={why.trim() === '' || wrong.length > 0} onPress={save}>
              {t('configuration.save')}
            </Button>
            <Button testId="drop-draft" onPress={() => begin(state.latest)}>
              {t('configuration.drop')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

interface SettingRowProps {
  setting: string;
  schema: Schema;
  property: Property;
  language: Language;
  places: Place[];
  holding: Holding | null;
  typed: string | null;
  wrong: boolean;
  onTyped: (value: string | null) => void;
}

function SettingRow(props: SettingRowProps) {
  const { setting, schema, property, language, places, holding, typed, wrong, onTyped } = props;
  const { t } = useTexts();
  const label = property['x-label'][language];
  const own = typed !== null;
  const unit = property['x-unit'] === 's' ? t('configuration.seconds') : (property['x-unit'] ?? '');
  const range = t('configuration.range', { least: property.minimum ?? 0, most: property.maximum ?? 0, unit });
  return (
    <li data-testid={`setting-${setting}`} data-own={own} data-origin={holding?.origin}>
      <div className="setting-what">
        <strong>{label}</strong>
        <p className="quiet">{property['x-help'][language]}</p>
        {holding !== null && (
          <p className="quiet">
            {t('configuration.now')}: <Shown schema={schema} setting={setting} value={holding.value} /> ·{' '}
            <Origin layer={holding.origin} places={places} />
          </p>
        )}
      </div>
      <div className="setting-value">
        {own && property.type === 'integer' && (
          <Field
            label={t('configuration.own', { label })}
            help={range}
            testId={`value-${setting}`}
            mode="numeric"
            most={6}
            value={typed}
            error={wrong ? t('configuration.out-of-range', { range }) : null}
            onChange={onTyped}
          />
        )}
        {own && property.type === 'string' && (
          <Options
            label={t('configuration.own', { label })}
            testId={`value-${setting}`}
            value={typed}
            options={(property.enum ?? []).map((value) => ({
              value,
              text: value === 'en' ? t('configuration.language.en') : t('configuration.language.vi'),
            }))}
            onChange={onTyped}
          />
        )}
        <Button
          testId={`${own ? 'leave' : 'set'}-${setting}`}
          label={t(own ? 'configuration.leave.label' : 'configuration.set.label', { label })}
          onPress={() => onTyped(own ? null : String(holding?.value ?? property.default))}
        >
          {t(own ? 'configuration.leave' : 'configuration.set')}
        </Button>
      </div>
    </li>
  );
}

function draftOf(values: Values): Draft {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
}

/** Without what cannot be a value. */
function valuesOf(schema: Schema, draft: Draft): Values {
  const values: Values = {};
  for (const [key, typed] of Object.entries(draft)) {
    const property = schema.properties[key];
    const value = property === undefined ? null : valueOf(property, typed);
    if (value !== null) {
      values[key] = value;
    }
  }
  return values;
}

export function addressOf(layer: string): string {
  return `/configuration/layers/${encodeURIComponent(layer)}`;
}
