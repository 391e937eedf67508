/** What a touch on a key of the screen does to a text, as plain decisions. */
export interface Written {
  readonly text: string;
  /** Where the caret stands, or the selection begins and ends. */
  readonly from: number;
  readonly to: number;
}

export type Tone = 'grave' | 'acute' | 'hook' | 'tilde' | 'dot';
export type Key = { do: 'write'; text: string } | { do: 'tone'; tone: Tone } | { do: 'erase' };
/** The word of the `autocapitalize` attribute. */
export type Capitals = 'words' | 'sentences' | 'characters' | 'none';

/** The combining mark of each tone. */
export const MARKS: Record<Tone, string> = {
  grave: '\u0300',
  acute: '\u0301',
  hook: '\u0309',
  tilde: '\u0303',
  dot: '\u0323',
};
const ANY_MARK = new RegExp(`[${Object.values(MARKS).join('')}]`, 'gu');
const VOWELS = 'aăâeêioôơuưy';
/** A letter with a sign of its own carries the tone wherever it stands. */
const SIGNED = 'ăâêôơư';
/** At the end of a word these carry it on the second letter, all other pairs on the first. */
const SECOND = ['oa', 'oe', 'uy'];

/** What is selected gives way to what is written; nothing grows beyond `most`. */
export function typed(written: Written, key: Key, most: number): Written {
  const before = written.text.slice(0, written.from).normalize('NFC');
  const selected = written.to > written.from;
  const after = written.text.slice(written.to).normalize('NFC');
  switch (key.do) {
    case 'write':
      return `${before}${key.text}${after}`.length > most ? written : joined(before + key.text, after);
    case 'erase':
      return joined(selected ? before : withoutLast(before), after);
    case 'tone':
      return selected ? written : joined(withTone(before, key.tone), after);
  }
}

/** Whether the next letter is written large without being asked. */
export function beginsLarge({ text, from }: Written, capitals: Capitals): boolean {
  const before = text.slice(0, from);
  switch (capitals) {
    case 'words':
      return /(^|\s)$/u.test(before);
    case 'sentences':
      return /(^|[.!?…]\s+|\n\s*)$/u.test(before);
    case 'characters':
      return true;
    case 'none':
      return false;
  }
}

function joined(before: string, after: string): Written {
  return { text: before + after, from: before.length, to: before.length };
}

/** One letter as a person sees it, with all its marks. */
function withoutLast(before: string): string {
  const last = [...new Intl.Segmenter('vi').segment(before)].at(-1);
  return before.slice(0, last?.index ?? 0);
}

/** The word before the caret with this tone instead of another one; the same tone once more takes it away. */
function withTone(before: string, tone: Tone): string {
  const letters = [...(/[\p{L}\p{M}]*$/u.exec(before)?.[0] ?? '')];
  const bare = letters.map(withoutTone);
  const bearer = bearerIn(bare.map((letter) => letter.toLocaleLowerCase('vi')));
  if (bearer === null) {
    return before;
  }
  const marked = `${bare[bearer]}${MARKS[tone]}`.normalize('NFC');
  const again = letters[bearer] === marked;
  const word = bare.map((letter, at) => (at === bearer && !again ? marked : letter));
  return before.slice(0, before.length - letters.join('').length) + word.join('');
}

function withoutTone(letter: string): string {
  return letter.normalize('NFD').replace(ANY_MARK, '').normalize('NFC');
}

/** Which letter carries the tone: the last vowel, or the one before it where Vietnamese writes it there; null without any. */
function bearerIn(letters: readonly string[]): number | null {
  const isVowel = (letter: string | undefined) => letter !== undefined && VOWELS.includes(letter);
  const last = letters.findLastIndex(isVowel);
  if (last < 0) {
    return null;
  }
  let first = last;
  while (isVowel(letters[first - 1])) {
    first -= 1;
  }
  const onset = `${letters[first - 1] ?? ''}${letters[first]}`;
  if (first < last && (onset === 'qu' || onset === 'gi')) {
    first += 1;
  }
  const signed = letters.findLastIndex((letter, at) => at >= first && SIGNED.includes(letter));
  if (signed >= 0) {
    return signed;
  }
  const closed = last < letters.length - 1;
  const second = first + 1 === last && SECOND.includes(letters.slice(first).join(''));
  return first === last || closed || second ? last : last - 1;
}
