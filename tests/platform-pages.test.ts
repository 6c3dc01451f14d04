/** `docs/platforms.md` and the pages below it say what the packs say. `npm run docs:platforms` writes them anew. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pages } from './platform-pages/pages.ts';

const root = new URL('../', import.meta.url);

test.each(Object.entries(pages))('%s is current', (path, text) => {
  expect(readFileSync(new URL(path, root), 'utf8')).toBe(text);
});

test('there is no page of a platform that there is no more', () => {
  const there = readdirSync(new URL('docs/platforms/', root)).map((name) => `docs/platforms/${name}`);
  expect(there.filter((path) => !(path in pages))).toEqual([]);
});

test('every citation and every screen leads to its place on the page', () => {
  for (const [path, text] of Object.entries(pages)) {
    const places = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id));
    const led = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, id]) => id);
    expect(
      led.filter((id) => !places.has(id)),
      path,
    ).toEqual([]);
  }
});
