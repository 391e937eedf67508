import { useState } from 'react';
import { Button, Field, Icon, Options, Ticks } from '@tiepdan/design';
import { useTexts, type Language } from '@tiepdan/texts';
import { api } from './api';
import type { Account, Body, OpenedAccount, StaffRole } from './model';
import { Refusal, useRefusal } from './resource';

const ROLES: readonly StaffRole[] = ['IT_OPERATOR', 'OFFICIAL', 'ADMINISTRATOR'];
const LONGEST_NAME = 64;
const LONGEST_DISPLAY_NAME = 80;
const NAME = /^[a-z0-9._@-]{2,64}$/;

interface FormProps {
  /** Null: a new one. */
  account: Account | null;
  bodies: Body[];
  language: Language;
  /** With the password when there is one to be shown. */
  onDone: (opened: OpenedAccount | null) => void;
  onKeep: () => void;
}

/** Makes an account, or changes one. */
export function AccountForm({ account, bodies, language, onDone, onKeep }: FormProps) {
  const { t } = useTexts();
  const [name, setName] = useState(account?.name ?? '');
  const [displayName, setDisplayName] = useState(account?.displayName ?? '');
  const [role, setRole] = useState<StaffRole>(account?.role ?? 'IT_OPERATOR');
  const [reached, setReached] = useState<readonly string[]>(account?.bodies ?? []);
  const { failure, failed } = useRefusal();
  const wish = { displayName: displayName.trim(), role, bodies: reached };
  const save = (enabled: boolean) =>
    account === null
      ? void api<OpenedAccount>('/accounts', { name, ...wish }).then(onDone, failed)
      : void api(addressOf(account), { ...wish, enabled }, 'PUT').then(() => onDone(null), failed);
  return (
    <>
      {account === null && (
        <Field
          label={t('console.accounts.name')}
          help={t('console.accounts.name.help')}
          testId="account-name"
          value={name}
          onChange={setName}
          most={LONGEST_NAME}
          autoFocus
        />
      )}
      <Field
        label={t('console.accounts.display-name')}
        testId="account-display-name"
        value={displayName}
        onChange={setDisplayName}
        most={LONGEST_DISPLAY_NAME}
      />
      <Options
        label={t('console.accounts.role')}
        testId="account-role"
        value={role}
        onChange={setRole}
        options={ROLES.map((value) => ({ value, text: t(`console.role.${value}`) }))}
      />
      <Ticks
        label={t('console.accounts.bodies')}
        help={t('console.accounts.bodies.help')}
        testId="account-body"
        values={reached}
        onChange={setReached}
        options={bodies
          .filter(({ id, heir }) => heir === null || reached.includes(id))
          .map((body) => ({ value: body.id, text: language === 'vi' ? body.name : body.englishName }))}
      />
      <Refusal failure={failure} testId="account-failed" />
      <div className="dialog-actions">
        <Button
          look="primary"
          testId="save-account"
          disabled={!NAME.test(name)}
          onPress={() => save(account?.disabledAt == null)}
        >
          {t('console.accounts.save')}
        </Button>
        {account !== null && <More account={account} onSave={save} onDone={onDone} onFailed={failed} />}
        <Button testId="keep" onPress={onKeep}>
          {t('console.accounts.keep')}
        </Button>
      </div>
    </>
  );
}

interface MoreProps {
  account: Account;
  onSave: (enabled: boolean) => void;
  onDone: (opened: OpenedAccount | null) => void;
  onFailed: (error: unknown) => void;
}

/** What else can be done with an account that is there. */
function More({ account, onSave, onDone, onFailed }: MoreProps) {
  const { t } = useTexts();
  const enabled = account.disabledAt === null;
  const renew = () => void api<OpenedAccount>(`${addressOf(account)}/password`, {}).then(onDone, onFailed);
  return (
    <>
      <Button testId="renew-password" onPress={renew}>
        <Icon name="key" size={22} /> {t('console.accounts.renew')}
      </Button>
      <Button
        look={enabled ? 'danger' : 'secondary'}
        testId={enabled ? 'disable-account' : 'enable-account'}
        onPress={() => onSave(!enabled)}
      >
        <Icon name="lock" size={22} /> {t(enabled ? 'console.accounts.disable' : 'console.accounts.enable')}
      </Button>
    </>
  );
}

function addressOf(account: Account): string {
  return `/accounts/${encodeURIComponent(account.name)}`;
}
