import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joined, toBytes, toText } from './bytes.ts';
import {
  carriedIn,
  intoJson,
  intoMarkup,
  intoPng,
  MANIFEST_KEYWORD,
  MANIFEST_PLACE,
  NOTE_PLACE,
  xmpOf,
} from './carriers.ts';
import { MANIFEST_FORMAT, type Manifest, SOURCE_TYPES, STATEMENT } from './manifest.ts';
import { header, readPng, textChunk, textOf, writePng } from './png.ts';

/** With what means something in JSON, XML, HTML or to `replace`. */
const LINK = 'https://a.example/?a=<b>&c="d"$&$1--><!--\ufffe中';
const MANIFEST: Manifest = {
  format: MANIFEST_FORMAT,
  simulation: true,
  statement: STATEMENT,
  digitalSourceType: SOURCE_TYPES.figure,
  generator: { name: 'Interstice', version: '1.2.3' },
  figure: null,
  packs: { wechat: 'sha256-x' },
  cells: [{ link: LINK, platform: 'wechat', day: '2021-12-01', surface: 'group', missing: 'surface' }],
};

const CHUNKS = [
  header(1, 1),
  { type: 'IDAT', data: new Uint8Array(deflateSync(Uint8Array.of(0, 1, 2, 3))) },
  { type: 'IEND', data: new Uint8Array() },
];
const SVG = `<svg xmlns="http://www.w3.org/2000/svg">${MANIFEST_PLACE}${NOTE_PLACE}<text>小红书 ${LINK.replace(/[<&]/g, '_')}</text></svg>\n`;
const HTML = `<!doctype html><title>x</title><p>one</p>${NOTE_PLACE}<p>two</p>${MANIFEST_PLACE}\n`;
const DATA = { cells: [{ link: LINK }], question: { days: ['2021-12-01'] } };

const makers: Readonly<Record<string, (note: string, manifest?: Manifest) => Uint8Array>> = {
  png: (note, manifest = MANIFEST) => intoPng(CHUNKS, manifest, 'A title', note),
  svg: (note, manifest = MANIFEST) => toBytes(intoMarkup(SVG, 'svg', manifest, note)),
  html: (note, manifest = MANIFEST) => toBytes(intoMarkup(HTML, 'html', manifest, note)),
  json: (note, manifest = MANIFEST) => toBytes(intoJson(DATA, manifest, note)),
};
const contentIn = (bytes: Uint8Array) => (carriedIn(bytes)?.manifest as Manifest | undefined)?.content;
/** Whether a file is as it was made, by the hash in it. */
const isWhole = (bytes: Uint8Array): boolean => {
  const carried = carriedIn(bytes);
  return carried !== null && carried.content === contentIn(bytes);
};

describe.for(Object.entries(makers))('%s', ([kind, make]) => {
  test('manifest and note come back as they went in', () => {
    const note = 'He said: "a < b & c > d", 引用\n&#60; and \\u003c';
    const carried = carriedIn(make(note));
    expect(carried?.manifest).toEqual({ ...MANIFEST, content: carried?.content });
    expect(carried?.note).toBe(note);
    expect(carriedIn(make(''))?.note).toBeNull();
  });

  test('a note may be added and changed; the file is as it was made', () => {
    expect(make('')).not.toEqual(make('a note'));
    expect([isWhole(make('')), isWhole(make('a note'))]).toEqual([true, true]);
    expect(contentIn(make('another'))).toBe(contentIn(make('')));
  });

  test('any note can be carried', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (note) => {
        const carried = carriedIn(make(note));
        expect([carried?.note ?? '', isWhole(make(note))]).toEqual([note, true]);
      }),
    );
  });

  test('the same goes in twice and the same comes out', () => {
    expect(make('x')).toEqual(make('x'));
  });

  test('the hash is of the manifest, too: other words in it are another file', () => {
    const other = { ...MANIFEST, statement: 'Another' };
    expect(contentIn(make('', other))).not.toBe(contentIn(make('')));
  });

  test('any one byte changed is noticed, or makes it no file of ours', () => {
    const whole = make('');
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        expect(isWhole(whole.with(at, (whole[at] ?? 0) ^ by))).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('mutilated as one likes, it is taken apart or not, and never fails', () => {
    const whole = make('note');
    const mutilated = fc
      .tuple(fc.nat(whole.length), fc.nat(60), fc.uint8Array({ maxLength: 30 }))
      .map(([at, out, put]) => joined([whole.subarray(0, at), put, whole.subarray(at + out)]));
    fc.assert(
      fc.property(mutilated, (bytes) => {
        carriedIn(bytes);
      }),
      { numRuns: 500 },
    );
  });

  test('two manifests are none, or not what was made', () => {
    const bytes = make('');
    if (kind === 'png') {
      const [head, ...rest] = readPng(bytes) ?? [];
      const second = textChunk(MANIFEST_KEYWORD, JSON.stringify(MANIFEST));
      expect(carriedIn(writePng([...(head ? [head, second] : []), ...rest]))).toBeNull();
    } else if (kind === 'json') {
      const twice = toText(bytes).replace('{\n', `{\n  "manifest": ${JSON.stringify(MANIFEST)},\n`);
      expect(isWhole(toBytes(twice))).toBe(false);
    } else {
      const [, manifest = ''] =
        /(<!--interstice manifest-->.*<!--\/interstice manifest-->)/s.exec(toText(bytes)) ?? [];
      expect(manifest).not.toBe('');
      expect(carriedIn(toBytes(toText(bytes) + manifest))).toBeNull();
    }
  });
});

test('whatever it is given, it answers', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void carriedIn(bytes)));
  const markup = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '<!--interstice manifest-->',
          '<!--/interstice manifest-->',
          '<metadata>',
          '</metadata>',
        ),
        fc.constantFrom('<!--interstice note-->', '<!--/interstice note-->', '<desc>', '&#99999999;', '</p>'),
        fc.constantFrom('{"manifest":', '{"content":""}', '}', '"content":"x"', ',"note":[]'),
        fc.string(),
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(markup, (text) => void carriedIn(toBytes(text))),
    { numRuns: 500 },
  );
});

test('JSON of any depth is no trouble', () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  expect(carriedIn(toBytes(`{"manifest": {}, "note": ${deep}}`))).toMatchObject({ manifest: {}, note: null });
});

describe('what is not hashed can neither draw nor run', () => {
  const inNote = (markup: string) =>
    toBytes(intoMarkup(SVG, 'svg', MANIFEST, 'x').replace('<desc>x</desc>', () => markup));

  test('another note is a note', () => {
    const changed = inNote('<desc>something &#60; else</desc>');
    expect([isWhole(changed), carriedIn(changed)?.note]).toEqual([true, 'something < else']);
    expect(isWhole(inNote(''))).toBe(true);
  });

  test.for([
    '<image href="x.png" width="9" height="9"/>',
    '<desc>x</desc><text>painted over</text>',
    '<desc>x</desc><text>painted over</text><desc>x</desc>',
    '<desc onclick="x">x</desc>',
    '<script>alert(1)</script>',
    '<p>x</p>',
    'x',
  ])('%s for a note of an SVG is seen', (markup) => {
    expect(isWhole(inNote(markup))).toBe(false);
  });

  test.for<['svg' | 'html', string, string, string]>([
    ['svg', SVG, '<metadata>', '<image href="x.png" width="9" height="9">'],
    ['svg', SVG, '<metadata>', '<text>'],
    ['html', HTML, '<script type="application/json">', '<script>'],
    ['html', HTML, '<script type="application/json">', '<img src="x" onerror="alert(1)">'],
    ['html', HTML, '</script>', '</script><b>added</b>'],
  ])('in %4$s around the manifest of %1$s, it is seen', ([kind, template, from, to]) => {
    const changed = toBytes(intoMarkup(template, kind, MANIFEST, '').replace(from, () => to));
    expect(isWhole(changed)).toBe(false);
  });
});

test('XMP says in terms of IPTC what kind of picture it is, before the pixels', () => {
  const chunks = readPng(makers.png?.('') ?? new Uint8Array()) ?? [];
  const texts = chunks.map((chunk) => textOf(chunk));
  const at = texts.findIndex((text) => text?.keyword === 'XML:com.adobe.xmp');
  expect(at).toBeLessThan(chunks.findIndex(({ type }) => type === 'IDAT'));
  expect(texts[at]?.text).toContain(`Iptc4xmpExt:DigitalSourceType="${SOURCE_TYPES.figure}"`);
  expect(texts[at]?.text).toContain('xmp:CreatorTool="Interstice 1.2.3"');
  expect(xmpOf(MANIFEST, 'a<b>\u0000')).toContain('>a&#60;b&#62;\\u0000<');
});

test('in SVG stands nothing that XML cannot have', () => {
  const svg = intoMarkup(MANIFEST_PLACE + NOTE_PLACE, 'svg', MANIFEST, 'a\u0000b\r\nc\uffff');
  expect(svg).toContain('<desc>a\\u0000b\nc\\uffff</desc>');
  expect(['\u0000', '\r', '\ufffe', '\uffff'].filter((sign) => svg.includes(sign))).toEqual([]);
});
