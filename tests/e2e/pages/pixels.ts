/** Pictures compared so that a thing that has moved is found, and the smoothing of letters is not. */
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** How different a pixel must be to count, from 0 to 1: smoothed edges of letters stay below. */
const THRESHOLD = 0.3;
/** Pixels that may differ, of a million. A button that moved by four pixels is ten times as much. */
const MOST_PER_MILLION = 100;

export type Picture = PNG;

export const readPicture = (bytes: Uint8Array): Picture => PNG.sync.read(Buffer.from(bytes));

export interface Compared {
  readonly same: boolean;
  /** In words. */
  readonly why: string;
  /** What differs, in red; null where the sizes differ. */
  readonly difference: Buffer | null;
}

export function comparePictures(one: Picture, other: Picture): Compared {
  const { width, height } = one;
  if (other.width !== width || other.height !== height) {
    const why = `${width} x ${height} against ${other.width} x ${other.height} pixels`;
    return { same: false, why, difference: null };
  }
  const difference = new PNG({ width, height });
  const count = pixelmatch(one.data, other.data, difference.data, width, height, {
    threshold: THRESHOLD,
    includeAA: false,
  });
  const most = Math.ceil((width * height * MOST_PER_MILLION) / 1_000_000);
  return {
    same: count <= most,
    why: `${count} pixels differ; ${most} may`,
    difference: PNG.sync.write(difference),
  };
}

/** The same picture with a part of it moved down. */
export function withMoved(
  picture: Picture,
  { x, y, width, height, by }: { x: number; y: number; width: number; height: number; by: number },
): Picture {
  const moved = new PNG({ width: picture.width, height: picture.height });
  picture.data.copy(moved.data);
  PNG.bitblt(picture, moved, x, y, width, height, x, y + by);
  return moved;
}
