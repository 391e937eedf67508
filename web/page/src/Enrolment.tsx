import { useEffect, useEffectEvent, useState } from 'react';
import { Button, Field, Icon } from '@tiepdan/design';
import { known, useTexts } from '@tiepdan/texts';
import { helpedByCode, settingsIn, type Unenrolled } from './claiming';
import { listenForClaimCode } from './wedge';
import './enrolment.css';

/** Longer than any code, with room for spaces. */
const MOST_LETTERS = 40;

/** Nothing is wrong: it goes on by itself. */
const WAITS: readonly string[] = ['', 'waiting-approval'];

interface Props {
  unenrolled: Unenrolled;
  onClaim: (code: string) => void;
}

/** Stands before every other screen until this device has its certificate. Whoever sets the device up reads it. */
export function Enrolment({ unenrolled, onClaim }: Props) {
  const { t } = useTexts();
  const [code, setCode] = useState('');
  const { problem, detail, fingerprint, why, trying } = unenrolled;
  const sentence = known(`enrolment.problem.${problem}`);
  const byCode = helpedByCode(unenrolled);
  const settings = settingsIn(detail);
  const claim = () => onClaim(code);
  const scanned = useEffectEvent((held: string) => {
    setCode(held);
    onClaim(held);
  });
  const listens = byCode && !trying;
  useEffect(() => (listens ? listenForClaimCode(scanned) : undefined), [listens]);
  return (
    <section className="enrolment" aria-labelledby="enrolment-title" data-testid="enrolment" data-problem={problem}>
      <h1 id="enrolment-title" className="enrolment-title">
        {t('enrolment.title')}
      </h1>
      <p className="enrolment-problem" role="status" data-testid="enrolment-problem">
        <Icon name={trying || WAITS.includes(problem) ? 'clock' : 'alarm'} size={44} />
        {trying ? t('enrolment.trying') : problem === '' ? t('enrolment.waiting') : t(sentence ?? 'enrolment.other')}
      </p>
      {!trying && fingerprint !== '' && <Fingerprint spelled={fingerprint} />}
      {!trying && why !== '' && (
        <p className="enrolment-detail" data-testid="enrolment-why">
          {t('enrolment.why')} <q>{why}</q>
        </p>
      )}
      {!trying && !byCode && settings.length > 0 && (
        <p className="enrolment-detail" data-testid="enrolment-settings">
          {t('enrolment.settings')} <code>{settings.join(', ')}</code>
        </p>
      )}
      {byCode && (
        <form
          className="enrolment-form"
          onSubmit={(event) => {
            event.preventDefault();
            claim();
          }}
        >
          <Field
            label={t('enrolment.code')}
            help={t('enrolment.code.help')}
            value={code}
            onChange={(typed) => setCode(typed.toUpperCase())}
            testId="claim-code"
            most={MOST_LETTERS}
            capitals="characters"
            autoFocus
          />
          <Button size="giant" look="primary" testId="claim" disabled={trying || code.trim() === ''} onPress={claim}>
            {t('enrolment.claim')} <Icon name="next" size={40} />
          </Button>
        </form>
      )}
    </section>
  );
}

/** Large enough to be read out over the telephone, group by group. */
function Fingerprint({ spelled }: { spelled: string }) {
  const { t } = useTexts();
  return (
    <div className="enrolment-fingerprint">
      <p>{t('enrolment.fingerprint')}</p>
      <p className="enrolment-key" data-testid="enrolment-fingerprint">
        {spelled}
      </p>
      <p>{t('enrolment.fingerprint.how')}</p>
    </div>
  );
}
