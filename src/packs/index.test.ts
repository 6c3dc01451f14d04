import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCatalogue, parsePack, parseSources } from '../policy/parse.ts';
import { formatProblem, type Parsed } from '../policy/problem.ts';
import { treatments } from '../treatments/index.ts';
import { catalogue, digests, packs, sources } from './index.ts';

const sourceIds = new Set(Object.keys(sources));
const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Every problem, as a person would read it. */
const told = (result: Parsed<unknown>): string =>
  'problems' in result ? result.problems.map(formatProblem).join('\n') : '';

const packFiles = readdirSync(new URL('.', import.meta.url)).filter(
  (name) => name.endsWith('.json') && name !== 'sources.json',
);

describe('what is built in passes the door that everybody’s files go through', () => {
  test('sources', () => {
    expect(told(parseSources(read('sources.json'), 'src/packs/sources.json'))).toBe('');
  });

  test('destinations', () => {
    const file = '../destinations/destinations.json';
    expect(told(parseCatalogue(read(file), 'src/destinations/destinations.json', sourceIds))).toBe('');
  });

  test.for(packFiles)('%s', (name) => {
    expect(told(parsePack(read(name), `src/packs/${name}`, { catalogue, sourceIds, treatments }))).toBe('');
  });
});

test('every pack is found under the name of its file, which is its id', () => {
  expect(Object.keys(packs)).toEqual(packFiles.map((name) => name.slice(0, -'.json'.length)));
  for (const [id, pack] of Object.entries(packs)) expect(pack.id, `src/packs/${id}.json`).toBe(id);
});

test('every pack and the catalogue have a digest', () => {
  expect(Object.keys(digests).sort()).toEqual([...Object.keys(packs), 'destinations'].sort());
  for (const digest of Object.values(digests)) expect(digest).toMatch(/^sha256-[A-Za-z0-9+/]{43}=$/);
});
