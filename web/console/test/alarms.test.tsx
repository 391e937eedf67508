import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CATALOGUES, known, LANGUAGES, speechOf, Texts, type Language } from '@tiepdan/texts';
import { Alarms } from '../src/Alarms';
import { ApiFailure } from '../src/api';
import { mendOf, sentenceOf } from '../src/findings';
import type { Alarm, Staff } from '../src/model';
import { whyOf } from '../src/resource';
import { readRoute } from '../src/routes';

const OPERATOR: Staff = { name: 'it', roles: ['IT_OPERATOR'], rights: ['RUN_DEVICES', 'SEE_DEVICES'] };
const OFFICIAL: Staff = { name: 'hoa', roles: ['OFFICIAL'], rights: ['SEE_SESSIONS', 'READ_REGISTER'] };

const ROOT = join(import.meta.dirname, '..', '..', '..');
const ENGLISH = 'agent.db was damaged';
const PUT_ASIDE: Alarm = {
  name: 'store',
  since: '2020-11-24T01:30:00Z',
  evidence: ENGLISH,
  finding: { code: 'store-put-aside', values: { file: 'agent.db.damaged-1', until: '2020-12-01T01:30:00Z' } },
};

afterEach(() => vi.unstubAllGlobals());

function shown(language: Language, alarms: Alarm[]): string {
  vi.stubGlobal('document', { documentElement: { lang: '' } });
  const part = createElement(Texts, { language, children: createElement(Alarms, { alarms }) });
  return renderToStaticMarkup(part).replaceAll('&#x27;', "'");
}

describe.each(LANGUAGES)('an alarm in %s', (language) => {
  const texts = CATALOGUES[language];

  test('says what happened, since when, and what to do', () => {
    const page = shown(language, [PUT_ASIDE]);

    expect(page).toContain(texts['peripheral.store']);
    expect(page).toContain('agent.db.damaged-1');
    expect(page, 'since, by the clock of Việt Nam').toContain('08:30 24/11/2020');
    expect(page, 'the moment until which it is kept').toContain('08:30 01/12/2020');
    expect(page).toContain(texts['mend.store-put-aside'].slice(0, 30));
    expect(page).not.toContain(ENGLISH);
  });

  test.each([null, { code: 'of-tomorrow', values: {} }])(
    'of a device that sends %j still says what to do',
    (finding) => {
      const page = shown(language, [{ ...PUT_ASIDE, name: 'printer', finding }]);

      expect(page).toContain(texts['finding.other']);
      expect(page).toContain(texts['console.fleet.mend.PART'].replace('{name}', texts['peripheral.printer']));
      expect(page).not.toContain(ENGLISH);
    },
  );

  test('is not there when there is none', () => expect(shown(language, [])).toBe(''));

  test('a refusal is said in words or by its code, never in the server’s English', () => {
    const why = (word: string) => whyOf(new ApiFailure('other', word), speechOf(language).t);

    expect(why('unknown-site')).toBe(texts['problem.type.unknown-site']);
    expect(why('of-tomorrow')).toContain('of-tomorrow');
  });
});

test('a device has a page of its own, for who may see devices', () => {
  expect(readRoute('#/fleet/d-1', OPERATOR)).toEqual({ section: 'fleet', id: 'd-1' });
  expect(readRoute('#/fleet/d-1', OFFICIAL)).toEqual({ section: 'sessions', id: null });
});

/** What devices and server send, read from their sources. */
const CODES = [
  ...new Set(['control-plane', 'devices', 'web/call'].flatMap((part) => sourcesIn(part).flatMap(codesIn))),
];

function sourcesIn(part: string): string[] {
  return readdirSync(join(ROOT, part), { withFileTypes: true, recursive: true })
    .filter(({ name, parentPath }) => /\.(java|ts)$/.test(name) && /\/src\/(main|$)|call\/src/.test(`${parentPath}/`))
    .map(({ name, parentPath }) => readFileSync(join(parentPath, name), 'utf8'));
}

function codesIn(source: string): string[] {
  return [
    ...source.matchAll(/\b(?:Finding\.of|new Finding|Ending\.failed|finding|putAside)\(\s*"([a-z0-9-]+)"/g),
    ...source.matchAll(/\b(?:code: ')([a-z0-9-]+)'/g),
  ].map(([, code]) => code!);
}

test('there are codes', () => {
  expect(CODES).toEqual(
    expect.arrayContaining(['store-full', 'scanner-not-utf-8', 'media-no-program', 'broker-embedded', 'display-shown']),
  );
});

const NOT_FINDINGS = ['damaged', 'other-version'];

test.each(CODES.filter((code) => !NOT_FINDINGS.includes(code)))('%s has a sentence', (code) => {
  expect(known(`finding.${code}`)).not.toBeNull();
});

/** Of a command that runs; its code is a constant there. */
test('a restart that is under way has a sentence', () => expect(known('finding.restarting')).not.toBeNull());

test('a value that is missing does not break the page', () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);

  expect(sentenceOf({ code: 'store-put-aside', values: {} }, speechOf('vi'))).not.toBe('');
  expect(mendOf({ code: 'camera-opened', values: {} }, speechOf('vi'))).toBeNull();
  quiet.mockRestore();
});
