import { describe, expect, test } from 'vitest';
import { type Item, items, readItem, settingsItem, sitesItem } from './storage.ts';

test.each(items.map((item) => [item.key, item] as const))(
  '%s: what it is at first has its own shape',
  (_key, item) => {
    expect(item.shape(item.initial, item.key)).toBeNull();
    expect(readItem({}, item)).toEqual({ value: item.initial });
  },
);

test('no two items share a key', () => {
  expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
});

describe('reading a damaged item', () => {
  test.each<[string, Item<unknown>, unknown, string]>([
    ['not an object', settingsItem, 7, 'settings: 7 is not an object'],
    ['an array', sitesItem, [], 'sites: [] is not an object'],
    ['unknown key', settingsItem, { ...settingsItem.initial, colour: 1 }, 'settings/colour: unknown key'],
    [
      'wrong day',
      settingsItem,
      { ...settingsItem.initial, day: '2021-13-01' },
      'settings/day: "2021-13-01" is not a day',
    ],
    ['missing key', settingsItem, {}, 'settings/enabled: undefined is not true or false'],
  ])('%s: gives what it is at first, and keeps the value with where and why', (_name, item, value, fault) => {
    const reading = readItem({ [item.key]: value }, item);
    expect(reading.value).toEqual(item.initial);
    expect(reading.damage).toMatchObject({ item: item.key, value });
    expect(reading.damage?.fault).toContain(fault);
  });

  test('keeps what is right beside what is wrong', () => {
    const sites = { 'https://a.example': { on: true, surface: 'group' }, 'https://b.example': { on: 'yes' } };
    expect(readItem({ sites }, sitesItem).value).toEqual({
      'https://a.example': { on: true, surface: 'group' },
    });
    const settings = { ...settingsItem.initial, gloss: false, client: 5 };
    expect(readItem({ settings }, settingsItem).value).toEqual({ ...settingsItem.initial, gloss: false });
  });
});
