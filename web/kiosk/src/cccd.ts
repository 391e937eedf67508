import type { Citizen } from '@tiepdan/page';

const FEWEST_FIELDS = 6;
const MOST_FIELDS = 11;

/** Whether a text could be the QR of an identity card, before it is complete. */
export function looksLikeCard(text: string): boolean {
  return text.split('|').length >= FEWEST_FIELDS;
}

/**
 * Reads the QR text of a CCCD: number | old number | full name | birth ddMMyyyy | sex | address | issued ddMMyyyy.
 * Cards without the old number, with more fields, or with slashes in dates exist. The text is unsigned: it fills in a
 * form and proves nothing. Null when it cannot be such a card.
 */
export function readCard(text: string): Citizen | null {
  const fields = text
    .trim()
    .split('|')
    .map((field) => field.trim().normalize('NFC'));
  if (fields.length < FEWEST_FIELDS || fields.length > MOST_FIELDS || !/^\d{12}$/.test(fields[0] ?? '')) {
    return null;
  }
  const hasOldNumber = /^\d{0,9}$/.test(fields[1] ?? '');
  const [fullName = '', birth = '', sex = '', address = '', issued = ''] = fields.slice(hasOldNumber ? 2 : 1);
  if (fullName === '' || /\d/.test(fullName) || fullName.length > 200) {
    return null;
  }
  return {
    fullName: inTitleCase(fullName),
    number: fields[0] ?? null,
    oldNumber: hasOldNumber && fields[1] !== '' ? (fields[1] ?? null) : null,
    birthDate: readDate(birth),
    sex: sex === '' ? null : sex,
    address: address === '' ? null : address,
    issuedOn: readDate(issued),
    evidence: 'qr',
  };
}

/** `ddMMyyyy` or `dd/MM/yyyy` to ISO; null for a day that does not exist. */
export function readDate(text: string): string | null {
  const found = /^(\d{2})\/?(\d{2})\/?(\d{4})$/.exec(text);
  if (found === null) {
    return null;
  }
  const iso = `${found[3]}-${found[2]}-${found[1]}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** Some cards carry the name in capitals. */
function inTitleCase(name: string): string {
  return name === name.toLocaleUpperCase('vi')
    ? name.toLocaleLowerCase('vi').replace(/(^|\s)\S/gu, (letter) => letter.toLocaleUpperCase('vi'))
    : name;
}
