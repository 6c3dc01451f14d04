import { expect, test } from 'vitest';
import { visibleText } from './visible-text.ts';

test('control characters and lone surrogates are written as escapes, all else stays', () => {
  expect(visibleText('a\u001b[31m\u0000\u009f\ud800')).toBe('a\\u001b[31m\\u0000\\u009f\\ud800');
  expect(visibleText('tab\t, line\n, 群聊, 🧧')).toBe('tab\t, line\n, 群聊, 🧧');
});
