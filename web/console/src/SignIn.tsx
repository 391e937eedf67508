import { useEffect, useState, type FormEvent } from 'react';
import { Banner, Button, Emblem, Field, SubmitButton } from '@tiepdan/design';
import { useTexts, type TextId } from '@tiepdan/texts';
import { api, ApiFailure } from './api';
import type { Staff } from './model';
import { Title } from './Title';
import { CITY_ACCOUNT, waysToSignIn } from './ways';

/** Of sign-in, `other` is what the server says when there were too many attempts. */
const WHY: Record<ApiFailure['kind'], TextId> = {
  unauthorized: 'console.sign-in.wrong',
  forbidden: 'console.sign-in.wrong',
  unreachable: 'console.sign-in.unreachable',
  other: 'console.sign-in.too-many',
};

export function SignIn({ onSignedIn, onLanguage }: { onSignedIn: (staff: Staff) => void; onLanguage: () => void }) {
  const { t } = useTexts();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [failed, setFailed] = useState<TextId | null>(null);
  const [city, setCity] = useState(false);
  useEffect(() => void waysToSignIn().then(({ oidc }) => setCity(oidc)), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    api<Staff>('/sign-in', { name, password }).then(onSignedIn, (error: unknown) => {
      setPassword('');
      setFailed(error instanceof ApiFailure ? WHY[error.kind] : 'console.sign-in.unreachable');
    });
  };
  return (
    <main className="sign-in">
      <form className="sign-in-card" onSubmit={submit}>
        <Emblem size={72} />
        <Title name={t('console.sign-in')}>{t('product.long')}</Title>
        <p>{t('city')}</p>
        <p className="quiet">{t('console.sign-in.lead')}</p>
        {failed !== null && (
          <Banner tone="bad" testId="sign-in-failed">
            {t(failed)}
          </Banner>
        )}
        <Field
          label={t('console.sign-in.name')}
          value={name}
          onChange={setName}
          testId="name"
          autoComplete="username"
          autoFocus
        />
        <Field
          label={t('console.sign-in.password')}
          value={password}
          onChange={setPassword}
          testId="password"
          type="password"
          autoComplete="current-password"
        />
        <SubmitButton testId="sign-in">{t('console.sign-in')}</SubmitButton>
        {city && <CityAccount />}
      </form>
      <Button look="quiet" testId="language-switch" onPress={onLanguage}>
        {t('language.switch')}
      </Button>
    </main>
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
