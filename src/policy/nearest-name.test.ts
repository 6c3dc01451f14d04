import { expect, test } from 'vitest';
import { nearestName, suggest } from './nearest-name.ts';

test.for([
  ['wechta', 'wechat'],
  ['WeChat', 'wechat'],
  ['copyurl', 'copy-url'],
  ['documentd', 'documented'],
  ['dierct', 'direct'],
])('"%s" was meant to be "%s"', ([typed, meant]) => {
  expect(nearestName(String(typed), ['direct', 'wechat', 'copy-url', 'documented', 'token'])).toBe(meant);
});

test('what is far from every name was meant to be none of them', () => {
  expect(nearestName('telegram', ['direct', 'wechat', 'group'])).toBeNull();
  expect(nearestName('', ['direct'])).toBeNull();
  expect(nearestName('x'.repeat(1e6), ['direct'])).toBeNull();
});

test('long lists are cut, and say so', () => {
  const names = Array.from({ length: 30 }, (_, at) => `name-${at}`);
  expect(suggest('zzzzz', names, 'names')).toMatch(/^Known names: name-0, .* and 6 more\.$/);
  expect(suggest('x', [], 'regions')).toBe('There are no regions to choose from.');
});
