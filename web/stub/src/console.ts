import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { addressOf } from './agent';
import type { StubApi } from './api';
import { launchChromium } from './browser';
import { openPage, touch, WEB } from './screens';

/** A console in a browser of its own, before anybody has signed in. */
export interface OpenConsole {
  browser: Browser;
  address: string;
  page: Page;
  close: () => Promise<void>;
}

/** @param complaints collects what the page complains about */
export async function openConsole(api: StubApi, complaints: string[] = []): Promise<OpenConsole> {
  const browser = await launchChromium();
  const server = await api.serve(join(WEB, 'console/dist'));
  const address = addressOf(server);
  const page = await openPage(browser, address, complaints, { size: { width: 1440, height: 900 } });
  const close = async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  };
  return { browser, address, page, close };
}

/** With the one account of the stub. */
export async function signIn(page: Page): Promise<void> {
  await page.getByTestId('name').fill('admin');
  await page.getByTestId('password').fill('admin');
  await touch(page, 'sign-in');
}
