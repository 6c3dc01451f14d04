import { expect, test } from 'vitest';
import { fill, localText } from './local-text.ts';

test('fills what has a value, once, and leaves every other brace as it is written', () => {
  const values = { host: 'shop.example', url: 'https://shop.example/{host}' };
  expect(fill('Trust {host}: {url}', values)).toBe('Trust shop.example: https://shop.example/{host}');
  for (const literal of ['{LINK REMOVED}', '{ССЫЛКА УДАЛЕНА}', '{removed}', '{constructor}', '{}']) {
    expect(fill(literal, values)).toBe(literal);
  }
});

test('a text is taken in the language asked for, else in English', () => {
  expect(localText({ en: 'Group', 'zh-CN': '群聊' }, 'zh-CN')).toBe('群聊');
  expect(localText({ en: 'Group', 'zh-CN': '群聊' }, 'fr')).toBe('Group');
});
