import { constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { isZip, MANIFEST_FILE, manifestFile, NOTE_FILE, unzipped, zipOf } from './archive.ts';
import { joined, sha256Hex, toBytes, toText } from './bytes.ts';
import { MANIFEST_FORMAT, type Manifest, SOURCE_TYPES, STATEMENT } from './manifest.ts';

const FILES = {
  'figure.zh-CN.svg': toBytes(`<svg/>${'图'.repeat(5000)}`),
  'packs/wechat.json': toBytes('{}'),
  'a.png': Uint8Array.of(1, 2, 3),
  empty: new Uint8Array(),
};
const ZIP = zipOf(FILES);
const MANIFEST: Manifest = {
  ...{
    format: MANIFEST_FORMAT,
    simulation: true,
    statement: STATEMENT,
    digitalSourceType: SOURCE_TYPES.figure,
  },
  ...{ generator: { name: 'Interstice', version: '1' }, figure: null, packs: {}, cells: [] },
};

describe('the manifest of several files', () => {
  const files = { ...FILES, [NOTE_FILE]: toBytes('x') };
  const text = toText(manifestFile(MANIFEST, files));
  const { files: listed, unhashed, content } = JSON.parse(text) as Manifest;

  test('lists each with hash and length, in order of names, but for the note', () => {
    expect(Object.keys(listed ?? {})).toEqual(Object.keys(FILES).sort());
    expect(listed?.['a.png']).toEqual({ sha256: sha256Hex(Uint8Array.of(1, 2, 3)), bytes: 3 });
    expect(unhashed).toEqual([NOTE_FILE]);
  });

  test('does not list itself, and has a hash of its own', () => {
    const again = manifestFile(MANIFEST, { ...files, [MANIFEST_FILE]: toBytes('x') });
    expect(toText(again)).toBe(text);
    expect(content).toMatch(/^sha256-.{43}=$/);
    const other = JSON.parse(toText(manifestFile({ ...MANIFEST, statement: 'Another' }, files))) as Manifest;
    expect(other.content).not.toBe(content);
  });
});

describe('a ZIP', () => {
  test('gives what was put into it', () => {
    expect(isZip(ZIP)).toBe(true);
    expect(unzipped(ZIP)).toEqual(FILES);
  });

  test('is the same for the same files, whatever their order', () => {
    expect(zipOf(Object.fromEntries(Object.entries(FILES).reverse()))).toEqual(ZIP);
  });

  test('of another program is read as well: folders, comments, stored or packed', () => {
    const other = zipSync({
      folder: { 'a.txt': [toBytes('a'), { level: 0 }] },
      'b.txt': [toBytes('b'), { level: 9 }],
    });
    expect(unzipped(other)).toEqual({ 'folder/a.txt': toBytes('a'), 'b.txt': toBytes('b') });
    const comment = toBytes('a comment');
    const commented = joined([ZIP, comment]);
    commented[ZIP.length - 2] = comment.length;
    expect(unzipped(commented)).toEqual(FILES);
  });

  test('comes back whatever is in it', () => {
    const content = fc.oneof(
      fc.uint8Array(),
      fc.uint8Array().map((bytes) => joined(Array(3000).fill(bytes))),
    );
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 9 })
      .filter((one) => !/\/|^__proto__$/.test(one));
    fc.assert(
      fc.property(fc.dictionary(name, content, { maxKeys: 4 }), (files) => {
        expect(unzipped(zipOf(files))).toEqual(files);
      }),
      { numRuns: 50 },
    );
  });

  test('mutilated as one likes, it is read or not, and never fails', () => {
    fc.assert(
      fc.property(fc.nat(ZIP.length - 1), fc.nat(30), fc.uint8Array({ maxLength: 30 }), (at, out, put) => {
        unzipped(joined([ZIP.subarray(0, at), put, ZIP.subarray(at + out)]));
        unzipped(put);
      }),
      { numRuns: 500 },
    );
  });
});

/** Where the entry of a file begins in the list at the end. */
function entryAt(zip: Uint8Array, name: string): number {
  const view = new DataView(zip.buffer, zip.byteOffset);
  for (let at = 0; at < zip.length - 46; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    if (toText(zip.subarray(at + 46, at + 46 + view.getUint16(at + 28, true))) === name) return at;
  }
  throw new Error(`no ${name}`);
}

function changed(zip: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = zip.slice();
  change(new DataView(copy.buffer));
  return copy;
}

/** A ZIP of one packed file, with whatever size it is to claim. */
function zipThatClaims(size: number, packed: Uint8Array): Uint8Array {
  const zip = zipOf({ 'a.png': packed });
  return changed(zip, (view) => {
    const at = entryAt(zip, 'a.png');
    view.setUint16(at + 10, 8, true);
    view.setUint32(at + 24, size, true);
  });
}

const MB = 1024 * 1024;
/** So many MB of zeros, packed block by block. */
function packedZeros(megabytes: number): Uint8Array {
  const block = deflateRawSync(new Uint8Array(MB), { finishFlush: constants.Z_SYNC_FLUSH });
  return joined([...Array<Uint8Array>(megabytes).fill(block), Uint8Array.of(3, 0)]);
}

describe('an archive that means harm is not unpacked', () => {
  const packed = zipOf({ zeros: new Uint8Array(1000), 'other.txt': toBytes('other') });
  const at = entryAt(packed, 'zeros');

  test('one that comes to more than 512 MB', () => {
    expect(unzipped(zipThatClaims(3 * MB, packedZeros(3)))?.['a.png']?.length).toBe(3 * MB);
    expect(unzipped(zipThatClaims(513 * MB, packedZeros(513)))).toBeNull();
  });

  test('one that comes to more or less than it says', () => {
    expect(unzipped(zipThatClaims(10, packedZeros(513)))).toBeNull();
    expect(unzipped(zipThatClaims(3 * MB + 1, packedZeros(3)))).toBeNull();
  });

  test('one whose files lie on each other', () => {
    const noise = Uint8Array.from({ length: 9000 }, (_, index) => (index * index * 7919) % 251);
    const apart = zipOf({ 'a.png': noise, 'b.png': toBytes('b') });
    const [a, b] = [entryAt(apart, 'a.png'), entryAt(apart, 'b.png')];
    const overlapping = changed(apart, (view) => {
      for (const field of [20, 24, 42]) view.setUint32(b + field, view.getUint32(a + field, true), true);
    });
    expect(unzipped(apart)?.['a.png']).toEqual(noise);
    expect(unzipped(overlapping)).toBeNull();
  });

  test('one with two files of one name, one encrypted, and one packed in another way', () => {
    const two = zipOf({ 'a.txt': toBytes('1'), 'b.txt': toBytes('2') });
    expect(
      unzipped(changed(two, (view) => view.setUint8(entryAt(two, 'b.txt') + 46, 'a'.charCodeAt(0)))),
    ).toBeNull();
    expect(unzipped(changed(packed, (view) => view.setUint16(at + 8, 1, true)))).toBeNull();
    expect(unzipped(changed(packed, (view) => view.setUint16(at + 10, 12, true)))).toBeNull();
  });

  test('a file that is named like what every object has is a file', () => {
    const odd = zipOf({ xxproto__: toBytes('x') });
    const named = changed(odd, (view) => {
      for (const start of [30, entryAt(odd, 'xxproto__') + 46]) view.setUint16(start, 0x5f5f);
    });
    expect(Object.keys(unzipped(named) ?? {})).toEqual(['__proto__']);
  });
});
