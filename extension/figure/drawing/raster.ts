/** SVG as PNG, in strips: no canvas is larger than a strip, so neither the browser's limits nor the memory set the size of a picture. */
import { density, header, type PngChunk } from '../../../src/figure/png.ts';
import type { Drawing } from './index.ts';

/** Pixels in a strip. */
const STRIP = 1_000_000;
/** Pixels of a side: more than this no common program opens. */
export const LONGEST_SIDE = 65_000;

export interface RasterOptions {
  /** Pixels in a CSS pixel. */
  readonly scale: number;
  /** May hold the work up, and throws where it is to stop. */
  onProgress?(done: number, of: number): void | Promise<void>;
  readonly signal?: AbortSignal;
}

async function imageOf({ svg }: Drawing): Promise<{ readonly image: HTMLImageElement; release(): void }> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
  } catch (error) {
    URL.revokeObjectURL(url);
    throw error;
  }
  return { image, release: () => URL.revokeObjectURL(url) };
}

/** Lines of red, green and blue, each with its filter (none) before it: what a PNG compresses. Written into room that is used again. */
function linesOf({ data, width, height }: ImageData, room: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  let to = 0;
  let from = 0;
  for (let row = 0; row < height; row++) {
    room[to++] = 0;
    for (let column = 0; column < width; column++) {
      room[to++] = data[from++] as number;
      room[to++] = data[from++] as number;
      room[to++] = data[from++] as number;
      from++;
    }
  }
  return room.subarray(0, to);
}

/**
 * Gives the room of pixels back at once. Browsers look for what nobody needs any more by what scripts have made, of which this is next to
 * nothing, and let hundreds of megabytes gather; what is handed to a port that is closed is gone.
 */
function freed({ data }: ImageData): void {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(data.buffer, [data.buffer as ArrayBuffer]);
  port1.close();
  port2.close();
}

/**
 * The chunks of a PNG of a drawing, without any text in it.
 *
 * @throws what the signal is aborted with
 */
export async function rasterOf(
  drawing: Drawing,
  { scale, onProgress, signal }: RasterOptions,
): Promise<PngChunk[]> {
  const width = Math.ceil(drawing.width * scale);
  const height = Math.ceil(drawing.height * scale);
  const rows = Math.max(1, Math.min(height, Math.floor(STRIP / width)));
  const { image, release } = await imageOf(drawing);
  const canvas = new OffscreenCanvas(width, rows);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  const room = new Uint8Array(rows * (width * 3 + 1));
  const packer = new CompressionStream('deflate');
  const packed = new Response(packer.readable).arrayBuffer();
  // Where the work stops, nobody waits for this any more.
  packed.catch(() => undefined);
  const writer = packer.writable.getWriter();
  try {
    for (let top = 0; top < height; top += rows) {
      signal?.throwIfAborted();
      const high = Math.min(rows, height - top);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.fillStyle = drawing.ground;
      context.fillRect(0, 0, width, rows);
      context.setTransform(scale, 0, 0, scale, 0, -top);
      context.drawImage(image, 0, 0, drawing.width, drawing.height);
      await writer.ready;
      // Settled when it has been packed: then the room is free again.
      const pixels = context.getImageData(0, 0, width, high);
      await writer.write(linesOf(pixels, room));
      freed(pixels);
      await onProgress?.(Math.min(height, top + rows), height);
    }
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => undefined);
    throw error;
  } finally {
    release();
  }
  const data = new Uint8Array(await packed);
  return [
    header(width, height),
    density(scale),
    { type: 'IDAT', data },
    { type: 'IEND', data: new Uint8Array() },
  ];
}
