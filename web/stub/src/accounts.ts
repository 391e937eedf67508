import { ago } from './sample/time';

interface Role {
  id: string;
  role: string;
  body: string | null;
  from: string;
  until: string | null;
}

interface Account {
  name: string;
  displayName: string;
  roles: Role[];
  vouched: boolean;
  madeAt: string;
  disabledAt: string | null;
  secondFactorSince: string | null;
}

interface Asked {
  role: string;
  body: string | null;
  from: string | null;
  lastDay: string | null;
}

const DAY_MILLIS = 86_400_000;

/** The accounts of staff, with one administrator who must stay. */
export class StubAccounts {
  private made = 0;
  private readonly accounts: Account[] = [
    this.account('admin', '', [{ role: 'ADMINISTRATOR', body: null, from: '2026-01-01', lastDay: null }]),
    {
      ...this.account('it', 'Phạm Văn Cường', [
        { role: 'HEAD', body: 'hong-bang', from: '2026-01-01', lastDay: '2026-06-30' },
      ]),
      secondFactorSince: ago(8_000),
    },
  ];

  /** Status and answer. */
  answer(method: string, path: string, body: string): [number, unknown] {
    const [, , name = '', what, id = ''] = path.split('/');
    const sent = (body === '' ? {} : JSON.parse(body)) as Record<string, unknown>;
    if (method === 'GET') {
      return [200, this.accounts];
    }
    if (name === '') {
      const wish = sent as unknown as { name: string; displayName: string; roles: Asked[]; vouched: boolean };
      const account = { ...this.account(wish.name, wish.displayName, wish.roles), vouched: wish.vouched };
      this.accounts.push(account);
      return [201, { account, password: wish.vouched ? null : 'k7m2q9xd40rtp3zw' }];
    }
    const account = this.accounts.find((one) => one.name === decodeURIComponent(name))!;
    switch (what) {
      case 'password':
        return [201, { account, password: '9tdw7k4mqx2p0r5c' }];
      case 'second-factor':
        return [200, Object.assign(account, { secondFactorSince: null })];
      case 'roles':
        return id === ''
          ? this.give(account, sent as unknown as Asked)
          : this.end(account, id, sent['lastDay'] as string | null);
      default:
        return this.change(account, sent);
    }
  }

  private change(account: Account, { displayName, enabled }: Record<string, unknown>): [number, unknown] {
    return account.name === 'admin' && enabled === false
      ? LAST_ADMINISTRATOR
      : [200, Object.assign(account, { displayName, disabledAt: enabled === true ? null : ago(0) })];
  }

  private give(account: Account, asked: Asked): [number, unknown] {
    if (asked.role === 'HEAD' && asked.body === 'hong-bang') {
      return [409, { type: '/problems/body-has-head', title: 'Another account is the head' }];
    }
    return [201, Object.assign(account, { roles: [...account.roles, this.role(asked)] })];
  }

  private end(account: Account, id: string, lastDay: string | null): [number, unknown] {
    return account.name === 'admin'
      ? LAST_ADMINISTRATOR
      : [
          200,
          Object.assign(account, {
            roles: account.roles.map((role) =>
              role.id === id ? { ...role, until: lastDay === null ? ago(0) : endOf(lastDay) } : role,
            ),
          }),
        ];
  }

  private account(name: string, displayName: string, roles: Asked[]): Account {
    return {
      name,
      displayName,
      roles: roles.map((asked) => this.role(asked)),
      vouched: false,
      madeAt: ago(9_000),
      disabledAt: null,
      secondFactorSince: null,
    };
  }

  private role({ role, body, from, lastDay }: Asked): Role {
    return {
      id: `r-${++this.made}`,
      role,
      body,
      from: from === null ? ago(0) : dayOf(from),
      until: lastDay === null ? null : endOf(lastDay),
    };
  }
}

const LAST_ADMINISTRATOR: [number, unknown] = [
  409,
  { type: '/problems/last-administrator', title: 'Somebody must be able to change accounts' },
];

function endOf(lastDay: string): string {
  return new Date(Date.parse(dayOf(lastDay)) + DAY_MILLIS).toISOString();
}

function dayOf(day: string): string {
  return `${day}T00:00:00+07:00`;
}
