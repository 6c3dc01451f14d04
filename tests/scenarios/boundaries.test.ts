/**
 * Each entry of each pack has a case on its first day, which it decides, and one on the day before that asks the same: what changed on
 * that day can be read side by side.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogue, digests, packs } from '../../src/packs/index.ts';
import { createJudges } from '../../src/packs/judges.ts';
import { addDays } from '../../src/policy/day.ts';
import { touchedBy } from '../../src/scenario/coverage.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import { type CaseResult, runScenario } from '../../src/scenario/run.ts';

const judgeFor = createJudges({ packs, catalogue, digests });

function resultsOf(platform: string): CaseResult[] {
  const files = readdirSync(new URL('.', import.meta.url)).filter((name) => /\.(ya?ml|json)$/.test(name));
  return files.flatMap((file) => {
    if (file.replace(/\.\w+$/, '') !== platform) return [];
    const parsed = parseScenario(readFileSync(new URL(file, import.meta.url), 'utf8'), file, packs);
    return 'value' in parsed ? runScenario(parsed.value, judgeFor) : [];
  });
}

/** All of a question but its day. Two addresses of one product ask the same. */
function questionOf({ case: asked, decision: { link } }: CaseResult): string {
  const { surface, client, clientVersion, region, sender, form, flags = [] } = asked;
  const to = link.destination ?? link.host;
  return JSON.stringify([to, surface, client, clientVersion, region, sender, form, [...flags].sort()]);
}

describe.for(Object.entries(packs))('%s', ([platform, pack]) => {
  const results = resultsOf(platform);
  const asked = new Set(results.map((result) => `${result.case.at} ${questionOf(result)}`));

  test('asks the same on both sides of each date', () => {
    const missing = pack.rules.flatMap(({ id, history }) =>
      history.flatMap(({ from }) => {
        const onTheDay = results.filter(
          ({ case: { at }, decision }) => at === from && touchedBy(decision).includes(`${id} ${from}`),
        );
        const before = addDays(from, -1);
        const isPaired = onTheDay.some((result) => asked.has(`${before} ${questionOf(result)}`));
        if (isPaired) return [];
        const names = onTheDay.map(({ case: { name } }) => name);
        return [`${id} ${from}: no case on ${before} asks the same as one of ${JSON.stringify(names)}`];
      }),
    );
    expect(missing).toEqual([]);
  });
});
