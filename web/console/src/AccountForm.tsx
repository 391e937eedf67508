import { useEffect, useState } from 'react';
import { Button, Field, Icon, Options } from '@tiepdan/design';
import { useTexts, type Language } from '@tiepdan/texts';
import { api } from './api';
import { GivenRoles, RoleFields, useRoleWish } from './AccountRoles';
import type { Account, Body, OpenedAccount } from './model';
import { Refusal, useRefusal } from './resource';
import { waysToSignIn } from './ways';

const LONGEST_NAME = 64;
const LONGEST_DISPLAY_NAME = 80;
const NAME = /^[a-z0-9._@-]{2,64}$/;

interface FormProps {
  bodies: Body[];
  language: Language;
  /** With the password when there is one to be shown. */
  onDone: (opened: OpenedAccount | null) => void;
  onKeep: () => void;
}

/** Makes an account with its first role. */
export function NewAccountForm({ bodies, language, onDone, onKeep }: FormProps) {
  const { t } = useTexts();
  const [name, setName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [by, setBy] = useState<'password' | 'city'>('password');
  const [city, setCity] = useState(false);
  useEffect(() => void waysToSignIn().then(({ oidc }) => setCity(oidc)), []);
  const role = useRoleWish();
  const { failure, failed } = useRefusal();
  const wish = { name, displayName: displayName.trim(), roles: [role.wish], vouched: by === 'city' };
  const save = () => void api<OpenedAccount>('/accounts', wish).then(onDone, failed);
  return (
    <>
      <Field
        label={t('console.accounts.name')}
        help={t('console.accounts.name.help')}
        testId="account-name"
        value={name}
        onChange={setName}
        most={LONGEST_NAME}
        autoFocus
      />
      <DisplayName value={displayName} onChange={setDisplayName} />
      {city && (
        <Options
          label={t('console.accounts.by')}
          testId="account-by"
          value={by}
          onChange={setBy}
          options={(['password', 'city'] as const).map((value) => ({ value, text: t(`console.accounts.by.${value}`) }))}
        />
      )}
      <RoleFields role={role} bodies={bodies} language={language} />
      <Refusal failure={failure} testId="account-failed" />
      <div className="dialog-actions">
        <Button look="primary" testId="save-account" disabled={!NAME.test(name) || !role.whole} onPress={save}>
          {t('console.accounts.save')}
        </Button>
        <Button testId="keep" onPress={onKeep}>
          {t('console.accounts.keep')}
        </Button>
      </div>
    </>
  );
}

/** Changes an account: what it is called, its roles, and whether it lets anybody in. Each button acts at once. */
export function AccountForm({
  account,
  bodies,
  language,
  onDone,
  onKeep,
  onChanged,
}: FormProps & {
  account: Account;
  onChanged: (account: Account) => void;
}) {
  const { t } = useTexts();
  const [displayName, setDisplayName] = useState(account.displayName);
  const { failure, failed } = useRefusal();
  const enabled = account.disabledAt === null;
  const done = () => onDone(null);
  const change = (enabled: boolean) =>
    void api(addressOf(account), { displayName: displayName.trim(), enabled }, 'PUT').then(done, failed);
  const changed = (after: Account) => {
    failed(null);
    onChanged(after);
  };
  return (
    <>
      <GivenRoles account={account} bodies={bodies} language={language} onChanged={changed} onFailed={failed} />
      <h3>{t('console.accounts.account')}</h3>
      <DisplayName value={displayName} onChange={setDisplayName} />
      <Refusal failure={failure} testId="account-failed" />
      <div className="dialog-actions">
        <Button look="primary" testId="save-account" onPress={() => change(enabled)}>
          {t('console.accounts.save')}
        </Button>
        {!account.vouched && (
          <Button
            testId="renew-password"
            onPress={() => void api<OpenedAccount>(`${addressOf(account)}/password`, {}).then(onDone, failed)}
          >
            <Icon name="key" size={22} /> {t('console.accounts.renew')}
          </Button>
        )}
        {account.secondFactorSince !== null && (
          <Button
            testId="reset-second-factor"
            onPress={() =>
              void api<Account>(`${addressOf(account)}/second-factor`, undefined, 'DELETE').then(changed, failed)
            }
          >
            <Icon name="shield" size={22} /> {t('console.accounts.second-factor.reset')}
          </Button>
        )}
        <Button
          look={enabled ? 'danger' : 'secondary'}
          testId={enabled ? 'disable-account' : 'enable-account'}
          onPress={() => change(!enabled)}
        >
          <Icon name="lock" size={22} /> {t(enabled ? 'console.accounts.disable' : 'console.accounts.enable')}
        </Button>
        <Button testId="keep" onPress={onKeep}>
          {t('console.accounts.close')}
        </Button>
      </div>
    </>
  );
}

function DisplayName({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTexts();
  return (
    <Field
      label={t('console.accounts.display-name')}
      testId="account-display-name"
      value={value}
      onChange={onChange}
      most={LONGEST_DISPLAY_NAME}
    />
  );
}

export function addressOf(account: Account): string {
  return `/accounts/${encodeURIComponent(account.name)}`;
}
