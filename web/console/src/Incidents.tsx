import { useEffect, useRef } from 'react';
import { Icon, type IconName } from '@tiepdan/design';
import { useTexts, type Language } from '@tiepdan/texts';
import type { Body, Incident, IncidentKind, Site } from './model';
import { Loaded, useResource } from './resource';
import { queryOf, useHash } from './routes';

const ICON: Record<IncidentKind, IconName> = { LINE: 'close', POWER: 'alarm', REGION: 'pulse' };

/** The causes that took devices away, each once: what runs now as a warning, what is over as a line. */
export function Incidents({ language }: { language: Language }) {
  const { t } = useTexts();
  const incidents = useResource<Incident[]>('/incidents?limit=20', ['incident', 'device']);
  const sites = useResource<Site[]>('/sites', []);
  const bodies = useResource<Body[]>('/bodies', []);
  const nameOf = (place: string) => {
    const found = [...(sites.value ?? []), ...(bodies.value ?? [])].find(({ id }) => id === place);
    return found === undefined ? place : language === 'vi' ? found.name : found.englishName;
  };
  return (
    <Loaded resource={incidents}>
      {(all) =>
        all.length > 0 && (
          <section className="panel" aria-labelledby="incidents-title" data-testid="incidents">
            <h2 id="incidents-title">{t('console.incidents.title')}</h2>
            <div role="status">
              <ul className="alarms">
                {all
                  .filter(({ closedAt }) => closedAt === null)
                  .map((incident) => (
                    <Running key={incident.id} incident={incident} place={nameOf(incident.place)} />
                  ))}
              </ul>
            </div>
            <ul>
              {all
                .filter(({ closedAt }) => closedAt !== null)
                .map((incident) => (
                  <Over key={incident.id} incident={incident} place={nameOf(incident.place)} />
                ))}
            </ul>
          </section>
        )
      }
    </Loaded>
  );
}

/** The one that the address asks for is looked at first. */
function useAsked(id: number) {
  const asked = queryOf(useHash()).get('incident') === String(id);
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (asked) {
      line.current?.focus();
      line.current?.scrollIntoView({ block: 'center' });
    }
  }, [asked]);
  return { ref: line, tabIndex: asked ? -1 : undefined, 'aria-current': asked || undefined };
}

function Running({ incident, place }: { incident: Incident; place: string }) {
  const { t, when } = useTexts();
  const { id, kind, away, devices, since } = incident;
  return (
    <li {...useAsked(id)} className="mend tone-bad" data-testid={`incident-${id}`} data-kind={kind} data-away={away}>
      <Icon name={ICON[kind]} size={24} />
      <span>
        <strong>{t(`incident.${kind}`, { place })}</strong> {t('console.alarms.since', { time: when(since) })}
        <br />
        {t('console.incidents.away', { away, all: devices.length })} {t(`incident.${kind}.do`)}
      </span>
    </li>
  );
}

function Over({ incident, place }: { incident: Incident; place: string }) {
  const { t, when } = useTexts();
  const { id, kind, since, closedAt, mergedInto } = incident;
  return (
    <li {...useAsked(id)} className="quiet" data-testid={`incident-${id}`} data-kind={kind} data-over="true">
      {t(`incident.${kind}`, { place })}{' '}
      {t(mergedInto === null ? 'console.incidents.over' : 'console.incidents.merged', {
        from: when(since),
        to: when(closedAt ?? since),
      })}
    </li>
  );
}
