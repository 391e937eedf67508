import { useState } from 'react';
import { Banner, Button, Field, Icon } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import { api } from './api';
import { Refusal, useRefusal } from './resource';

/** What recomputing the chain found. */
interface Verification {
  holdsUpTo: number;
  /** `number:hash`; empty when no line holds. */
  head: string;
  at: string;
  broken: { line: number; why: 'CHANGED' | 'MISSING' | 'CUT' | 'REWRITTEN' } | null;
}

/** Whether anybody has touched the log; a head that was noted elsewhere also shows a tail that was cut off. */
export function AuditVerification() {
  const { t } = useTexts();
  const [noted, setNoted] = useState('');
  const [found, setFound] = useState<Verification | null>(null);
  const { failure, failed } = useRefusal();
  const [asking, setAsking] = useState(false);
  const verify = () => {
    setAsking(true);
    failed(null);
    api<Verification>(`/audit/verification?head=${encodeURIComponent(noted.trim())}`)
      .then(setFound, (error: unknown) => {
        setFound(null);
        failed(error);
      })
      .finally(() => setAsking(false));
  };
  return (
    <section className="panel verification" aria-label={t('audit.verify.title')}>
      <Field
        label={t('audit.verify.noted')}
        help={t('audit.verify.noted.help')}
        testId="noted-head"
        value={noted}
        onChange={setNoted}
      />
      <Button testId="verify-audit" disabled={asking} onPress={verify}>
        <Icon name="shield" size={22} /> {t('audit.verify')}
      </Button>
      <Refusal failure={failure} testId="verify-failed" />
      {found !== null && <Found found={found} />}
    </section>
  );
}

function Found({ found: { holdsUpTo, head, at, broken } }: { found: Verification }) {
  const { t, when, number } = useTexts();
  if (broken !== null) {
    return (
      <Banner tone="bad" testId="audit-broken">
        <Icon name="alarm" />{' '}
        <span>
          {t(`audit.broken.${broken.why}`, { line: number(broken.line), time: when(at), upTo: number(holdsUpTo) })}
        </span>
      </Banner>
    );
  }
  return (
    <Banner tone="good" testId="audit-holds">
      <Icon name="check" />
      <div>
        <p>{t('audit.holds', { upTo: number(holdsUpTo), time: when(at) })}</p>
        {head !== '' && (
          <>
            <p>{t('audit.note')}</p>
            <code className="head" data-testid="audit-head">
              {head}
            </code>
          </>
        )}
      </div>
    </Banner>
  );
}
