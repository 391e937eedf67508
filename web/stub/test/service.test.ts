import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchChromium, look, openPage, picture, screen, shown, StubAgent, StubPlane, touch, WEB } from '../src/index';

const NAME = 'Nguyễn Thị Hoa';

let browser: Browser;
let plane: StubPlane;
let page: Page;
let started: StubAgent;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
}, 30_000);

beforeEach(() => {
  plane = new StubPlane(new StubAgent(join(WEB, 'kiosk/dist')), new StubAgent(join(WEB, 'room/dist')));
});

afterEach(async () => {
  await page.context().close();
  await started.stop();
  expect(complaints).toEqual([]);
});

afterAll(async () => browser.close());

test(
  'a kiosk out of service says so and where to go, in both languages, and begins nothing',
  { timeout: 60_000 },
  async () => {
    page = await open('kiosk');
    await screen(page, 'welcome');
    plane.serve('locked');
    await screen(page, 'out-of-service');
    await expect.poll(() => plane.kiosk.said).toContainEqual({ kind: 'screen', name: 'out-of-service' });
    expect(await page.getByTestId('start').count()).toBe(0);
    await look(page, 'kiosk-8-locked');
    await touch(page, 'language-switch');
    await look(page, 'kiosk-8-locked-english');
    plane.serve('maintenance');
    await look(page, 'kiosk-8-maintenance-english');
    await touch(page, 'language-switch');
    await look(page, 'kiosk-8-maintenance');

    await page.reload();
    await screen(page, 'out-of-service');
    plane.serve('open');
    await screen(page, 'welcome');
    await shown(page, 'start');
  },
);

test('a picture of the first screen is announced and hides nothing', { timeout: 60_000 }, async () => {
  page = await open('kiosk');
  await screen(page, 'welcome');
  plane.kiosk.say({ kind: 'screenshot-begins', command: 'c-1' });
  await covered(plane.kiosk, 'c-1');
  expect(await page.getByTestId('start').isVisible()).toBe(true);
  await look(page, 'kiosk-9-picture');
  plane.kiosk.say({ kind: 'screenshot-ended', command: 'c-1' });
  await page.getByTestId('picture-notice').waitFor({ state: 'detached' });
});

test('a picture shows nothing of who is there, not even what an open question says', { timeout: 60_000 }, async () => {
  page = await open('kiosk');
  await screen(page, 'welcome');
  await touch(page, 'start');
  await touch(page, 'language-vi');
  await page.getByTestId('full-name').fill(NAME);
  await touch(page, 'stop');
  await shown(page, 'stop-question');
  plane.kiosk.say({ kind: 'screenshot-begins', command: 'c-2' });
  await covered(plane.kiosk, 'c-2');
  expect(await visibleText(page)).not.toContain(NAME);
  expect(await visibleOutside(page)).toEqual([]);
  await picture(page, 'kiosk-9-picture-covered');
  plane.kiosk.say({ kind: 'screenshot-ended', command: 'c-2' });
  await expect.poll(() => page.getByTestId('stop-question').isVisible()).toBe(true);
  await touch(page, 'stop-no');
  expect(await page.getByTestId('full-name').inputValue()).toBe(NAME);
});

test('a room out of service opens nothing; its picture shows no names', { timeout: 60_000 }, async () => {
  page = await open('room');
  await screen(page, 'waiting-list');
  plane.addWaiting({ ticket: '014', name: NAME });
  await shown(page, 'receive');
  plane.serve('locked');
  await shown(page, 'service-banner');
  expect(await page.getByTestId('receive').isDisabled()).toBe(true);
  await look(page, 'room-8-locked');
  plane.room.say({ kind: 'screenshot-begins', command: 'c-3' });
  await covered(plane.room, 'c-3');
  expect(await visibleOutside(page)).toEqual([]);
  await picture(page, 'room-9-picture-covered');
  plane.room.say({ kind: 'screenshot-ended', command: 'c-3' });
  plane.serve('open');
  await expect.poll(() => page.getByTestId('receive').isDisabled()).toBe(false);
});

test.each(['kiosk', 'room'] as const)(
  'a %s tries its parts and loads anew when it is told',
  { timeout: 60_000 },
  async (role) => {
    page = await open(role);
    const count = (kind: string) => plane[role].said.filter((said) => said.kind === kind).length;
    // A room opens its camera when it starts, and looks again when it is welcomed.
    const unasked = role === 'room' ? 2 : 1;
    await expect.poll(() => count('peripherals')).toBe(unasked);
    plane[role].say({ kind: 'try-parts' });
    await expect.poll(() => count('peripherals')).toBe(unasked + 1);
    expect(count('hello')).toBe(1);
    plane[role].say({ kind: 'reload' });
    await expect.poll(() => count('hello')).toBe(2);
  },
);

async function open(role: 'kiosk' | 'room'): Promise<Page> {
  started = plane[role];
  return openPage(browser, await started.start(), complaints, { touch: role === 'kiosk' });
}

async function covered(agent: StubAgent, command: string): Promise<void> {
  await expect
    .poll(() => agent.said.filter(({ kind }) => kind === 'covered').at(-1))
    .toEqual({ kind: 'covered', command });
}

const visibleText = (of: Page): Promise<string> => of.evaluate(() => document.body.innerText);

/** Everything that is drawn beside the notice. */
const visibleOutside = (of: Page): Promise<string[]> =>
  of.evaluate(() =>
    [...document.body.querySelectorAll('*')]
      .filter((it) => it.closest('.picture') === null && getComputedStyle(it).visibility !== 'hidden')
      .map((it) => it.tagName),
  );
