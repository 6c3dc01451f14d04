import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createJudges } from '../packs/judges.ts';
import type { DestinationCatalogue, Pack } from '../policy/types.ts';
import { parseScenario } from './parse.ts';
import { isFailure, runCase, runScenario } from './run.ts';

const read = (name: string): string =>
  readFileSync(new URL(`../../tests/fixtures/valid/${name}`, import.meta.url), 'utf8');
const pack = JSON.parse(read('pack.json')) as Pack;
const catalogue = JSON.parse(read('destinations.json')) as DestinationCatalogue;
const judgeFor = createJudges({
  packs: { sample: pack },
  catalogue,
  digests: { sample: 'sha256-x', other: 'sha256-y' },
});

test('a scenario file holds against the pack that it is about', () => {
  const parsed = parseScenario(read('scenario.yaml'), 'scenario.yaml', { sample: pack });
  const results = 'value' in parsed ? runScenario(parsed.value, judgeFor) : [];
  expect(results.map((result) => result.differences)).toEqual([[], []]);
  expect(results[0]?.decision.packs).toEqual({ sample: 'sha256-x' });
});

test('days and versions in YAML stay text', () => {
  const parsed = parseScenario(read('scenario.yaml'), 'scenario.yaml', { sample: pack });
  expect(parsed).toMatchObject({ value: { cases: [{ at: '2020-05-01' }, { clientVersion: '8.0.11' }] } });
});

test('JSON is read as strict JSON, by the name of the file', () => {
  const text = JSON.stringify({ platform: 'sample', cases: [] });
  expect(parseScenario(text, 'x.json', { sample: pack })).toMatchObject({ problems: [{ code: 'too-few' }] });
  expect(parseScenario('platform: sample', 'x.json', { sample: pack })).toMatchObject({
    problems: [{ code: 'not-json' }],
  });
});

test('a case that is marked todo does not fail, and fails once it holds', () => {
  const ask = (todo: boolean | undefined, treatment: string) =>
    runCase(
      'sample',
      {
        name: 'a shop link in a group',
        at: '2020-05-01',
        surface: 'group',
        link: 'https://shop.example/1',
        form: 'link',
        ...(todo !== undefined && { todo }),
        expect: { click: { treatment } },
      },
      judgeFor,
    ).outcome;
  expect([ask(undefined, 'copy-url'), ask(undefined, 'open')]).toEqual(['passed', 'failed']);
  expect([ask(false, 'copy-url'), ask(false, 'open')]).toEqual(['passed', 'failed']);
  expect([ask(true, 'copy-url'), ask(true, 'open')]).toEqual(['holds-already', 'todo']);
  expect(['passed', 'failed', 'todo', 'holds-already'].filter((one) => isFailure(one as never))).toEqual([
    'failed',
    'holds-already',
  ]);
});
