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

/** From a list that opens. */
async function choose(list: string, option: string): Promise<void> {
  await page.getByTestId(list).getByRole('button').click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('an account is made with a role, given others with days, and loses them', { timeout: 60_000 }, async () => {
  const admin = await page.getByTestId('account-admin').textContent();
  expect(admin).toContain('Quản trị');
  expect(admin).toContain('Từ 01/01/2026');
  expect(await page.getByTestId('account-it').textContent(), 'what is over').toContain('Chưa có vai trò nào');
  await look(page, 'console-9-accounts');

  await touch(page, 'new-account');
  await page.getByTestId('account-name').fill('Tên sai');
  await choose('role-kind', 'Thanh tra');
  expect(await page.getByTestId('save-account').isDisabled(), 'no name of an account, and no body').toBe(true);
  await page.getByTestId('account-name').fill('hong-bang.tt');
  expect(await page.getByTestId('save-account').isDisabled(), 'no body').toBe(true);
  await page.getByTestId('account-display-name').fill('Lê Thị Bình');
  await choose('role-body', 'Phường Hồng Bàng');
  await page.getByTestId('role-last-day').fill('2099-12-31');
  await look(page, 'console-9-account-new');
  await touch(page, 'save-account');
  await shown(page, 'account-password');
  expect(await page.getByTestId('account-password').textContent()).toBe('k7m2q9xd40rtp3zw');
  await shown(page, 'account-hong-bang.tt');
  const made = page.getByTestId('account-hong-bang.tt');
  expect(await made.textContent()).toContain('Thanh tra · Phường Hồng Bàng');
  expect(await made.textContent()).toContain('đến hết 31/12/2099');

  await touch(page, 'change-hong-bang.tt');
  await choose('role-kind', 'Người đứng đầu');
  await choose('role-body', 'Phường Hồng Bàng');
  await touch(page, 'give-role');
  await shown(page, 'account-failed');
  expect(await page.getByTestId('account-failed').textContent()).toContain('đã có người đứng đầu');
  await choose('role-kind', 'Quản trị');
  expect(await page.getByTestId('role-body').count(), 'an administrator is of no body').toBe(0);
  await touch(page, 'give-role');
  await page.getByTestId('given-roles').getByText('Quản trị').waitFor();
  expect(await page.getByTestId('account-failed').count(), 'what failed before').toBe(0);
  await look(page, 'console-9-account-change');
  const end = page.getByTestId('given-roles').getByRole('button', { name: 'Kết thúc: Thanh tra' });
  await end.click();
  await page.getByTestId('given-roles').getByLabel('Đến hết ngày').fill('2099-11-30');
  await look(page, 'console-9-account-end');
  await end.click();
  await page.getByTestId('given-roles').getByText('đến hết 30/11/2099', { exact: false }).waitFor();
  await end.click();
  await end.click();
  await page.locator('[data-testid="given-roles"] [data-over="true"]').waitFor();
  await touch(page, 'renew-password');
  await page.getByTestId('account-password').filter({ hasText: '9tdw7k4mqx2p0r5c' }).waitFor();
  expect(await made.textContent()).not.toContain('Thanh tra');
  await touch(page, 'change-hong-bang.tt');
  await touch(page, 'disable-account');
  await page.locator('[data-testid="account-hong-bang.tt"][data-enabled=false]').waitFor();

  await touch(page, 'change-admin');
  await touch(page, 'disable-account');
  await shown(page, 'account-failed');
  expect(await page.getByTestId('account-failed').textContent()).toContain('quản trị viên');
  await touch(page, 'keep');
});

test('somebody of the city gets roles here and no password', { timeout: 60_000 }, async () => {
  await page.route('**/api/v1/sign-in/ways', (asked) => asked.fulfill({ json: { oidc: true } }));
  await touch(page, 'new-account');
  await page.getByTestId('account-name').fill('mai');
  await touch(page, 'account-by-city');
  await choose('role-kind', 'Cấp phó');
  await choose('role-body', 'Phường Hồng Bàng');
  await look(page, 'console-9-account-city');

  await touch(page, 'save-account');

  await page.getByTestId('account-mai').getByText('Tài khoản của thành phố').waitFor();
  expect(await page.getByTestId('account-password').count()).toBe(0);
  await touch(page, 'change-mai');
  await shown(page, 'save-account');
  expect(await page.getByTestId('renew-password').count()).toBe(0);
  await touch(page, 'keep');
});

test('a lost second factor is taken away', { timeout: 60_000 }, async () => {
  await touch(page, 'change-it');
  await page.locator('[data-testid="given-roles"] [data-over="true"]').waitFor();
  await look(page, 'console-9-account-over');
  await touch(page, 'reset-second-factor');
  await page.getByTestId('reset-second-factor').waitFor({ state: 'detached' });
  await touch(page, 'keep');
  await touch(page, 'language-switch');
  await page.getByTestId('accounts').getByText('Disabled since', { exact: false }).waitFor();
  await look(page, 'console-9-accounts-english');
  expect(complaints.filter((line) => !/401|409/.test(line))).toEqual([]);
});
