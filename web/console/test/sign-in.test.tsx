import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { CATALOGUES, LANGUAGES, Texts, type Language } from '@tiepdan/texts';
import { CityAccount, SignIn } from '../src/SignIn';
import { waysToSignIn } from '../src/ways';

afterEach(() => vi.unstubAllGlobals());

function answering(status: number, body: unknown) {
  const fetched = vi.fn((_path: string) => Promise.resolve(new Response(JSON.stringify(body), { status })));
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

test.each([true, false])('the server says whether the city has accounts: %s', async (oidc) => {
  const fetched = answering(200, { oidc });

  expect(await waysToSignIn()).toEqual({ oidc });
  expect(fetched.mock.calls[0]![0]).toBe('/api/v1/sign-in/ways');
});

test.each([401, 404, 500])('an answer of %d offers nothing more', async (status) => {
  answering(status, {});

  expect(await waysToSignIn()).toEqual({ oidc: false });
});

test('no answer offers nothing more', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));

  expect(await waysToSignIn()).toEqual({ oidc: false });
});

function shown(language: Language, part: ReactNode): string {
  vi.stubGlobal('document', { documentElement: { lang: '' } });
  return renderToStaticMarkup(createElement(Texts, { language, children: part })).replaceAll('&#x27;', "'");
}

test.each(LANGUAGES)('in %s the way to the city is a link that leaves the page', (language) => {
  const link = shown(language, createElement(CityAccount));

  expect(link).toContain('href="/api/v1/sign-in/oidc"');
  expect(link).toContain(CATALOGUES[language]['console.sign-in.city']);
});

test.each(LANGUAGES)('in %s the page does not offer it before the server has said so', (language) => {
  const page = shown(language, createElement(SignIn, { onSignedIn: () => undefined, onLanguage: () => undefined }));

  expect(page).toContain('data-testid="sign-in"');
  expect(page).not.toContain('data-testid="sign-in-city"');
});
