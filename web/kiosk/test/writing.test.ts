import { describe, expect, test } from 'vitest';
import { MARKS, beginsLarge, typed, type Capitals, type Key, type Tone, type Written } from '../src/writing';

const MOST = 60;
const TONES = Object.keys(MARKS) as Tone[];

/** `|` is the caret, a pair of them a selection. */
function at(shown: string): Written {
  const [before = '', middle = '', after] = shown.split('|');
  return after === undefined
    ? { text: before + middle, from: before.length, to: before.length }
    : { text: before + middle + after, from: before.length, to: (before + middle).length };
}

function show({ text, from, to }: Written): string {
  const selected = from === to ? '' : `${text.slice(from, to)}|`;
  return `${text.slice(0, from)}|${selected}${text.slice(to)}`;
}

const tone = (name: Tone): Key => ({ do: 'tone', tone: name });
const letter = (text: string): Key => ({ do: 'write', text });
const ERASE: Key = { do: 'erase' };
const toned = (word: string, name: Tone): string => typed(at(`${word}|`), tone(name), MOST).text;

describe('every vowel takes every tone, small and large, as one letter', () => {
  const ROWS: Record<string, string> = {
    a: 'àáảãạ',
    ă: 'ằắẳẵặ',
    â: 'ầấẩẫậ',
    e: 'èéẻẽẹ',
    ê: 'ềếểễệ',
    i: 'ìíỉĩị',
    o: 'òóỏõọ',
    ô: 'ồốổỗộ',
    ơ: 'ờớởỡợ',
    u: 'ùúủũụ',
    ư: 'ừứửữự',
    y: 'ỳýỷỹỵ',
  };
  const CASES = Object.entries(ROWS).flatMap(([vowel, row]) =>
    TONES.flatMap((name, column) => [
      [vowel, name, [...row.normalize('NFC')][column]!] as const,
      [vowel.toUpperCase(), name, [...row.normalize('NFC')][column]!.toUpperCase()] as const,
    ]),
  );

  test.each(CASES)('%s and %s: %s', (vowel, name, expected) => {
    const after = typed(at(`${vowel}|`), tone(name), MOST);
    expect(after).toEqual({ text: expected, from: 1, to: 1 });
    expect(toned(after.text, name), 'the same tone again takes it away').toBe(vowel);
    for (const other of TONES) {
      const replaced = other === name ? vowel : toned(vowel, other);
      expect(toned(after.text, other), `${other} instead`).toBe(replaced);
      expect(replaced).toHaveLength(1);
    }
  });
});

describe('the tone stands where Vietnamese writes it', () => {
  test.each<[string, Tone, string]>([
    ['Thi', 'dot', 'Thị'],
    ['Nguyên', 'tilde', 'Nguyễn'],
    ['Trân', 'grave', 'Trần'],
    ['Lê', 'dot', 'Lệ'],
    ['TRÂN', 'grave', 'TRẦN'],
    // A last consonant: the last vowel.
    ['toan', 'acute', 'toán'],
    ['hoang', 'grave', 'hoàng'],
    ['quynh', 'grave', 'quỳnh'],
    ['huynh', 'grave', 'huỳnh'],
    // At the end of the word.
    ['Hoa', 'grave', 'Hoà'],
    ['khoe', 'hook', 'khoẻ'],
    ['Thuy', 'hook', 'Thuỷ'],
    ['Tai', 'grave', 'Tài'],
    ['bay', 'hook', 'bảy'],
    ['Bao', 'hook', 'Bảo'],
    ['cau', 'grave', 'càu'],
    ['meo', 'grave', 'mèo'],
    ['mia', 'acute', 'mía'],
    ['cua', 'hook', 'của'],
    ['nui', 'acute', 'núi'],
    ['oi', 'hook', 'ỏi'],
    ['ngoai', 'grave', 'ngoài'],
    ['khuyu', 'hook', 'khuỷu'],
    // A signed letter carries it, wherever it stands.
    ['mươi', 'grave', 'mười'],
    ['rươu', 'dot', 'rượu'],
    ['nưa', 'hook', 'nửa'],
    ['cưu', 'acute', 'cứu'],
    ['chiêu', 'grave', 'chiều'],
    ['đâu', 'grave', 'đầu'],
    ['Đương', 'grave', 'Đường'],
    ['thuơ', 'hook', 'thuở'],
    // "qu" and "gi" begin a word.
    ['qua', 'hook', 'quả'],
    ['quy', 'acute', 'quý'],
    ['quyên', 'grave', 'quyền'],
    ['gia', 'grave', 'già'],
    ['gio', 'acute', 'gió'],
    ['giai', 'hook', 'giải'],
    ['giêng', 'acute', 'giếng'],
    ['gi', 'grave', 'gì'],
    ['gin', 'grave', 'gìn'],
    ['cu', 'acute', 'cú'],
    // Only the last vowels of a word.
    ['Đăkla', 'acute', 'Đăklá'],
    // One that stands elsewhere moves.
    ['Hòa', 'acute', 'Hoá'],
    ['taì', 'acute', 'tái'],
    ['Phạm Thị Hoa', 'grave', 'Phạm Thị Hoà'],
    ['12a', 'acute', '12á'],
    ['(a', 'grave', '(à'],
  ])('%s and %s: %s', (word, name, expected) => {
    expect(toned(word.normalize('NFC'), name)).toBe(expected.normalize('NFC'));
    expect(toned(word.normalize('NFD'), name), 'from letters and marks apart').toBe(expected.normalize('NFC'));
  });

  test.each(['|', 'Th|', 'Nguyễn |', '12|', 'a, |', '|a', 'đ|', 'Đ|'])('"%s" has no vowel to carry it', (shown) => {
    for (const name of TONES) {
      expect(show(typed(at(shown), tone(name), MOST))).toBe(shown);
    }
  });
});

describe('a key', () => {
  test.each<[string, Key, string]>([
    ['|', letter('N'), 'N|'],
    ['Ng|', letter('u'), 'Ngu|'],
    ['N|yễn', letter('gu'), 'Ngu|yễn'],
    ['Trần |Văn| Bình', letter('T'), 'Trần T| Bình'],
    ['|Trần|', letter(' '), ' |'],
    ['Nguyễn|', ERASE, 'Nguyễ|'],
    ['Nguyễ|n', ERASE, 'Nguy|n'],
    ['Ệ|', ERASE, '|'],
    ['|Nguyễn', ERASE, '|Nguyễn'],
    ['|', ERASE, '|'],
    ['Trần |Văn |Bình', ERASE, 'Trần |Bình'],
    ['Ho|a', tone('grave'), 'Hò|a'],
    ['Hoa |Binh', tone('grave'), 'Hoa |Binh'],
    ['|Hoa|', tone('grave'), '|Hoa|'],
    ['a🙂|', ERASE, 'a|'],
  ])('%s and %o: %s', (before, key, after) => {
    expect(show(typed(at(before), key, MOST))).toBe(after);
  });

  test('takes a letter with marks apart away as one', () => {
    const apart = 'Nguyễ'.normalize('NFD');
    expect(typed({ text: apart, from: apart.length, to: apart.length }, ERASE, MOST).text).toBe('Nguy');
  });

  test('writes what stands around it composed', () => {
    const apart = `${'Thị'.normalize('NFD')} ${'Hòa'.normalize('NFD')}`;
    expect(typed({ text: apart, from: 4, to: 4 }, letter('!'), MOST).text).toBe('Thị! Hòa'.normalize('NFC'));
  });

  test('writes nothing beyond the longest text, but takes the place of what is selected', () => {
    expect(show(typed(at('031160001234|'), letter('5'), 12))).toBe('031160001234|');
    expect(show(typed(at('03116000123|4|'), letter('5'), 12))).toBe('031160001235|');
    expect(show(typed(at('Hoa|'), tone('grave'), 3))).toBe('Hoà|');
    expect(show(typed(at('Hoaa|'), ERASE, 3))).toBe('Hoa|');
  });
});

test('Nguyễn Thị Hoà, key by key', () => {
  const keys: Key[] = [...'Nguyên', tone('tilde'), ...' Thi', tone('dot'), ...' Hoa', tone('grave')].map((key) =>
    typeof key === 'string' ? letter(key) : key,
  );
  const written = keys.reduce((before, key) => typed(before, key, MOST), at('|'));
  expect(written.text).toBe('Nguyễn Thị Hoà'.normalize('NFC'));
});

test.each<[string, Capitals, boolean]>([
  ['|', 'words', true],
  ['Trần|', 'words', false],
  ['Trần |', 'words', true],
  ['|Trần', 'words', true],
  ['12/|', 'words', false],
  ['|', 'sentences', true],
  ['Đường |', 'sentences', false],
  ['Đường ngập.|', 'sentences', false],
  ['Đường ngập. |', 'sentences', true],
  ['Sao? |', 'sentences', true],
  ['Đường\n|', 'sentences', true],
  ['|', 'characters', true],
  ['7k|', 'characters', true],
  ['|', 'none', false],
])('after "%s" with %s a letter is large: %s', (shown, capitals, large) => {
  expect(beginsLarge(at(shown), capitals)).toBe(large);
});
