import { Badge, Icon, type IconName, type Tone } from '@tiepdan/design';
import { useTexts, type Language } from '@tiepdan/texts';
import {
  placesOf,
  type DeviceConfiguration,
  type Drift,
  type DriftState,
  type Holding,
  type Place,
  type Schema,
} from './configuration';
import type { Body, Site } from './model';
import { Loaded, useResource } from './resource';
import { hrefOf } from './routes';

const TONE: Record<DriftState, Tone> = {
  IN_STEP: 'good',
  PENDING: 'plain',
  NOT_TAKEN: 'warning',
  REFUSED: 'bad',
  DIFFERS: 'warning',
};

const ICON: Record<DriftState, IconName> = {
  IN_STEP: 'check',
  PENDING: 'clock',
  NOT_TAKEN: 'alarm',
  REFUSED: 'close',
  DIFFERS: 'alarm',
};

/** How one device shall be configured, who says so, and whether it runs with it. */
export function ConfigurationPanel({ device, language }: { device: string; language: Language }) {
  const { t } = useTexts();
  const schema = useResource<Schema>('/configuration/schema', []);
  const here = useResource<DeviceConfiguration>(`/devices/${encodeURIComponent(device)}/configuration`, [
    'configuration',
    'device',
  ]);
  return (
    <section className="panel configuration-panel" aria-labelledby="configuration-title" data-testid="configuration">
      <h2 id="configuration-title">{t('console.configuration')}</h2>
      <Loaded resource={here}>
        {({ effective, desired, reported, drift }) => (
          <>
            <DriftLine drift={drift} schema={schema.value} language={language} version={desired} />
            <p className="quiet">{t('configuration.versions', { desired, reported: reported ?? t('common.none') })}</p>
            {schema.value !== null && <HoldingTable schema={schema.value} holding={effective} language={language} />}
            <p>
              <a
                className="table-link"
                href={hrefOf('configuration', `device:${device}`)}
                data-testid="configure-device"
              >
                {t('configuration.device.change')}
              </a>
            </p>
          </>
        )}
      </Loaded>
    </section>
  );
}

interface DriftLineProps {
  drift: Drift;
  schema: Schema | null;
  language: Language;
  version: number;
}

/** What is so, since when, and what to do. */
function DriftLine({ drift, schema, language, version }: DriftLineProps) {
  const { t, when } = useTexts();
  const labelOf = (key: string) => schema?.properties[key]?.['x-label'][language] ?? key;
  const fields = drift.state === 'DIFFERS' ? drift.settings.map(labelOf).join(', ') : labelOf(drift.field ?? '');
  return (
    <>
      <p data-testid="drift" data-state={drift.state}>
        <DriftBadge state={drift.state} />{' '}
        {t(`configuration.drift.${drift.state}.what`, { version, time: when(drift.since), fields })}
      </p>
      {(drift.state === 'NOT_TAKEN' || drift.state === 'REFUSED' || drift.state === 'DIFFERS') && (
        <p className="mend tone-warning">
          <Icon name="alarm" size={22} />
          <span>{t(`configuration.drift.${drift.state}.mend`)}</span>
        </p>
      )}
    </>
  );
}

export function DriftBadge({ state }: { state: DriftState }) {
  const { t } = useTexts();
  return (
    <Badge tone={TONE[state]}>
      <Icon name={ICON[state]} size={18} /> {t(`configuration.drift.${state}`)}
    </Badge>
  );
}

function HoldingTable(props: { schema: Schema; holding: Holding[]; language: Language }) {
  const { t } = useTexts();
  const { schema, holding, language } = props;
  const places = usePlaces(language);
  return (
    <div className="table-panel" role="region" aria-label={t('configuration.holding')} tabIndex={0}>
      <table className="table table-small" data-testid="holding">
        <thead>
          <tr>
            <th scope="col">{t('configuration.setting')}</th>
            <th scope="col">{t('configuration.value')}</th>
            <th scope="col">{t('configuration.origin')}</th>
          </tr>
        </thead>
        <tbody>
          {holding.map(({ setting, value, origin }) => (
            <tr key={setting} data-testid={`holds-${setting}`} data-origin={origin}>
              <td>{schema.properties[setting]?.['x-label'][language] ?? setting}</td>
              <td>
                <Shown schema={schema} setting={setting} value={value} />
              </td>
              <td>
                <Origin layer={origin} places={places} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A value with its unit, or the name of a word. */
export function Shown({ schema, setting, value }: { schema: Schema; setting: string; value: string | number }) {
  const { t, number } = useTexts();
  if (setting === 'language') {
    return <>{t(value === 'en' ? 'configuration.language.en' : 'configuration.language.vi')}</>;
  }
  const unit = schema.properties[setting]?.['x-unit'] ?? '';
  return (
    <>
      {typeof value === 'number' ? number(value) : value} {unit === 's' ? t('configuration.seconds') : unit}
    </>
  );
}

/** Who says so, by name, with the way there. */
export function Origin({ layer, places }: { layer: string; places: Place[] }) {
  const { t } = useTexts();
  const scope = layer.split(':')[0];
  const name = places.find((place) => place.layer === layer)?.name ?? layer;
  if (scope === 'default') {
    return <span className="quiet">{t('configuration.origin.default')}</span>;
  }
  return (
    <a className="table-link" href={hrefOf('configuration', layer)}>
      {scope === 'device' ? t('configuration.origin.device') : name}
    </a>
  );
}

/** Every layer but those of devices, with its name. */
export function usePlaces(language: Language): Place[] {
  const { t } = useTexts();
  const bodies = useResource<Body[]>('/bodies', []);
  const sites = useResource<Site[]>('/sites', []);
  return placesOf(bodies.value ?? [], sites.value ?? [], language, t('configuration.all'));
}
