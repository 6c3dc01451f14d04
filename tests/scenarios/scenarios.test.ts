/** Every scenario file of this folder on the engine: one test for each case. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogue, digests, packs } from '../../src/packs/index.ts';
import { createJudges } from '../../src/packs/judges.ts';
import { formatProblem } from '../../src/policy/problem.ts';
import { describeFailure } from '../../src/scenario/describe.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import { isFailure, runCase } from '../../src/scenario/run.ts';

const files = readdirSync(new URL('.', import.meta.url)).filter((name) => /\.(ya?ml|json)$/.test(name));
const judgeFor = createJudges({ packs, catalogue, digests });

test('there are scenario files', () => {
  expect(files).not.toEqual([]);
});

describe.for(files)('%s', (file) => {
  const parsed = parseScenario(
    readFileSync(new URL(file, import.meta.url), 'utf8'),
    `tests/scenarios/${file}`,
    packs,
  );

  test('is a scenario file', () => {
    expect('problems' in parsed ? parsed.problems.map(formatProblem).join('\n') : '').toBe('');
  });

  const { platform, cases } = 'value' in parsed ? parsed.value : { platform: '', cases: [] };
  test.for(cases.map((question) => [question.name, question] as const))('%s', ([, question]) => {
    const result = runCase(platform, question, judgeFor);
    const pack = packs[platform];
    if (pack && isFailure(result.outcome)) expect.fail(describeFailure(result, pack));
  });
});
