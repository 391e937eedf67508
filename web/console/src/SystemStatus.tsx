import { Badge, Banner, Icon, type Tone } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import { mendOf, sentenceOf } from './findings';
import type { SystemComponent } from './model';
import { Loaded, useResource } from './resource';
import { Title } from './Title';
import { nameOf } from './Trouble';

const TONE: Record<SystemComponent['state'], Tone> = { up: 'good', degraded: 'warning', down: 'bad' };

export function SystemStatus() {
  const speech = useTexts();
  const { t } = speech;
  const system = useResource<{ components: SystemComponent[] }>('/system', ['system']);
  return (
    <>
      <Title name={t('console.system.title')} />
      <Loaded resource={system}>
        {({ components }) => (
          <>
            {components.every(({ state }) => state === 'up') && (
              <Banner tone="good" testId="all-up">
                <Icon name="check" /> {t('console.system.all-up')}
              </Banner>
            )}
            <ul className="components">
              {components.map((component) => (
                <li
                  key={component.name}
                  className="panel component"
                  data-testid={`component-${component.name}`}
                  data-state={component.state}
                >
                  <h2>{nameOf(component, t)}</h2>
                  <Badge tone={TONE[component.state]}>{t(`console.system.${component.state}`)}</Badge>
                  <p>{sentenceOf(component.finding, speech, 'console.system.unsaid')}</p>
                  {component.state !== 'up' && (
                    <p className={`mend tone-${TONE[component.state]}`}>
                      <Icon name="alarm" size={24} />
                      <span>
                        <strong>{t('console.system.mend')}:</strong>{' '}
                        {mendOf(component.finding, speech) ?? t('mend.other')}
                      </span>
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </>
  );
}
