import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseOverlay } from '../overlay/parse.ts';
import { parseScenario } from '../scenario/parse.ts';
import { treatments } from '../treatments/index.ts';
import { parseCatalogue, parsePack, parseSources } from './parse.ts';
import type { Parsed } from './problem.ts';
import type { DestinationCatalogue, Pack } from './types.ts';

const read = (name: string): string =>
  readFileSync(new URL(`../../tests/fixtures/valid/${name}`, import.meta.url), 'utf8');

const catalogue = JSON.parse(read('destinations.json')) as DestinationCatalogue;
const pack = JSON.parse(read('pack.json')) as Pack;
const sourceIds = new Set(['paper-2020', 'test-2021']);

const readers: Readonly<Record<string, (text: string) => Parsed<unknown>>> = {
  'pack.json': (text) => parsePack(text, 'pack.json', { catalogue, sourceIds, treatments }),
  'overlay.json': (text) =>
    parseOverlay(text, 'overlay.json', { packs: { sample: pack }, catalogue, treatments }, 'any'),
  'destinations.json': (text) => parseCatalogue(text, 'destinations.json', sourceIds),
  'sources.json': (text) => parseSources(text, 'sources.json'),
  'scenario.yaml': (text) => parseScenario(text, 'scenario.yaml', { sample: pack }),
};

/** Either a value, or problems that each say where, what and what instead. */
function expectAnswer(result: Parsed<unknown>): void {
  if ('value' in result) return;
  expect(result.problems.length).toBeGreaterThan(0);
  for (const { line, column, code, message, expected } of result.problems) {
    expect(Math.min(line, column)).toBeGreaterThan(0);
    expect([code, message, expected]).not.toContain('');
  }
}

/** Every place in a value. */
function pathsOf(value: unknown, above: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...above]];
  return [[...above], ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...above, key]))];
}

function replaceAt(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item, at) => (String(at) === key ? replaceAt(item, rest, by) : item));
  const entries = Object.entries(value as object);
  return Object.fromEntries(
    entries.map(([name, item]) => [name, name === key ? replaceAt(item, rest, by) : item]),
  );
}

const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    '',
    'none',
    'unknown',
    '__proto__',
    'constructor',
    'toString',
    '@',
    'any',
    '2020-02-30',
    -1,
    1e300,
  ),
  fc.constantFrom(
    { __proto__: null },
    JSON.parse('{"__proto__":{"en":"x"}}'),
    JSON.parse('{"constructor":1,"en":""}'),
  ),
);

test.for(['pack.json', 'overlay.json', 'destinations.json', 'sources.json'])(
  '%s with anything anywhere is answered, never thrown at',
  (name) => {
    const value: unknown = JSON.parse(read(name));
    const paths = pathsOf(value);
    fc.assert(
      fc.property(fc.constantFrom(...paths), odd, (path, by) => {
        const changed = replaceAt(value, path, by);
        const result = readers[name]?.(JSON.stringify(changed));
        if (result) expectAnswer(result);
      }),
      { numRuns: 300, seed: 7 },
    );
  },
);

test.for(Object.keys(readers))('%s cut off anywhere, or with any character put in, is answered', (name) => {
  const text = read(name);
  fc.assert(
    fc.property(
      fc.nat(text.length),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.boolean(),
      (at, put, cut) => {
        const result = readers[name]?.(text.slice(0, at) + put + (cut ? '' : text.slice(at)));
        if (result) expectAnswer(result);
      },
    ),
    { numRuns: 300, seed: 7 },
  );
});

test('names that objects have by nature are not taken for declared ones', () => {
  const text = read('pack.json').replace('"wording": "stop"', '"wording": "constructor"');
  expect(readers['pack.json']?.(text)).toMatchObject({ problems: [{ code: 'unknown-wording' }] });
  const treatment = read('pack.json').replace('"treatment": "copy-url"', '"treatment": "toString"');
  expect(readers['pack.json']?.(treatment)).toMatchObject({ problems: [{ code: 'unknown-treatment' }] });
});
