/** Boxes in a picture of a page, in whole CSS pixels from its upper left corner. Rounded outwards: what is covered is never too little. */

export type Box = readonly [x: number, y: number, width: number, height: number];

/** What `DOMRect` has of one. */
export interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The part that two have in common; null where there is none. */
export function common(one: Edges, other: Edges): Edges | null {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  const right = Math.min(one.right, other.right);
  const bottom = Math.min(one.bottom, other.bottom);
  return right > left && bottom > top ? { left, top, right, bottom } : null;
}

/** What is left of a box when a hole is cut into it: at most four parts. */
export function outside(box: Edges, hole: Edges): Edges[] {
  const cut = common(box, hole);
  if (cut === null) return [box];
  const { left, top, right, bottom } = box;
  const parts: Edges[] = [
    { left, top, right, bottom: cut.top },
    { left, top: cut.bottom, right, bottom },
    { left, top: cut.top, right: cut.left, bottom: cut.bottom },
    { left: cut.right, top: cut.top, right, bottom: cut.bottom },
  ];
  return parts.filter((part) => part.right > part.left && part.bottom > part.top);
}

export function boxOf({ left, top, right, bottom }: Edges): Box {
  const x = Math.floor(left);
  const y = Math.floor(top);
  return [x, y, Math.ceil(right) - x, Math.ceil(bottom) - y];
}

export function edgesOf([x, y, width, height]: Box): Edges {
  return { left: x, top: y, right: x + width, bottom: y + height };
}

/** True where the first lies in the second. */
export function isWithin(one: Box, other: Box): boolean {
  const inner = edgesOf(one);
  const outer = edgesOf(other);
  return (
    inner.left >= outer.left &&
    inner.top >= outer.top &&
    inner.right <= outer.right &&
    inner.bottom <= outer.bottom
  );
}

/** Each once, without those that lie in another. */
export function distinct(boxes: readonly Box[]): Box[] {
  return boxes.filter(
    (box, i) =>
      !boxes.some((other, j) => {
        if (i === j || !isWithin(box, other)) return false;
        return !isWithin(other, box) || j < i;
      }),
  );
}

/** Parts of one line that stand close beside each other, as one. */
export function joinedLines(parts: readonly Edges[], gap = 12): Edges[] {
  const lines: Edges[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const isSameLine =
      last !== undefined &&
      Math.abs(last.top - part.top) <= 4 &&
      Math.abs(last.bottom - part.bottom) <= 4 &&
      part.left - last.right <= gap &&
      part.right >= last.left - gap;
    if (!isSameLine) lines.push(part);
    else
      lines[lines.length - 1] = {
        left: Math.min(last.left, part.left),
        top: Math.min(last.top, part.top),
        right: Math.max(last.right, part.right),
        bottom: Math.max(last.bottom, part.bottom),
      };
  }
  return lines;
}
