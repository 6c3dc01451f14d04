import { intoPng } from '../../../src/figure/carriers.ts';
import type { Manifest } from '../../../src/figure/manifest.ts';
import { readPng } from '../../../src/figure/png.ts';

/** The file: the pixels, with the manifest and the note in it. Throws where what the browser made is no PNG. */
export function captureFile(png: Uint8Array, manifest: Manifest, title: string, note: string): Uint8Array {
  const chunks = readPng(png);
  if (chunks === null) throw new Error('What the browser made is no whole PNG.');
  return intoPng(chunks, manifest, title, note.trim());
}
