import { useState } from 'react';
import { Badge, Button, Icon, Question } from '@tiepdan/design';
import { useTexts, type Language } from '@tiepdan/texts';
import { AccountForm, NewAccountForm } from './AccountForm';
import { isOver, RoleLine } from './AccountRoles';
import type { Account, Body, OpenedAccount } from './model';
import { Loaded, useResource } from './resource';
import { Title } from './Title';

/** Who may sign in, and whose sites they reach. For administrators. */
export function Accounts({ language }: { language: Language }) {
  const { t } = useTexts();
  const accounts = useResource<Account[]>('/accounts', []);
  const bodies = useResource<Body[]>('/bodies?ended=true', []);
  const [open, setOpen] = useState<Account | 'new' | null>(null);
  const [shown, setShown] = useState<OpenedAccount | null>(null);
  const done = (opened: OpenedAccount | null) => {
    setOpen(null);
    setShown(opened);
    accounts.again();
  };
  return (
    <>
      <Title name={t('console.accounts.title')} />
      <p className="lead">{t('console.accounts.lead')}</p>
      <p>
        <Button look="primary" testId="new-account" onPress={() => setOpen('new')}>
          <Icon name="person" size={22} /> {t('console.accounts.new')}
        </Button>
      </p>
      {shown?.password != null && <Password name={shown.account.name} password={shown.password} />}
      <Loaded resource={bodies}>
        {(all) => (
          <>
            <Loaded resource={accounts}>
              {(some) => <AccountTable accounts={some} bodies={all} language={language} onChange={setOpen} />}
            </Loaded>
            <Question
              wide
              open={open !== null}
              title={
                open === null || open === 'new'
                  ? t('console.accounts.new')
                  : t('console.accounts.change.title', { name: open.name })
              }
              testId="ask-account"
              onDismiss={() => setOpen(null)}
            >
              {open === 'new' ? (
                <NewAccountForm bodies={all} language={language} onDone={done} onKeep={() => setOpen(null)} />
              ) : (
                open !== null && (
                  <AccountForm
                    account={open}
                    bodies={all}
                    language={language}
                    onDone={done}
                    onKeep={() => setOpen(null)}
                    onChanged={(account) => {
                      setOpen(account);
                      accounts.again();
                    }}
                  />
                )
              )}
            </Question>
          </>
        )}
      </Loaded>
    </>
  );
}

function Password({ name, password }: { name: string; password: string }) {
  const { t } = useTexts();
  return (
    <section className="panel claim" role="status">
      <p className="quiet">{t('console.accounts.password', { name })}</p>
      <p className="claim-code" data-testid="account-password">
        {password}
      </p>
      <p className="quiet">{t('console.accounts.password.how')}</p>
    </section>
  );
}

interface TableProps {
  accounts: Account[];
  bodies: Body[];
  language: Language;
  onChange: (account: Account) => void;
}

export function AccountTable({ accounts, bodies, language, onChange }: TableProps) {
  const { t, when } = useTexts();
  return (
    <div className="panel table-panel" role="region" aria-label={t('console.accounts.title')} tabIndex={0}>
      <table className="table" data-testid="accounts">
        <thead>
          <tr>
            <th scope="col">{t('console.accounts.name')}</th>
            <th scope="col">{t('console.accounts.roles')}</th>
            <th scope="col">{t('console.accounts.second-factor')}</th>
            <th scope="col">{t('console.accounts.state')}</th>
            <th scope="col">{t('console.accounts.change')}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.name} data-testid={`account-${account.name}`} data-enabled={account.disabledAt === null}>
              <td>
                {account.name}
                {account.vouched && (
                  <>
                    {' '}
                    <Badge tone="sea">{t('console.accounts.by.city')}</Badge>
                  </>
                )}
                {account.displayName !== '' && (
                  <>
                    <br />
                    <span className="quiet">{account.displayName}</span>
                  </>
                )}
              </td>
              <td>
                <Roles account={account} bodies={bodies} language={language} />
              </td>
              <td>{account.secondFactorSince === null ? t('common.none') : when(account.secondFactorSince)}</td>
              <td>
                <State account={account} />
              </td>
              <td>
                <Button testId={`change-${account.name}`} onPress={() => onChange(account)}>
                  {t('console.accounts.change')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Those that are or will be; what is over stands with the account itself. */
function Roles({ account, bodies, language }: { account: Account; bodies: Body[]; language: Language }) {
  const { t } = useTexts();
  const roles = account.roles.filter((role) => !isOver(role));
  return roles.length === 0 ? (
    t('console.accounts.nothing')
  ) : (
    <ul className="given-roles">
      {roles.map((role) => (
        <li key={role.id}>
          <RoleLine role={role} bodies={bodies} language={language} />
        </li>
      ))}
    </ul>
  );
}

function State({ account }: { account: Account }) {
  const { t, when } = useTexts();
  return account.disabledAt === null ? (
    <Badge tone="good">{t('console.accounts.state.enabled')}</Badge>
  ) : (
    <Badge tone="warning">{t('console.accounts.state.disabled', { when: when(account.disabledAt) })}</Badge>
  );
}
