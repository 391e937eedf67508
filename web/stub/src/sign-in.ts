const ALL_RIGHTS = [
  'SEE_DEVICES',
  'SWAP_DEVICES',
  'RUN_DEVICES',
  'CHANGE_PLACES',
  'CHANGE_ACCOUNTS',
  'CHANGE_LAW',
  'READ_AUDIT',
  'SEE_SESSIONS',
  'READ_SESSIONS',
  'PLAY_RECORDINGS',
  'READ_REGISTER',
];
const CLERKS = ['SEE_DEVICES', 'SWAP_DEVICES', 'SEE_SESSIONS', 'CHECK_IN'];
const SCHEDULERS = ['SEE_DEVICES', 'PLAN_RECEPTION'];
const CODES = ['7K2M4-Q9XD0', 'RTP3Z-W9TDW', '51KV8-0ACDE', 'M2X7N-4HJ6B', 'Q0P9R-8STVW'];
/** At which this server says that a code is wrong. */
const SERVER_TIME = '2026-11-26T02:30:05Z';

interface Person {
  name: string;
  roles: string[];
  rights: string[];
}

const PEOPLE: readonly Person[] = [
  { name: 'admin', roles: ['ADMINISTRATOR', 'OFFICIAL'], rights: ALL_RIGHTS },
  { name: 'clerk', roles: ['CLERK'], rights: CLERKS },
  { name: 'scheduler', roles: ['SCHEDULER'], rights: SCHEDULERS },
  { name: 'official', roles: ['OFFICIAL'], rights: ALL_RIGHTS.slice(7) },
  { name: 'fresh', roles: ['OFFICIAL'], rights: ALL_RIGHTS.slice(6) },
];

/**
 * Who can sign in: everybody with their name as password. `official` has a second factor, whose code is 123456 once; `fresh` has none
 * yet, and must.
 */
export class StubSignIn {
  who: Person | null = null;
  private used = false;

  /** Status and answer. */
  answer({ name, password, code }: { name: string; password: string; code?: string | null }): [number, unknown] {
    const person = PEOPLE.find((one) => one.name === name && password === name);
    if (person === undefined) {
      return problem(401, 'wrong-password');
    }
    const welcome = { ...person, recoveryCodes: [] as string[], recoveryCodesLeft: null as number | null };
    if (person.name === 'official') {
      const refused = this.official(code ?? '');
      if (refused !== null) {
        return refused;
      }
      welcome.recoveryCodesLeft = code === CODES[0] ? 4 : null;
    }
    if (person.name === 'fresh') {
      if (code !== '654321') {
        return (code ?? '') === '' ? problem(403, 'set-up-needed') : wrong();
      }
      welcome.recoveryCodes = CODES;
    }
    this.who = person;
    return [200, welcome];
  }

  setUp(): [number, unknown] {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    return [200, { secret, address: `otpauth://totp/Tiep%20Dan:fresh?secret=${secret}&issuer=Tiep%20Dan` }];
  }

  private official(code: string): [number, unknown] | null {
    if (code === '') {
      return problem(401, 'code-needed');
    }
    if (code === CODES[0]) {
      return null;
    }
    if (code !== '123456') {
      return wrong();
    }
    if (this.used) {
      return problem(401, 'used-one-time-code');
    }
    this.used = true;
    return null;
  }
}

function wrong(): [number, unknown] {
  return problem(401, 'wrong-one-time-code', { serverTime: SERVER_TIME });
}

function problem(status: number, word: string, more: object = {}): [number, unknown] {
  return [status, { type: `/problems/${word}`, title: 'Sign-in refused', status, ...more }];
}
