/** A picture of a tab, from the press in the popup to the bytes that are saved. */
import { CAPTURE_PAGE } from '../../../extension/capture/take.ts';
import type { Driver, Tab } from '../driver/types.ts';

/** Presses the button in the popup over a tab of an allowed site, and waits for the page with the picture. */
export async function capture(driver: Driver, tab: Tab): Promise<Tab> {
  const popup = await driver.popup(tab);
  // What the page has in it is told a moment later than the rest, and moves what stands below it.
  await popup.until(
    'the popup to be drawn',
    () => document.querySelector('.controls') !== null && document.querySelector('.seen') !== null,
  );
  await popup.click('[data-press="capture"]');
  const page = await driver.opened(`${driver.origin}/${CAPTURE_PAGE}`);
  await popup.close();
  await page.activate();
  await page.until('the picture', () => document.querySelector('.drawing canvas') !== null);
  return page;
}

interface Watched {
  /** The last file that was made. */
  saved?: Blob;
}

/** Has the page keep what it saves, in place of a download. */
export async function keepFiles(page: Tab): Promise<void> {
  await page.evaluate(() => {
    const watched = globalThis as Watched;
    URL.createObjectURL = (blob) => {
      watched.saved = blob as Blob;
      return 'about:blank';
    };
    HTMLAnchorElement.prototype.click = () => undefined;
  });
}

/** Presses the button, and gives the bytes of the file. */
export async function save(page: Tab): Promise<Uint8Array> {
  await page.evaluate(() => {
    delete (globalThis as Watched).saved;
  });
  await page.click('.capture-save');
  const text = await page.until('the file', async () => {
    const { saved } = globalThis as Watched;
    if (saved === undefined) return null;
    const bytes = new Uint8Array(await saved.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
  return Buffer.from(text ?? '', 'base64');
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How many colours there are in each part of the file that was saved last, in CSS pixels of the page that it shows. */
export function coloursIn(page: Tab, areas: readonly Area[], scale: number): Promise<number[]> {
  return page.evaluate(
    async (parts, ratio) => {
      const bitmap = await createImageBitmap((globalThis as Watched).saved as Blob);
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      return parts.map(({ x, y, width, height }) => {
        const [left, top, right, bottom] = [x, y, x + width, y + height].map((at) => Math.round(at * ratio));
        const { data } = context?.getImageData(
          left ?? 0,
          top ?? 0,
          (right ?? 0) - (left ?? 0),
          (bottom ?? 0) - (top ?? 0),
        ) ?? { data: [] };
        const colours = new Set<string>();
        for (let at = 0; at < data.length; at += 4) colours.add(data.slice(at, at + 3).join());
        return colours.size;
      });
    },
    areas.map((area) => ({ ...area })),
    scale,
  );
}
