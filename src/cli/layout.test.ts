import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsOf } from '../policy/columns.ts';
import { labelled, table, wrap } from './layout.ts';

test('Latin text breaks at spaces', () => {
  expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
});

test('Chinese text breaks between characters, two columns each', () => {
  expect(wrap('如需浏览请长按网址复制', 10)).toEqual(['如需浏览请', '长按网址复', '制']);
});

test('no line begins with a closing mark or ends with an opening one', () => {
  expect(wrap('如需浏览，请', 8)).toEqual(['如需浏', '览，请']);
  expect(wrap('这是“链接”', 5)).toEqual(['这是', '“链', '接”']);
});

test('what cannot be broken sticks out', () => {
  expect(wrap('see https://shop.example/a/long/address now', 10)).toEqual([
    'see',
    'https://shop.example/a/long/address',
    'now',
  ]);
});

test('line breaks of the text stay', () => {
  expect(wrap('one\ntwo', 20)).toEqual(['one', 'two']);
});

test('a label stands beside the first line, the rest below', () => {
  expect(labelled('Why', '如需浏览，请长按网址复制后使用浏览器访问', 5, 27)).toBe(
    'Why  如需浏览，请长按网址复\n     制后使用浏览器访问',
  );
});

test('columns of a table line up, whatever the script', () => {
  expect(
    table([
      ['微信', 'a'],
      ['x', 'b'],
    ]),
  ).toBe('微信  a\nx     b');
});

test('nothing is lost but spaces, and only unbreakable pieces are too wide', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'bc', ' ', '群', '聊', '，', '。', '“', '”'),
    maxLength: 60,
  });
  fc.assert(
    fc.property(text, fc.integer({ min: 8, max: 30 }), (words, width) => {
      const lines = wrap(words, width);
      expect(lines.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
      for (const line of lines) {
        if (columnsOf(line) > width) expect(wrap(line, width)).toEqual([line]);
      }
    }),
    { seed: 1 },
  );
});
