import { expect, test } from 'vitest';
import type { MatrixCell } from '../compare/matrix.ts';
import { catalogue, digests, packs, sources } from '../packs/index.ts';
import { createJudges } from '../packs/judges.ts';
import { figureMatrix } from './cells.ts';
import { aspectsThatDiffer, comparedWith } from './differs.ts';

const data = { judgeFor: createJudges({ packs, catalogue, digests }), sources, digests };

async function inGroupsOn(...days: string[]): Promise<MatrixCell[]> {
  const links = ['https://item.taobao.com/'];
  const question = { links, platforms: ['wechat'], days, surfaces: ['group'] as const };
  return [...(await figureMatrix(question, packs, data)).cells];
}

test('a link that had to be copied and one that opens at a tap differ in screen and cost, not in how they arrive', async () => {
  const [copied, still, opened] = (await inGroupsOn('2021-09-20', '2021-10-20', '2021-12-20')) as [
    MatrixCell,
    MatrixCell,
    MatrixCell,
  ];
  expect(aspectsThatDiffer(still, copied)).toEqual([]);
  expect(aspectsThatDiffer(opened, copied)).toEqual(['screen', 'cost']);
});

const [cell] = await inGroupsOn('2021-12-20');
const base = cell as MatrixCell & { decision: NonNullable<MatrixCell['decision']> };
const changed = (part: 'message' | 'click', more: object): MatrixCell => ({
  ...base,
  decision: { ...base.decision, [part]: { ...base.decision[part], ...more } },
});
const reached = (read: object): MatrixCell => ({
  ...base,
  decision: { ...base.decision, reach: { ...base.decision.reach, read } as never },
});

test('each aspect is told by what makes it up', () => {
  expect(aspectsThatDiffer(base, base)).toEqual([]);
  expect(aspectsThatDiffer(base, changed('message', { form: 'folded' }))).toEqual(['message']);
  expect(aspectsThatDiffer(base, changed('message', { clickable: false }))).toEqual(['message']);
  expect(aspectsThatDiffer(base, changed('message', { with: { x: 1 } }))).toEqual(['message']);
  expect(aspectsThatDiffer(base, changed('click', { treatment: 'blank' }))).toEqual(['screen']);
  expect(aspectsThatDiffer(base, changed('click', { with: { x: 1 } }))).toEqual(['screen']);
  expect(aspectsThatDiffer(base, reached({ possible: false }))).toEqual(['cost']);
});

test('another reason, rule or day is nothing that anybody sees', () => {
  expect(aspectsThatDiffer(base, changed('click', { reason: 'x', rule: 'x', from: '2000-01-01' }))).toEqual(
    [],
  );
});

test('where there is no decision there is nothing to compare', () => {
  expect(aspectsThatDiffer(base, { ...base, decision: null })).toEqual([]);
});

test('a day is compared with the day before it, everything else with the first', () => {
  expect([0, 1, 2].map((index) => comparedWith('days', index))).toEqual([null, 0, 1]);
  expect([0, 1, 2].map((index) => comparedWith('platforms', index))).toEqual([null, 0, 0]);
});
