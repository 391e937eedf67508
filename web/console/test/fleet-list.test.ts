import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CATALOGUES } from '@tiepdan/texts';
import { crowd, look, openConsole, shown, signIn, StubApi, touch, type OpenConsole } from '../../stub/src/index';

const DEVICES = 5_000;
/** What a screen shows and some more, whatever the number of devices. */
const DRAWN = 60;
/** Of what scrolling costs among a few devices, at most this much among all of them. */
const AS_MUCH = 1.3;
const FRAMES = 60;
/** As fast as a strong turn of the wheel: five screens a second. */
const PIXELS_A_FRAME = 80;
/** Stands in the list below the first device, at the same site. */
const NEXT = 'k-0114';
/** Devices that change while somebody scrolls. */
const CHANGES = 40;

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
});

test('scrolling costs no more among 5,000 devices than among some, and no row is missing in any frame', async () => {
  const among = async () => ({ ...(await scrolling()), devices: Number(await counted()) });
  await among();
  const all = await among();
  await page.getByTestId('fleet-search').fill('11');
  await expect.poll(counted).not.toBe(String(DEVICES));
  const some = await among();
  await touch(page, 'filter-none');
  await expect.poll(counted).toBe(String(DEVICES));
  console.log(JSON.stringify({ all, some }));
  expect(all.devices / some.devices, 'far fewer devices').toBeGreaterThan(5);
  expect(all.calls).toBeLessThan(AS_MUCH * some.calls);
  expect(all.most).toBeLessThan(DRAWN);
  expect(all.holes, 'frames with a hole in the list').toEqual([]);
});

test('no row is missing either while devices change', async () => {
  const under = scrolling();
  for (const row of city.rows.slice(0, CHANGES)) {
    row.presence = { ...row.presence, state: 'LEFT' };
    api.changed('device', row.id);
  }
  const { holes, most } = await under;
  expect(holes, 'frames with a hole in the list').toEqual([]);
  expect(most).toBeLessThan(DRAWN);
});

test('filters stand in the address and survive a reload, by keyboard too', { timeout: 60_000 }, async () => {
  await page.getByTestId('fleet-search').fill('dong hai 1');
  await choose('fleet-role', 'Ki-ốt');
  await page.getByTestId('filter-needy').click();
  await page.getByTestId('state-OFFLINE').focus();
  await page.keyboard.press('Space');
  await expect.poll(counted).not.toBe(String(DEVICES));
  const all = Number(await counted());
  await choose('fleet-body', 'Xã Đông Hải 13');
  await expect.poll(counted).not.toBe(String(all));
  const narrowed = await filters();
  expect(narrowed).toMatchObject({ words: 'dong hai 1', chosen: ['OFFLINE', 'needy'] });
  expect(Number(narrowed.shown)).toBeGreaterThan(0);
  expect(new URL(page.url()).hash).toBe('#/fleet?q=dong+hai+1&body=commune-0013&role=kiosk&state=OFFLINE&needy=true');
  await look(page, 'console-2-city-narrowed');

  await page.reload();
  await shown(page, 'fleet-sum');

  await expect.poll(filters).toEqual(narrowed);
  await page.getByTestId('fleet').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/fleet\/k-\d{4}$/);
  await touch(page, 'back');
  await expect.poll(filters).toEqual(narrowed);
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
});

test('what changed while the server was not heard is shown as soon as it is heard again', async () => {
  const badge = () => page.getByTestId('live').innerText();
  expect(await badge()).toBe(CATALOGUES.vi['console.live']);
  api.silent();
  await expect.poll(badge).toBe(CATALOGUES.vi['console.stale']);
  const second = city.rows.find(({ id }) => id === NEXT)!;
  second.presence = { ...second.presence, state: 'SUSPECT' };

  api.heard();

  await page.locator(`[data-testid="device-${second.id}"][data-presence=SUSPECT]`).waitFor();
  expect(await badge()).toBe(CATALOGUES.vi['console.live']);
  expect(complaints.filter((line) => !/40[14]/.test(line))).toEqual([]);
});

async function choose(list: string, name: string): Promise<void> {
  await page.getByTestId(list).getByRole('button').click();
  await page.getByRole('option', { name, exact: true }).click();
}

/** What the list is narrowed to as somebody sees it, and what is left of it. */
async function filters() {
  return {
    words: await page.getByTestId('fleet-search').inputValue(),
    role: await page.getByTestId('fleet-role').innerText(),
    body: await page.getByTestId('fleet-body').innerText(),
    chosen: await page
      .locator('.filter-button[aria-pressed=true]')
      .evaluateAll((all) => all.map((one) => one.dataset['testid']!.split('-').at(-1))),
    shown: await counted(),
  };
}

/**
 * Scrolls on in every frame. What that costs is counted in calls of the page's functions, which are as many on every machine however
 * much else it has to do.
 */
async function scrolling() {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.startPreciseCoverage', { callCount: true });
  const seen = await page.evaluate(scrolled, [FRAMES, PIXELS_A_FRAME] as const);
  const { result } = await cdp.send('Profiler.takePreciseCoverage');
  await cdp.detach();
  const functions = result.flatMap((script) => script.functions);
  return { ...seen, calls: functions.reduce((sum, { ranges }) => sum + ranges[0]!.count, 0) };
}

/** The frames in which some place of the list shows neither a row nor a title, and the most rows that were drawn in one. */
async function scrolled([frames, pixels]: readonly [number, number]): Promise<{ holes: number[]; most: number }> {
  const list = document.querySelector('[data-testid=fleet]')!;
  const { left, top, bottom } = list.getBoundingClientRect();
  const height = Math.min(bottom, window.innerHeight) - top;
  list.scrollTop = 0;
  const holes: number[] = [];
  let most = 0;
  for (let frame = 0; frame < frames; frame++) {
    list.scrollTop += pixels;
    await new Promise((painted) => requestAnimationFrame(painted));
    most = Math.max(most, list.querySelectorAll('[data-testid^="device-"]').length);
    const full = [0.1, 0.5, 0.9].every((part) =>
      document.elementFromPoint(left + 200, top + part * height)?.closest('.long-list-item, .long-list-header'),
    );
    if (!full) {
      holes.push(frame);
    }
  }
  return { holes, most };
}
