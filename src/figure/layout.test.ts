import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatrixCell } from '../compare/matrix.ts';
import type { Surface } from '../policy/types.ts';
import { cellFinder, columnsOf, layoutOf } from './layout.ts';
import { AXES, cellCount, type FigureSpec } from './types.ts';

const ONE: FigureSpec = {
  links: ['a'],
  platforms: ['p'],
  days: ['2020-01-01'],
  surfaces: ['group'],
  view: 'frames',
  measure: 'steps',
  goal: 'read',
  gloss: true,
};
const TWO = {
  links: ['a', 'b'],
  platforms: ['p', 'q'],
  days: ['2020-01-01', '2021-01-01'],
  surfaces: ['group', 'direct'] as Surface[],
};

describe('what stands side by side', () => {
  test('is what was chosen', () => {
    expect(columnsOf({ ...ONE, ...TWO, columns: 'surfaces' })).toBe('surfaces');
  });

  test('is else the first of days, platforms and surfaces of which there are several, and at last the links', () => {
    expect(columnsOf({ ...ONE, ...TWO })).toBe('days');
    expect(columnsOf({ ...ONE, platforms: TWO.platforms, surfaces: TWO.surfaces })).toBe('platforms');
    expect(columnsOf({ ...ONE, surfaces: TWO.surfaces, links: TWO.links })).toBe('surfaces');
    expect(columnsOf(ONE)).toBe('links');
  });
});

test('links are rows; what is neither row nor column keeps sections apart', () => {
  const { columns, rows, apart, sections } = layoutOf({ ...ONE, ...TWO, surfaces: ['group'] });
  expect([columns, rows, apart]).toEqual(['days', 'links', ['platforms']]);
  expect(sections.map((section) => section.map((row) => row.map(Object.values)))).toHaveLength(2);
  expect(sections[1]?.[0]?.map(({ platform, link, day }) => `${platform} ${link} ${day}`)).toEqual([
    'q a 2020-01-01',
    'q a 2021-01-01',
  ]);
});

test('where links are columns, rows are the first of the others of which there are several', () => {
  const { rows, sections } = layoutOf({ ...ONE, links: TWO.links, surfaces: TWO.surfaces, columns: 'links' });
  expect(rows).toBe('surfaces');
  expect(sections[0]?.map((row) => row.map(({ surface, link }) => `${surface} ${link}`))).toEqual([
    ['group a', 'group b'],
    ['direct a', 'direct b'],
  ]);
});

test('where there is one of everything, the one row is the day', () => {
  expect(layoutOf(ONE)).toMatchObject({ columns: 'links', rows: 'days', apart: [] });
});

test('every cell has one place, whatever the columns', () => {
  const several = <Item>(items: readonly Item[]) => fc.subarray([...items], { minLength: 1 });
  fc.assert(
    fc.property(
      fc.record({
        links: several(['a', 'b', 'c']),
        platforms: several(['p', 'q']),
        days: several(['2020-01-01', '2021-01-01', '2022-01-01']),
        surfaces: several<Surface>(['group', 'direct']),
        columns: fc.option(fc.constantFrom(...AXES), { nil: undefined }),
      }),
      ({ columns, ...question }) => {
        const spec: FigureSpec = { ...ONE, ...question, ...(columns && { columns }) };
        const places = layoutOf(spec).sections.flat(2);
        expect(places).toHaveLength(cellCount(spec));
        expect(new Set(places.map((place) => JSON.stringify(Object.entries(place).sort()))).size).toBe(
          places.length,
        );
        for (const { link, platform, day, surface } of places)
          expect(
            spec.links.includes(link) &&
              spec.platforms.includes(platform) &&
              spec.days.includes(day) &&
              spec.surfaces.includes(surface),
          ).toBe(true);
      },
    ),
  );
});

test('the cell of a place is found by all that it is of', () => {
  const cell = (url: string, at: string): MatrixCell => ({
    ...{ url, at, platform: 'p', surface: 'group', decision: null, notes: [] },
  });
  const cells = [cell('a', '2020-01-01'), cell('a', '2021-01-01'), cell('b', '2020-01-01')];
  const find = cellFinder({ cells });
  expect(find({ link: 'b', platform: 'p', day: '2020-01-01', surface: 'group' })).toBe(cells[2]);
  expect(find({ link: 'b', platform: 'p', day: '2021-01-01', surface: 'group' })).toBeUndefined();
  expect(find({ link: 'b', platform: 'p', day: '2020-01-01', surface: 'direct' })).toBeUndefined();
});
