import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { crowd, look, openConsole, shown, signIn, StubApi, touch, type OpenConsole } from '../../stub/src/index';

const DEVICES = 5_000;
/** What a screen shows and some more, whatever the number of devices. */
const DRAWN = 60;
/** On the whole, for rows are drawn in some frames only; 17 is what the screen takes, the rest is for a machine with much else to do. */
const SMOOTH_MILLIS = 60;

let opened: OpenConsole;
let page: Page;
const api = new StubApi();
const complaints: string[] = [];
const city = crowd(114, DEVICES);

beforeAll(async () => {
  opened = await openConsole(api, complaints);
  page = opened.page;
  await page.route('**/api/v1/sites', (asked) => asked.fulfill({ json: city.sites }));
  await page.route('**/api/v1/bodies', (asked) => asked.fulfill({ json: city.bodies }));
  await page.route(/\/api\/v1\/devices(\?|$)/, (asked) => {
    const ids = new URL(asked.request().url()).searchParams.getAll('id');
    const rows = city.rows.filter(({ id }) => ids.length === 0 || ids.includes(id));
    return asked.fulfill({ json: rows });
  });
  await signIn(page);
  await shown(page, 'fleet-sum');
}, 60_000);

afterAll(() => opened.close());

const drawn = () => page.locator('[data-testid^="device-"]').count();
const counted = () => page.getByTestId('fleet-sum').getAttribute('data-shown');

test('of five thousand devices only what is seen is drawn, to the last one', { timeout: 60_000 }, async () => {
  expect(await counted()).toBe(String(DEVICES));
  expect(await drawn()).toBeLessThan(DRAWN);
  await look(page, 'console-2-city');

  await page.getByTestId('device-k-0000').click({ trial: true });
  await page.getByTestId('fleet').focus();
  await page.keyboard.press('End');

  await page.locator('[data-testid="device-k-4901"]').waitFor();
  expect(await drawn()).toBeLessThan(DRAWN);
  const frames = await page.evaluate(scrolled);
  const report = `scrolling 5,000 devices: a frame takes ${mean(frames).toFixed(1)} ms, the worst ${Math.max(...frames).toFixed(1)} ms`;
  console.log(report);
  expect(mean(frames), report).toBeLessThan(SMOOTH_MILLIS);
});

test('filters stand in the address and survive a reload, by keyboard too', { timeout: 60_000 }, async () => {
  await page.getByTestId('fleet-search').fill('dong hai 11');
  await page.waitForFunction(
    () => document.querySelector('[data-testid=fleet-sum]')?.getAttribute('data-shown') !== '5000',
  );
  const found = Number(await counted());
  expect(found).toBeGreaterThan(0);
  await page.getByTestId('state-OFFLINE').focus();
  await page.keyboard.press('Space');
  await expect.poll(counted).not.toBe(String(found));
  const narrowed = await counted();
  await look(page, 'console-2-city-narrowed');

  await page.reload();
  await shown(page, 'fleet-sum');

  await expect.poll(counted).toBe(narrowed);
  expect(await page.getByTestId('fleet-search').inputValue()).toBe('dong hai 11');
  expect(await page.getByTestId('state-OFFLINE').getAttribute('aria-pressed')).toBe('true');
  await page.getByTestId('fleet').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/fleet\/k-\d{4}$/);
  await touch(page, 'back');
  await expect.poll(counted).toBe(narrowed);
  await touch(page, 'filter-none');
  await expect.poll(counted).toBe(String(DEVICES));
});

test('what changes is shown without a reload, and only that is fetched', { timeout: 60_000 }, async () => {
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('/api/v1/devices') && asked.push(request.url()));
  const first = city.rows[0]!;
  first.presence = { ...first.presence, state: 'SUSPECT' };
  api.changed('device', first.id);

  await page.locator(`[data-testid="device-${first.id}"][data-presence=SUSPECT]`).waitFor();

  expect(asked.map((url) => new URL(url).search)).toEqual([`?id=${first.id}`]);
  expect(complaints.filter((line) => !/40[14]/.test(line))).toEqual([]);
});

/** Scrolls a screen further in every frame; how long each frame took, in milliseconds. */
async function scrolled(): Promise<number[]> {
  const list = document.querySelector('[data-testid=fleet]')!;
  list.scrollTop = 0;
  const took: number[] = [];
  let last = performance.now();
  for (let frame = 0; frame < 60; frame++) {
    list.scrollTop += 400;
    await new Promise((painted) => requestAnimationFrame(painted));
    took.push(performance.now() - last);
    last = performance.now();
  }
  return took;
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, it) => sum + it, 0) / numbers.length;
