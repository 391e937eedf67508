import { expect, test } from 'vitest';
import type { Right, Staff } from '../src/model';
import { readRoute, sectionsOf } from '../src/routes';

function staff(...rights: Right[]): Staff {
  return { name: 'hoa', roles: [], rights };
}

test.each<[Right[], string[]]>([
  [['RUN_DEVICES'], ['fleet', 'calendar', 'configuration', 'claims', 'system']],
  [
    ['SWAP_DEVICES', 'SEE_DEVICES', 'SEE_SESSIONS'],
    ['fleet', 'sessions', 'calendar'],
  ],
  [
    ['SEE_DEVICES', 'SEE_SESSIONS', 'READ_SESSIONS', 'READ_REGISTER'],
    ['sessions', 'register', 'calendar'],
  ],
  [['READ_AUDIT'], ['calendar', 'audit']],
  [
    ['CHANGE_ACCOUNTS', 'CHANGE_PLACES'],
    ['calendar', 'places', 'accounts'],
  ],
  [['SEE_DEVICES'], ['calendar']],
  [[], ['calendar']],
])('%j opens %j', (rights, sections) => {
  expect(sectionsOf(staff(...rights))).toEqual(sections);
});

test('what is not open leads to the first that is', () => {
  expect(readRoute('#/accounts', staff('READ_REGISTER'))).toEqual({ section: 'register', id: null });
  expect(readRoute('#/sessions/s-1', staff('SEE_SESSIONS'))).toEqual({ section: 'sessions', id: 's-1' });
  expect(readRoute('#/anything', staff())).toEqual({ section: 'calendar', id: null });
});
