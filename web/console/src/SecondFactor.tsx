import { useState, type FormEvent, type ReactNode } from 'react';
import { Banner, Button, Field, Icon, QrCode, SubmitButton } from '@tiepdan/design';
import { useTexts, type TextId } from '@tiepdan/texts';
import { ApiFailure } from './api';
import type { SetUp, Welcome } from './model';
import { Title } from './Title';

/** Why somebody was not let in; `serverTime` where their authenticator's clock may be the reason. */
export interface Why {
  text: TextId;
  serverTime: string | null;
}

const WORDS: Readonly<Record<string, TextId>> = {
  'wrong-one-time-code': 'console.second-factor.wrong',
  'used-one-time-code': 'console.second-factor.used',
  'too-many-attempts': 'console.sign-in.too-many',
  'no-role': 'console.sign-in.no-role',
  'wrong-password': 'console.sign-in.wrong',
};

/** Says what to do; of a word that this page does not know what it can say of its kind. */
export function refusalOf(error: unknown): Why {
  if (!(error instanceof ApiFailure) || error.kind === 'unreachable') {
    return { text: 'console.sign-in.unreachable', serverTime: null };
  }
  const serverTime = error.problem['serverTime'];
  return {
    text: WORDS[error.word] ?? 'console.sign-in.wrong',
    serverTime: typeof serverTime === 'string' ? serverTime : null,
  };
}

interface StepProps {
  why: Why | null;
  onCode: (code: string) => void;
  onBack: () => void;
}

/** Asks for what the authenticator shows, or for a recovery code. */
export function CodeStep({ why, onCode, onBack }: StepProps) {
  const { t } = useTexts();
  return (
    <CodeForm
      title={t('console.second-factor.title')}
      help={t('console.second-factor.code.help')}
      why={why}
      onCode={onCode}
      onBack={onBack}
    >
      <p>{t('console.second-factor.lead')}</p>
    </CodeForm>
  );
}

/** Shows an authenticator what to remember, and asks for its first code. */
export function SetUpStep({ setUp, why, onCode, onBack }: StepProps & { setUp: SetUp }) {
  const { t } = useTexts();
  return (
    <CodeForm
      title={t('console.second-factor.set-up')}
      help={t('console.second-factor.first.help')}
      why={why}
      onCode={onCode}
      onBack={onBack}
    >
      <p>{t('console.second-factor.set-up.lead')}</p>
      <QrCode text={setUp.address} label={t('console.second-factor.qr')} testId="second-factor-qr" />
      <p>
        {t('console.second-factor.secret')} <code data-testid="second-factor-secret">{inFours(setUp.secret)}</code>
      </p>
    </CodeForm>
  );
}

interface CodeFormProps extends StepProps {
  title: string;
  help: string;
  children: ReactNode;
}

function CodeForm({ title, help, why, onCode, onBack, children }: CodeFormProps) {
  const { t, clock } = useTexts();
  const [code, setCode] = useState('');
  const [tries, setTries] = useState(0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') {
      setCode('');
      setTries(tries + 1);
      onCode(code);
    }
  };
  return (
    <form className="sign-in-card" onSubmit={submit}>
      <Title name={title} />
      {children}
      {why !== null && (
        <Banner tone="bad" testId="code-failed">
          <div>
            <p>{t(why.text)}</p>
            {why.serverTime !== null && <p>{t('console.second-factor.clock', { time: clock(why.serverTime) })}</p>}
          </div>
        </Banner>
      )}
      <Field
        key={tries}
        label={t('console.second-factor.code')}
        help={help}
        value={code}
        onChange={setCode}
        testId="code"
        autoComplete="one-time-code"
        capitals="characters"
        most={40}
        autoFocus
      />
      <SubmitButton testId="send-code">{t('console.sign-in')}</SubmitButton>
      <Button look="quiet" testId="code-back" onPress={onBack}>
        <Icon name="back" size={22} /> {t('console.second-factor.back')}
      </Button>
    </form>
  );
}

/** What is shown once before the console: fresh recovery codes, or how many are left. */
export function RecoveryCodes({ welcome, onKept }: { welcome: Welcome; onKept: () => void }) {
  const { t } = useTexts();
  const { recoveryCodes, recoveryCodesLeft } = welcome;
  return (
    <section className="sign-in-card" aria-labelledby="recovery-title">
      <h1 id="recovery-title">{t('console.recovery.title')}</h1>
      {recoveryCodesLeft === null ? (
        <>
          <p>{t('console.recovery.lead')}</p>
          <ul className="recovery-codes" data-testid="recovery-codes">
            {recoveryCodes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p data-testid="recovery-left">{t('console.recovery.left', { count: recoveryCodesLeft })}</p>
      )}
      <Button look="primary" testId="recovery-kept" onPress={onKept} autoFocus>
        {t(recoveryCodesLeft === null ? 'console.recovery.kept' : 'console.recovery.on')}
      </Button>
    </section>
  );
}

function inFours(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}
