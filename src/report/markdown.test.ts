import { expect, test } from 'vitest';
import { markdownCode, markdownTable, markdownText } from './markdown.ts';

test('a text cannot be anything but text', () => {
  expect(markdownText('**x** [a](b) | `c` <i> # ~ & _')).toBe(
    '\\*\\*x\\*\\* \\[a\\](b) \\| \\`c\\` \\<i> # \\~ &amp; \\_',
  );
  expect(['1. first\nline', '- x', '# x', '> x', '12) x', 'a-b 1.'].map(markdownText)).toEqual([
    '1\\. first line',
    '\\- x',
    '\\# x',
    '\\> x',
    '12\\) x',
    'a-b 1.',
  ]);
});

test('an address in a text does not become a link', () => {
  expect(markdownText('see https://evil.example/ www.evil.example me@evil.example')).toBe(
    'see https&#58;//evil.example/ www&#46;evil.example me&#64;evil.example',
  );
});

test('code takes as many marks as it needs', () => {
  expect(markdownCode('https://a.example/|*')).toBe('`https://a.example/|*`');
  expect(markdownCode('a`b``c')).toBe('```a`b``c```');
  expect(markdownCode('`a')).toBe('`` `a ``');
});

test('a table', () => {
  expect(markdownTable(['a', 'b'], [['1', '2']])).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |');
});
