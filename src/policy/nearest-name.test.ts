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
  expect(suggest('zzzzz', names, 'names')).toMatch(/^Known names: name-0, .*, name-23 and 6 more\.$/);
  expect(suggest('x', [], 'regions')).toBe('There are no regions to choose from.');
});

test('the nearest of several names wins, the first of equally near ones', () => {
  expect(nearestName('groupes', ['grouped-by', 'grouper', 'groups'])).toBe('grouper');
  expect(nearestName('ac', ['ab', 'ad'])).toBe('ab');
});

test('one edit in three letters is a slip, more is another word', () => {
  expect(nearestName('abc', ['abd'])).toBe('abd');
  expect(nearestName('abcde', ['abxxe'])).toBeNull();
  expect(nearestName('abcdef', ['abxxef'])).toBe('abxxef');
  expect(nearestName('abcdef', ['abxxxf'])).toBeNull();
  expect(nearestName('ab', ['ba'])).toBe('ba');
  expect(nearestName('ab', ['ca'])).toBeNull();
  expect(nearestName('a', ['b'])).toBe('b');
  expect(nearestName('ab', ['b'])).toBe('b');
  expect(nearestName('a', ['ab'])).toBe('ab');
  expect(nearestName('xaby', ['xbay'])).toBe('xbay');
});

test('a name of eighty letters may be meant, a longer one not', () => {
  const long = 'x'.repeat(80);
  expect(nearestName(long, [`${long}y`, long])).toBe(long);
  expect(nearestName(`${long}x`, [long])).toBeNull();
  expect(nearestName(long, [`${long}x`])).toBeNull();
});

test('twenty-four names are listed whole, with the one that was meant before them', () => {
  const names = Array.from({ length: 24 }, (_, at) => `name-${at}`);
  expect(suggest('zzzzz', names, 'names')).toBe(`Known names: ${names.join(', ')}.`);
  expect(suggest('grop', ['group', 'direct'], 'surfaces')).toBe(
    'Did you mean "group"? Known surfaces: group, direct.',
  );
});

test('two letters are swapped only where both stand in each other’s place', () => {
  expect(nearestName('abc', ['axb'])).toBeNull();
  expect(nearestName('ab', ['bx'])).toBeNull();
});
