import { useState } from 'react';
import { Button, Field, Icon } from '@tiepdan/design';
import { known, useTexts } from '@tiepdan/texts';
import { useKiosk } from '../context';

/** Longer than any code, with room for spaces. */
const MOST_LETTERS = 40;
/** Nothing that is typed here helps: the setting or the network has to be mended. */
const NOT_BY_A_CODE: readonly string[] = ['', 'not-configured', 'unreachable'];

/** Stands before every other screen until this device has its certificate. Whoever sets the kiosk up reads it, not a citizen. */
export function Enrolment() {
  const { kiosk, visit } = useKiosk();
  const { t } = useTexts();
  const [code, setCode] = useState('');
  const { problem, detail, trying } = visit.unenrolled ?? { problem: '', detail: '', trying: false };
  const sentence = known(`enrolment.problem.${problem}`);
  const claim = () => kiosk.happened({ kind: 'claim-code', code });
  return (
    <section className="enrolment" aria-labelledby="enrolment-title" data-testid="enrolment" data-problem={problem}>
      <h1 id="enrolment-title" className="step-title">
        {t('enrolment.title')}
      </h1>
      <p className="enrolment-problem" role="status" data-testid="enrolment-problem">
        <Icon name="alarm" size={44} />
        {trying ? t('enrolment.trying') : problem === '' ? t('enrolment.waiting') : t(sentence ?? 'enrolment.other')}
      </p>
      {!trying && (sentence === null || NOT_BY_A_CODE.includes(problem)) && detail !== '' && (
        <p className="enrolment-detail" lang="en">
          {detail}
        </p>
      )}
      {!NOT_BY_A_CODE.includes(problem) && (
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
