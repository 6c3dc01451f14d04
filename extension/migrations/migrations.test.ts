import { describe, expect, test } from 'vitest';
import { items, settingsItem } from '../storage.ts';
import { migration as derived } from './0001-derived-by-the-background.ts';
import { migration as surfaces } from './0002-surfaces-of-the-platform.ts';
import { chain, migrate } from './index.ts';

const files = Object.keys(import.meta.glob(['./[0-9]*.ts', '!./*.test.ts']));

describe('the chain', () => {
  test('has a step for every number from 1 on, named `NNNN-what-changes.ts`', () => {
    expect(files.sort().map((path) => Number(/^\.\/(\d{4})-[a-z-]+\.ts$/.exec(path)?.[1]))).toEqual(
      chain.map((_, i) => i + 1),
    );
  });

  test('leads at least to the layout that every item wants', () => {
    expect(items.filter(({ since }) => since > chain.length)).toEqual([]);
  });

  test('every step takes nothing and leaves nothing behind', () => {
    for (const step of chain) expect(step({})).toEqual({});
  });
});

test('1 and 2: what is derived goes, what a person chose stays', () => {
  const settings = { ...settingsItem.initial, day: '2013-12-01' };
  const before = {
    settings,
    sites: { 'https://a.example': { on: true, surface: 'detect' } },
    active: 1,
    outline: 2,
  };
  expect(derived(before)).toEqual({ settings, sites: before.sites });
  expect(surfaces(before)).toEqual({ settings, sites: before.sites });
});

describe('migrate', () => {
  const steps = [
    (stored: Readonly<Record<string, unknown>>) => ({ ...stored, one: Number(stored.one ?? 0) + 1 }),
    ({ one, ...stored }: Readonly<Record<string, unknown>>) => ({
      ...stored,
      two: one === 1 ? 2 : `after ${one}`,
    }),
  ];

  test('runs every step in order on nothing', () => {
    expect(migrate({}, steps)).toEqual({ stored: { two: 2, version: 2 }, from: 0, to: 2, gone: [] });
  });

  test('runs only the steps that are still to run, and says which keys went', () => {
    expect(migrate({ version: 1, one: 1 }, steps)).toEqual({
      stored: { two: 2, version: 2 },
      from: 1,
      to: 2,
      gone: ['one'],
    });
  });

  test('runs nothing twice, and leaves what a newer release wrote', () => {
    const newer = { version: 3, future: true };
    expect(migrate(newer, steps).stored).toBe(newer);
    const today = { version: 2, two: 2 };
    expect(migrate(today, steps).stored).toBe(today);
  });

  test.each([['x'], [-1], [1.5], [null]])('takes a version of %j for none', (version) => {
    expect(migrate({ version }, steps)).toMatchObject({ from: 0, stored: { two: 2 } });
  });
});
