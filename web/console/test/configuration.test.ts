import { expect, test } from 'vitest';
import { differing, laidUpon, placesOf, valueOf, type Property } from '../src/configuration';
import { readRoute } from '../src/routes';
import type { Staff } from '../src/model';

const OPERATOR: Staff = { name: 'it', roles: ['IT_OPERATOR'], rights: ['RUN_DEVICES', 'SEE_DEVICES'] };
const OFFICIAL: Staff = { name: 'hoa', roles: ['OFFICIAL'], rights: ['SEE_SESSIONS', 'READ_REGISTER'] };

const property = (some: Partial<Property>): Property => ({
  type: 'integer',
  default: 1,
  'x-label': { vi: '', en: '' },
  'x-help': { vi: '', en: '' },
  ...some,
});
const WHOLE = property({ minimum: 10, maximum: 3600 });
const WORD = property({ type: 'string', enum: ['vi', 'en'] });

test.each([
  [WHOLE, '10', 10],
  [WHOLE, ' 3600 ', 3600],
  [WHOLE, '9', null],
  [WHOLE, '3601', null],
  [WHOLE, '', null],
  [WHOLE, '12.5', null],
  [WHOLE, '1e3', null],
  [WHOLE, '-20', null],
  [WHOLE, '0x20', null],
  [WORD, 'en', 'en'],
  [WORD, 'fr', null],
  [WORD, '', null],
])('of %o, %j is %j', (of, typed, value) => expect(valueOf(of, typed)).toBe(value));

/** Before, mine, theirs, and what comes of it: what I did not touch is theirs, what I touched is mine. */
test.each([
  [{ a: 1 }, { a: 2 }, { a: 3 }, { a: 2 }],
  [{ a: 1 }, { a: 1 }, { a: 3 }, { a: 3 }],
  [{ a: 1 }, {}, { a: 3 }, {}],
  [{ a: 1 }, { a: 1 }, {}, {}],
  [{}, { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
  [
    { a: 1, b: 1 },
    { a: 2, b: 1 },
    { a: 1, b: 5, c: 6 },
    { a: 2, b: 5, c: 6 },
  ],
])('before %o, mine %o, theirs %o: %o', (base, mine, theirs, both) =>
  expect(laidUpon(base, mine, theirs)).toEqual(both),
);

test('what came, what changed and what went is told', () =>
  expect(differing({ a: 1, b: 2, c: 3 }, { b: 2, c: 4, d: 5 }).sort()).toEqual(['a', 'c', 'd']));

test('bodies stand below their body, sites with theirs', () => {
  const body = (id: string, parent: string | null) => ({
    id,
    name: `tên ${id}`,
    englishName: `name ${id}`,
    parent,
    until: null,
    heir: null,
  });
  const site = { id: 's', body: 'commune', name: 'điểm', englishName: 'site', address: '' };

  expect(placesOf([body('commune', 'city'), body('city', null)], [site], 'vi', 'tất cả')).toEqual([
    { layer: 'all', name: 'tất cả', depth: 0 },
    { layer: 'body:city', name: 'tên city', depth: 1 },
    { layer: 'body:commune', name: 'tên commune', depth: 2 },
    { layer: 'site:s', name: 'điểm', depth: 3 },
  ]);
});

test('a layer has an address, for who may see it', () => {
  expect(readRoute('#/configuration/body:hp', OPERATOR)).toEqual({ section: 'configuration', id: 'body:hp' });
  expect(readRoute('#/configuration', OFFICIAL).section).toBe('sessions');
});
