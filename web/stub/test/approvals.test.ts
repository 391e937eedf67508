import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { look, openConsole, shown, signIn, StubApi, touch, type OpenConsole } from '../src/index';

let opened: OpenConsole;
let page: Page;
const api = new StubApi();
const complaints: string[] = [];

beforeAll(async () => {
  opened = await openConsole(api, complaints);
  page = opened.page;
  await signIn(page);
  await shown(page, 'nav-claims');
}, 60_000);

afterAll(() => opened.close());

test('a device that waits is compared and approved, another rejected with a reason', { timeout: 60_000 }, async () => {
  await touch(page, 'nav-claims');
  await page.getByTestId('approvals').getByText('Không có máy nào').waitFor();
  await page.getByTestId('claim-site').getByRole('button').click();
  await page.getByRole('option', { name: 'UBND phường An Dương' }).click();
  await page.getByTestId('claim-label').fill('Ki-ốt 2');
  await page.getByTestId('claim-approval-yes').click();
  await touch(page, 'mint');
  await shown(page, 'claim-waits');

  api.enrolments.arrives('k-51aa', 'Ki-ốt 2');
  api.enrolments.arrives('k-7f3a-new', 'Ki-ốt 1', { purpose: 'REPLACEMENT', from: '203.0.113.9' });
  api.changed('enrolment', 'an-duong');
  await touch(page, 'nav-fleet');
  await shown(page, 'fleet-waiting');
  expect(await page.getByTestId('fleet-waiting').textContent()).toContain('2 máy đang chờ');
  await look(page, 'console-2-fleet-waiting');
  await page.getByTestId('fleet-waiting').getByRole('link').click();
  const waiting = page.getByTestId('waiting-k-51aa');
  await waiting.waitFor();
  for (const told of ['9F3A-11C0-77DE-0B42', 'Ki-ốt 2', 'UBND phường An Dương', '10.24.3.17']) {
    expect(await waiting.textContent()).toContain(told);
  }
  await look(page, 'console-6-approvals');

  await waiting.getByTestId('approve').focus();
  await page.keyboard.press('Enter');
  await shown(page, 'ask-approval');
  expect(await focused(), 'not what cannot be taken back').toBe('keep');
  expect(await page.getByTestId('ask-approval').textContent()).toContain('9F3A-11C0-77DE-0B42');
  await look(page, 'console-6-approve');
  await page.keyboard.press('Escape');
  await page.getByTestId('ask-approval').waitFor({ state: 'detached' });
  expect(await waiting.getAttribute('data-state')).toBe('WAITING');

  api.enrolments.refuseWith = 'another-key';
  await waiting.getByTestId('approve').click();
  await touch(page, 'confirm-approval');
  await shown(page, 'approval-failed');
  expect(await page.getByTestId('approval-failed').textContent()).toContain('đã đổi khóa');
  await page.getByTestId('keep').focus();
  await page.keyboard.press('Shift+Tab');
  expect(await focused()).toBe('confirm-approval');
  await page.keyboard.press('Enter');
  await page.locator('[data-testid=waiting-k-51aa][data-state=APPROVED]').waitFor();
  expect(await waiting.getByTestId('approved').textContent()).toContain('admin');
  expect(await waiting.getByTestId('approve').count()).toBe(0);
  await look(page, 'console-6-approved');
  expect(await waiting.getByTestId('reject').textContent()).toContain('Rút lại');
  api.enrolments.leaves('k-51aa');
  api.changed('enrolment', 'an-duong');
  await waiting.waitFor({ state: 'detached' });

  await page.getByTestId('waiting-k-7f3a-new').getByTestId('reject').click();
  await shown(page, 'rejection-why');
  expect(await page.getByTestId('confirm-approval').isDisabled()).toBe(true);
  await page.getByTestId('rejection-why').fill('Không ai ở phường biết máy này');
  await look(page, 'console-6-reject');
  await touch(page, 'confirm-approval');
  await page.getByTestId('waiting-k-7f3a-new').waitFor({ state: 'detached' });

  api.enrolments.arrives('k-9', 'Kiosk 9', { role: 'room' });
  api.changed('enrolment', 'an-duong');
  await touch(page, 'language-switch');
  await page.getByTestId('approvals').getByText('Waiting for approval').waitFor();
  await shown(page, 'waiting-k-9');
  await look(page, 'console-6-approvals-english');
  expect(complaints.filter((line) => !/401|409/.test(line))).toEqual([]);
});

test('what the city has configured is chosen before, and can be changed', { timeout: 30_000 }, async () => {
  api.approvalByDefault = true;
  await touch(page, 'nav-audit');
  await touch(page, 'nav-claims');
  const yes = page.getByTestId('claim-approval-yes');
  await expect.poll(() => yes.getAttribute('data-selected')).toBe('true');
  await page.getByTestId('claim-approval-no').click();
  await expect.poll(() => yes.getAttribute('data-selected')).toBe(null);
});

test('new hardware is looked at first only where it is chosen', { timeout: 30_000 }, async () => {
  await touch(page, 'nav-fleet');
  await touch(page, 'device-k-7f3a');
  const first = page.getByTestId('replacement-look-approval');
  await first.scrollIntoViewIfNeeded();
  expect(await first.getAttribute('data-selected'), 'a swap is quick').toBe(null);
  await first.click();
  await look(page, 'console-2-replacement-look');
  await touch(page, 'replace');
  await shown(page, 'claim-waits');
  await touch(page, 'back');
  await touch(page, 'device-k-7f3a');
  await touch(page, 'replace');
  await shown(page, 'claim-code');
  expect(await page.getByTestId('claim-waits').count()).toBe(0);
});

const focused = (): Promise<string> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['testid'] ?? '');
