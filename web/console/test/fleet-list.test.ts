import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CATALOGUES } from '@tiepdan/texts';
import { crowd, look, openConsole, shown, signIn, StubApi, touch, type OpenConsole } from '../../stub/src/index';

const DEVICES = 5_000;
/** What a screen shows and some more, whatever the number of devices. */
const DRAWN = 60;
const FRAMES = 60;
/** As fast as a strong turn of the wheel: five screens a second. */
const PIXELS_A_FRAME = 80;
/** Not one row is lower, so no more than these come into view while it is scrolled, besides those of the first screen. */
const ROW = 68;
const COME = (FRAMES * PIXELS_A_FRAME) / ROW + DRAWN;
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

test('scrolling draws what comes into view and nothing else, and no row is missing in any frame', async () => {
  const { holes, most, came } = await page.evaluate(scrolled, [FRAMES, PIXELS_A_FRAME] as const);
  expect(holes, 'frames with a hole in the list').toEqual([]);
  expect(most, 'rows in one frame').toBeLessThan(DRAWN);
  expect(came, 'rows that were drawn').toBeLessThan(COME);
});

test('no row is missing either while devices change', async () => {
  const scrolling = page.evaluate(scrolled, [FRAMES, PIXELS_A_FRAME] as const);
  for (const row of city.rows.slice(0, CHANGES)) {
    row.presence = { ...row.presence, state: 'LEFT' };
    api.changed('device', row.id);
  }
  const { holes, most } = await scrolling;
  expect(holes, 'frames with a hole in the list').toEqual([]);
  expect(most, 'rows in one frame').toBeLessThan(DRAWN);
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

/** Scrolls on in every frame, and looks at each: which had a place without a row, how many rows the fullest had, how many came. */
async function scrolled([frames, pixels]: readonly [number, number]) {
  const list = document.querySelector('[data-testid=fleet]')!;
  const rows = () => [...list.querySelectorAll('[data-testid^="device-"]')];
  const holes: number[] = [];
  let most = 0;
  let came = 0;
  const coming = new MutationObserver((changes) =>
    changes
      .flatMap(({ addedNodes }) => [...addedNodes])
      .forEach((node) => {
        came += node instanceof Element && node.querySelector('[data-testid^="device-"]') !== null ? 1 : 0;
      }),
  );
  coming.observe(list, { childList: true, subtree: true });
  const painted = () => new Promise((drawn) => requestAnimationFrame(drawn));
  list.scrollTop = 0;
  await painted();
  await painted();
  for (let frame = 0; frame < frames; frame++) {
    list.scrollTop += pixels;
    await painted();
    most = Math.max(most, rows().length);
    const { top, bottom } = list.getBoundingClientRect();
    const drawn = [...list.querySelectorAll('.long-list-item, .long-list-header')].map((it) =>
      it.getBoundingClientRect(),
    );
    const full = [0.1, 0.5, 0.9]
      .map((part) => top + part * (bottom - top))
      .every((y) => drawn.some((box) => box.top <= y && y <= box.bottom));
    if (!full) {
      holes.push(frame);
    }
  }
  coming.disconnect();
  return { holes, most, came };
}
