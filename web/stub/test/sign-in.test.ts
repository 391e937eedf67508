import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { look, openConsole, shown, StubApi, touch, type OpenConsole } from '../src/index';

let opened: OpenConsole;
let page: Page;

beforeEach(async () => {
  opened = await openConsole(new StubApi());
  page = opened.page;
}, 60_000);

afterEach(() => opened.close());

async function password(name: string): Promise<void> {
  await page.getByTestId('name').fill(name);
  await page.getByTestId('password').fill(name);
  await touch(page, 'sign-in');
}

async function code(digits: string): Promise<void> {
  await page.getByTestId('code').fill(digits);
  await touch(page, 'send-code');
}

test(
  'who has a second factor is asked for it and told what to do when it does not fit',
  { timeout: 60_000 },
  async () => {
    await password('official');
    await shown(page, 'code');
    await look(page, 'console-1-code');

    await code('111111');
    await shown(page, 'code-failed');
    const why = (await page.getByTestId('code-failed').textContent()) ?? '';
    expect(why, 'the clock of the server, as it is in Việt Nam').toContain('09:30:05');
    expect(why).toContain('đặt giờ tự động');
    expect(await page.getByTestId('code').inputValue(), 'the next one is another').toBe('');
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['testid'])).toBe('code');
    await look(page, 'console-1-code-wrong');

    await code('123456');
    await shown(page, 'console');
    await touch(page, 'sign-out');
    await password('official');
    await code('123456');
    await page.getByTestId('code-failed').getByText('đã dùng rồi', { exact: false }).waitFor();
    await touch(page, 'code-back');
    await shown(page, 'name');
    expect(await page.getByTestId('password').inputValue()).toBe('');
  },
);

test('who must have a second factor sets it up and keeps the recovery codes', { timeout: 60_000 }, async () => {
  await password('fresh');
  await shown(page, 'second-factor-qr');
  expect(await page.getByTestId('second-factor-secret').textContent()).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
  await look(page, 'console-1-set-up');
  await code('000000');
  await shown(page, 'code-failed');
  expect(await page.getByTestId('second-factor-qr').count(), 'it can still be scanned').toBe(1);

  await code('654321');

  await shown(page, 'recovery-codes');
  expect(await page.getByTestId('recovery-codes').locator('code').count()).toBe(5);
  await look(page, 'console-1-recovery');
  expect(await page.getByTestId('console').count(), 'not before they are kept').toBe(0);
  await touch(page, 'recovery-kept');
  await shown(page, 'console');
});

test('a recovery code lets in and says how many are left', { timeout: 60_000 }, async () => {
  await password('official');
  await code('7K2M4-Q9XD0');

  await shown(page, 'recovery-left');
  expect(await page.getByTestId('recovery-left').textContent()).toContain('4 mã');
  await touch(page, 'language-switch');
  await page.getByText('4 are left', { exact: false }).waitFor();
  await look(page, 'console-1-recovery-left');
  await touch(page, 'recovery-kept');
  await shown(page, 'console');
});

test('a clerk sees the queue and swaps a kiosk, and nothing else', { timeout: 60_000 }, async () => {
  await password('clerk');
  await shown(page, 'console');
  const sections = await page.locator('.side-nav a').evaluateAll((links) => links.map((it) => it.dataset['testid']));
  expect(sections).toEqual(['nav-fleet', 'nav-sessions', 'nav-calendar']);

  await touch(page, 'nav-sessions');
  await shown(page, 'sessions');
  expect(await page.getByTestId('sessions').getByRole('link').count(), 'records are not theirs to read').toBe(0);
  await look(page, 'console-3-sessions-clerk');
  await touch(page, 'nav-fleet');
  await shown(page, 'fleet-sum');
  await page.goto(`${opened.address}/#/fleet/k-7f3a`);
  await shown(page, 'replacement');
  expect(await page.getByTestId('timeline').count()).toBe(0);
  expect(await page.getByTestId('standing').count()).toBe(0);
  await look(page, 'console-2-device-clerk');
});

test('who has no section of their own yet sees the calendar', { timeout: 60_000 }, async () => {
  await password('scheduler');

  await shown(page, 'calendar-year');
  expect(await page.locator('.side-nav a').count()).toBe(1);
});
