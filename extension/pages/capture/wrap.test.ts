import { describe, expect, test } from 'vitest';
import { wrapped } from './wrap.ts';

/** As in a font of one width: Chinese characters are as wide as two others. */
const measure = (text: string) => [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);
const lines = (text: string, width: number) => wrapped(text, width, measure);

test('words stay whole, and no line ends or begins with a space', () => {
  expect(lines('the page around it is real', 12)).toEqual(['the page', 'around it is', 'real']);
});

test('a text that fits is one line, also an empty one', () => {
  expect(lines('real', 12)).toEqual(['real']);
  expect(lines('', 12)).toEqual(['']);
});

test('what is longer than a line is broken where the line ends', () => {
  expect(lines('a sha256-abcdefgh', 8)).toEqual(['a', 'sha256-a', 'bcdefgh']);
});

describe('Chinese', () => {
  test('breaks between any two characters', () => {
    expect(lines('周围的页面是真实的', 8)).toEqual(['周围的页', '面是真实', '的']);
  });
  test('begins no line with a closing sign, and ends none with an opening one', () => {
    expect(lines('模拟画面，真实', 8)).toEqual(['模拟画', '面，真实']);
    expect(lines('规则来源（微信', 10)).toEqual(['规则来源', '（微信']);
  });
  test('breaks beside a word in Latin letters', () => {
    expect(lines('由Interstice绘制', 11)).toEqual(['由', 'Interstice', '绘制']);
  });
});

test('a line that is too narrow for one letter has one all the same', () => {
  expect(lines('ab', 0)).toEqual(['a', 'b']);
});
