import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './axe';
import { tooSmall, tooWide } from './measure';
import { drawnCamera } from './camera';

export const WEB = join(import.meta.dirname, '..', '..');
const SCREENS = join(WEB, 'target', 'screens');

export interface Size {
  width: number;
  height: number;
}

/** Opens a page as a person would have it; whatever it complains about in its console is collected. */
export async function openPage(
  browser: Browser,
  url: string,
  complaints: string[],
  options: { size?: Size; who?: 'citizen' | 'official'; touch?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: options.size ?? { width: 1920, height: 1080 },
    hasTouch: options.touch ?? false,
    permissions: ['camera', 'microphone'],
    reducedMotion: 'reduce',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  const page = await context.newPage();
  if (options.who !== undefined) {
    await page.addInitScript(drawnCamera, options.who);
  }
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(url);
  return page;
}

/** Smallest side of whatever is touched, in CSS pixels, by interface. */
const LEAST: Record<string, number> = { kiosk: 60, room: 44, console: 44 };

/**
 * Keeps a picture of the screen, lets axe look at it (colours included) and measures it: nothing that is touched is too
 * small, nothing sticks out of the window. `name` begins with the interface.
 */
export async function look(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENS, { recursive: true });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: join(SCREENS, `${name}.png`) });
  expect.soft(await violations(page), name).toEqual([]);
  await lookInEveryWindow(page, name);
}

/** Smallest side of a key: a keyboard must leave room for what is written. */
const leastKey = (page: Page): number => (page.viewportSize()!.height < 1000 ? 44 : 56);

/** Keeps a picture of the screen as it is. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENS, { recursive: true });
  await page.screenshot({ path: join(SCREENS, `${name}.png`) });
}

/** The same without axe: fast enough for many window sizes. */
export async function measure(page: Page, name: string): Promise<void> {
  expect
    .soft(await tooSmall(page, LEAST[name.split('-')[0]!]!, leastKey(page)), `${name}: too small to touch`)
    .toEqual([]);
  expect.soft(await tooWide(page), `${name}: wider than the window`).toEqual([]);
}

/** The window sizes that each interface must serve; the last is twice the text size. */
const SIZES: Record<string, readonly Size[]> = {
  kiosk: [
    { width: 1080, height: 1920 },
    { width: 960, height: 540 },
    { width: 1920, height: 1080 },
  ],
  room: [
    { width: 960, height: 540 },
    { width: 1920, height: 1080 },
  ],
  console: [
    { width: 640, height: 400 },
    { width: 1280, height: 800 },
  ],
};

/** The page has been painted for its new window, not only the browser has it. */
export async function resize(page: Page, size: Size): Promise<void> {
  await page.setViewportSize(size);
  const query = `(width: ${size.width}px) and (height: ${size.height}px)`;
  await page.waitForFunction((window) => matchMedia(window).matches, query);
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
}

/** Looks once more at this screen in each window that it must serve. */
export async function lookInEveryWindow(page: Page, name: string): Promise<void> {
  for (const size of SIZES[name.split('-')[0]!]!) {
    await resize(page, size);
    await measure(page, `${name} at ${size.width}×${size.height}`);
    await page.screenshot({ path: join(SCREENS, `${name}-${size.width}x${size.height}.png`) });
  }
}

export const touch = (page: Page, testId: string): Promise<void> => page.getByTestId(testId).click();
export const shown = (page: Page, testId: string): Promise<void> => page.getByTestId(testId).first().waitFor();
export const screen = (page: Page, name: string): Promise<void> => page.locator(`[data-screen="${name}"]`).waitFor();
