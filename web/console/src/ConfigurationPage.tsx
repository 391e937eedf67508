import { Badge, Field, Icon } from '@tiepdan/design';
import { useTexts, type Language } from '@tiepdan/texts';
import { DriftBadge, usePlaces } from './ConfigurationPanel';
import type { Change, DriftOverview, LayerState, Place, Schema } from './configuration';
import { plain } from './fleet-filter';
import { LayerEditor } from './LayerEditor';
import { LayerHistory } from './LayerHistory';
import type { Device } from './model';
import { Loaded, useResource } from './resource';
import { hrefOf, queryOf, replaceQueryHere, useHash } from './routes';
import { useTab } from './Title';

const MOST_SHOWN = 60;

/** What holds for whom: choose a layer, see where each value comes from, change it, look back. */
export function ConfigurationPage({ layer, language }: { layer: string; language: Language }) {
  const { t } = useTexts();
  const schema = useResource<Schema>('/configuration/schema', []);
  const places = usePlaces(language);
  const state = useResource<LayerState>(`/configuration/layers/${encodeURIComponent(layer)}`, ['configuration']);
  return (
    <>
      <h1>{t('console.configuration')}</h1>
      <p className="lead">{t('configuration.lead')}</p>
      <Overview />
      <div className="layers">
        <LayerList layer={layer} places={places} />
        <div className="layer-desk">
          <Loaded resource={schema}>
            {(known) => (
              <Loaded resource={state}>
                {(there) => (
                  <>
                    <LayerTitle layer={layer} places={places} />
                    <LayerEditor
                      schema={known}
                      state={there}
                      places={places}
                      language={language}
                      onDone={state.again}
                    />
                    <LayerHistory schema={known} latest={there.latest} language={language} onDone={state.again} />
                  </>
                )}
              </Loaded>
            )}
          </Loaded>
        </div>
      </div>
    </>
  );
}

/** How the fleet follows: what needs somebody comes with the way there. */
function Overview() {
  const { t, when } = useTexts();
  const overview = useResource<DriftOverview>('/configuration/drift', ['configuration']);
  return (
    <Loaded resource={overview}>
      {({ devices, inStep, pending, drifted }) => (
        <section className="panel" aria-label={t('configuration.overview')}>
          <p data-testid="drift-sum" data-in-step={inStep} data-pending={pending} data-drifted={drifted.length}>
            {t('configuration.sum', { devices, inStep, pending, drifted: drifted.length })}
          </p>
          {drifted.length > 0 && (
            <ul className="parts" data-testid="drifted">
              {drifted.slice(0, MOST_SHOWN).map(({ device, label, drift }) => (
                <li key={device}>
                  <DriftBadge state={drift.state} />{' '}
                  <a className="table-link" href={hrefOf('fleet', device)} data-testid={`drifted-${device}`}>
                    {label}
                  </a>{' '}
                  <span className="quiet">{t('console.fleet.since', { time: when(drift.since) })}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </Loaded>
  );
}

function LayerList({ layer, places }: { layer: string; places: Place[] }) {
  const { t } = useTexts();
  const query = queryOf(useHash());
  const search = query.get('q') ?? '';
  const setSearch = (words: string) => replaceQueryHere(new URLSearchParams(words === '' ? {} : { q: words }));
  const changed = useResource<Change[]>('/configuration/layers', ['configuration']);
  const sets = new Map(changed.value?.map((it) => [it.layer, Object.keys(it.settings).length]));
  const wanted = ` ${plain(search.trim())}`;
  const fitting = places.filter(({ name }) => ` ${plain(name)}`.includes(wanted));
  return (
    <nav className="panel layer-list" aria-label={t('configuration.layers')}>
      <Field label={t('configuration.search')} testId="layer-search" value={search} onChange={setSearch} />
      <ul>
        {fitting.slice(0, MOST_SHOWN).map((place) => {
          const count = sets.get(place.layer) ?? 0;
          return (
            <li key={place.layer} style={{ '--depth': place.depth } as React.CSSProperties}>
              <a
                href={hrefOf('configuration', place.layer) + (query.size === 0 ? '' : `?${query}`)}
                aria-current={place.layer === layer ? 'page' : undefined}
                data-testid={`layer-${place.layer}`}
              >
                <Icon name={place.layer.startsWith('site') ? 'pin' : 'layers'} size={20} />
                <span>{place.name}</span>
                {count > 0 && <Badge tone="sea">{t('configuration.sets', { count })}</Badge>}
              </a>
            </li>
          );
        })}
      </ul>
      {fitting.length > MOST_SHOWN && (
        <p className="quiet">{t('configuration.more', { count: fitting.length - MOST_SHOWN })}</p>
      )}
      {fitting.length === 0 && <p className="quiet">{t('configuration.nothing')}</p>}
    </nav>
  );
}

function LayerTitle({ layer, places }: { layer: string; places: Place[] }) {
  const { t } = useTexts();
  const [scope = '', id = ''] = layer.split(':');
  const device = useResource<Device>(scope === 'device' ? `/devices/${encodeURIComponent(id)}` : null, []);
  const name =
    scope === 'device' ? (device.value?.label ?? id) : (places.find((place) => place.layer === layer)?.name ?? id);
  useTab(`${t('console.configuration')}, ${name}`);
  return (
    <>
      <h2 data-testid="layer-name">{name}</h2>
      {scope === 'device' && (
        <p>
          <a className="table-link" href={hrefOf('fleet', id)}>
            {t('configuration.to-device')}
          </a>
        </p>
      )}
    </>
  );
}
