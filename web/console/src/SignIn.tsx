import { useEffect, useState, type FormEvent } from 'react';
import { Banner, Button, Emblem, Field, SubmitButton } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import { api, ApiFailure } from './api';
import type { SetUp, Staff, Welcome } from './model';
import { CodeStep, RecoveryCodes, refusalOf, SetUpStep, type Why } from './SecondFactor';
import { Title } from './Title';
import { CITY_ACCOUNT, waysToSignIn } from './ways';

/** How far somebody has come; name and password are kept until the end, because each step sends them again. */
type Step = { at: 'password' } | { at: 'code' } | { at: 'set-up'; setUp: SetUp } | { at: 'welcome'; welcome: Welcome };

export function SignIn({ onSignedIn, onLanguage }: { onSignedIn: (staff: Staff) => void; onLanguage: () => void }) {
  const { t } = useTexts();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [step, setStep] = useState<Step>({ at: 'password' });
  const [why, setWhy] = useState<Why | null>(null);
  const begin = () => {
    setPassword('');
    setStep({ at: 'password' });
  };
  const failed = (error: unknown) => {
    const word = error instanceof ApiFailure ? error.word : '';
    setWhy(null);
    if (word === 'code-needed') {
      setStep({ at: 'code' });
    } else if (word === 'set-up-needed') {
      api<SetUp>('/sign-in/second-factor', { name, password }).then(
        (setUp) => setStep({ at: 'set-up', setUp }),
        failed,
      );
    } else {
      setWhy(refusalOf(error));
      if (!word.endsWith('one-time-code')) {
        begin();
      }
    }
  };
  const send = (code: string | null) =>
    api<Welcome>('/sign-in', { name, password, code }).then((welcome) => {
      setPassword('');
      if (welcome.recoveryCodes.length === 0 && welcome.recoveryCodesLeft === null) {
        onSignedIn(welcome);
      } else {
        setStep({ at: 'welcome', welcome });
      }
    }, failed);
  return (
    <main className="sign-in">
      {step.at === 'welcome' ? (
        <RecoveryCodes welcome={step.welcome} onKept={() => onSignedIn(step.welcome)} />
      ) : step.at === 'password' ? (
        <PasswordStep
          name={name}
          onName={setName}
          password={password}
          onPassword={setPassword}
          why={why}
          onSubmit={() => void send(null)}
        />
      ) : step.at === 'code' ? (
        <CodeStep why={why} onCode={(code) => void send(code)} onBack={begin} />
      ) : (
        <SetUpStep setUp={step.setUp} why={why} onCode={(code) => void send(code)} onBack={begin} />
      )}
      <Button look="quiet" testId="language-switch" onPress={onLanguage}>
        {t('language.switch')}
      </Button>
    </main>
  );
}

interface PasswordStepProps {
  name: string;
  onName: (name: string) => void;
  password: string;
  onPassword: (password: string) => void;
  why: Why | null;
  onSubmit: () => void;
}

function PasswordStep({ name, onName, password, onPassword, why, onSubmit }: PasswordStepProps) {
  const { t } = useTexts();
  const [city, setCity] = useState(false);
  useEffect(() => void waysToSignIn().then(({ oidc }) => setCity(oidc)), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="sign-in-card" onSubmit={submit}>
      <Emblem size={72} />
      <Title name={t('console.sign-in')}>{t('product.long')}</Title>
      <p>{t('city')}</p>
      <p className="quiet">{t('console.sign-in.lead')}</p>
      {why !== null && (
        <Banner tone="bad" testId="sign-in-failed">
          {t(why.text)}
        </Banner>
      )}
      <Field
        label={t('console.sign-in.name')}
        value={name}
        onChange={onName}
        testId="name"
        autoComplete="username"
        autoFocus
      />
      <Field
        label={t('console.sign-in.password')}
        value={password}
        onChange={onPassword}
        testId="password"
        type="password"
        autoComplete="current-password"
      />
      <SubmitButton testId="sign-in">{t('console.sign-in')}</SubmitButton>
      {city && <CityAccount />}
    </form>
  );
}

/** A link and no request: the provider shows a page of its own. */
export function CityAccount() {
  const { t } = useTexts();
  return (
    <a className="button button-secondary sign-in-city" href={CITY_ACCOUNT} data-testid="sign-in-city">
      {t('console.sign-in.city')}
    </a>
  );
}
