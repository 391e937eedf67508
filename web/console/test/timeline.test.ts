import { describe, expect, test } from 'vitest';
import { CATALOGUES, LANGUAGES, speechOf } from '@tiepdan/texts';
import {
  byDay,
  KINDS,
  lengthened,
  readKinds,
  renewed,
  told,
  writeKinds,
  type Entry,
  type EntryKind,
  type Page,
} from '../src/timeline';

const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
  id,
  kind: 'PRESENCE',
  at: '2026-11-25T01:00:00Z',
  word: 'ONLINE',
  severity: 'GOOD',
  values: { reason: 'status', epoch: '3' },
  finding: null,
  by: null,
  about: null,
  ...more,
});
const page = (ids: string, earlier: string | null = null): Page => ({
  entries: ids === '' ? [] : ids.split(' ').map((id) => entry(id)),
  earlier,
});
const shown = ({ entries, earlier }: Page) => `${entries.map(({ id }) => id).join(' ')} | ${earlier ?? ''}`;

describe('what is fresh and what was read before', () => {
  test.each([
    ['the first page', null, page('c b', 'b'), 'c b | b'],
    ['nothing new', page('c b a'), page('c b', 'b'), 'c b a | '],
    ['one new', page('c b a', 'a'), page('d c', 'c'), 'd c b a | a'],
    ['as many new as a page takes', page('c b a'), page('e d c', 'c'), 'e d c b a | '],
    ['more new than a page takes: nobody knows what is between', page('c b a'), page('g f', 'f'), 'g f | f'],
    ['one that moved to the top', page('c b a', 'a'), page('a c b', 'b'), 'a c b | b'],
    ['one that is gone', page('c b a'), page('c a'), 'c a | '],
    ['an empty page of those that one may not see', page('b a'), page('', 'x'), ' | x'],
  ])('%s', (_, was, fresh, result) => expect(shown(renewed(was, fresh))).toBe(result));

  test('what is earlier comes behind, and nothing twice', () =>
    expect(shown(lengthened(page('c b', 'b'), page('b a', null)))).toBe('c b a | '));

  test('a fresh line replaces the one that it has become', () => {
    const fresh = renewed(page('b a'), { entries: [entry('b', { word: 'OFFLINE' })], earlier: 'b' });

    expect(fresh.entries.map(({ word }) => word)).toEqual(['OFFLINE', 'ONLINE']);
  });
});

test('the kinds stand in the address beside what else stands there', () => {
  const query = writeKinds(new URLSearchParams('command=7&kind=status'), ['COMMAND', 'SESSION']);

  expect(query.toString()).toBe('command=7&kind=command%2Csession');
  expect(readKinds(query)).toEqual(['COMMAND', 'SESSION']);
  expect(readKinds(new URLSearchParams('kind=of-tomorrow'))).toEqual([]);
  expect(writeKinds(query, []).toString()).toBe('command=7');
});

test('a day is that of Việt Nam', () => {
  const all = ['2026-11-25T17:30:00Z', '2026-11-25T17:00:00Z', '2026-11-25T16:59:00Z'];
  const days = byDay(
    all.map((at) => entry(at, { at })),
    speechOf('en').date,
  );

  expect(days.map(([day, entries]) => `${day} ${entries.length}`)).toEqual(['26/11/2026 2', '25/11/2026 1']);
});

/** Every word that the control plane says, with what belongs to it. */
const WORDS: Record<EntryKind, [string[], Record<string, string>]> = {
  PRESENCE: [['ONLINE', 'SUSPECT', 'OFFLINE', 'LEFT', 'MAINTENANCE'], { reason: 'silent', epoch: '2' }],
  STATUS: [['raised', 'cleared'], { part: 'printer' }],
  INCIDENT: [['opened', 'over', 'merged'], { incident: 'LINE', place: 'hq' }],
  COMMAND: [
    ['ISSUED', 'AGREED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'EXPIRED', 'REFUSED', 'WITHDRAWN', 'LAPSED', 'UNKNOWN'],
    { command: 'reboot', why: '' },
  ],
  CONFIGURATION: [['CHANGED', 'RESTORED', 'WANTED', 'TAKEN', 'REFUSED'], { version: '7', restored: '2', field: 'x' }],
  SESSION: [['WAITING', 'IN_SESSION', 'CLOSED', 'LEFT'], { ticket: '007', matter: 'complaint' }],
};
const names = { place: (id: string) => id, layer: (name: string) => name, part: (name: string) => name };

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(KINDS.flatMap((kind) => WORDS[kind][0].map((word) => [kind, word] as const)))('%s %s', (kind, word) => {
    const said = told(entry('1', { kind, word, values: WORDS[kind][1], about: 'all' }), names, speechOf(language));

    expect(`${said.what} ${said.more}`).not.toMatch(/\b(IN_SESSION|[A-Z]{4,}|raised|cleared|opened|merged)\b/);
    expect(said.what).not.toBe('');
  });

  test('a word of tomorrow is shown as it is', () =>
    expect(told(entry('1', { word: 'hovering' }), names, speechOf(language)).what).toBe('hovering'));
});

test.each(['quarantined', 'revoked', 'released', 'replaced', 'never-connected', 'birth-kept'])(
  'why a device is away is said: %s',
  (reason) => {
    const said = told(entry('1', { word: 'OFFLINE', values: { reason, epoch: '0' } }), names, speechOf('vi'));

    expect(said.more).not.toBe(CATALOGUES.vi['presence.why.other']);
  },
);
