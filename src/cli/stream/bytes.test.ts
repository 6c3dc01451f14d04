import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf, createSink, jsonBytes, textBytes, toBuffer } from './bytes.ts';

const encode = (text: string) => new TextEncoder().encode(text);

test('a text as bytes is its UTF-8, one character each', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect([...toBuffer(bytesOf(text))]).toEqual([...encode(text)]);
    }),
    { seed: 1 },
  );
});

test('JSON as bytes is what JSON.stringify gives, half characters too', () => {
  const text = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) });
  fc.assert(
    fc.property(text, fc.jsonValue(), (one, value) => {
      expect([...toBuffer(textBytes(one))]).toEqual([...encode(JSON.stringify(one))]);
      expect([...toBuffer(jsonBytes(value))]).toEqual([...encode(JSON.stringify(value))]);
    }),
    { seed: 1 },
  );
});

test('a sink gathers pieces in order, grows where it must, and begins anew', () => {
  const piece = fc.string({ unit: 'grapheme', maxLength: 40 });
  fc.assert(
    fc.property(fc.array(piece), fc.array(piece), fc.integer({ min: 1, max: 30 }), (first, second, room) => {
      const sink = createSink(room);
      for (const pieces of [first, second]) {
        pieces.forEach((text, at) => {
          if (at % 2 === 0) sink.text(bytesOf(text));
          else sink.copy(encode(text));
        });
        const wanted = encode(pieces.join(''));
        expect(sink.size).toBe(wanted.length);
        expect([...sink.take()]).toEqual([...wanted]);
        expect(sink.size).toBe(0);
      }
    }),
    { seed: 1 },
  );
});
