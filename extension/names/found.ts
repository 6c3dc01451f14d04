/** What a picture of a tab gets to know of the page in it: where names and faces are. Numbers only, nothing that anybody wrote. */
import { list, object, passing, type Shape, whole } from '../shape.ts';
import type { Box } from './box.ts';

/** Boxes of one page at most. */
export const MOST_NAMES = 400;
/** CSS pixels that a viewport has at most, to a side. */
const MOST_PIXELS = 100_000;

/** One frame of a page. */
export interface FoundNames {
  /** Of the viewport, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Simulated screens that are open in it. */
  readonly screens: number;
  /** In the viewport of the page; empty for a frame in it. */
  readonly boxes: readonly Box[];
  /** So many more were found than can be given. */
  readonly left: number;
}

function count(least: number, most: number): Shape<number> {
  return passing(
    `a whole number from ${least} to ${most}`,
    (value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
  );
}

/** Four whole numbers: a place in the picture, and a size that is one. */
export const boxShape: Shape<Box> = passing('a box', (value) => {
  if (!Array.isArray(value) || value.length !== 4 || !value.every(Number.isSafeInteger)) return false;
  const [x, y, width, height] = value as number[] as [number, number, number, number];
  return [x, y].every((at) => at >= 0 && at <= MOST_PIXELS) && [width, height].every(isSize);
});

const isSize = (size: number) => size > 0 && size <= MOST_PIXELS;

/** Checked before anything is done with it: it comes out of a page. */
export const foundNames: Shape<FoundNames> = object<FoundNames>({
  width: count(1, MOST_PIXELS),
  height: count(1, MOST_PIXELS),
  screens: count(0, 1000),
  boxes: list(boxShape, MOST_NAMES),
  left: whole,
});
