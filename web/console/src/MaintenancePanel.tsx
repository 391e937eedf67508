import { useState } from 'react';
import { Button, Field, Icon, Options, Question } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import { api } from './api';
import type { Device } from './model';
import { Refusal, useRefusal } from './resource';

const HOURS = ['1', '4', '8', '24', '72'] as const;
const HOUR_MILLIS = 3_600_000;

/** Announces work on a device, or ends it; what the device really is meanwhile stands beside it. */
export function MaintenancePanel({ device }: { device: Device }) {
  const { t, when } = useTexts();
  const [asking, setAsking] = useState(false);
  const { maintenance } = device.presence;
  return (
    <section
      className="panel"
      aria-labelledby="maintenance-title"
      data-testid="maintenance"
      data-on={maintenance !== null}
    >
      <h2 id="maintenance-title">{t('console.maintenance.title')}</h2>
      <p>
        {maintenance === null
          ? t('console.maintenance.none')
          : t('console.maintenance.runs', {
              until: when(maintenance.until),
              by: maintenance.by,
              reason: maintenance.reason,
            })}
      </p>
      {maintenance !== null && (
        <p className="quiet" data-testid="behind" data-presence={maintenance.behind}>
          {t('console.maintenance.behind', { state: t(`presence.${maintenance.behind}`) })}
        </p>
      )}
      <Button testId={maintenance === null ? 'begin-maintenance' : 'end-maintenance'} onPress={() => setAsking(true)}>
        <Icon name="lock" size={22} />{' '}
        {t(maintenance === null ? 'console.maintenance.begin' : 'console.maintenance.end')}
      </Button>
      <Question
        open={asking}
        title={t(maintenance === null ? 'console.maintenance.begin.title' : 'console.maintenance.end.title', {
          name: device.label,
        })}
        testId="ask-maintenance"
        onDismiss={() => setAsking(false)}
      >
        {maintenance === null ? (
          <Begin device={device.id} onDone={() => setAsking(false)} />
        ) : (
          <End device={device.id} onDone={() => setAsking(false)} />
        )}
      </Question>
    </section>
  );
}

interface AnswerProps {
  device: string;
  onDone: () => void;
}

function Begin({ device, onDone }: AnswerProps) {
  const { t } = useTexts();
  const [reason, setReason] = useState('');
  const [hours, setHours] = useState<(typeof HOURS)[number]>('4');
  const begin = () => {
    const until = new Date(Date.now() + Number(hours) * HOUR_MILLIS).toISOString();
    return api(addressOf(device), { reason: reason.trim(), until }, 'PUT');
  };
  return (
    <>
      <Field
        label={t('console.maintenance.reason')}
        help={t('console.maintenance.reason.help')}
        testId="maintenance-reason"
        value={reason}
        onChange={setReason}
        autoFocus
      />
      <Options
        label={t('console.maintenance.hours')}
        testId="maintenance-hours"
        value={hours}
        onChange={setHours}
        options={HOURS.map((value) => ({ value, text: t('console.maintenance.hours.some', { hours: Number(value) }) }))}
      />
      <Answer act={begin} onDone={onDone} disabled={reason.trim() === ''} text={t('console.maintenance.begin')} />
    </>
  );
}

function End({ device, onDone }: AnswerProps) {
  const { t } = useTexts();
  return (
    <>
      <p>{t('console.maintenance.end.what')}</p>
      <Answer
        act={() => api(addressOf(device), undefined, 'DELETE')}
        onDone={onDone}
        disabled={false}
        text={t('console.maintenance.end')}
      />
    </>
  );
}

function Answer(props: { act: () => Promise<unknown>; onDone: () => void; disabled: boolean; text: string }) {
  const { t } = useTexts();
  const { failure, failed } = useRefusal();
  const act = () => void props.act().then(props.onDone, failed);
  return (
    <>
      <Refusal failure={failure} testId="maintenance-failed" />
      <div className="dialog-actions">
        <Button look="primary" testId="confirm-maintenance" disabled={props.disabled} onPress={act}>
          {props.text}
        </Button>
        <Button testId="keep" onPress={props.onDone}>
          {t('console.maintenance.keep')}
        </Button>
      </div>
    </>
  );
}

function addressOf(device: string): string {
  return `/devices/${encodeURIComponent(device)}/maintenance`;
}
