import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSink } from './bytes.ts';

const encode = (text: string) => new TextEncoder().encode(text);

/** What a sink says of one text. */
function said(how: 'text' | 'quoted' | 'ascii', text: string): number[] {
  const sink = createSink(4);
  sink[how](text);
  return [...sink.take()];
}

const anything = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) });
const mostlyPlain = fc.string({
  unit: fc.constantFrom('a', 'b', '/', '"', '\\', '\n', 'é', '群', '\u007f', '\ud800'),
});

test('a text comes as UTF-8, one of ASCII by either way', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme-ascii' }), (text, ascii) => {
      expect(said('text', text)).toEqual([...encode(text)]);
      expect(said('ascii', ascii)).toEqual([...encode(ascii)]);
    }),
    { seed: 1 },
  );
});

test('a text as JSON is what JSON.stringify gives, half characters too', () => {
  fc.assert(
    fc.property(fc.oneof(anything, mostlyPlain), (text) => {
      expect(said('quoted', text)).toEqual([...encode(JSON.stringify(text))]);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('a sink gathers pieces in order, grows where it must, and begins anew', () => {
  const piece = fc.string({ unit: 'grapheme', maxLength: 40 });
  fc.assert(
    fc.property(fc.array(piece), fc.array(piece), fc.integer({ min: 1, max: 30 }), (first, second, room) => {
      const sink = createSink(room);
      for (const pieces of [first, second]) {
        pieces.forEach((text, at) => {
          if (at % 3 === 0) sink.text(text);
          else if (at % 3 === 1) sink.copy(encode(text));
          else sink.quoted(text);
        });
        const wanted = encode(
          pieces.map((text, at) => (at % 3 === 2 ? JSON.stringify(text) : text)).join(''),
        );
        expect(sink.size).toBe(wanted.length);
        expect([...sink.take()]).toEqual([...wanted]);
        expect(sink.size).toBe(0);
      }
    }),
    { seed: 1 },
  );
});
