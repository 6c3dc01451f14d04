import { expect, test } from 'vitest';
import type { PlatformEntry } from '../../../src/packs/entry.ts';
import type { PlatformKind } from '../../../src/policy/types.ts';
import { findPlatforms, likeliest } from './platform-list.ts';

const platform = (id: string, kind: PlatformKind, en: string, zh: string): PlatformEntry => ({
  id,
  kind,
  name: { en, 'zh-CN': zh },
  from: '2013-01-01',
});

const platforms = [
  platform('app-store', 'store', 'App Store', 'App Store'),
  platform('douyin', 'video', 'Douyin', '抖音'),
  platform('line', 'messenger', 'LINE', 'LINE'),
  platform('linkedin', 'social', 'LinkedIn', '领英'),
  platform('online', 'messenger', 'Online', '在线'),
  platform('vk', 'social', 'VKontakté', 'VK'),
  { ...platform('wechat', 'messenger', 'WeChat', '微信'), aka: ['Weixin'] },
];

const ids = (search: string, language = 'en') =>
  findPlatforms(platforms, search, language).flatMap((group) => group.platforms.map(({ id }) => id));

test('without a search all are there, by kind and by name', () => {
  expect(
    findPlatforms(platforms, '', 'en').map((group) => [group.kind, ...group.platforms.map(({ id }) => id)]),
  ).toEqual([
    ['messenger', 'line', 'online', 'wechat'],
    ['social', 'linkedin', 'vk'],
    ['video', 'douyin'],
    ['store', 'app-store'],
  ]);
});

test.each([
  ['WECHAT', ['wechat']],
  ['微信', ['wechat']],
  ['weixin', ['wechat']],
  ['抖', ['douyin']],
  ['app store', ['app-store']],
  ['app-store', ['app-store']],
  ['vkontakte', ['vk']],
  ['领 linked', ['linkedin']],
  ['line', ['line', 'online']],
  ['nowhere', []],
  ['  ', ['line', 'online', 'wechat', 'linkedin', 'vk', 'douyin', 'app-store']],
])('"%s" finds %j', (search, found) => {
  expect(ids(search)).toEqual(found);
});

test('names are put in order in the language of the reader', () => {
  expect(ids('', 'zh-CN').slice(0, 3)).toEqual(['wechat', 'online', 'line']);
});

test('the likeliest begins as what was typed', () => {
  const found = (search: string) => likeliest(findPlatforms(platforms, search, 'en'), search)?.id;
  expect(found('li')).toBe('line');
  expect(found('link')).toBe('linkedin');
  expect(found('hat')).toBe('wechat');
  expect(found('nowhere')).toBeUndefined();
});
