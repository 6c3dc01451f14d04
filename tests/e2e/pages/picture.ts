/** Pictures of a page, compared in the page itself: a browser can read PNG. */
import type { Tab } from '../driver/types.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Share of pixels (0 to 1) that differ between two pictures of the viewport, inside a box. The page must allow `data:` pictures. */
export async function differenceIn(tab: Tab, box: Box, one: Buffer, other: Buffer): Promise<number> {
  return tab.evaluate(
    async ({ x, y, width, height }, ...pictures) => {
      const [a, b] = await Promise.all(
        pictures.map(async (picture) => {
          const image = new Image();
          image.src = `data:image/png;base64,${picture}`;
          await image.decode();
          const context = new OffscreenCanvas(width, height).getContext('2d');
          context?.drawImage(image, -x, -y);
          return context?.getImageData(0, 0, width, height).data;
        }),
      );
      if (a === undefined || b === undefined) return 1;
      let different = 0;
      for (let at = 0; at < a.length; at += 4) {
        // A step of a few is what smoothing of text may do.
        if ([0, 1, 2].some((part) => Math.abs((a[at + part] ?? 0) - (b[at + part] ?? 0)) > 8)) different += 1;
      }
      return different / (a.length / 4);
    },
    { ...box },
    one.toString('base64'),
    other.toString('base64'),
  );
}
