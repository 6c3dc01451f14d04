import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Box, boxesOf } from './boxes.ts';

interface Sides {
  readonly link: number;
  readonly surface: string;
  readonly flag: { readonly name: string } | null;
}
const SIDES = ['link', 'surface', 'flag'] as const;

const cellsIn = (boxes: readonly Box<Sides>[]) =>
  boxes.flatMap(({ link, surface, flag }) =>
    link.flatMap((one) =>
      surface.flatMap((other) => flag.map((third) => JSON.stringify([one, other, third]))),
    ),
  );

test('cells that fill a side become one box', () => {
  const cells = ['direct', 'group'].flatMap((surface) =>
    [1, 2].map((link) => ({ link, surface, flag: null })),
  );
  expect(boxesOf<Sides>(cells, SIDES)).toEqual([
    { link: [1, 2], surface: ['direct', 'group'], flag: [null] },
  ]);
});

test('cells that do not are told apart, the first cell first', () => {
  const cells = [
    { link: 1, surface: 'direct', flag: null },
    { link: 2, surface: 'direct', flag: null },
    { link: 1, surface: 'group', flag: { name: 'unsafe' } },
  ];
  expect(boxesOf<Sides>(cells, SIDES)).toEqual([
    { link: [1, 2], surface: ['direct'], flag: [null] },
    { link: [1], surface: ['group'], flag: [{ name: 'unsafe' }] },
  ]);
});

test('boxes hold exactly the cells, each once', () => {
  const cell = fc.record({
    link: fc.integer({ min: 0, max: 3 }),
    surface: fc.constantFrom('direct', 'group', 'feed'),
    flag: fc.constantFrom(null, { name: 'unsafe' }, { name: 'other' }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(cell, { selector: (one) => JSON.stringify(one) }), (cells) => {
      const wanted = cells.map(({ link, surface, flag }) => JSON.stringify([link, surface, flag]));
      expect(cellsIn(boxesOf<Sides>(cells, SIDES)).sort()).toEqual(wanted.sort());
    }),
  );
});
