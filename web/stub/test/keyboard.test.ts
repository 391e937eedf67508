import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PageMessage } from '@tiepdan/page';
import { CATALOGUES } from '@tiepdan/texts';
import {
  launchChromium,
  look,
  measure,
  openPage,
  picture,
  resize,
  screen,
  shown,
  StubAgent,
  StubPlane,
  WEB,
  type Size,
} from '../src/index';

const SIZES: Size[] = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
];
/** Tones as keys. */
const TONES: Record<string, string> = { '`': 'grave', '´': 'acute', '?': 'hook', '~': 'tilde', '•': 'dot' };

let browser: Browser;
let plane: StubPlane;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await launchChromium();
}, 30_000);

beforeEach(() => {
  plane = new StubPlane(new StubAgent(join(WEB, 'kiosk/dist')), new StubAgent(join(WEB, 'room/dist')));
  complaints = [];
});

afterEach(async () => {
  expect(complaints).toEqual([]);
  await page.context().close();
  await plane.kiosk.stop();
});

afterAll(() => browser.close());

describe.each(SIZES)('a touch kiosk of $width × $height', (size) => {
  const name = `${size.width}x${size.height}`;

  beforeEach(async () => {
    page = await openPage(browser, await plane.kiosk.start(), complaints, { size, touch: true });
    await screen(page, 'welcome');
  });

  test('a whole turn is written by touches only', { timeout: 60_000 }, async () => {
    await tap('start');
    await tap('language-vi');
    await screen(page, 'identity');
    expect(await page.getByTestId('keyboard').count(), 'no keyboard before a field is touched').toBe(0);

    await tap('full-name');
    await clear('full-name', 'next');
    await write('nguyên~ thi• hoa');
    expect(await value('full-name')).toBe('Nguyễn Thị Hoa');
    await clear('full-name', 'next');
    await look(page, `kiosk-k-name-${name}`);
    await resize(page, size);

    await tap('id-number');
    await tap('key-0');
    await tap('next');
    await uncovered(page.getByText(CATALOGUES.vi['kiosk.identity.number.wrong']), 'what is wrong');
    await tap('key-erase');
    await shown(page, 'key-0');
    expect(await page.getByTestId('key-a').count(), 'digits only for a number').toBe(0);
    await write('0311600012345');
    await tap('key-erase');
    expect(await value('id-number')).toBe('031160001234');
    await clear('id-number', 'next');
    await look(page, `kiosk-k-number-${name}`);
    await resize(page, size);

    await tap('address');
    await write('12/3 lê lơi•');
    expect(await value('address')).toBe('12/3 Lê Lợi');
    await clear('address', 'next');
    await tap('next');
    await screen(page, 'standing');
    await page.getByTestId('keyboard').waitFor({ state: 'detached' });

    await tap('standing-lawyer');
    await tap('on-behalf-of');
    await clear('on-behalf-of', 'next');
    await write('trân` văn binh`');
    await tap('next');
    await tap('matter-petition');
    await tap('words');
    await clear('words', 'next');
    await write('đương` ngâp•. ');
    await look(page, `kiosk-k-words-${name}`);
    await resize(page, size);
    await tap('next');
    await tap('agree');
    await shown(page, 'ahead');

    expect(taken()).toMatchObject({
      citizen: { fullName: 'Nguyễn Thị Hoa', number: '031160001234', address: '12/3 Lê Lợi' },
      standing: { kind: 'lawyer', onBehalfOf: 'Trần Văn Bình' },
      matter: { kind: 'petition', words: 'Đường ngập.' },
    });
  });

  test('a claim code is written by touches only', { timeout: 30_000 }, async () => {
    plane.kiosk.say({ kind: 'enrolment', device: '', problem: 'wrong-code', detail: '' });
    await shown(page, 'claim-code');
    await shown(page, 'keyboard');
    await clear('claim-code', 'claim');
    await write('7k2m-q9xd-40rt');
    await look(page, `kiosk-k-code-${name}`);
    await resize(page, size);
    await tap('claim');
    await expect
      .poll(() => plane.kiosk.said.find(({ kind }) => kind === 'claim-code'))
      .toEqual({ kind: 'claim-code', code: '7K2M-Q9XD-40RT' });
  });

  test('it keeps the focus in the field, writes at the caret, and can be sent away', { timeout: 30_000 }, async () => {
    await tap('start');
    await tap('language-vi');
    await tap('full-name');
    await write('hoa');
    expect(await focused()).toBe('full-name');
    await page.getByTestId('full-name').press('Home');
    await write('lê ');
    expect(await value('full-name')).toBe('Lê Hoa');
    await page.getByTestId('key-b').click();
    expect(await value('full-name'), 'a mouse is a finger too').toBe('Lê BHoa');
    expect(await focused()).toBe('full-name');
    await tap('key-erase');
    await tap('key-shift');
    await tap('key-c');
    await tap('key-shift');
    await tap('key-d');
    expect(await value('full-name'), 'shift is for one letter').toBe('Lê cDHoa');

    await tap('key-hide');
    await page.getByTestId('keyboard').waitFor({ state: 'detached' });
    await tap('full-name');
    await shown(page, 'keyboard');
    await page.getByTestId('full-name').press('End');
    await page.keyboard.press('Tab');
    expect(await focused(), 'Tab passes the keys over').toBe('id-number');
    for (let times = 0; times < 8; times++) {
      await page.keyboard.press('Tab');
      expect(await focused()).not.toMatch(/^key-/);
    }
  });
});

describe('in every window of a kiosk', () => {
  const WINDOWS: Size[] = [
    { width: 960, height: 540 },
    { width: 1024, height: 768 },
    { width: 1366, height: 768 },
    { width: 1920, height: 1080 },
  ];

  test('the field, its label and the way on stay beside the keyboard', { timeout: 60_000 }, async () => {
    page = await openPage(browser, await plane.kiosk.start(), complaints, { size: WINDOWS[0]!, touch: true });
    await screen(page, 'welcome');
    plane.kiosk.say({ kind: 'enrolment', device: '', problem: 'wrong-code', detail: '' });
    await everywhere('claim-code', 'claim');
    plane.kiosk.say({ kind: 'enrolment', device: 'd-1', problem: '', detail: '' });
    await tap('start');
    await tap('language-vi');
    await screen(page, 'identity');
    await tap('full-name');
    await tap('next');
    await everywhere('full-name', 'next', CATALOGUES.vi['kiosk.identity.name.missing']);
    await everywhere('id-number', 'next');
    await everywhere('address', 'next');
    await tap('full-name');
    await write('hoa');
    await tap('next');
    await tap('standing-lawyer');
    await everywhere('on-behalf-of', 'next');
    await write('an');
    await tap('next');
    await tap('matter-petition');
    await everywhere('words', 'next');
  });

  async function everywhere(field: string, way: string, wrong?: string): Promise<void> {
    for (const size of WINDOWS) {
      const name = `kiosk-w-${field}-${size.width}x${size.height}`;
      await resize(page, size);
      await tap(field);
      await shown(page, 'keyboard');
      await clear(field, way);
      const label = page.locator('.field', { has: page.getByTestId(field) }).locator('label');
      await uncovered(label, `the label of ${name}`);
      if (wrong !== undefined) {
        await uncovered(page.getByText(wrong), `what is wrong on ${name}`);
      }
      const { height } = (await page.getByTestId('keyboard').boundingBox())!;
      expect(height / size.height, `${name}: the keyboard's part of the window`).toBeLessThan(0.5);
      await measure(page, name);
      await picture(page, name);
    }
  }
});

async function tap(testId: string): Promise<void> {
  await page.getByTestId(testId).tap();
}

/** Touches the key of each letter; large letters come by themselves. */
async function write(text: string): Promise<void> {
  for (const letter of text) {
    await tap(`key-${letter === ' ' ? 'space' : (TONES[letter] ?? letter)}`);
  }
}

/** The field and the way on are on the screen, and nothing lies over them. */
async function clear(...testIds: string[]): Promise<void> {
  for (const testId of testIds) {
    await uncovered(page.getByTestId(testId), testId);
  }
}

/** Soon: what the keyboard came over is moved from under it in the frames after. */
async function uncovered(what: Locator, name: string): Promise<void> {
  await expect.poll(() => coverOf(what), { message: `${name} is covered by` }).toEqual([]);
}

function coverOf(what: Locator): Promise<string[]> {
  return what.evaluate((it) => {
    const box = it.getBoundingClientRect();
    const places = [
      [box.left + box.width / 2, box.top + 4],
      [box.left + box.width / 2, box.bottom - 4],
      [box.left + 12, box.top + box.height / 2],
      [box.right - 12, box.top + box.height / 2],
    ] as const;
    return places
      .map(([x, y]) => document.elementFromPoint(x, y))
      .filter((top) => top === null || !(it === top || it.contains(top)))
      .map((top) => `${top?.tagName} ${top?.className}`);
  });
}

const value = (testId: string): Promise<string> => page.getByTestId(testId).inputValue();
const focused = (): Promise<string> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['testid'] ?? '');

function taken(): PageMessage | undefined {
  return plane.kiosk.said.find(({ kind }) => kind === 'take-turn');
}
