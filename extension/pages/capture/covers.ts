/** What is covered of a picture: where names were found, and what a person has drawn. In whole pixels of the picture. */
import type { CapturedNames } from '../../capture/captured.ts';
import { type Box, boxOf, common, edgesOf } from '../../names/box.ts';

export interface Cover {
  /** Grows; also its number in the list. */
  readonly id: number;
  readonly kind: 'found' | 'drawn';
  readonly box: Box;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** By how much the two sides may be scaled differently before a box means nothing: a bar of the browser may have moved. */
const MOST_SKEW = 0.02;

/** A box in a picture of this size; null where nothing of it is in the picture. */
export function inPicture(box: Box, { width, height }: Size): Box | null {
  const part = common(edgesOf(box), { left: 0, top: 0, right: width, bottom: height });
  return part && boxOf(part);
}

/** Pixels of the picture in a CSS pixel of the page; null where that cannot be told. */
export function scaleOf(names: CapturedNames | null, { width, height }: Size): number | null {
  if (names === null) return null;
  const scale = width / names.width;
  return Math.abs(height / names.height / scale - 1) <= MOST_SKEW ? scale : null;
}

/** Boxes of names in pixels of the picture; null where it cannot be told where they are. */
export function nameBoxes(names: CapturedNames | null, picture: Size): Box[] | null {
  const scale = scaleOf(names, picture);
  if (names === null || scale === null) return null;
  return names.boxes.flatMap((box) => {
    const { left, top, right, bottom } = edgesOf(box);
    const scaled = { left: left * scale, top: top * scale, right: right * scale, bottom: bottom * scale };
    const cut = inPicture(boxOf(scaled), picture);
    return cut === null ? [] : [cut];
  });
}

const nextId = (covers: readonly Cover[]): number => Math.max(0, ...covers.map(({ id }) => id)) + 1;

/** With covers of one kind more. */
export function added(covers: readonly Cover[], kind: Cover['kind'], boxes: readonly Box[]): Cover[] {
  const first = nextId(covers);
  return [...covers, ...boxes.map((box, i) => ({ id: first + i, kind, box }))];
}

/** The last of those that lie over a point: it was drawn over the others. */
export function coverAt(covers: readonly Cover[], x: number, y: number): Cover | undefined {
  return covers.findLast(({ box: [left, top, width, height] }) => {
    return x >= left && x < left + width && y >= top && y < top + height;
  });
}
