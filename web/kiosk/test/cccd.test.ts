import { describe, expect, test } from 'vitest';
import type { Citizen } from '@tiepdan/page';
import { cardTextIn, readCard, readDate } from '../src/cccd';

const HOA: Citizen = {
  fullName: 'Nguyễn Thị Hoa',
  number: '031160001234',
  oldNumber: '031234567',
  birthDate: '1958-08-15',
  sex: 'Nữ',
  address: 'Số 12 Lê Lợi, Ngô Quyền, Hải Phòng',
  issuedOn: '2021-05-10',
  evidence: 'qr',
};
const ADDRESS = 'Số 12 Lê Lợi, Ngô Quyền, Hải Phòng';

const READ: Record<string, [string, Partial<Citizen>]> = {
  'seven fields': [`031160001234|031234567|Nguyễn Thị Hoa|15081958|Nữ|${ADDRESS}|10052021`, {}],
  'a name in capitals': [`031160001234|031234567|NGUYỄN THỊ HOA|15081958|Nữ|${ADDRESS}|10052021`, {}],
  'space and line end around it': [` 031160001234 | 031234567 |Nguyễn Thị Hoa|15081958|Nữ|${ADDRESS}|10052021\r\n`, {}],
  'letters written as letter and mark': [
    `031160001234|031234567|Nguyễn Thị Hoa|15081958|Nữ|${ADDRESS}|10052021`.normalize('NFD'),
    {},
  ],
  'the old number is empty': [`031160001234||Nguyễn Thị Hoa|15081958|Nữ|${ADDRESS}|10052021`, { oldNumber: null }],
  'the old number has twelve digits': [
    `031160001234|031160001234|Nguyễn Thị Hoa|15081958|Nữ|${ADDRESS}|10052021`,
    { oldNumber: '031160001234' },
  ],
  'six fields, without an old number': [
    `031160001234|Nguyễn Thị Hoa|15081958|Nữ|${ADDRESS}|10052021`,
    { oldNumber: null },
  ],
  'slashes in dates': [`031160001234|031234567|Nguyễn Thị Hoa|15/08/1958|Nữ|${ADDRESS}|10/05/2021`, {}],
  'eleven fields, as on cards of 2024': [
    `031160001234|031234567|Nguyễn Thị Hoa|15081958|Nữ|${ADDRESS}|10052021||Nguyễn Văn A|Trần Thị B|`,
    {},
  ],
  'no sex, no address, no day of issue': [
    '031160001234|031234567|Nguyễn Thị Hoa|15081958|||',
    { sex: null, address: null, issuedOn: null },
  ],
  'a birth of which only the year is known': [
    `031160001234|031234567|Nguyễn Thị Hoa|1958|Nữ|${ADDRESS}|10052021`,
    { birthDate: null },
  ],
  'a birthday that does not exist': [
    `031160001234|031234567|Nguyễn Thị Hoa|31021958|Nữ|${ADDRESS}|10052021`,
    { birthDate: null },
  ],
  'a name with Đ': [
    `031160001234||ĐỖ ĐỨC ĐẠT|15081958|Nam|${ADDRESS}|10052021`,
    { fullName: 'Đỗ Đức Đạt', oldNumber: null, sex: 'Nam' },
  ],
};

describe('a card is read', () => {
  test.each(Object.entries(READ))('%s', (_, [text, different]) => {
    expect(readCard(text)).toEqual({ ...HOA, ...different });
  });
});

const NOT_READ: Record<string, string> = {
  nothing: '',
  'a web address': 'https://example.vn/a|b',
  'five fields': '031160001234|031234567|Nguyễn Thị Hoa|15081958|Nữ',
  'twelve fields': `031160001234|031234567|Nguyễn Thị Hoa|15081958|Nữ|${ADDRESS}|10052021|||||`,
  'a number of eleven digits': `03116000123|031234567|Nguyễn Thị Hoa|15081958|Nữ|${ADDRESS}|10052021`,
  'a number with a letter': `03116000123O|031234567|Nguyễn Thị Hoa|15081958|Nữ|${ADDRESS}|10052021`,
  'no name': `031160001234|031234567||15081958|Nữ|${ADDRESS}|10052021`,
  'digits in the name': `031160001234|031234567|Nguyễn 3 Hoa|15081958|Nữ|${ADDRESS}|10052021`,
  'an old number of ten digits': `031160001234|0312345678|Nguyễn Thị Hoa|15081958|Nữ|${ADDRESS}|10052021`,
  'a name longer than the wire takes': `031160001234|031234567|${'A'.repeat(201)}|15081958|Nữ|${ADDRESS}|10052021`,
};

describe('what is no card is not read', () => {
  test.each(Object.entries(NOT_READ))('%s', (_, text) => {
    expect(readCard(text)).toBeNull();
  });
});

describe('a day', () => {
  test.each([
    ['15081958', '1958-08-15'],
    ['15/08/1958', '1958-08-15'],
    ['29022000', '2000-02-29'],
    ['29021900', null],
    ['29022023', null],
    ['31041990', null],
    ['00081958', null],
    ['32011958', null],
    ['15131958', null],
    ['15001958', null],
    ['15081899', null],
    ['15082101', null],
    ['15/081958', null],
    ['1508/1958', null],
    ['1581958', null],
    ['1958-08-15', null],
    ['', null],
  ])('%s is %s', (text, iso) => {
    expect(readDate(text)).toBe(iso);
  });
});

describe('a card that was typed into a field is found there', () => {
  test.each([
    ['Nguyễn Thị Hoa', null],
    ['031160001234', null],
    ['031160001234|', '031160001234|'],
    ['Hoa 031160001234|031234567|Nguyễn', '031160001234|031234567|Nguyễn'],
    ['12345|6', null],
  ])('%s', (typed, card) => {
    expect(cardTextIn(typed)).toBe(card);
  });
});
