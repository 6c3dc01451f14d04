/** All files of a figure in one ZIP, the same bytes for the same files; and what is taken out of one that comes from anywhere. */
import { Inflate, strFromU8, zipSync } from 'fflate';
import { digestOfBytes } from '../packs/digest.ts';
import { sha256Hex, toBytes } from './bytes.ts';
import type { Manifest } from './manifest.ts';
import { unpacked } from './png.ts';

export type Files = Readonly<Record<string, Uint8Array>>;

export const MANIFEST_FILE = 'manifest.json';
export const NOTE_FILE = 'note.txt';
/** Folder of the packs by which a figure was decided. */
export const PACKS = 'packs/';

/** The manifest of files that stand beside each other, as a file. Its `content` is that of this file, before it has one. */
export function manifestFile(manifest: Manifest, files: Files): Uint8Array {
  const unhashed = Object.keys(files).filter((name) => name === NOTE_FILE);
  const hashed = Object.entries(files).filter(([name]) => name !== NOTE_FILE && name !== MANIFEST_FILE);
  const whole: Manifest = {
    ...manifest,
    files: Object.fromEntries(
      hashed
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, bytes]) => [name, { sha256: sha256Hex(bytes), bytes: bytes.length }]),
    ),
    ...(unhashed.length > 0 && { unhashed }),
  };
  const text = (content: string) => `${JSON.stringify({ ...whole, content }, null, 2)}\n`;
  return toBytes(text(digestOfBytes(toBytes(text('')))));
}

/** Names that are compressed already. */
const PRESSED = /\.png$/;

/** One ZIP. Every file in it has the same date, so that the same files give the same bytes. */
export function zipOf(files: Files): Uint8Array {
  const names = Object.keys(files).sort();
  return zipSync(
    Object.fromEntries(
      names.map((name) => [name, [files[name] as Uint8Array, { level: PRESSED.test(name) ? 0 : 6 }]]),
    ),
    { mtime: '1980-01-02T00:00:00' },
  );
}

/** Bytes that an archive may come to when it is unpacked: ours stay far below. */
const MOST_UNPACKED = 512 * 1024 * 1024;

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

interface Entry {
  readonly name: string;
  readonly method: number;
  /** Bytes as they stand in the archive. */
  readonly packed: Uint8Array;
  /** Bytes that it says it comes to. */
  readonly size: number;
}

const SIGNATURES = { file: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 } as const;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
/** Bits of the flags: encrypted; the name is UTF-8. */
const ENCRYPTED = 0x1;
const IN_UTF8 = 0x800;

/** The central directory of a ZIP (APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16). Throws where it leads out of the file. */
function entriesOf(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const expect = (at: number, signature: number) => {
    if (view.getUint32(at, true) !== signature) throw new RangeError(`not what stands at ${at}`);
  };
  let end = bytes.length - END_SIZE;
  const lowest = Math.max(0, end - LONGEST_COMMENT);
  while (end > lowest && view.getUint32(end, true) !== SIGNATURES.end) end--;
  expect(end, SIGNATURES.end);

  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    expect(at, SIGNATURES.entry);
    const flags = view.getUint16(at + 8, true);
    if (flags & ENCRYPTED) throw new RangeError('encrypted');
    const nameLength = view.getUint16(at + 28, true);
    const file = view.getUint32(at + 42, true);
    expect(file, SIGNATURES.file);
    const start = file + 30 + view.getUint16(file + 26, true) + view.getUint16(file + 28, true);
    const length = view.getUint32(at + 20, true);
    if (start + length > bytes.length) throw new RangeError('longer than the file');
    entries.push({
      name: strFromU8(bytes.subarray(at + 46, at + 46 + nameLength), (flags & IN_UTF8) === 0),
      method: view.getUint16(at + 10, true),
      packed: bytes.subarray(start, start + length),
      size: view.getUint32(at + 24, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

const STORED = 0;
const DEFLATED = 8;

function contentOf({ method, packed, size }: Entry): Uint8Array {
  if (method !== STORED && method !== DEFLATED) throw new RangeError(`method ${method}`);
  const content = method === STORED ? packed.slice() : unpacked(packed, Inflate, size);
  if (content.length !== size) throw new RangeError('not as long as it says');
  return content;
}

/**
 * What is in a ZIP; null where it cannot be read, would come to more than anybody should unpack, or has two files of one name, of which
 * every program would show another one.
 */
export function unzipped(bytes: Uint8Array): Files | null {
  try {
    const entries = entriesOf(bytes).filter(({ name }) => !name.endsWith('/'));
    const total = (of: (entry: Entry) => number) => entries.reduce((sum, entry) => sum + of(entry), 0);
    // Entries that lie on each other are a bomb, too.
    if (total(({ size }) => size) > MOST_UNPACKED || total(({ packed }) => packed.length) > bytes.length)
      return null;
    if (new Set(entries.map(({ name }) => name)).size < entries.length) return null;
    return Object.fromEntries(entries.map((entry) => [entry.name, contentOf(entry)]));
  } catch {
    return null;
  }
}
