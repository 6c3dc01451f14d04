/** All files of a figure in one ZIP, the same bytes for the same files; and what is taken out of one that comes from anywhere. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { sha256Hex } from './bytes.ts';
import type { Manifest } from './manifest.ts';

export type Files = Readonly<Record<string, Uint8Array>>;

export const MANIFEST_FILE = 'manifest.json';
export const NOTE_FILE = 'note.txt';
/** Folder of the packs by which a figure was decided. */
export const PACKS = 'packs/';

/** The manifest of files that stand beside each other, as a file. */
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
  return strToU8(`${JSON.stringify(whole, null, 2)}\n`);
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

/** What is in a ZIP; null where it cannot be read, or would come to more than anybody should unpack. */
export function unzipped(bytes: Uint8Array): Files | null {
  let size = 0;
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        size += originalSize;
        if (size > MOST_UNPACKED) throw new Error('too large');
        return !name.endsWith('/');
      },
    });
    return files;
  } catch {
    return null;
  }
}
