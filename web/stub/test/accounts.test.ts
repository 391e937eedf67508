import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { look, openConsole, shown, signIn, StubApi, touch, type OpenConsole } from '../src/index';

let opened: OpenConsole;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  opened = await openConsole(new StubApi(), complaints);
  page = opened.page;
  await signIn(page);
  await touch(page, 'nav-accounts');
  await shown(page, 'account-it');
}, 60_000);

afterAll(() => opened.close());

test('an account is made, narrowed to a body, given a new password and disabled', { timeout: 60_000 }, async () => {
  expect(await page.getByTestId('account-it').textContent()).toContain('Chưa có cơ quan nào');
  expect(await page.getByTestId('account-admin').textContent()).toContain('Tất cả');
  await look(page, 'console-9-accounts');

  await touch(page, 'new-account');
  await page.getByTestId('account-name').fill('Tên sai');
  expect(await page.getByTestId('save-account').isDisabled(), 'no name of an account').toBe(true);
  await page.getByTestId('account-name').fill('hong-bang.it');
  await page.getByTestId('account-display-name').fill('Lê Thị Bình');
  await page.getByTestId('account-body-hong-bang').click();
  await look(page, 'console-9-account-new');
  await touch(page, 'save-account');
  await shown(page, 'account-password');
  expect(await page.getByTestId('account-password').textContent()).toBe('k7m2q9xd40rtp3zw');
  await shown(page, 'account-hong-bang.it');
  expect(await page.getByTestId('account-hong-bang.it').textContent()).toContain('Phường Hồng Bàng');

  await touch(page, 'change-hong-bang.it');
  await look(page, 'console-9-account-change');
  await touch(page, 'renew-password');
  await page.getByTestId('account-password').filter({ hasText: '9tdw7k4mqx2p0r5c' }).waitFor();
  await touch(page, 'change-hong-bang.it');
  await touch(page, 'disable-account');
  await page.locator('[data-testid="account-hong-bang.it"][data-enabled=false]').waitFor();

  await touch(page, 'change-admin');
  await touch(page, 'disable-account');
  await shown(page, 'account-failed');
  expect(await page.getByTestId('account-failed').textContent()).toContain('quản trị viên');
  await touch(page, 'keep');
  await touch(page, 'language-switch');
  await page.getByTestId('accounts').getByText('Disabled since', { exact: false }).waitFor();
  await look(page, 'console-9-accounts-english');
  expect(complaints.filter((line) => !/401|409/.test(line))).toEqual([]);
});
