import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tooWide } from '../src/measure';
import { look, openConsole, picture, resize, shown, signIn, StubApi, touch, type OpenConsole } from '../src/index';

const TELEPHONE = { width: 390, height: 844 };
const REBOOT = '019aa0f3-0000-7000-8000-000000000001';

let opened: OpenConsole;
let page: Page;
const api = new StubApi();
const complaints: string[] = [];

beforeAll(async () => {
  opened = await openConsole(api, complaints);
  page = opened.page;
  await signIn(page);
  await shown(page, 'device-k-7f3a');
  await touch(page, 'device-k-7f3a');
  await shown(page, 'entry-SESSION.s-2');
}, 60_000);

afterAll(() => opened.close());

const line = () => page.locator('[data-testid^="entry-"]');
const ids = () => line().evaluateAll((all) => all.map((one) => one.dataset['testid']!.slice('entry-'.length)));
const kinds = async () =>
  [...new Set(await line().evaluateAll((all) => all.map((one) => one.dataset['kind']!)))].sort();
const text = async (id: string) => (await page.getByTestId(`entry-${id}`).innerText()).replace(/\s+/g, ' ');

test('one line of everything, in words, with who and where more of it stands', { timeout: 60_000 }, async () => {
  expect(await kinds()).toEqual(['COMMAND', 'CONFIGURATION', 'INCIDENT', 'PRESENCE', 'SESSION', 'STATUS']);
  expect((await ids()).slice(0, 3)).toEqual(api.timeline.entries.slice(0, 3).map(({ id }) => id));
  expect(await text('PRESENCE.7')).toMatch(/Mất kết nối Máy im lặng quá lâu. \(lần khởi động 2\)/);
  expect(await text('PRESENCE.5')).toMatch(/Thay màn hình.*bởi it/);
  expect(await text('STATUS.3')).toMatch(/Ổ lưu của máy: có báo động.*agent.db.damaged-1/);
  expect(await text('CONFIGURATION.layer.2.body.hong-bang')).toMatch(/Phường Hồng Bàng.*Nhiều người cao tuổi.*bởi it/);
  expect(await text(`COMMAND.019aa0f3-0000-7000-8000-000000000003.3`)).toContain('Không rõ: máy chưa trả lời');
  expect(await text('SESSION.s-2')).toMatch(/Buổi tiếp số 007: Đang tiếp Khiếu nại · Phòng 1/);
  const link = (name: RegExp) => page.getByTestId('timeline').getByRole('link', { name }).first().getAttribute('href');
  expect(await link(/Buổi tiếp số 006/)).toBe('#/sessions/s-1');
  expect(await link(/Mất đường truyền/)).toBe('#/fleet?incident=7');
  expect(await link(/Thay đổi cấu hình/)).toBe('#/configuration/body:hong-bang');
  await atTop('console-2-timeline');
  await look(page, 'console-2-timeline');
});

test('what happens now stands on top without a reload, and what ends is the same line', async () => {
  api.timeline.add({
    ...api.timeline.entries.find(({ id }) => id === 'PRESENCE.6')!,
    id: 'PRESENCE.9',
    at: new Date().toISOString(),
  });
  api.changed('device', 'k-7f3a');
  await shown(page, 'entry-PRESENCE.9');
  expect((await ids())[0]).toBe('PRESENCE.9');

  const running = api.timeline.entries.find(({ id }) => id === 'SESSION.s-2')!;
  running.word = 'CLOSED';
  running.values['closed'] = new Date().toISOString();
  api.changed('session', 's-2');
  await page.locator('[data-testid="entry-SESSION.s-2"][data-word=CLOSED]').waitFor();
});

test('what is earlier comes page by page, and stays when something new happens', { timeout: 30_000 }, async () => {
  const before = (await ids()).length;
  expect(before, 'a page, and what has come since').toBe(51);
  await touch(page, 'earlier');
  await page.getByTestId('earlier').waitFor({ state: 'detached' });
  const all = api.timeline.entries.length;
  expect(await ids()).toHaveLength(all);
  api.timeline.add({ ...api.timeline.entries[0]!, id: 'PRESENCE.10', at: new Date().toISOString() });
  api.changed('device', 'k-7f3a');
  await shown(page, 'entry-PRESENCE.10');
  expect(await ids()).toEqual(api.timeline.entries.map(({ id }) => id));
});

test('the kinds that are shown stand in the address and survive a reload, by keyboard too', async () => {
  await page.getByTestId('kind-COMMAND').focus();
  await page.keyboard.press('Space');
  await expect.poll(kinds).toEqual(['COMMAND']);
  await touch(page, 'kind-SESSION');
  await expect.poll(kinds).toEqual(['COMMAND', 'SESSION']);
  expect(page.url()).toMatch(/#\/fleet\/k-7f3a\?kind=command%2Csession$/);

  await page.reload();
  await shown(page, 'entry-SESSION.s-2');

  expect(await kinds()).toEqual(['COMMAND', 'SESSION']);
  expect(await page.getByTestId('kind-COMMAND').getAttribute('aria-pressed')).toBe('true');
  await touch(page, 'language-switch');
  await atTop('console-2-timeline-narrowed-english');
  await look(page, 'console-2-timeline-narrowed-english');
});

test('a line leads to its command, and the filter stays', async () => {
  await page.getByTestId('timeline').getByRole('link', { name: 'A second person agreed' }).click();

  await page.locator(`[data-testid="command-${REBOOT}"][aria-current=true]`).waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
    .toBe(`command-${REBOOT}`);
  expect(page.url()).toContain('kind=command%2Csession');
  await touch(page, 'kind-COMMAND');
  await touch(page, 'kind-SESSION');
  await touch(page, 'kind-INCIDENT');
  await page.getByTestId('timeline').getByRole('link', { name: 'Line lost' }).first().click();
  await page.locator('[data-testid="incident-7"][aria-current=true]').waitFor();
  expect(complaints.filter((one) => !one.includes('401'))).toEqual([]);
});

test('on a telephone, in both languages', async () => {
  await page.goto(`${opened.address}/#/fleet/k-7f3a`);
  await resize(page, TELEPHONE);
  await shown(page, 'entry-SESSION.s-2');
  await atTop('console-2-timeline-telephone-english', TELEPHONE);
  await touch(page, 'language-switch');
  await page.getByText('Diễn biến của máy').waitFor();
  await atTop('console-2-timeline-telephone', TELEPHONE);
  await page.evaluate(() => window.scrollTo(0, 0));
  expect(await tooWide(page)).toEqual([]);
});

/** A picture that begins where the line begins. */
async function atTop(name: string, size = { width: 1280, height: 800 }): Promise<void> {
  await resize(page, size);
  await page.getByTestId('timeline').evaluate((line) => line.scrollIntoView());
  await picture(page, `${name}-top`);
}
