import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';
import { describe, expect, test } from 'vitest';
import { CATALOGUES, LANGUAGES, speechOf, type TextId } from '../src/index';

const WEB = join(import.meta.dirname, '..', '..');
const PACKAGES = ['design', 'call', 'page', 'texts', 'kiosk', 'room', 'console'];
/** Attributes whose value a person reads or hears. */
const SPOKEN = new Set(['title', 'label', 'help', 'lead', 'placeholder', 'alt', 'aria-label', 'aria-roledescription']);
const KEYS = Object.keys(CATALOGUES.vi) as TextId[];

interface Source {
  file: string;
  nodes: Node[];
}

interface Node {
  type: string;
  [member: string]: unknown;
}

const SOURCES: Source[] = PACKAGES.flatMap((name) => sourcesOf(join(WEB, name, 'src')));

function sourcesOf(folder: string): Source[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({
      file: file.slice(WEB.length + 1),
      nodes: nodesOf(parseAst(readFileSync(file, 'utf8'), { lang: 'tsx' })),
    }));
}

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) {
    return value.flatMap(nodesOf);
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const below = Object.values(value).flatMap(nodesOf);
  return 'type' in value ? [value as Node, ...below] : below;
}

/** The arguments of a message with their kinds, such as `ahead plural`; what stands within plurals is not looked at. */
function argumentsOf(message: string): string[] {
  const flat = message.replace(/(?:=\d+|zero|one|two|few|many|other)\s*\{[^{}]*\}/g, '');
  return [...flat.matchAll(/\{(\w+)(?:,\s*(\w+))?/g)].map(([, name, kind]) => `${name} ${kind ?? ''}`.trim()).sort();
}

test('both languages have the same texts, none empty', () => {
  expect(Object.keys(CATALOGUES.en).sort()).toEqual([...KEYS].sort());
  for (const language of LANGUAGES) {
    expect(
      KEYS.filter((key) => CATALOGUES[language][key].trim() === ''),
      language,
    ).toEqual([]);
  }
});

test('the languages are not confused: English has no Vietnamese letters, except in names', () => {
  const names = /Hải Phòng|Tiếng Việt|Việt Nam|Tiếp Dân/g;
  const strange = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i;
  expect(KEYS.filter((key) => strange.test(CATALOGUES.en[key].replace(names, '')))).toEqual([]);
});

test.each(KEYS)('%s takes the same arguments in both languages, and can be said', (key) => {
  const wanted = argumentsOf(CATALOGUES.vi[key]);
  expect(argumentsOf(CATALOGUES.en[key])).toEqual(wanted);
  const values = Object.fromEntries(wanted.map((it) => [it.split(' ')[0]!, it.includes(' ') ? 2 : 'x']));
  for (const language of LANGUAGES) {
    expect(speechOf(language).t(key, values)).not.toMatch(/[{}]|^$/);
  }
});

test('every text is used', () => {
  const nodes = SOURCES.flatMap((source) => source.nodes);
  const words = new Set(nodes.filter(({ type }) => type === 'Literal').map(({ value }) => value));
  const patterns = nodes
    .filter(({ type }) => type === 'TemplateLiteral')
    .map(({ quasis }) => (quasis as { value: { cooked: string } }[]).map((part) => part.value.cooked))
    .filter((parts) => parts.length > 1 && parts[0]!.includes('.'))
    .map((parts) => new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('[^.]+')}$`));
  const used = (key: string) => words.has(key) || patterns.some((pattern) => pattern.test(key));
  expect(KEYS.filter((key) => !used(key))).toEqual([]);
});

describe('no text for people stands outside the catalogues', () => {
  const shown = SOURCES.filter(({ file }) => file.endsWith('.tsx'));
  test.each(shown)('$file', ({ nodes }) => {
    const texts = nodes.filter(({ type }) => type === 'JSXText').map(({ value }) => String(value).trim());
    const attributes = nodes
      .filter(({ type, name }) => type === 'JSXAttribute' && SPOKEN.has(String((name as { name?: string }).name)))
      .map(({ value }) => value as Node | null)
      .flatMap((value) => (value?.type === 'Literal' ? [String(value['value'])] : []));
    expect([...texts, ...attributes].filter((text) => /\p{L}/u.test(text) && text !== 'SHA-256')).toEqual([]);
  });
});
