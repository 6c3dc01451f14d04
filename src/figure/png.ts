/** PNG files (PNG Specification, Third Edition): what stands in them as text, and how it is put in. No pixel is touched here. */
import { unzlibSync, zlibSync } from 'fflate';
import { joined, toBytes, toText } from './bytes.ts';

export interface PngChunk {
  readonly type: string;
  readonly data: Uint8Array;
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** CRC-32 of the type and the data of a chunk (section 5.5 of the specification). */
function crc(...parts: readonly Uint8Array[]): number {
  let c = 0xffffffff;
  for (const part of parts) for (const byte of part) c = (CRC_TABLE[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

export const isPng = (bytes: Uint8Array): boolean =>
  bytes.length > SIGNATURE.length && SIGNATURE.every((byte, index) => bytes[index] === byte);

function uint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}

/** Takes a file apart; null where it is no whole PNG. A chunk whose checksum is wrong makes it none. */
export function readPng(bytes: Uint8Array): PngChunk[] | null {
  if (!isPng(bytes)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: PngChunk[] = [];
  let at = SIGNATURE.length;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return null;
    const type = toText(bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, end);
    if (crc(bytes.subarray(at + 4, end)) !== view.getUint32(end)) return null;
    chunks.push({ type, data });
    at = end + 4;
    if (type === 'IEND') return at === bytes.length ? chunks : null;
  }
  return null;
}

/** Puts a file together. */
export function writePng(chunks: readonly PngChunk[]): Uint8Array {
  return joined([
    SIGNATURE,
    ...chunks.flatMap(({ type, data }) => {
      const name = toBytes(type);
      return [uint32(data.length), name, data, uint32(crc(name, data))];
    }),
  ]);
}

/** Longer texts are compressed. */
const LONG = 65_536;

/**
 * An international text chunk (section 11.3.3.4).
 *
 * @param keyword Latin-1, 1 to 79 characters
 */
export function textChunk(keyword: string, text: string, mayCompress = true): PngChunk {
  const body = toBytes(text);
  const isLong = mayCompress && body.length > LONG;
  const head = Uint8Array.of(...toBytes(keyword), 0, isLong ? 1 : 0, 0, 0, 0);
  return { type: 'iTXt', data: joined([head, isLong ? zlibSync(body) : body]) };
}

/** Keyword and text of a text chunk; null for any other chunk, and for one that cannot be read. */
export function textOf({ type, data }: PngChunk): { readonly keyword: string; readonly text: string } | null {
  if (type !== 'iTXt') return null;
  const end = data.indexOf(0);
  if (end < 1) return null;
  const isCompressed = data[end + 1] === 1;
  const language = data.indexOf(0, end + 3);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  if (translated < 0) return null;
  const body = data.subarray(translated + 1);
  try {
    return { keyword: toText(data.subarray(0, end)), text: toText(isCompressed ? unzlibSync(body) : body) };
  } catch {
    return null;
  }
}

/** The first chunk: size in pixels. */
export function header(width: number, height: number): PngChunk {
  // Eight bits a channel, red, green and blue.
  return { type: 'IHDR', data: joined([uint32(width), uint32(height), Uint8Array.of(8, 2, 0, 0, 0)]) };
}

/** How large a pixel is: at `scale`, so many of them are one CSS pixel, of which 96 are an inch. */
export function density(scale: number): PngChunk {
  const perMetre = Math.round((96 * scale) / 0.0254);
  return { type: 'pHYs', data: joined([uint32(perMetre), uint32(perMetre), Uint8Array.of(1)]) };
}
