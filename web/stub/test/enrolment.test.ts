import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CATALOGUES } from '@tiepdan/texts';
import { launchChromium, look, openPage, screen, shown, StubAgent, StubPlane, touch, WEB } from '../src/index';

const CODE = '7K2M-Q9XD-40RT';
const TEXTS = CATALOGUES.vi;

let browser: Browser;
let plane: StubPlane;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  plane = new StubPlane(new StubAgent(join(WEB, 'kiosk/dist')), new StubAgent(join(WEB, 'room/dist')));
}, 30_000);

afterAll(async () => {
  await browser.close();
  await plane.kiosk.stop();
  await plane.room.stop();
});

describe.each(['kiosk', 'room'] as const)('a %s without a certificate', (role) => {
  const first = role === 'kiosk' ? 'welcome' : 'waiting-list';

  test('says why, takes another code, and goes on by itself', { timeout: 60_000 }, async () => {
    const agent = plane[role];
    const page = await openPage(browser, await agent.start(), complaints);
    await screen(page, first);

    trouble(agent, 'unreachable');
    await says(page, TEXTS['enrolment.problem.unreachable']);
    expect(await page.getByTestId('claim-code').count()).toBe(0);
    await look(page, `${role}-0-enrolment-unreachable`);

    trouble(agent, 'used-code');
    await says(page, TEXTS['enrolment.problem.used-code']);
    await look(page, `${role}-0-enrolment`);
    for (const blank of ['', '   ']) {
      await page.getByTestId('claim-code').fill(blank);
      await page.getByTestId('claim-code').press('Enter');
      expect(await page.getByTestId('claim').isDisabled(), `"${blank}" cannot be sent`).toBe(true);
    }

    await page.getByTestId('claim-code').fill(` ${CODE.toLowerCase()} `);
    await touch(page, 'claim');
    await says(page, TEXTS['enrolment.trying']);
    expect(await page.getByTestId('claim').isDisabled()).toBe(true);
    await expect
      .poll(() => agent.said.filter(({ kind }) => kind === 'claim-code'))
      .toEqual([{ kind: 'claim-code', code: CODE }]);

    trouble(agent, 'wrong-code');
    await says(page, TEXTS['enrolment.problem.wrong-code']);
    await touch(page, 'language-switch');
    await says(page, CATALOGUES.en['enrolment.problem.wrong-code']);
    await look(page, `${role}-0-enrolment-english`);

    const waiting = { kind: 'enrolment', device: '', problem: 'waiting-approval', detail: '' } as const;
    agent.say({ ...waiting, fingerprint: '9F3A-11C0-77DE-0B42' });
    await says(page, CATALOGUES.en['enrolment.problem.waiting-approval']);
    expect(await page.getByTestId('enrolment-fingerprint').textContent()).toBe('9F3A-11C0-77DE-0B42');
    expect(await page.getByTestId('claim-code').count()).toBe(0);
    await look(page, `${role}-0-enrolment-waiting-english`);
    await touch(page, 'language-switch');
    await says(page, TEXTS['enrolment.problem.waiting-approval']);
    await look(page, `${role}-0-enrolment-waiting`);

    agent.say({ ...waiting, problem: 'rejected-code', why: 'Không ai ở phường biết máy này' });
    await says(page, TEXTS['enrolment.problem.rejected-code']);
    expect(await page.getByTestId('enrolment-why').textContent()).toContain('Không ai ở phường biết máy này');
    await page.getByTestId('enrolment-fingerprint').waitFor({ state: 'detached' });
    await page.getByTestId('claim-code').fill('NEW');
    expect(await page.getByTestId('claim').isDisabled()).toBe(false);
    await look(page, `${role}-0-enrolment-rejected`);

    agent.say({ kind: 'enrolment', device: 'd-1', problem: '', detail: '' });
    await screen(page, first);
    await page.getByTestId('enrolment').waitFor({ state: 'detached' });
    await shown(page, role === 'kiosk' ? 'start' : 'nobody-waits');
    expect(complaints).toEqual([]);
  });
});

test.each(['kiosk', 'room'] as const)(
  'a %s takes a code from a scanner that types, wherever the focus is',
  { timeout: 60_000 },
  async (role) => {
    const alone = new StubPlane(new StubAgent(join(WEB, 'kiosk/dist')), new StubAgent(join(WEB, 'room/dist')));
    const agent = alone[role];
    const page = await openPage(browser, await agent.start(), complaints);
    await screen(page, role === 'kiosk' ? 'welcome' : 'waiting-list');
    const said = () => agent.said.filter(({ kind }) => kind === 'claim-code');
    const scan = async (code: string) => {
      await page.keyboard.type(code);
      await page.keyboard.press('Enter');
      return said();
    };
    trouble(agent, 'code-missing');
    await shown(page, 'claim-code');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    // A machine that is very busy may be as slow as a person.
    await expect.poll(() => scan(CODE)).toHaveLength(1);
    expect(said().at(-1)).toEqual({ kind: 'claim-code', code: CODE });
    await says(page, TEXTS['enrolment.trying']);

    trouble(agent, 'used-code');
    await says(page, TEXTS['enrolment.problem.used-code']);
    await page.getByTestId('claim-code').fill('');
    await scan('0000-0000-0001');
    await says(page, TEXTS['enrolment.trying']);
    await expect.poll(() => said()).toHaveLength(2);
    expect(said().at(-1)).toEqual({ kind: 'claim-code', code: '0000-0000-0001' });
    agent.say({ kind: 'enrolment', device: 'd-1', problem: '', detail: '' });
    await page.getByTestId('enrolment').waitFor({ state: 'detached' });
    await page.context().close();
    await agent.stop();
    expect(complaints).toEqual([]);
  },
);

function trouble(agent: StubAgent, problem: string): void {
  agent.say({ kind: 'enrolment', device: '', problem, detail: `What the agent says of ${problem}, in English.` });
}

async function says(page: Page, sentence: string): Promise<void> {
  await expect.poll(() => page.getByTestId('enrolment-problem').textContent()).toBe(sentence);
}
