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
}, 60_000);

afterAll(() => opened.close());

const text = (testId: string): Promise<string | null> => page.getByTestId(testId).textContent();

test('layers are chosen, changed, contested and restored', { timeout: 60_000 }, async () => {
  await signIn(page);
  await touch(page, 'nav-configuration');
  await shown(page, 'setting-volumePercent');
  expect(await page.getByTestId('drift-sum').getAttribute('data-in-step')).toBe('3');
  const found = () => page.locator('[data-testid^="layer-body:"], [data-testid^="layer-site:"]').count();
  await page.getByTestId('layer-search').fill('hong');
  expect(await found(), 'without tones, and no Phòng').toBe(2);
  await page.reload();
  await shown(page, 'layer-body:hong-bang');
  await expect.poll(found, { message: 'after a reload' }).toBe(2);
  await touch(page, 'layer-body:hong-bang');
  await expect.poll(found, { message: 'at another layer' }).toBe(2);
  await page.locator('[data-testid=setting-unattendedSeconds][data-own=true]').waitFor();
  expect(await page.getByTestId('setting-heartbeatSeconds').getAttribute('data-origin')).toBe('default');
  await look(page, 'console-9-configuration');

  // A value that it cannot have is refused before it is sent.
  await page.getByTestId('value-unattendedSeconds').fill('5');
  await page.getByTestId('layer-why').fill('Thử');
  expect(await text('setting-unattendedSeconds')).toContain('Từ 10 đến 3600 giây');
  expect(await page.getByTestId('save-layer').isDisabled()).toBe(true);
  await page.getByTestId('value-unattendedSeconds').fill('300');

  // Meanwhile a colleague changes the same layer.
  api.configuration.add('body:hong-bang', { unattendedSeconds: 200, language: 'en' }, 'Khách nước ngoài', 'it');
  await touch(page, 'save-layer');
  await shown(page, 'conflict');
  expect(await text('conflict')).toContain('Khách nước ngoài');
  expect(await text('conflict-unattendedSeconds')).toMatch(/240.*200.*300/);
  await look(page, 'console-9-conflict');
  await touch(page, 'lay-mine');
  await touch(page, 'save-layer');
  await shown(page, 'layer-saved');
  expect(api.configuration.changes.at(-1)).toMatchObject({
    version: 4,
    settings: { unattendedSeconds: 300, language: 'en' },
    why: 'Thử',
  });

  await touch(page, 'restore-1');
  await page.getByTestId('restore-why').fill('Như ban đầu');
  await look(page, 'console-9-restore');
  await touch(page, 'confirm-restore');
  await shown(page, 'version-5');
  expect(await text('version-5')).toContain('Như ban đầu');
  expect(api.configuration.changes.at(-1)).toMatchObject({ settings: { unattendedSeconds: 180 }, restores: 1 });
  await page.locator('[data-testid=setting-language][data-own=false]').waitFor();

  // A new value, and one that is left to the layer above again.
  await touch(page, 'set-language');
  await touch(page, 'value-language-en');
  await touch(page, 'leave-unattendedSeconds');
  await page.getByTestId('layer-why').fill('Ngôn ngữ');
  await touch(page, 'save-layer');
  await shown(page, 'version-6');
  expect(api.configuration.changes.at(-1)!.settings).toEqual({ language: 'en' });
});

test('the page of a device says what holds, who says so and whether it does', { timeout: 60_000 }, async () => {
  await page.goto(`${opened.address}/#/fleet/k-7f3a`);
  await shown(page, 'holds-volumePercent');
  expect(await page.getByTestId('holds-volumePercent').getAttribute('data-origin')).toBe('all');
  await page.locator('[data-testid=drift][data-state=IN_STEP]').waitFor();
  api.configuration.drift = { ...api.configuration.drift, state: 'REFUSED', field: 'language' };
  api.changed('configuration', 'device:k-7f3a');
  await page.locator('[data-testid=drift][data-state=REFUSED]').waitFor();
  expect(await text('drift')).toContain('Ngôn ngữ màn hình đầu');
  await page.getByTestId('holding').scrollIntoViewIfNeeded();
  await look(page, 'console-9-device-configuration');
  await touch(page, 'nav-fleet');
  await shown(page, 'fleet-drift');
  await page.getByTestId('fleet-drift').getByRole('link').click();
  await shown(page, 'drifted-k-7f3a');
  await touch(page, 'language-switch');
  await touch(page, 'drifted-k-7f3a');
  await touch(page, 'configure-device');
  await shown(page, 'layer-editor');
  await page.getByTestId('layer-name').getByText('Ki-ốt 1').waitFor();
  expect(complaints.filter((line) => !line.includes('412') && !line.includes('401'))).toEqual([]);
});
