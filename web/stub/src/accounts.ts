import { ago } from './sample/time';

interface Account {
  name: string;
  displayName: string;
  role: string;
  bodies: string[];
  madeAt: string;
  disabledAt: string | null;
}

/** The accounts of staff, with one administrator who must stay. */
export class StubAccounts {
  private readonly accounts: Account[] = [
    {
      name: 'admin',
      displayName: '',
      role: 'ADMINISTRATOR',
      bodies: ['hai-phong'],
      madeAt: ago(9_000),
      disabledAt: null,
    },
    {
      name: 'it',
      displayName: 'Phạm Văn Cường',
      role: 'IT_OPERATOR',
      bodies: [],
      madeAt: ago(9_000),
      disabledAt: null,
    },
  ];

  /** Status and answer. */
  answer(method: string, path: string, body: string): [number, unknown] {
    const [, , name = '', password] = path.split('/');
    const sent = (body === '' ? {} : JSON.parse(body)) as Partial<Account> & { enabled?: boolean };
    if (method === 'GET') {
      return [200, this.accounts];
    }
    if (name === '') {
      const account = { ...(sent as Account), madeAt: ago(0), disabledAt: null };
      this.accounts.push(account);
      return [201, { account, password: 'k7m2q9xd40rtp3zw' }];
    }
    const account = this.accounts.find((one) => one.name === decodeURIComponent(name))!;
    if (password !== undefined) {
      return [201, { account, password: '9tdw7k4mqx2p0r5c' }];
    }
    if (account.name === 'admin' && (sent.enabled === false || sent.role !== 'ADMINISTRATOR')) {
      return [409, { type: '/problems/last-administrator', title: 'Somebody must be able to change accounts' }];
    }
    const { enabled, ...wish } = sent;
    Object.assign(account, wish, { disabledAt: enabled === true ? null : ago(0) });
    return [200, account];
  }
}
