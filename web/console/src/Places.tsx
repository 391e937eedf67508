import { useState } from 'react';
import { Banner, Button, Icon, Question } from '@tiepdan/design';
import { known, useTexts, type Language, type Speech } from '@tiepdan/texts';
import { MergeForm } from './MergeForm';
import type { Body, DeviceRow, Site } from './model';
import { MoveDeviceForm, MoveSiteForm } from './MoveForms';
import { childrenOf, type Changed, type Consequence, type Known } from './places';
import { Loaded, useResource } from './resource';
import { Title } from './Title';

type Asking = 'merge' | 'site' | 'device';

/** Which bodies there are and what stands where; merging and moving. For administrators. */
export function Places({ language }: { language: Language }) {
  const { t } = useTexts();
  const bodies = useResource<Body[]>('/bodies', []);
  const sites = useResource<Site[]>('/sites', []);
  const devices = useResource<DeviceRow[]>('/devices', ['device']);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [changed, setChanged] = useState<Changed | null>(null);
  const done = (what: Changed) => {
    setAsking(null);
    setChanged(what);
    [bodies, sites, devices].forEach((resource) => resource.again());
  };
  return (
    <>
      <Title name={t('console.places.title')} />
      <p className="lead">{t('console.places.lead')}</p>
      <div className="filters">
        <Button testId="ask-merge" onPress={() => setAsking('merge')}>
          <Icon name="people" size={22} /> {t('console.places.merge')}
        </Button>
        <Button testId="ask-site" onPress={() => setAsking('site')}>
          <Icon name="pin" size={22} /> {t('console.places.move-site')}
        </Button>
        <Button testId="ask-device" onPress={() => setAsking('device')}>
          <Icon name="screen" size={22} /> {t('console.places.move-device')}
        </Button>
      </div>
      {changed !== null && <Told changed={changed} />}
      <Loaded resource={bodies}>
        {(all) => (
          <Loaded resource={sites}>
            {(places) => (
              <Loaded resource={devices}>
                {(rows) => {
                  const there = { bodies: all, sites: places, devices: rows };
                  return (
                    <>
                      <section className="panel places" aria-label={t('console.places.title')} data-testid="places">
                        <Branch parent={null} there={there} language={language} />
                      </section>
                      <Question
                        wide
                        open={asking !== null}
                        title={titleOf(asking ?? 'merge', t)}
                        testId="place-question"
                        onDismiss={() => setAsking(null)}
                      >
                        {asking !== null && (
                          <Form
                            asking={asking}
                            there={there}
                            language={language}
                            onDone={done}
                            onKeep={() => setAsking(null)}
                          />
                        )}
                      </Question>
                    </>
                  );
                }}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

export interface FormProps {
  there: Known;
  language: Language;
  onDone: (changed: Changed) => void;
  onKeep: () => void;
}

function Form({ asking, ...props }: FormProps & { asking: Asking }) {
  switch (asking) {
    case 'merge':
      return <MergeForm {...props} />;
    case 'site':
      return <MoveSiteForm {...props} />;
    case 'device':
      return <MoveDeviceForm {...props} />;
  }
}

/** The bodies below one, each with its sites. */
function Branch({ parent, there, language }: { parent: string | null; there: Known; language: Language }) {
  const { t, when } = useTexts();
  const below = childrenOf(parent, there.bodies);
  return below.length === 0 ? null : (
    <ul className="places-branch">
      {below.map((body) => (
        <li key={body.id} data-testid={`body-${body.id}`}>
          <strong>{language === 'vi' ? body.name : body.englishName}</strong>
          {body.until !== null && (
            <span className="quiet"> {t('console.places.until', { when: when(body.until) })}</span>
          )}
          <ul>
            {there.sites
              .filter((site) => site.body === body.id)
              .map((site) => (
                <li key={site.id} data-testid={`site-${site.id}`}>
                  <Icon name="pin" size={18} /> {language === 'vi' ? site.name : site.englishName}{' '}
                  <span className="quiet">
                    {t('console.places.devices', { count: there.devices.filter((one) => one.site === site.id).length })}
                  </span>
                </li>
              ))}
          </ul>
          <Branch parent={body.id} there={there} language={language} />
        </li>
      ))}
    </ul>
  );
}

function Told({ changed }: { changed: Changed }) {
  const { t } = useTexts();
  return (
    <Banner tone="good" testId="place-changed">
      {t('console.places.done')}
      <ul>
        {changed.consequences.map((one) => (
          <li key={`${one.what} ${one.subject}`}>{sentenceOf(one, t)}</li>
        ))}
      </ul>
    </Banner>
  );
}

/** Of a word of tomorrow at least what it is about. */
function sentenceOf({ what, subject, detail }: Consequence, t: Speech['t']): string {
  const sentence = known(`console.places.what.${what}`);
  return sentence === null ? subject : `${t(sentence)}: ${subject}${detail === '' ? '' : ` (${detail})`}`;
}

function titleOf(asking: Asking, t: Speech['t']): string {
  return t(
    asking === 'merge'
      ? 'console.places.merge'
      : asking === 'site'
        ? 'console.places.move-site'
        : 'console.places.move-device',
  );
}
