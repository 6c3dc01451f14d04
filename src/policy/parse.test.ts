import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseOverlay } from '../overlay/parse.ts';
import { parseScenario } from '../scenario/parse.ts';
import { treatments } from '../treatments/index.ts';
import { parseCatalogue, parsePack, parseSources } from './parse.ts';
import type { Parsed, Problem } from './problem.ts';
import type { DestinationCatalogue, Pack, Source } from './types.ts';

const fixtures = new URL('../../tests/fixtures/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, fixtures), 'utf8');

const sourceIds = new Set((JSON.parse(read('valid/sources.json')) as Source[]).map(({ id }) => id));
const catalogue = JSON.parse(read('valid/destinations.json')) as DestinationCatalogue;
const pack = JSON.parse(read('valid/pack.json')) as Pack;

const readers: Readonly<Record<string, (text: string, file: string) => Parsed<unknown>>> = {
  pack: (text, file) => parsePack(text, file, { catalogue, sourceIds, treatments }),
  overlay: (text, file) => parseOverlay(text, file, { packs: { sample: pack }, catalogue, treatments }),
  destinations: (text, file) => parseCatalogue(text, file, sourceIds),
  sources: (text, file) => parseSources(text, file),
  scenario: (text, file) => parseScenario(text, file, { sample: pack }),
};

type Told = Omit<Problem, 'file'>;

const problemsOf = (result: Parsed<unknown>): Told[] =>
  'problems' in result ? result.problems.map(({ file: _, ...told }) => told) : [];

describe.for(Object.entries(readers))('%s', ([kind, parse]) => {
  const extension = kind === 'scenario' ? 'yaml' : 'json';

  test('a file without fault is read as it stands', () => {
    const text = read(`valid/${kind}.${extension}`);
    const result = parse(text, `${kind}.${extension}`);
    expect(problemsOf(result)).toEqual([]);
    if (extension === 'json') expect(result).toEqual({ value: JSON.parse(text) });
  });

  const expectedFile = `invalid/${kind}.expected.json`;
  const expected = JSON.parse(read(expectedFile)) as Record<string, Told[]>;
  const files = readdirSync(new URL(`invalid/${kind}/`, fixtures)).sort();
  const fault = (file: string) => file.slice(0, file.lastIndexOf('.'));
  const told = (file: string) => problemsOf(parse(read(`invalid/${kind}/${file}`), file));

  if (process.env.UPDATE_EXPECTED === '1') {
    const all = Object.fromEntries(files.map((file) => [fault(file), told(file)]));
    writeFileSync(new URL(expectedFile, fixtures), `${JSON.stringify(all, null, 2)}\n`);
  }

  test('each fault has one fixture, and each fixture its expected problems', () => {
    expect(files.map(fault).sort()).toEqual(Object.keys(expected).sort());
  });

  test.for(files)('%s is refused, with place, reason and remedy', (file) => {
    expect(told(file)).toEqual(expected[fault(file)]);
    expect(told(file).length).toBeGreaterThan(0);
    for (const { line, column, message, expected: remedy } of told(file)) {
      expect(line).toBeGreaterThan(0);
      expect(column).toBeGreaterThan(0);
      expect(message).toMatch(/\.$/);
      expect(remedy).not.toBe('');
    }
  });
});

test('a file that goes on after its end is told where it should have ended', () => {
  const text = read('valid/sources.json');
  expect(problemsOf(parseSources(`${text}\n`, 'x.json'))).toMatchObject([
    {
      code: 'not-canonical',
      line: text.split('\n').length + 1,
      expected: 'The file ends before this line, with a line break.',
    },
  ]);
});

test('a byte order mark is called by its name', () => {
  expect(problemsOf(parseSources(`\ufeff${read('valid/sources.json')}`, 'x.json'))).toEqual([
    {
      pointer: '',
      line: 1,
      column: 1,
      code: 'not-json',
      message:
        'The file starts with a byte order mark (U+FEFF), an invisible character that JSON does not allow.',
      expected: 'Save it as UTF-8 without a byte order mark (BOM).',
    },
  ]);
});
