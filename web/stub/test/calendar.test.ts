import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { look, openConsole, shown, signIn, StubApi, touch, type OpenConsole } from '../src/index';

let opened: OpenConsole;
let page: Page;
const api = new StubApi();
const complaints: string[] = [];

beforeAll(async () => {
  opened = await openConsole(api, complaints);
  page = opened.page;
  await signIn(page);
  await touch(page, 'nav-calendar');
  await shown(page, 'months');
}, 60_000);

afterAll(() => opened.close());

const choose = async (what: string, name: string | RegExp) => {
  await page.getByTestId(what).getByRole('button').click();
  await page.getByRole('option', { name, exact: typeof name === 'string' }).click();
};

test('a year shows what each day is in letters and words, and where it is written', { timeout: 60_000 }, async () => {
  await choose('calendar-year-choice', '2026');
  const cell = page.getByTestId('day-2026-01-10');
  await expect.poll(() => cell.textContent()).toMatch(/^10\+.*Làm bù: Làm bù cho 02\/01$/);
  expect(await page.getByTestId('day-2026-01-04').textContent(), 'a Sunday').toMatch(/Nghỉ hằng tuần/);
  expect(await page.getByTestId('day-2026-01-05').textContent(), 'a Monday').toBe('5');
  expect(await page.getByTestId('said-2026-01-02').textContent()).toMatch(
    /12729\/VPCP-KGVX.*Cần kiểm tra.*chưa đọc được văn bản/,
  );
  await look(page, 'console-12-calendar');

  await choose('calendar-year-choice', '2030');
  await expect.poll(() => page.getByTestId('calendar-state').getAttribute('data-state')).toBe('ABSENT');
  expect(await page.getByTestId('calendar-state').textContent()).toContain('Chưa có lịch năm 2030');
});

test('a date is reckoned with the keyboard alone, and says why it is that day', { timeout: 60_000 }, async () => {
  await touch(page, 'calendar-due');
  await page.getByTestId('due-from').fill('2026-01-05');
  await page.getByTestId('reckon').focus();
  await page.keyboard.press('Enter');
  await shown(page, 'due');
  expect(await page.getByTestId('due').getAttribute('data-due')).toBe('2026-01-19');
  const steps = await page.getByTestId('due-steps').getByRole('listitem').allTextContents();
  expect(steps).toHaveLength(6);
  expect(steps[0]).toMatch(/Không tính ngày bắt đầu, Thứ Hai, 05\/01\/2026 \(Bộ luật Dân sự, Điều 147\)/);
  expect(steps[2]).toMatch(/Có tính Thứ Bảy, 10\/01\/2026. Làm bù: Làm bù cho 02\/01 \(12729\/VPCP-KGVX\)/);
  await look(page, 'console-12-due');

  await page.getByTestId('due-from').fill('2001-01-01');
  await touch(page, 'reckon');
  await shown(page, 'due-failed');
  expect(await page.getByTestId('due').count(), 'no date of before beside a refusal').toBe(0);
});

test('numbers stand with their sources, and a new one is entered with its own', { timeout: 60_000 }, async () => {
  await touch(page, 'calendar-numbers');
  expect(await page.getByTestId('number-DENUNCIATION_ACCEPTANCE-2019-01-01').textContent()).toMatch(
    /7 ngày làm việc.*42\/2013\/QH13.*Điều 24.*Cần kiểm tra.*trí nhớ/,
  );
  expect(await page.getByTestId('number-HEAD_DAYS_COMMUNE-2014-07-01').textContent()).toContain('Hết hiệu lực');
  await look(page, 'console-12-numbers');

  await touch(page, 'enter-number');
  await choose('number-key', 'Trả lời kết quả tiếp công dân');
  await page.getByTestId('number-value').fill('5');
  await page.getByTestId('number-from').fill('2027-01-01');
  await touch(page, 'number-described-new');
  expect(await page.getByTestId('confirm-number').isDisabled(), 'no source yet').toBe(true);
  await page.getByTestId('source-document').fill('9/2026/QH16');
  await page.getByTestId('source-issuer').fill('Quốc hội');
  await page.getByTestId('source-issued').fill('2026-06-01');
  await page.getByTestId('source-from').fill('2027-01-01');
  await look(page, 'console-12-number-form');
  await touch(page, 'confirm-number');
  await shown(page, 'number-RESULT_NOTICE-2027-01-01');
});

const file = (name: string, text: string) => ({ name, mimeType: '', buffer: Buffer.from(text) });

async function chooseFile(name: string, text: string) {
  const asked = page.waitForEvent('filechooser');
  await touch(page, 'choose-file');
  await (await asked).setFiles(file(name, text));
}

test('a file is previewed before it counts, and a wrong one says where', { timeout: 60_000 }, async () => {
  await touch(page, 'calendar-files');
  await chooseFile('wrong.csv', 'day,kind\n2027-04-30,FEAST\n');
  await shown(page, 'faults');
  expect(await page.getByTestId('faults').textContent()).toMatch(/3kind.*FEAST.*4day.*9\/TB-BNV.*10\/TB-BNV/);
  expect(await page.getByTestId('bring-file').isDisabled()).toBe(true);
  await look(page, 'console-12-faults');

  await chooseFile('lich-2027.ics', 'BEGIN:VCALENDAR');
  await shown(page, 'preview');
  expect(await page.getByTestId('faults').count(), 'what was wrong with the file before').toBe(0);
  expect(await page.getByTestId('change-2027-02-04').textContent()).toMatch(
    /Nghỉ lễ.*Giả định 2027.*Ngày thường.*9\/TB-BNV/,
  );
  expect(api.calendar.sent).toEqual([{ type: 'text/calendar', dryRun: true, content: 'BEGIN:VCALENDAR' }]);
  await look(page, 'console-12-preview');

  await touch(page, 'bring-file');
  await expect.poll(() => page.getByTestId('preview').getAttribute('data-counted')).toBe('true');
  expect(api.calendar.sent.at(-1)).toEqual({ type: 'text/calendar', dryRun: false, content: 'BEGIN:VCALENDAR' });
  expect(await page.getByTestId('bring-file').isDisabled(), 'twice is once too often').toBe(true);
  await expect.poll(() => page.getByTestId('brought').textContent()).toContain('account:admin');

  await touch(page, 'language-switch');
  await look(page, 'console-12-files-english');
  expect(complaints.filter((line) => !/401|422/.test(line))).toEqual([]);
});
