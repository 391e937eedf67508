import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CATALOGUES } from '@tiepdan/texts';
import { look, openConsole, shown, StubApi, touch, type OpenConsole } from '../src/index';

let opened: OpenConsole;
let page: Page;
const api = new StubApi();
const complaints: string[] = [];

beforeAll(async () => {
  opened = await openConsole(api, complaints);
  page = opened.page;
}, 60_000);

afterAll(() => opened.close());

test('every section of the console, each accessible', { timeout: 90_000 }, async () => {
  await shown(page, 'sign-in');
  const ways = await page.request.get(`${opened.address}/api/v1/sign-in/ways`);
  expect(await ways.json(), 'nobody need be signed in to ask how one signs in').toEqual({ oidc: false });
  await look(page, 'console-1-sign-in');
  await page.getByTestId('name').fill('admin');
  await page.getByTestId('password').fill('wrong');
  await page.getByTestId('password').press('Enter');
  await shown(page, 'sign-in-failed');
  await look(page, 'console-1-sign-in-failed');
  await page.getByTestId('password').fill('admin');
  await touch(page, 'sign-in');

  await shown(page, 'device-k-7f3a');
  expect(await page.getByTestId('fleet-sum').getAttribute('data-ready')).toBe('2');
  await shown(page, 'trouble-media-server');
  expect(await page.locator('[data-testid^=trouble-]').count(), 'only what is down').toBe(1);
  const installs = 'sudo apt-get install -y --no-install-recommends janus';
  expect(await page.getByTestId('command').textContent()).toBe(installs);
  await shown(page, 'incident-7');
  expect(await page.getByTestId('incident-7').textContent()).toContain('Cát Hải');
  expect(await page.getByTestId('incident-6').getAttribute('data-over')).toBe('true');
  await look(page, 'console-2-fleet');
  api.incidents = [{ ...api.incidents[0]!, id: 8, kind: 'REGION', place: 'hai-phong' }, ...api.incidents];
  api.changed('incident', '');
  await shown(page, 'incident-8');
  api.devices[2]!.presence.state = 'ONLINE';
  api.changed('device', 'k-c0de');
  await page.locator('[data-testid=device-k-c0de][data-presence=ONLINE]').waitFor();

  await page.getByTestId('device-k-7f3a').getByTestId('alarm-count').waitFor();
  await touch(page, 'device-k-7f3a');
  await shown(page, 'part-store');
  expect(await page.getByTestId('device-k-7f3a').getByTestId('mend').count(), 'not "nothing to do"').toBe(0);
  expect(await page.getByTestId('alarm-store').textContent()).toContain('agent.db.damaged-20261124T013000.000Z');
  await shown(page, 'timeline');
  await look(page, 'console-2-device');
  await touch(page, 'begin-maintenance');
  await page.getByTestId('maintenance-reason').fill('Thay màn hình');
  await touch(page, 'maintenance-hours-8');
  await look(page, 'console-2-maintenance');
  await touch(page, 'confirm-maintenance');
  await page.locator('[data-testid=device-k-7f3a][data-presence=MAINTENANCE]').waitFor();
  expect(await page.getByTestId('maintenance').textContent()).toContain('Thay màn hình');
  expect(await page.getByTestId('behind').getAttribute('data-presence')).toBe('ONLINE');
  await touch(page, 'end-maintenance');
  await touch(page, 'confirm-maintenance');
  await page.locator('[data-testid=device-k-7f3a][data-presence=ONLINE]').waitFor();
  expect(await page.getByTestId('commands').locator('li').count()).toBe(3);
  await touch(page, 'agree');
  await page.locator('[data-testid^=command-][data-state=SENT]').waitFor();
  expect(await page.getByTestId('command-file').getAttribute('href')).toMatch(/^\/api\/v1\/commands\/.+\/file$/);
  await touch(page, 'new-command');
  await page.getByTestId('command-reason').fill('Kiểm tra trước buổi tiếp');
  await look(page, 'console-2-command');
  await touch(page, 'issue-command');
  await page.getByText('Kiểm tra trước buổi tiếp').waitFor();
  await touch(page, 'replace');
  await page.getByTestId('claim-qr').scrollIntoViewIfNeeded();
  await look(page, 'console-2-replacement');
  const trusted = (state: string) => page.locator(`[data-testid=standing-state][data-state=${state}]`).waitFor();
  await trusted('ACTIVE');
  await touch(page, 'make-QUARANTINED');
  await page.getByTestId('standing-why').fill('Máy không ở chỗ của nó');
  await look(page, 'console-2-quarantine');
  await touch(page, 'confirm-standing');
  await trusted('QUARANTINED');
  expect(await page.getByTestId('standing').textContent()).toContain('Máy không ở chỗ của nó');
  await touch(page, 'make-REVOKED');
  await page.getByTestId('standing-why').fill('Mất trộm');
  await touch(page, 'confirm-standing');
  await trusted('REVOKED');
  expect(await page.locator('[data-testid^=make-]').count()).toBe(0);
  api.devices[0]!.alarms = [];
  api.changed('device', 'k-7f3a');
  await page.getByTestId('alarms').waitFor({ state: 'detached' });
  expect(await englishOn(page)).toEqual([]);
  await touch(page, 'back');
  await shown(page, 'device-k-7f3a');
  expect(await englishOn(page)).toEqual([]);

  await touch(page, 'nav-sessions');
  await shown(page, 'session-s-1');
  await look(page, 'console-3-sessions');
  await page.getByRole('link', { name: 'Nguyễn Thị Hoa' }).click();
  await shown(page, 'play');
  await look(page, 'console-4-record');
  await touch(page, 'back');
  await touch(page, 'nav-register');
  await shown(page, 'entry-318');
  await look(page, 'console-5-register');

  await touch(page, 'nav-claims');
  await page.getByTestId('claim-site').getByRole('button').click();
  await look(page, 'console-6-claims-sites');
  await page.getByRole('option', { name: 'UBND phường An Dương' }).click();
  await page.getByTestId('claim-label').fill('Ki-ốt 2');
  await touch(page, 'mint');
  await shown(page, 'claim-code');
  await look(page, 'console-6-claims');

  await touch(page, 'nav-system');
  await shown(page, 'component-media-server');
  expect(await englishOn(page)).toEqual([]);
  expect(await page.getByTestId('trouble-media-server').isVisible(), 'above every section').toBe(true);
  await look(page, 'console-7-system');
  const mediaServer = api.components.find(({ name }) => name === 'media-server')!;
  mediaServer.state = 'up';
  api.changed('system', 'media-server');
  await page.getByTestId('trouble-media-server').waitFor({ state: 'detached' });
  await touch(page, 'nav-audit');
  await shown(page, 'audit');
  await look(page, 'console-8-audit');
  await touch(page, 'language-switch');
  await look(page, 'console-8-audit-english');
  await page.reload();
  await page.getByRole('heading', { name: CATALOGUES.en['console.audit.title'] }).waitFor();
  await touch(page, 'sign-out');
  await shown(page, 'sign-in');
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
});

/** What the server says in plain English, and this page shows all the same; values such as names of files are in both. */
async function englishOn(page: Page): Promise<string[]> {
  const text = await page.getByTestId('console').innerText();
  return api.plainEnglish().filter((sentence) => text.includes(sentence));
}
