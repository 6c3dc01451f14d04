import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineBatches } from './lines.ts';

async function linesOf(chunks: readonly (string | Uint8Array)[]): Promise<string[]> {
  async function* source() {
    yield* chunks;
  }
  const lines: string[] = [];
  for await (const batch of lineBatches(source())) lines.push(...batch);
  return lines;
}

test('LF and CRLF end lines, the last needs none, and a mark at the start is left out', async () => {
  expect(await linesOf(['a\nb\r\nc'])).toEqual(['a', 'b', 'c']);
  expect(await linesOf(['a\n'])).toEqual(['a']);
  expect(await linesOf(['\n\r\n'])).toEqual(['', '']);
  expect(await linesOf(['a\rb\n'])).toEqual(['a\rb']);
  expect(await linesOf([new TextEncoder().encode('\ufeffa\nb')])).toEqual(['a', 'b']);
  expect(await linesOf([])).toEqual([]);
});

test('all lines that a chunk completes come together', async () => {
  const batches: (readonly string[])[] = [];
  async function* source() {
    yield* ['a\nb\nc', 'd', 'e\n', 'f'];
  }
  for await (const batch of lineBatches(source())) batches.push(batch);
  expect(batches).toEqual([['a', 'b'], ['cde'], ['f']]);
});

test('it does not matter where chunks are cut', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', '群', '😀', '\n', '\r', '\r\n', ' ') });
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(40)), async (whole, cuts) => {
      const bytes = new TextEncoder().encode(whole);
      const places = [...new Set([0, ...cuts.filter((cut) => cut < bytes.length), bytes.length])].sort(
        (a, b) => a - b,
      );
      const chunks = places.slice(1).map((end, at) => bytes.subarray(places[at], end));
      expect(await linesOf(chunks)).toEqual(await linesOf([whole]));
      const split = whole.split('\n').map((line) => line.replace(/\r$/, ''));
      if (whole.endsWith('\n') || whole === '') split.pop();
      expect(await linesOf([whole])).toEqual(split);
    }),
    { seed: 6 },
  );
});
