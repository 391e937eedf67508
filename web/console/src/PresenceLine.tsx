import { Badge, Icon } from '@tiepdan/design';
import { known, useTexts } from '@tiepdan/texts';
import type { PresenceChange } from './model';
import { PRESENCE_ICON, PRESENCE_TONE } from './presence';
import { Loaded, useResource } from './resource';

/** When and why a device came, was doubted and went; the newest first. */
export function PresenceLine({ device }: { device: string }) {
  const { t } = useTexts();
  const changes = useResource<PresenceChange[]>(`/devices/${encodeURIComponent(device)}/presence`, ['device']);
  return (
    <section className="panel" aria-labelledby="presence-title">
      <h2 id="presence-title">{t('console.presence.title')}</h2>
      <Loaded resource={changes}>
        {(all) =>
          all.length === 0 ? (
            <p className="empty">{t('console.presence.empty')}</p>
          ) : (
            <ol className="timeline presence-line" data-testid="presence-line">
              {all.map((change) => (
                <Change key={change.number} change={change} />
              ))}
            </ol>
          )
        }
      </Loaded>
    </section>
  );
}

function Change({ change: { number, state, reason, since, epoch } }: { change: PresenceChange }) {
  const { t, when } = useTexts();
  return (
    <li data-testid={`presence-${number}`} data-presence={state}>
      <time dateTime={since}>{when(since)}</time>
      <span>
        <Badge tone={PRESENCE_TONE[state]}>
          <Icon name={PRESENCE_ICON[state]} size={18} /> {t(`presence.${state}`)}
        </Badge>{' '}
        {t(known(`presence.why.${reason}`) ?? 'presence.why.other')}{' '}
        {epoch > 0 && <span className="quiet">{t('console.presence.epoch', { epoch })}</span>}
      </span>
    </li>
  );
}
