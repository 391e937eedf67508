import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PageMessage } from '@tiepdan/page';
import { launchKiosk, screen, shown, StubAgent, StubPlane, touch, WEB } from '../src/index';

const NAME = 'Nguyễn Thị Hoa';
const NUMBER = '031160001234';
const ADDRESS = 'Số 12 Lê Lợi, Ngô Quyền, Hải Phòng';
const WORDS = 'Đường thoát nước trước nhà bị tắc';
const CARD = `${NUMBER}|031234567|NGUYỄN THỊ HOA|15081958|Nữ|${ADDRESS}|10052021`;
/** Anything of the citizen, as it is typed and as it is scanned. */
const TRACES = [NAME, 'NGUYỄN THỊ HOA', NUMBER, ADDRESS, WORDS];

let profile: string;
let context: BrowserContext;
let plane: StubPlane;
let page: Page;

beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'tiepdan-kiosk-'));
  context = await launchKiosk(profile);
  plane = new StubPlane(new StubAgent(join(WEB, 'kiosk/dist')), new StubAgent(join(WEB, 'room/dist')));
  page = context.pages()[0]!;
  await page.goto(await plane.kiosk.start());
  await screen(page, 'welcome');
}, 30_000);

afterEach(async () => {
  await context.close();
  await plane.kiosk.stop();
  await rm(profile, { recursive: true, force: true });
});

test('the whole way by keyboard only, the focus always seen', { timeout: 40_000 }, async () => {
  await press('start');
  await press('language-vi');
  await type('full-name', NAME);
  await type('id-number', NUMBER);
  await press('next');
  await press('standing-lawyer');
  await type('on-behalf-of', 'Trần Văn Bình');
  await press('next');
  await press('matter-petition');
  await type('words', WORDS);
  await press('next');
  await press('agree');
  await shown(page, 'ahead');
  await press('to-waiting');
  await press('leave');
  await press('leave-no');
  await press('leave');
  await press('leave-yes');
  await screen(page, 'thanks');
  await press('finish');
  await screen(page, 'welcome');
  expect(taken()).toMatchObject({
    citizen: { fullName: NAME, number: NUMBER },
    standing: { kind: 'lawyer', onBehalfOf: 'Trần Văn Bình' },
    matter: { kind: 'petition', words: WORDS },
  });
});

test('after the thanks nothing of the citizen is left in the page or in the profile', { timeout: 40_000 }, async () => {
  await toIdentity();
  await page.getByTestId('address').fill(ADDRESS);
  const remembered = await page.evaluate(
    () =>
      [...document.querySelectorAll('input, textarea')].filter((it) => it.getAttribute('autocomplete') !== 'off')
        .length,
  );
  expect(remembered, 'fields that the browser would remember').toBe(0);
  await page.getByTestId('full-name').focus();
  await page.keyboard.type(CARD);
  await page.keyboard.press('Enter');
  await touch(page, 'card-confirmed');
  await fromStandingToWaiting();
  plane.kiosk.say({ kind: 'view', view: { ...(await closedView()) } });
  await screen(page, 'thanks');
  expect(await tracesInPage()).toEqual([]);
  await context.close();
  expect(await tracesInProfile()).toEqual([]);
});

test(
  'back and reload in the middle: back loses nothing, a reload keeps the turn and nothing else',
  { timeout: 40_000 },
  async () => {
    await toIdentity();
    await page.getByTestId('full-name').fill(NAME);
    for (let times = 0; times < 3; times++) {
      await page.evaluate(() => history.back());
      await expect.poll(() => page.evaluate(() => history.state as unknown)).toBe('here');
    }
    expect(await page.getByTestId('full-name').inputValue()).toBe(NAME);

    await page.reload();
    await screen(page, 'welcome');
    expect(await tracesInPage()).toEqual([]);

    await toIdentity();
    await page.getByTestId('full-name').fill(NAME);
    await touch(page, 'next');
    await fromStandingToWaiting();
    const ticket = await page.getByTestId('ticket-number').textContent();
    await page.reload();
    await screen(page, 'waiting');
    await expect.poll(() => page.getByTestId('ticket-number').textContent()).toBe(ticket);
  },
);

test(
  'nobody there: the kiosk asks, goes on when somebody answers, and wipes when nobody does',
  { timeout: 40_000 },
  async () => {
    plane.desired = { ...plane.desired, unattendedSeconds: 2 };
    await page.reload();
    await screen(page, 'welcome');
    await toIdentity();
    await page.getByTestId('full-name').fill(NAME);
    await touch(page, 'attended-yes');
    expect(await page.getByTestId('full-name').inputValue()).toBe(NAME);
    await shown(page, 'attended');
    await screen(page, 'welcome');
    expect(await tracesInPage()).toEqual([]);
  },
);

test('switching the language in the middle keeps what was typed', { timeout: 40_000 }, async () => {
  await toIdentity();
  await page.getByTestId('full-name').fill(NAME);
  await page.getByTestId('id-number').fill('031');
  await touch(page, 'next');
  await touch(page, 'language-switch');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await page.getByTestId('full-name').inputValue()).toBe(NAME);
  expect(await page.getByTestId('id-number').inputValue()).toBe('031');
  await page.getByText('12 digits').first().waitFor();
  await page.getByTestId('id-number').fill('');
  await touch(page, 'next');
  await touch(page, 'standing-self');
  await touch(page, 'matter-petition');
  await page.getByTestId('words').fill(WORDS);
  await touch(page, 'language-switch');
  await touch(page, 'language-switch');
  expect(await page.getByTestId('words').inputValue()).toBe(WORDS);
  await touch(page, 'next');
  await touch(page, 'agree');
  await shown(page, 'ahead');
  expect(taken()).toMatchObject({ language: 'en', citizen: { fullName: NAME }, matter: { words: WORDS } });
});

test(
  'a card scanned while a field has the focus is read whole, with Enter at its end or without',
  { timeout: 40_000 },
  async () => {
    for (const end of ['Enter', null]) {
      await toIdentity();
      await page.getByTestId('full-name').focus();
      await page.keyboard.type(CARD);
      if (end !== null) {
        await page.keyboard.press(end);
      }
      await shown(page, 'card-check');
      expect(await page.getByTestId('card-check').textContent()).toContain(ADDRESS);
      expect(await page.getByTestId('card-check').textContent()).toContain('10/05/2021');
      await touch(page, 'card-refused');
      expect(await page.getByTestId('full-name').inputValue()).toBe(NAME);
      await touch(page, 'stop');
      await touch(page, 'stop-no');
      await touch(page, 'stop');
      await touch(page, 'stop-yes');
      await screen(page, 'welcome');
    }
  },
);

/** Goes on with Tab until the focus is on this, sees that it is seen, and presses Enter. */
async function press(testId: string): Promise<void> {
  await tabTo(testId);
  await page.keyboard.press('Enter');
}

async function type(testId: string, text: string): Promise<void> {
  await tabTo(testId);
  await page.keyboard.type(text, { delay: 1 });
}

async function tabTo(testId: string): Promise<void> {
  await shown(page, testId);
  for (let times = 0; times < 25; times++) {
    await page.keyboard.press('Tab');
    const { focused, outline } = await page.evaluate(() => {
      const it = document.activeElement as HTMLElement;
      return { focused: it.dataset['testid'], outline: getComputedStyle(it).outlineStyle };
    });
    if (focused === testId) {
      expect(outline, `the focus on ${testId} is seen`).toBe('solid');
      return;
    }
  }
  throw new Error(`Tab never comes to ${testId}`);
}

async function toIdentity(): Promise<void> {
  await touch(page, 'start');
  await touch(page, 'language-vi');
  await screen(page, 'identity');
}

async function fromStandingToWaiting(): Promise<void> {
  await touch(page, 'standing-self');
  await touch(page, 'matter-petition');
  await page.getByTestId('words').fill(WORDS);
  await touch(page, 'next');
  await touch(page, 'agree');
  await shown(page, 'ahead');
  await touch(page, 'to-waiting');
  await screen(page, 'waiting');
}

function taken(): PageMessage | undefined {
  return plane.kiosk.said.find(({ kind }) => kind === 'take-turn');
}

async function closedView() {
  const { turn } = taken() as Extract<PageMessage, { kind: 'take-turn' }>;
  const at = new Date().toISOString();
  const shownTurn = { turn, session: 's', ticket: '012', ahead: 0, stage: 'closed', invitation: null } as const;
  return { kind: 'kiosk', version: 999, at, site: 'x', body: 'y', turn: shownTurn } as const;
}

/** Where something of the citizen still stands in the page: its elements, fields, address, history and stores. */
function tracesInPage(): Promise<string[]> {
  return page.evaluate(async (traces) => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map((it) => it.value);
    const places: Record<string, string> = {
      elements: document.documentElement.outerHTML,
      fields: fields.join('\n'),
      address: `${location.href} ${document.title} ${JSON.stringify(history.state)} ${window.name}`,
      'local storage': JSON.stringify({ ...localStorage }),
      'session storage': JSON.stringify({ ...sessionStorage }),
      cookies: document.cookie,
      performance: JSON.stringify(performance.getEntries()),
    };
    const found = Object.entries(places).filter(([, text]) => traces.some((trace) => text.includes(trace)));
    const stores = [...(await indexedDB.databases()).map(({ name }) => `database ${name}`), ...(await caches.keys())];
    return [...found.map(([place]) => place), ...stores];
  }, TRACES);
}

/** Files of the browser's profile in which something of the citizen stands. */
async function tracesInProfile(): Promise<string[]> {
  const entries = await readdir(profile, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  expect(files.length, 'a profile was written').toBeGreaterThan(10);
  const needles = TRACES.flatMap((trace) => [Buffer.from(trace, 'utf8'), Buffer.from(trace, 'utf16le')]);
  const found: string[] = [];
  for (const file of files) {
    const content = await readFile(file);
    if (needles.some((needle) => content.includes(needle))) {
      found.push(file.slice(profile.length));
    }
  }
  return found;
}
