import { useState } from 'react';
import { Badge, Button, Field, Icon, Question, type Tone } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import { api } from './api';
import type { Standing, StandingState } from './model';
import { Loaded, Refusal, useRefusal, useResource } from './resource';

const TONE: Record<StandingState, Tone> = { ACTIVE: 'good', QUARANTINED: 'warning', REVOKED: 'bad' };

/** What an operator may do next; a revoked device does not come back. */
const NEXT: Record<StandingState, readonly StandingState[]> = {
  ACTIVE: ['QUARANTINED', 'REVOKED'],
  QUARANTINED: ['ACTIVE', 'REVOKED'],
  REVOKED: [],
};

/** Whether a device is trusted, with the ways to shut it out and to let it in again. */
export function StandingPanel({ device, label }: { device: string; label: string }) {
  const { t } = useTexts();
  const standing = useResource<Standing>(addressOf(device), ['device']);
  const [asked, setAsked] = useState<StandingState | null>(null);
  const done = () => {
    setAsked(null);
    standing.again();
  };
  return (
    <section className="panel" aria-labelledby="standing-title" data-testid="standing">
      <h2 id="standing-title">{t('console.standing.title')}</h2>
      <Loaded resource={standing}>
        {(known) => (
          <>
            <Known standing={known} />
            <div className="actions">
              {NEXT[known.state].map((next) => (
                <Button key={next} testId={`make-${next}`} onPress={() => setAsked(next)}>
                  <Icon name={next === 'ACTIVE' ? 'check' : 'lock'} size={22} /> {t(`console.standing.make.${next}`)}
                </Button>
              ))}
            </div>
          </>
        )}
      </Loaded>
      <Question
        open={asked !== null}
        title={asked === null ? '' : t(`console.standing.ask.${asked}`, { name: label })}
        testId="ask-standing"
        onDismiss={() => setAsked(null)}
      >
        {asked !== null && <Ask device={device} next={asked} onDone={done} onKeep={() => setAsked(null)} />}
      </Question>
    </section>
  );
}

function Known({ standing }: { standing: Standing }) {
  const { t, when } = useTexts();
  const good = standing.certificates.find((certificate) => certificate.revokedAt === null);
  return (
    <>
      <p data-testid="standing-state" data-state={standing.state}>
        <Badge tone={TONE[standing.state]}>{t(`console.standing.state.${standing.state}`)}</Badge>{' '}
        {standing.by !== '' &&
          t('console.standing.why', { why: standing.why, by: standing.by, time: when(standing.since) })}
      </p>
      <p className="quiet">
        {good === undefined
          ? t('console.standing.certificate.none')
          : t('console.standing.certificate', { until: when(good.expiresAt), serial: good.serial })}
      </p>
    </>
  );
}

interface AskProps {
  device: string;
  next: StandingState;
  onDone: () => void;
  onKeep: () => void;
}

function Ask({ device, next, onDone, onKeep }: AskProps) {
  const { t } = useTexts();
  const [why, setWhy] = useState('');
  const { failure, failed } = useRefusal();
  const act = () => void api(addressOf(device), { state: next, why: why.trim() }, 'PUT').then(onDone, failed);
  return (
    <>
      <p>{t(`console.standing.what.${next}`)}</p>
      <Field
        label={t('console.standing.reason')}
        help={t('console.standing.reason.help')}
        testId="standing-why"
        value={why}
        onChange={setWhy}
        autoFocus
      />
      <Refusal failure={failure} testId="standing-failed" />
      <div className="dialog-actions">
        <Button look="primary" testId="confirm-standing" disabled={why.trim() === ''} onPress={act}>
          {t(`console.standing.make.${next}`)}
        </Button>
        <Button testId="keep" onPress={onKeep}>
          {t('console.standing.keep')}
        </Button>
      </div>
    </>
  );
}

function addressOf(device: string): string {
  return `/devices/${encodeURIComponent(device)}/standing`;
}
