/** PNG files (PNG Specification, Third Edition): what stands in them as text, and how it is put in. No pixel is touched here. */
import { type Inflate, Unzlib, zlibSync } from 'fflate';
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

/** Four Latin letters (section 5.3): anything else would not be the same again when it is written. */
const CHUNK_TYPE = /^[A-Za-z]{4}$/;

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
    if (!CHUNK_TYPE.test(type)) return null;
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

/** Bytes that are unpacked at once: deflate makes up to a thousand of one. */
const AT_ONCE = 16_384;

/**
 * Unpacks bytes that come from anywhere, and stops as soon as there are too many.
 *
 * @param Stream of fflate: how they are packed
 * @throws where they cannot be unpacked, or come to more than `most`
 */
export function unpacked(
  packed: Uint8Array,
  Stream: new (take: (part: Uint8Array) => void) => Pick<Inflate, 'push'>,
  most: number,
): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Stream((part) => {
    length += part.length;
    if (length > most) throw new RangeError(`more than ${most} bytes`);
    parts.push(part);
  });
  for (let at = 0; at < packed.length; at += AT_ONCE)
    stream.push(packed.subarray(at, at + AT_ONCE), at + AT_ONCE >= packed.length);
  return joined(parts);
}

/** Bytes of one text: a manifest of the largest figure stays far below. */
const MOST_TEXT = 64 * 1024 * 1024;

/** What a text chunk is about; null for any other chunk. */
export function keywordOf({ type, data }: PngChunk): string | null {
  const end = type === 'iTXt' ? data.indexOf(0) : -1;
  return end < 1 ? null : toText(data.subarray(0, end));
}

/** Keyword and text of a text chunk; null for any other chunk, and for one that cannot be read. */
export function textOf(chunk: PngChunk): { readonly keyword: string; readonly text: string } | null {
  const keyword = keywordOf(chunk);
  if (keyword === null) return null;
  const { data } = chunk;
  const end = data.indexOf(0);
  const isCompressed = data[end + 1] === 1;
  const language = data.indexOf(0, end + 3);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  if (translated < 0) return null;
  const body = data.subarray(translated + 1);
  try {
    return { keyword, text: toText(isCompressed ? unpacked(body, Unzlib, MOST_TEXT) : body) };
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
