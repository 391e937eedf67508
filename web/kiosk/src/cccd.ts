import type { Citizen } from '@tiepdan/page';

const FEWEST_FIELDS = 6;
const MOST_FIELDS = 11;
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2100;

/** The text of a card at the end of what stands in a field, complete or not; null when there is none. */
export function cardTextIn(typed: string): string | null {
  return /\d{12}\|.*$/s.exec(typed)?.[0] ?? null;
}

/**
 * Reads the QR text of a CCCD: number | old number | full name | birth ddMMyyyy | sex | address | issued ddMMyyyy.
 * Cards without the old number, with more fields (father, mother …), or with slashes in dates exist. The text is
 * unsigned: it fills in a form and proves nothing. Null when it cannot be such a card.
 */
export function readCard(text: string): Citizen | null {
  const fields = text
    .trim()
    .split('|')
    .map((field) => field.trim().normalize('NFC'));
  if (fields.length < FEWEST_FIELDS || fields.length > MOST_FIELDS || !/^\d{12}$/.test(fields[0] ?? '')) {
    return null;
  }
  const hasOldNumber = /^(\d{9}|\d{12})?$/.test(fields[1] ?? '');
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

/** `ddMMyyyy` or `dd/MM/yyyy` to ISO; null for a day that does not exist or on which no card holder lived. */
export function readDate(text: string): string | null {
  const found = /^(\d{2})(\/?)(\d{2})\2(\d{4})$/.exec(text);
  if (found === null) {
    return null;
  }
  const [, day, , month, year] = found;
  const iso = `${year}-${month}-${day}`;
  const date = new Date(`${iso}T00:00:00Z`);
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return exists && Number(year) >= EARLIEST_YEAR && Number(year) <= LATEST_YEAR ? iso : null;
}

/** Some cards carry the name in capitals. */
function inTitleCase(name: string): string {
  return name === name.toLocaleUpperCase('vi')
    ? name.toLocaleLowerCase('vi').replace(/(^|\s)\S/gu, (letter) => letter.toLocaleUpperCase('vi'))
    : name;
}
