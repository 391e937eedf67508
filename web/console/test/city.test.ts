import { afterAll, beforeAll, expect, test } from 'vitest';
import { look, openConsole, shown, StubApi, type OpenConsole } from '../../stub/src/index';

let opened: OpenConsole;

beforeAll(async () => {
  opened = await openConsole(new StubApi());
}, 60_000);

afterAll(() => opened.close());

async function pageWhenTheServerSays(oidc: boolean) {
  const page = await opened.browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.route('**/api/v1/sign-in/ways', (asked) => asked.fulfill({ json: { oidc } }));
  const told = page.waitForResponse('**/api/v1/sign-in/ways');
  await page.goto(opened.address);
  await (await told).finished();
  await shown(page, 'sign-in');
  return page;
}

test('with OIDC on, the second way is offered and leads to the provider', { timeout: 60_000 }, async () => {
  const page = await pageWhenTheServerSays(true);
  await shown(page, 'sign-in-city');
  await look(page, 'console-1-sign-in-city');
  await page.route('**/api/v1/sign-in/oidc', (asked) => asked.fulfill({ body: 'the provider' }));

  await page.getByTestId('sign-in-city').click();

  await page.waitForURL('**/api/v1/sign-in/oidc');
});

test('with OIDC off, only the local accounts are offered', async () => {
  const page = await pageWhenTheServerSays(false);

  expect(await page.getByTestId('sign-in-city').count()).toBe(0);
});
