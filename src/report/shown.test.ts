import { expect, test } from 'vitest';
import { shown, shownShort } from './shown.ts';

test.for([
  ['\u001b[31mred', '\\u001b[31mred'],
  ['a\u202egnp.exe', 'a\\u202egnp.exe'],
  ['a\u0000\u007f\u2066b', 'a\\u0000\\u007f\\u2066b'],
  ['half \ud800 of one', 'half \\ud800 of one'],
  ['two\r\n  lines', 'two lines'],
  ['群聊 🧧 é', '群聊 🧧 é'],
])('%j becomes %j', ([text, expected]) => {
  expect(shown(String(text))).toBe(expected);
});

test('a long text is cut in the middle, between whole characters', () => {
  expect(shownShort('abcdefghijkl', 9)).toBe('abcdef…kl');
  expect(shownShort('🧧'.repeat(20), 5)).toBe('🧧🧧🧧…🧧');
  expect(shownShort('short', 9)).toBe('short');
});
