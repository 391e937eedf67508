import { useState } from 'react';
import { Badge, Button, Choose, Field, Icon } from '@tiepdan/design';
import { useTexts, type Language, type Speech } from '@tiepdan/texts';
import { addressOf } from './AccountForm';
import { api } from './api';
import type { Account, AccountRole, Body, StaffRole } from './model';

const ROLES: readonly StaffRole[] = [
  'CLERK',
  'OFFICIAL',
  'HEAD',
  'DEPUTY',
  'SCHEDULER',
  'ARCHIVIST',
  'INSPECTOR',
  'AUDITOR',
  'IT_OPERATOR',
  'ADMINISTRATOR',
];

/** A role that shall be given, as far as it is written. */
export interface RoleWish {
  role: StaffRole | null;
  body: string | null;
  from: string;
  lastDay: string;
  set: (part: Partial<Pick<RoleWish, 'role' | 'body' | 'from' | 'lastDay'>>) => void;
  /** Whether it can be sent. */
  whole: boolean;
  /** As the server is asked for it; no day stands for now, or for no end. */
  wish: { role: StaffRole | null; body: string | null; from: string | null; lastDay: string | null };
}

const NOTHING = { role: null, body: null, from: '', lastDay: '' } as const;

export function useRoleWish(): RoleWish {
  const [written, setWritten] = useState<Pick<RoleWish, 'role' | 'body' | 'from' | 'lastDay'>>(NOTHING);
  const everywhere = written.role === 'ADMINISTRATOR';
  const body = everywhere ? null : written.body;
  return {
    ...written,
    set: (part) => setWritten((before) => ({ ...before, ...part })),
    whole: written.role !== null && (everywhere || body !== null),
    wish: { role: written.role, body, from: written.from || null, lastDay: written.lastDay || null },
  };
}

interface FieldsProps {
  role: RoleWish;
  bodies: Body[];
  language: Language;
}

/** What somebody shall be, where, and on which days. */
export function RoleFields({ role, bodies, language }: FieldsProps) {
  const { t } = useTexts();
  return (
    <>
      <Choose
        label={t('console.accounts.role')}
        placeholder={t('console.places.choose')}
        testId="role-kind"
        value={role.role}
        onChange={(kind) => role.set({ role: kind as StaffRole })}
        options={ROLES.map((value) => ({ value, text: t(`console.role.${value}`) }))}
      />
      {role.role !== 'ADMINISTRATOR' && (
        <Choose
          label={t('console.accounts.body')}
          placeholder={t('console.places.choose')}
          testId="role-body"
          value={role.body}
          onChange={(body) => role.set({ body })}
          options={bodies
            .filter(({ heir }) => heir === null)
            .map((body) => ({ value: body.id, text: nameOf(body, language) }))}
        />
      )}
      <div className="role-days">
        <Field
          label={t('console.accounts.from')}
          help={t('console.accounts.from.help')}
          testId="role-from"
          type="date"
          value={role.from}
          onChange={(from) => role.set({ from })}
        />
        <Field
          label={t('console.accounts.last-day')}
          help={t('console.accounts.last-day.help')}
          testId="role-last-day"
          type="date"
          value={role.lastDay}
          onChange={(lastDay) => role.set({ lastDay })}
        />
      </div>
    </>
  );
}

interface GivenProps {
  account: Account;
  bodies: Body[];
  language: Language;
  onChanged: (account: Account) => void;
  onFailed: (error: unknown) => void;
}

/** The roles of an account: each can be ended, and another one given. */
export function GivenRoles({ account, bodies, language, onChanged, onFailed }: GivenProps) {
  const { t } = useTexts();
  const [giving, setGiving] = useState(0);
  const given = (after: Account) => {
    setGiving((times) => times + 1);
    onChanged(after);
  };
  return (
    <>
      <h3>{t('console.accounts.roles')}</h3>
      {account.roles.length === 0 ? (
        <p className="empty">{t('console.accounts.nothing')}</p>
      ) : (
        <ul className="given-roles" data-testid="given-roles">
          {account.roles.map((role) => (
            <li key={role.id} data-testid={`role-${role.id}`} data-over={isOver(role)}>
              <RoleLine role={role} bodies={bodies} language={language} />
              {!isOver(role) && <End account={account} role={role} onChanged={onChanged} onFailed={onFailed} />}
            </li>
          ))}
        </ul>
      )}
      <Give key={giving} account={account} bodies={bodies} language={language} onChanged={given} onFailed={onFailed} />
    </>
  );
}

/** Asks for the last day before it ends anything. */
function End({ account, role, onChanged, onFailed }: Omit<GivenProps, 'bodies' | 'language'> & { role: AccountRole }) {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  const [lastDay, setLastDay] = useState('');
  const ended = (after: Account) => {
    setAsking(false);
    onChanged(after);
  };
  const end = () =>
    void api<Account>(`${addressOf(account)}/roles/${role.id}/end`, { lastDay: lastDay || null }, 'PUT').then(
      ended,
      onFailed,
    );
  const which = t(`console.role.${role.role}`);
  return asking ? (
    <div className="role-days">
      <Field
        label={t('console.accounts.last-day')}
        help={t('console.accounts.end.help')}
        testId={`last-day-${role.id}`}
        type="date"
        value={lastDay}
        onChange={setLastDay}
        autoFocus
      />
      <Button look="danger" testId={`end-${role.id}`} onPress={end}>
        {t('console.accounts.end.confirm', { role: which })}
      </Button>
    </div>
  ) : (
    <Button
      testId={`ask-end-${role.id}`}
      label={t('console.accounts.end.confirm', { role: which })}
      onPress={() => {
        setLastDay('');
        setAsking(true);
      }}
    >
      {t('console.accounts.end')}
    </Button>
  );
}

function Give({ account, bodies, language, onChanged, onFailed }: GivenProps) {
  const { t } = useTexts();
  const role = useRoleWish();
  const give = () => void api<Account>(`${addressOf(account)}/roles`, role.wish).then(onChanged, onFailed);
  return (
    <>
      <h3>{t('console.accounts.give.title')}</h3>
      <RoleFields role={role} bodies={bodies} language={language} />
      <div className="dialog-actions">
        <Button testId="give-role" disabled={!role.whole} onPress={give}>
          <Icon name="person" size={22} /> {t('console.accounts.give')}
        </Button>
      </div>
    </>
  );
}

/** What somebody is where, and its days where they are not from always to open end. */
export function RoleLine({ role, bodies, language }: { role: AccountRole; bodies: Body[]; language: Language }) {
  const speech = useTexts();
  const { t } = speech;
  const body = bodies.find(({ id }) => id === role.body);
  const days = daysOf(role, speech);
  return (
    <span className={isOver(role) ? 'quiet' : ''}>
      {t(`console.role.${role.role}`)}
      {role.body !== null && ` · ${body === undefined ? role.body : nameOf(body, language)}`}
      <br />
      <span className="quiet">
        {days} {isOver(role) && <Badge tone="plain">{t('console.accounts.over')}</Badge>}
      </span>
    </span>
  );
}

export function isOver(role: AccountRole, now = Date.now()): boolean {
  return role.until !== null && Date.parse(role.until) <= now;
}

/** The end is the first moment that is none of it, so the last day is that of the moment before. */
export function daysOf(role: AccountRole, { t, date }: Speech): string {
  const from = date(role.from);
  return role.until === null
    ? t('console.accounts.since', { from })
    : t('console.accounts.between', { from, until: date(new Date(Date.parse(role.until) - 1).toISOString()) });
}

function nameOf(body: Body, language: Language): string {
  return language === 'vi' ? body.name : body.englishName;
}
