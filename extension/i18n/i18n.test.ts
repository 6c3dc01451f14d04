import { describe, expect, test } from 'vitest';
import { languages, resolveLanguage, translator } from './index.ts';

type Node = string | { readonly [key: string]: Node };

const catalogues = import.meta.glob<Node>(['./*.json', '!./notes.json'], { eager: true, import: 'default' });
const notes =
  Object.values(import.meta.glob<Node>('./notes.json', { eager: true, import: 'default' }))[0] ?? {};

function flat(node: Node, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node).flatMap(([key, child]) => flat(child, path === '' ? key : `${path}/${key}`));
}

const english = new Map(flat(catalogues['./en.json'] ?? {}));
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

describe.each(Object.entries(catalogues))('%s', (_file, catalogue) => {
  const texts = new Map(flat(catalogue));

  test('has exactly the keys that English has', () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('has the same placeholders, key by key', () => {
    for (const [key, text] of texts) {
      expect([key, placeholders(text)]).toEqual([key, placeholders(english.get(key) ?? '')]);
    }
  });

  test('has no empty text', () => {
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

test('every key has a note for the translator, and no note is left over', () => {
  const noted = flat(notes);
  expect(noted.map(([key]) => key).sort()).toEqual([...english.keys()].sort());
  expect(noted.filter(([, note]) => note.trim() === '')).toEqual([]);
});

test('placeholders are filled; an unknown one stays visible', () => {
  const t = translator('action', 'en');
  expect(t('title-on', { platform: 'WeChat', day: '2021-09-20' })).toBe(
    'Interstice: simulating WeChat, 2021-09-20',
  );
  expect(t('title-on', { platform: 'WeChat' })).toContain('{day}');
});

test('numbers choose the form that the language wants', () => {
  expect(translator('controls', 'en').count('steps', 1)).toBe('1 step');
  expect(translator('controls', 'en').count('steps', 3)).toBe('3 steps');
  expect(translator('controls', 'zh-CN').count('steps', 1)).toBe('1 步');
});

test('a language is found by its tag, by its primary part, or is English', () => {
  expect(languages.map(({ id }) => id)).toContain('zh-CN');
  expect(resolveLanguage('auto', 'zh-TW')).toBe('zh-CN');
  expect(resolveLanguage('auto', 'en-GB')).toBe('en');
  expect(resolveLanguage('auto', 'fi')).toBe('en');
  expect(resolveLanguage('zh-CN', 'en')).toBe('zh-CN');
});
