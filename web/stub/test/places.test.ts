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
  await touch(page, 'nav-places');
  await shown(page, 'site-hong-bang');
}, 60_000);

afterAll(() => opened.close());

const choose = async (what: string, name: string) => {
  await page.getByTestId(what).getByRole('button').click();
  await page.getByRole('option', { name }).click();
};

test('bodies stand in their tree, merge with a word on what follows, and sites move', { timeout: 60_000 }, async () => {
  expect(await page.getByTestId('body-hai-phong').getByTestId('body-hong-bang').count()).toBe(1);
  expect(await page.getByTestId('site-hong-bang').textContent()).toMatch(/\d+ thiết bị/);
  await look(page, 'console-10-places');

  await touch(page, 'ask-merge');
  await touch(page, 'merged-hong-bang');
  await touch(page, 'into-kind-new');
  expect(await page.getByTestId('confirm-place').isDisabled(), 'nobody follows yet').toBe(true);
  await look(page, 'console-10-merge');
  await touch(page, 'into-kind-existing');
  await choose('into', 'Thành phố Hải Phòng');
  await touch(page, 'confirm-place');
  await shown(page, 'place-changed');
  const told = await page.getByTestId('place-changed').textContent();
  expect(told).toContain('body:hong-bang');
  expect(told, 'a word of tomorrow is not shown').not.toContain('of-tomorrow');
  await look(page, 'console-10-merged');

  await touch(page, 'ask-site');
  await choose('move-site', 'UBND phường An Dương');
  await choose('move-body', 'Phường Hồng Bàng');
  await page.getByTestId('place-from').fill('2020-01-01');
  await touch(page, 'confirm-place');
  await shown(page, 'place-failed');
  await look(page, 'console-10-move-site');
  await touch(page, 'keep');
  await touch(page, 'ask-device');
  await look(page, 'console-10-move-device');
  await touch(page, 'keep');
  await touch(page, 'language-switch');
  await look(page, 'console-10-places-english');
  expect(complaints.filter((line) => !/401|422/.test(line))).toEqual([]);
});
