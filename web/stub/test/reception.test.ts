import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  BrowserMedia,
  launchChromium,
  look,
  openPage,
  screen,
  shown,
  StubAgent,
  StubPlane,
  touch,
  WEB,
} from '../src/index';

let browser: Browser;
let plane: StubPlane;
let kiosk: Page;
let room: Page;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  const media = await BrowserMedia.in(await browser.newPage());
  const agents = { kiosk: new StubAgent(join(WEB, 'kiosk/dist')), room: new StubAgent(join(WEB, 'room/dist')) };
  plane = new StubPlane(agents.kiosk, agents.room, media);
  kiosk = await openPage(browser, await agents.kiosk.start(), complaints, { who: 'citizen' });
  room = await openPage(browser, await agents.room.start(), complaints, { who: 'official' });
}, 60_000);

afterAll(async () => {
  await browser.close();
  await plane.kiosk.stop();
  await plane.room.stop();
});

test('a whole reception on both pages, each screen accessible', { timeout: 120_000 }, async () => {
  await shown(room, 'nobody-waits');
  await look(room, 'room-1-nobody');
  await screen(kiosk, 'welcome');
  await look(kiosk, 'kiosk-1-welcome');
  await touch(kiosk, 'start');
  await look(kiosk, 'kiosk-2-language');
  await touch(kiosk, 'language-vi');
  await look(kiosk, 'kiosk-3-identity');
  await kiosk.getByTestId('full-name').fill('Nguyễn Thị Hoa');
  await kiosk.getByTestId('id-number').fill('031');
  await touch(kiosk, 'next');
  await look(kiosk, 'kiosk-3-identity-wrong');
  await kiosk.getByTestId('id-number').fill('');
  await kiosk.getByTestId('id-number').blur();
  await kiosk.keyboard.type(
    '031160001234|031234567|NGUYỄN THỊ HOA|15081958|Nữ|Số 12 Lê Lợi, Ngô Quyền, Hải Phòng|10052021',
  );
  await kiosk.keyboard.press('Enter');
  await shown(kiosk, 'card-check');
  await look(kiosk, 'kiosk-3-identity-card');
  await touch(kiosk, 'card-confirmed');
  await look(kiosk, 'kiosk-4-standing');
  await touch(kiosk, 'standing-authorised');
  await look(kiosk, 'kiosk-4-standing-for');
  await touch(kiosk, 'back');
  await touch(kiosk, 'standing-self');
  await look(kiosk, 'kiosk-5-matter');
  await touch(kiosk, 'matter-petition');
  await kiosk
    .getByTestId('words')
    .fill('Đường thoát nước trước nhà bị tắc từ tháng 9, nước tràn vào nhà mỗi khi mưa. Tổ dân phố đã báo hai lần.');
  await look(kiosk, 'kiosk-5-matter-words');
  await touch(kiosk, 'next');
  await look(kiosk, 'kiosk-6-notice');
  await touch(kiosk, 'agree');
  await shown(kiosk, 'ahead');
  await look(kiosk, 'kiosk-7-ticket');
  await touch(kiosk, 'to-waiting');
  await kiosk.waitForTimeout(700);
  await look(kiosk, 'kiosk-8-waiting');
  await touch(kiosk, 'leave');
  await look(kiosk, 'kiosk-8-waiting-leave');
  await touch(kiosk, 'leave-no');

  plane.addWaiting({ ticket: '013', name: 'Trần Văn Bình', matter: { kind: 'complaint', words: '' }, visits: 2 });
  plane.addWaiting({
    ticket: '014',
    name: 'Người tố cáo 014',
    matter: { kind: 'denunciation', words: '' },
    ready: false,
  });
  await shown(room, 'next-citizen');
  await look(room, 'room-2-waiting');
  await touch(room, 'receive');
  await screen(room, 'call');
  await screen(kiosk, 'call');
  for (const page of [room, kiosk]) {
    await page.locator('[data-testid=remote-video][data-first-frame-millis]').waitFor();
    await expect.poll(() => number(page, 'data-frames-decoded'), { timeout: 10_000 }).toBeGreaterThan(10);
    await expect.poll(() => number(page, 'data-audio-energy'), { timeout: 10_000 }).toBeGreaterThan(0);
  }
  const loudness = (page: Page) =>
    page.locator('video[data-testid=remote-video]').evaluate((video) => (video as HTMLVideoElement).volume);
  expect(await loudness(kiosk)).toBe(1);
  plane.configure({ volumePercent: 40 });
  for (const page of [room, kiosk]) {
    await expect.poll(() => loudness(page)).toBeCloseTo(0.4);
  }
  await look(kiosk, 'kiosk-9-call');
  await look(room, 'room-3-call');
  await touch(room, 'mute');
  await look(room, 'room-3-call-muted');
  await touch(room, 'mute');
  await touch(room, 'end');
  await look(room, 'room-4-closing');
  await touch(room, 'closing-confirm');
  await look(room, 'room-4-closing-missing');
  await room.getByTestId('outcome-guided').click();
  await touch(room, 'closing-confirm');
  await shown(room, 'closed');
  await look(room, 'room-5-closed');
  await screen(kiosk, 'thanks');
  await look(kiosk, 'kiosk-10-thanks');
  await touch(kiosk, 'finish');
  await screen(kiosk, 'welcome');
  plane.configure({ language: 'en' });
  await kiosk.locator('html[lang=en]').waitFor();
  expect(complaints).toEqual([]);
});

async function number(page: Page, attribute: string): Promise<number> {
  return Number(await page.getByTestId('remote-video').getAttribute(attribute));
}
