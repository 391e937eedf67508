import { useState } from 'react';
import { Badge, Button, Facts, Field, Icon, Question } from '@tiepdan/design';
import { useTexts, type Language } from '@tiepdan/texts';
import { api } from './api';
import type { Enrolment, Site } from './model';
import { Loaded, Refusal, useRefusal, useResource } from './resource';

type Decision = 'approve' | 'reject';

interface Asked {
  enrolment: Enrolment;
  decision: Decision;
}

/** The devices whose code was right and that wait for somebody to look at them. */
export function Approvals({ sites, language }: { sites: Site[]; language: Language }) {
  const { t } = useTexts();
  const waiting = useResource<Enrolment[]>('/enrolments', ['enrolment']);
  const [asked, setAsked] = useState<Asked | null>(null);
  const keep = () => setAsked(null);
  const done = () => {
    keep();
    waiting.again();
  };
  return (
    <section className="approvals" aria-labelledby="approvals-title" data-testid="approvals">
      <h2 id="approvals-title">{t('console.approvals.title')}</h2>
      <Loaded resource={waiting}>
        {(all) =>
          all.length === 0 ? (
            <p className="empty">{t('console.approvals.none')}</p>
          ) : (
            <>
              <p className="lead">{t('console.approvals.lead')}</p>
              <ul className="approvals-list">
                {all.map((enrolment) => (
                  <Waiting
                    key={enrolment.key}
                    enrolment={enrolment}
                    place={placeOf(enrolment, sites, language)}
                    onAsk={(decision) => setAsked({ enrolment, decision })}
                  />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
      <Question
        open={asked !== null}
        title={asked === null ? '' : t(`console.approvals.ask.${asked.decision}`, { name: asked.enrolment.label })}
        testId="ask-approval"
        onDismiss={keep}
      >
        {asked !== null && <Ask {...asked} onDone={done} onKeep={keep} />}
      </Question>
    </section>
  );
}

function placeOf({ site }: Enrolment, sites: Site[], language: Language): string {
  const place = sites.find(({ id }) => id === site);
  return place === undefined ? site : language === 'vi' ? place.name : place.englishName;
}

interface WaitingProps {
  enrolment: Enrolment;
  place: string;
  onAsk: (decision: Decision) => void;
}

function Waiting({ enrolment, place, onAsk }: WaitingProps) {
  const { t, when } = useTexts();
  const { device, label, role, purpose, fingerprint, from, since, state, decision, expiresAt } = enrolment;
  return (
    <li className="panel approval" data-testid={`waiting-${device}`} data-state={state}>
      <h3>
        {label} <Badge tone="sea">{t(`role.${role}`)}</Badge>{' '}
        {purpose === 'REPLACEMENT' && <Badge tone="warning">{t('console.approvals.replacement')}</Badge>}
      </h3>
      <p>{place}</p>
      <Compared fingerprint={fingerprint} />
      <Facts
        facts={[
          [t('console.approvals.from'), from ?? ''],
          [t('console.approvals.since'), since === null ? '' : when(since)],
          [t('console.approvals.until'), when(expiresAt)],
          [t('console.claims.device'), <code key="device">{device}</code>],
        ]}
      />
      {state === 'APPROVED' && decision !== null && (
        <p data-testid="approved">{t('console.approvals.approved', { by: decision.by, time: when(decision.at) })}</p>
      )}
      <div className="actions">
        {state === 'WAITING' && (
          <Button look="primary" testId="approve" onPress={() => onAsk('approve')}>
            <Icon name="check" size={22} /> {t('console.approvals.approve')}
          </Button>
        )}
        <Button testId="reject" onPress={() => onAsk('reject')}>
          <Icon name="close" size={22} />{' '}
          {t(state === 'WAITING' ? 'console.approvals.reject' : 'console.approvals.withdraw')}
        </Button>
      </div>
    </li>
  );
}

function Compared({ fingerprint }: { fingerprint: string }) {
  const { t } = useTexts();
  return (
    <div>
      <p className="quiet">{t('console.approvals.fingerprint')}</p>
      <p className="fingerprint" data-testid="fingerprint">
        {fingerprint}
      </p>
    </div>
  );
}

interface AskProps extends Asked {
  onDone: () => void;
  onKeep: () => void;
}

function Ask({ enrolment, decision, onDone, onKeep }: AskProps) {
  const { t } = useTexts();
  const [why, setWhy] = useState('');
  const { failure, failed } = useRefusal();
  const { key } = enrolment;
  const act = () =>
    void decide(enrolment, decision, decision === 'approve' ? { key } : { key, why: why.trim() }).then(onDone, failed);
  return (
    <>
      <Compared fingerprint={enrolment.fingerprint} />
      <p>{t(`console.approvals.what.${decision}`)}</p>
      {decision === 'reject' && (
        <Field
          label={t('console.approvals.why')}
          help={t('console.approvals.why.help')}
          testId="rejection-why"
          value={why}
          onChange={setWhy}
          autoFocus
        />
      )}
      <Refusal failure={failure} testId="approval-failed" />
      <div className="dialog-actions">
        <Button
          look={decision === 'approve' ? 'primary' : 'danger'}
          testId="confirm-approval"
          disabled={decision === 'reject' && why.trim() === ''}
          onPress={act}
        >
          {t(decision === 'approve' ? 'console.approvals.same' : 'console.approvals.reject')}
        </Button>
        <Button testId="keep" onPress={onKeep} autoFocus={decision === 'approve'}>
          {t('console.approvals.keep')}
        </Button>
      </div>
    </>
  );
}

function decide({ device }: Enrolment, decision: Decision, body: object): Promise<unknown> {
  const noun = decision === 'approve' ? 'approval' : 'rejection';
  return api(`/enrolments/${encodeURIComponent(device)}/${noun}`, body, 'PUT');
}
