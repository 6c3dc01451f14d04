/**
 * The published schemas of `schema/` by a validator that is not ours: what is in the repository is right by them, and what has the wrong
 * shape is not. Editors complete and check by these files.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const contentOf = (path: string): unknown =>
  path.endsWith('.json') ? JSON.parse(read(path)) : parse(read(path), { schema: 'core' });
const filesIn = (folder: string, ending: RegExp): string[] =>
  readdirSync(new URL(folder, root)).flatMap((name) => (ending.test(name) ? [`${folder}${name}`] : []));

/** What is wrong with a value by a schema of ours. */
function faultsBy(kind: string): (value: unknown) => string[] {
  // Words of JSON Schema alone, each used as it is meant. Types may be left to what a branch adds to.
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
  const validate = ajv.compile(JSON.parse(read(`schema/${kind}.schema.json`)) as object);
  return (value) => {
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

const committed: Readonly<Record<string, readonly string[]>> = {
  scenario: [...filesIn('tests/scenarios/', /\.(ya?ml|json)$/), 'tests/fixtures/valid/scenario.yaml'],
  pack: filesIn('src/packs/', /(?<!sources)\.json$/),
  destinations: ['src/destinations/destinations.json', 'tests/fixtures/valid/destinations.json'],
  sources: ['src/packs/sources.json', 'tests/fixtures/valid/sources.json'],
};

test.for(filesIn('tests/scenarios/', /\.ya?ml$/))('%s tells editors its schema', (file) => {
  const [first = ''] = read(file).split('\n');
  expect(first).toBe('# yaml-language-server: $schema=../../schema/scenario.schema.json');
});

describe.for(Object.entries(committed))('%s', ([kind, files]) => {
  const faults = faultsBy(kind);

  test.for(files)('%s is right by the published schema', (file) => {
    expect(faults(contentOf(file))).toEqual([]);
  });
});

test('a fault of shape is a fault by the published schema too', () => {
  const faults = faultsBy('scenario');
  const expected = JSON.parse(read('tests/fixtures/invalid/scenario.expected.json')) as Record<
    string,
    { readonly code: string; readonly message: string }[]
  >;
  const ofShape = ['unknown-key', 'missing-key', 'wrong-value', 'unknown-word', 'too-few'];
  const names = Object.entries(expected)
    .filter(([, problems]) => problems.every(({ code }) => ofShape.includes(code)))
    .map(([name]) => name);
  expect(names.length).toBeGreaterThan(6);
  for (const name of names) {
    expect(faults(contentOf(`tests/fixtures/invalid/scenario/${name}.yaml`)), name).not.toEqual([]);
  }
});
