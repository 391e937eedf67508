import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CATALOGUES, LANGUAGES } from '@tiepdan/texts';
import { openConsole, shown, signIn, StubApi, touch, type OpenConsole } from '../src/index';

/** Pages by what is behind the # of their address. */
const PAGES = [
  '/fleet',
  '/fleet/k-7f3a',
  '/sessions',
  '/sessions/s-1',
  '/register',
  '/configuration',
  '/configuration/body:hong-bang',
  '/claims',
  '/places',
  '/accounts',
  '/system',
  '/audit',
];

let opened: OpenConsole;
let page: Page;
const asked: URL[] = [];

beforeAll(async () => {
  opened = await openConsole(new StubApi());
  page = opened.page;
  page.on('request', (request) => asked.push(new URL(request.url())));
}, 60_000);

afterAll(() => opened.close());

const last = (path: string) => asked.findLast(({ pathname }) => pathname === `/api/v1${path}`)!.searchParams;
const hash = () => new URL(page.url()).hash;

async function choose(list: string, name: string): Promise<void> {
  await page.getByTestId(list).getByRole('button').click();
  await page.getByRole('option', { name, exact: true }).click();
}

test('every page has a title of its own in each language, and none names a citizen', { timeout: 60_000 }, async () => {
  const product = CATALOGUES.vi.product;
  await expect.poll(() => page.title()).toBe(`${CATALOGUES.vi['console.sign-in']} · ${product}`);
  await signIn(page);
  await shown(page, 'fleet-sum');
  for (const language of LANGUAGES) {
    const titles = new Map<string, string>();
    for (const address of PAGES) {
      await page.evaluate((to) => (window.location.hash = to), address);
      await page.waitForFunction(([before, bare]) => document.title !== bare && !before!.includes(document.title), [
        [...titles.values()],
        product,
      ] as const);
      titles.set(address, await page.title());
    }
    expect(titles.get('/fleet')).toBe(`${CATALOGUES[language]['console.fleet.title']} · ${product}`);
    expect(titles.get('/fleet/k-7f3a')).toContain('Ki-ốt 1');
    const record = titles.get('/sessions/s-1')!;
    expect(record).toContain('012');
    expect(record).not.toContain('Hoa');
    await touch(page, 'language-switch');
  }
  await touch(page, 'sign-out');
  await expect.poll(() => page.title()).toBe(`${CATALOGUES.vi['console.sign-in']} · ${product}`);
});

test('the chosen day survives a reload, and the way to a session and back', async () => {
  await signIn(page);
  await touch(page, 'nav-sessions');
  await shown(page, 'session-s-1');
  const today = await page.getByTestId('date').inputValue();
  expect(hash()).toBe('#/sessions');
  await page.getByTestId('date').fill('2026-02-28');
  await touch(page, 'day-after');
  expect(hash()).toBe('#/sessions?date=2026-03-01');

  await page.reload();

  await shown(page, 'session-s-1');
  expect(await page.getByTestId('date').inputValue()).toBe('2026-03-01');
  expect(last('/sessions').get('date')).toBe('2026-03-01');
  await page.getByRole('link', { name: 'Nguyễn Thị Hoa' }).click();
  await touch(page, 'back');
  await shown(page, 'session-s-1');
  expect(await page.getByTestId('date').inputValue()).toBe('2026-03-01');
  await page.getByTestId('date').fill(today);
  expect(hash(), 'today is another day tomorrow').toBe('#/sessions');
});

test('body and year of the register survive a reload', async () => {
  await touch(page, 'nav-register');
  await shown(page, 'entry-318');
  const year = String(Number(last('/register').get('year')) - 1);
  await choose('register-year', year);
  await choose('register-body', 'Phường Hồng Bàng');
  await shown(page, 'entry-318');
  const narrowed = hash();

  await page.reload();

  await shown(page, 'entry-318');
  expect(last('/register').get('year')).toBe(year);
  expect(last('/register').get('body')).toBe('hong-bang');
  expect(await page.getByTestId('register-year').innerText()).toContain(year);
  expect(hash()).toBe(narrowed);
});
