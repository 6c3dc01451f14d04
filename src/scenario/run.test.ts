import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createJudges } from '../packs/judges.ts';
import type { DestinationCatalogue, Pack } from '../policy/types.ts';
import { parseScenario } from './parse.ts';
import { describeFailure, runCase, runScenario } from './run.ts';

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

test('a case that does not hold says what was expected, what came, which rule did it and which nearly did', () => {
  const result = runCase(
    'sample',
    {
      name: 'opens in a chat',
      at: '2020-05-01',
      surface: 'direct',
      link: 'https://shop.example/1',
      form: 'card',
      expect: { click: { treatment: 'copy-url', rule: 'shop-in-groups' } },
    },
    judgeFor,
  );
  expect(describeFailure(result)).toBe(
    [
      'opens in a chat',
      '  https://shop.example/1 on 2020-05-01, surface direct, as card',
      '  click.treatment: expected "copy-url", got "webview"',
      '  click.rule: expected "shop-in-groups", got "rest"',
      '  decided by the rule "rest", in force since 2020-01-01 (assumed)',
      '  nearest miss: "shop-in-groups" failed on surface',
    ].join('\n'),
  );
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
