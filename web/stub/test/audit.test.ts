import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { look, openConsole, shown, signIn, StubApi, touch, type OpenConsole } from '../src/index';

let opened: OpenConsole;
let page: Page;
const api = new StubApi();

beforeAll(async () => {
  opened = await openConsole(api);
  page = opened.page;
}, 60_000);

afterAll(() => opened.close());

test('the chain is verified at a touch, and what is broken is said with its line', { timeout: 60_000 }, async () => {
  await signIn(page);
  await touch(page, 'nav-audit');
  await touch(page, 'verify-audit');
  await shown(page, 'audit-holds');
  expect(await page.getByTestId('audit-head').textContent()).toBe(`3:${'0a'.repeat(32)}`);
  await look(page, 'console-8-audit-holds');

  for (const [why, word] of [
    ['CHANGED', 'không còn như khi được ghi'],
    ['MISSING', 'thiếu dòng'],
    ['CUT', 'đã bị cắt'],
    ['REWRITTEN', 'đã bị làm lại'],
  ] as const) {
    api.verification = {
      holdsUpTo: 1,
      head: `1:${'0a'.repeat(32)}`,
      at: '2026-11-25T02:30:00Z',
      broken: { line: 2, why },
    };
    await page.getByTestId('noted-head').fill(`3:${'0a'.repeat(32)}`);
    const asked = page.waitForRequest((request) => request.url().includes('/verification'));
    await touch(page, 'verify-audit');
    expect(new URL((await asked).url()).searchParams.get('head')).toBe(`3:${'0a'.repeat(32)}`);
    await page.getByTestId('audit-broken').getByText(word).waitFor();
    expect(await page.getByTestId('audit-head').count(), 'nothing to note of a broken chain').toBe(0);
  }
  await look(page, 'console-8-audit-broken');
});
