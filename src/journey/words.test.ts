import { describe, expect, it } from 'vitest';
import { wordings } from '../../tests/fixtures/journeys.ts';
import { countWords, wordingOf } from './words.ts';

describe('English words of a wording', () => {
  it('are counted over the named parts, however they are spaced', () => {
    const wording = {
      lang: 'zh-CN',
      mark: 'exact' as const,
      sources: [],
      parts: {
        title: { text: '一', gloss: { en: 'About to visit' } },
        body: { text: '二', gloss: { en: '  Not an \n official   page. ' } },
        empty: { text: '三', gloss: { en: '' } },
      },
    };
    expect(countWords(wording, ['title'])).toBe(3);
    expect(countWords(wording, ['title', 'body'])).toBe(7);
    expect(countWords(wording, ['title', 'button', 'empty'])).toBe(3);
    expect(countWords(wording, [])).toBe(0);
    expect(countWords(undefined, ['title'])).toBe(0);
  });
});

describe('a parameter that names a wording', () => {
  it('is resolved; a name that is none, or no text, gives nothing', () => {
    expect(wordingOf(wordings, 'confirm')).toBe(wordings.confirm);
    expect(wordingOf(wordings, 'constructor')).toBeUndefined();
    expect(wordingOf(wordings, ['confirm'])).toBeUndefined();
    expect(wordingOf(wordings, undefined)).toBeUndefined();
  });
});
