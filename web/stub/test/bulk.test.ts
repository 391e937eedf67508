import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { look, openConsole, picture, resize, shown, signIn, StubApi, touch, type OpenConsole } from '../src/index';

let opened: OpenConsole;
let page: Page;
const api = new StubApi();
const complaints: string[] = [];

beforeAll(async () => {
  opened = await openConsole(api, complaints);
  page = opened.page;
  await signIn(page);
  await shown(page, 'fleet-sum');
}, 60_000);

afterAll(() => opened.close());

const text = async (testId: string) => (await page.getByTestId(testId).innerText()).replace(/\s+/g, ' ');

test(
  'all of a filter are commanded: exactly those, by name, and each has its own end',
  { timeout: 60_000 },
  async () => {
    api.commands.busy = ['k-19bc'];
    await page.getByTestId('fleet-role').getByRole('button').click();
    await page.getByRole('option', { name: 'Ki-ốt' }).click();
    await expect.poll(() => text('bulk')).toContain('3 máy');
    await page.getByTestId('bulk').focus();
    await page.keyboard.press('Enter');
    await shown(page, 'ask-bulk');
    expect(await page.getByTestId('bulk-names').getByRole('listitem').allInnerTexts()).toHaveLength(3);
    expect(await text('bulk-names')).toMatch(/Hồng Bàng.*Cát Hải|Cát Hải.*Hồng Bàng/);
    expect(await page.getByTestId('issue-command').isDisabled(), 'not without a reason').toBe(true);
    await page.getByTestId('command-reason').fill('Kiểm tra trước buổi tiếp');
    expect(await text('issue-command')).toBe('Gửi lệnh cho 3 máy');
    await look(page, 'console-2-bulk');

    await touch(page, 'issue-command');

    await shown(page, 'wish-sum');
    expect(api.commands.bulks).toHaveLength(1);
    expect(api.commands.bulks[0]).toMatchObject({
      filter: { role: 'kiosk', devices: expect.arrayContaining(['k-7f3a', 'k-19bc', 'k-c0de']) as string[] },
      expected: 3,
      wish: { command: { kind: 'self-test' }, reason: 'Kiểm tra trước buổi tiếp' },
    });
    expect(await text('out-k-19bc')).toMatch(/Ki-ốt 1 · UBND phường An Dương.*Máy đang có một lệnh khác/);
    expect(await page.getByTestId('wish-k-7f3a').getAttribute('data-state')).toBe('SENT');
    expect(await page.getByTestId('wish-sum').getAttribute('data-ended')).toBe('0');
  },
);

test('how far each has got is shown live, an unknown end as unknown, and survives a reload', async () => {
  api.commands.says('k-7f3a', { state: 'SUCCEEDED', changedAt: new Date().toISOString() });
  api.commands.says('k-c0de', { state: 'UNKNOWN', changedAt: new Date().toISOString() });
  api.changed('command', 'k-7f3a');

  await page.locator('[data-testid="wish-k-c0de"][data-state=UNKNOWN]').waitFor();
  expect(await text('wish-k-c0de')).toContain('Không rõ: máy chưa trả lời');
  expect(await page.getByTestId('wish').getByRole('listitem').first().getAttribute('data-testid')).toBe('wish-k-c0de');
  await look(page, 'console-2-wish');
  await page.reload();
  await shown(page, 'wish-k-7f3a');
  expect(await text('out-k-19bc')).toContain('Máy đang có một lệnh khác');
  await expect.poll(() => page.getByTestId('wish-sum').getAttribute('data-ended')).toBe('2');
  await touch(page, 'language-switch');
  await look(page, 'console-2-wish-english');
  await touch(page, 'back');
  await shown(page, 'bulk');
});

test('what disturbs waits for a second person, who agrees for all with one press', { timeout: 30_000 }, async () => {
  api.commands.busy = [];
  await shown(page, 'awaiting');
  await touch(page, 'bulk');
  await page.getByTestId('command-kind').getByRole('button').click();
  await page.getByRole('option', { name: 'Reboot' }).click();
  await page.getByTestId('command-reason').fill('Updates');
  expect(await text('issue-command')).toMatch(/^Ask a colleague to agree for \d devices$/);
  await look(page, 'console-2-bulk-second-english');
  await touch(page, 'issue-command');
  await shown(page, 'wish-sum');
  expect(await text('console')).toContain('Nothing was sent yet');
  await resize(page, { width: 390, height: 844 });
  await page.getByRole('heading', { level: 1 }).evaluate((title) => title.scrollIntoView());
  await picture(page, 'console-2-wish-telephone');
  await resize(page, { width: 1440, height: 900 });
  await touch(page, 'back');

  const own = page.locator('[data-testid^=awaiting-0]', { hasText: 'Updates' });
  await shown(page, 'awaiting');
  const awaiting = page.getByTestId('awaiting');
  expect(await awaiting.innerText()).toContain('This is your own command');
  await look(page, 'console-2-awaiting-english');
  expect(await own.count()).toBe(0);
  await touch(page, 'agree-all');
  await expect.poll(() => awaiting.getByTestId('agree-all').count()).toBe(0);
  expect(api.commands.all().find(({ by, kind }) => by === 'it' && kind === 'reboot')!.state).toBe('SENT');
  await touch(page, 'withdraw-all');
  await awaiting.waitFor({ state: 'detached' });
  expect(complaints.filter((one) => !one.includes('401'))).toEqual([]);
});

test('who has seen another list is told, and nothing is sent', async () => {
  const before = api.commands.bulks.length;
  await page.route('**/api/v1/commands', (asked) =>
    asked.request().method() === 'POST'
      ? asked.fulfill({ status: 409, json: { type: '/problems/selection-changed', expected: 4, found: 3 } })
      : asked.fallback(),
  );
  await touch(page, 'bulk');
  await page.getByTestId('command-reason').fill('Updates');
  await touch(page, 'issue-command');

  await shown(page, 'command-failed');
  expect(await text('command-failed')).toContain('nothing was sent');
  expect(api.commands.bulks).toHaveLength(before);
});
