import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { Inflate, Unzlib } from 'fflate';
import { describe, expect, test } from 'vitest';
import { joined, toBytes } from './bytes.ts';
import {
  density,
  header,
  isPng,
  keywordOf,
  type PngChunk,
  readPng,
  textChunk,
  textOf,
  unpacked,
  writePng,
} from './png.ts';

/** Two by one pixels, red. */
const PIXELS = new Uint8Array(deflateSync(Uint8Array.of(0, 255, 0, 0, 255, 0, 0)));
const CHUNKS: readonly PngChunk[] = [
  header(2, 1),
  density(2),
  textChunk('Comment', '注释'),
  { type: 'IDAT', data: PIXELS },
  { type: 'IEND', data: new Uint8Array() },
];
const FILE = writePng(CHUNKS);

test('the checksum is that of the specification: IEND is known by heart', () => {
  expect([...FILE.subarray(-12)]).toEqual([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
});

test('the header says width, height, and three channels of eight bits', () => {
  expect(header(640, 480).data).toEqual(Uint8Array.of(0, 0, 2, 128, 0, 0, 1, 224, 8, 2, 0, 0, 0));
});

test('at scale 2 a pixel is half a CSS pixel: 192 dots an inch', () => {
  expect(new DataView(density(2).data.buffer).getUint32(0)).toBe(Math.round(192 / 0.0254));
});

describe('reading', () => {
  test('gives what was written', () => {
    expect(readPng(FILE)).toEqual(CHUNKS);
    expect(isPng(FILE)).toBe(true);
  });

  test('bytes that begin somewhere in a buffer are read from there', () => {
    expect(readPng(joined([Uint8Array.of(1, 2, 3), FILE]).subarray(3))).toEqual(CHUNKS);
  });

  test.for<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['the signature alone', FILE.subarray(0, 8)],
    ['a file cut short', FILE.subarray(0, -1)],
    ['a file with more behind its end', joined([FILE, Uint8Array.of(0)])],
    ['a file without an end', writePng(CHUNKS.slice(0, -1))],
    ['a chunk whose name is no name', writePng([{ type: 'ab1d', data: new Uint8Array() }, ...CHUNKS])],
    ['a picture of another kind', toBytes('GIF89a, and more than eight bytes')],
  ])('%s is no PNG', ([, bytes]) => {
    expect(readPng(bytes)).toBeNull();
  });

  test('a file with any one byte changed is no whole PNG', () => {
    fc.assert(
      fc.property(fc.nat(FILE.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        expect(readPng(FILE.with(at, (FILE[at] ?? 0) ^ by))).toBeNull();
      }),
    );
  });

  test('whatever it is given, it answers', () => {
    const afterSignature = fc
      .uint8Array({ maxLength: 200 })
      .map((tail) => joined([FILE.subarray(0, 8), tail]));
    const cut = fc
      .nat(FILE.length)
      .chain((at) =>
        fc.uint8Array({ maxLength: 20 }).map((put) => joined([FILE.subarray(0, at), put, FILE.subarray(at)])),
      );
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), afterSignature, cut), (bytes) => {
        const chunks = readPng(bytes);
        if (chunks !== null) expect(writePng(chunks)).toEqual(bytes);
      }),
    );
  });
});

describe('text chunks', () => {
  test('a text comes back, long or short, in any script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(1, 30_000), (text, times) => {
        const long = text.repeat(times);
        expect(textOf(textChunk('Comment', long))).toEqual({ keyword: 'Comment', text: long });
      }),
      { numRuns: 50 },
    );
  });

  test('a long text is compressed as any program can read it, unless it may not be', () => {
    const text = '一二三 '.repeat(20_000);
    const { data } = textChunk('Comment', text);
    const head = 'Comment'.length + 5;
    expect([...data.subarray(head - 5, head)]).toEqual([0, 1, 0, 0, 0]);
    expect(inflateSync(data.subarray(head)).toString('utf8')).toBe(text);
    expect(textChunk('Comment', text, false).data.length).toBe(head + toBytes(text).length);
  });

  test.for<[string, PngChunk]>([
    ['another chunk', { type: 'tEXt', data: toBytes('Comment\0text') }],
    ['no keyword', { type: 'iTXt', data: toBytes('\0\0\0\0\0text') }],
    ['nothing', { type: 'iTXt', data: new Uint8Array() }],
    ['a keyword alone', { type: 'iTXt', data: toBytes('Comment\0') }],
    ['no end of the language', { type: 'iTXt', data: toBytes('Comment\0\0\0en') }],
    ['compressed rubbish', { type: 'iTXt', data: toBytes('Comment\0\u0001\0\0\0rubbish') }],
  ])('%s is no text', ([, chunk]) => {
    expect(textOf(chunk)).toBeNull();
  });

  test('a keyword is told without unpacking the text', () => {
    expect(keywordOf({ type: 'iTXt', data: toBytes('Comment\0\u0001\0\0\0rubbish') })).toBe('Comment');
    expect(keywordOf({ type: 'IDAT', data: toBytes('Comment\0') })).toBeNull();
  });

  test('a text that would fill the memory is none', () => {
    const bomb = new Uint8Array(deflateSync(new Uint8Array(65 * 1024 * 1024)));
    const head = Uint8Array.of(...toBytes('Comment'), 0, 1, 0, 0, 0);
    expect(textOf({ type: 'iTXt', data: joined([head, bomb]) })).toBeNull();
  });
});

describe('unpacking', () => {
  const text = toBytes('x'.repeat(100_000));
  const packed = new Uint8Array(deflateSync(text));

  test('stops as soon as there is more than was said', () => {
    expect(unpacked(packed, Unzlib, text.length)).toEqual(text);
    expect(() => unpacked(packed, Unzlib, text.length - 1)).toThrow('more than 99999 bytes');
  });

  test('does not take rubbish', () => {
    expect(() => unpacked(Uint8Array.of(0xff, 0xff, 0xff), Inflate, 100)).toThrow();
  });
});
