import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './axe';
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
  options: { size?: Size; who?: 'citizen' | 'official' } = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: options.size ?? { width: 1920, height: 1080 },
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

/** Keeps a picture of the screen and lets axe look at it. */
export async function look(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENS, { recursive: true });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: join(SCREENS, `${name}.png`) });
  expect.soft(await violations(page), name).toEqual([]);
}

export const touch = (page: Page, testId: string): Promise<void> => page.getByTestId(testId).click();
export const shown = (page: Page, testId: string): Promise<void> => page.getByTestId(testId).first().waitFor();
export const screen = (page: Page, name: string): Promise<void> => page.locator(`[data-screen="${name}"]`).waitFor();
