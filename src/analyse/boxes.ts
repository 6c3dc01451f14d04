/** Many cells of a space as few boxes: what a person can read, and still exactly the same cells. */

/** A cell has one value a side; a box has any number of them, and stands for each combination. Values are compared as JSON. */
export type CellOf<Sides> = { readonly [Side in keyof Sides]: Sides[Side] };
export type Box<Sides> = { readonly [Side in keyof Sides]: readonly Sides[Side][] };

/**
 * Joins cells into boxes, one side after the other, in the order given: boxes that differ in that side only become one. The boxes do
 * not overlap, and their order is that of the first cell of each.
 */
export function boxesOf<Sides extends object>(
  cells: Iterable<CellOf<Sides>>,
  sides: readonly (keyof Sides)[],
): Box<Sides>[] {
  let boxes = Array.from(cells, (cell) =>
    Object.fromEntries(sides.map((side) => [side, [cell[side]]])),
  ) as unknown as Box<Sides>[];
  for (const side of sides) {
    const joined = new Map<string, { box: Box<Sides>; values: Map<string, Sides[keyof Sides]> }>();
    for (const box of boxes) {
      const key = JSON.stringify(sides.map((other) => (other === side ? null : box[other])));
      let found = joined.get(key);
      if (!found) {
        found = { box, values: new Map() };
        joined.set(key, found);
      }
      for (const value of box[side]) found.values.set(JSON.stringify(value), value);
    }
    boxes = [...joined.values()].map(({ box, values }) => ({ ...box, [side]: [...values.values()] }));
  }
  return boxes;
}
