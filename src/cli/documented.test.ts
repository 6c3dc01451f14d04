/** What docs/scenarios.md shows is so: its example holds, and what it prints of a case that fails is what is printed. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue, digests, packs, sources } from '../packs/index.ts';
import { command } from './commands/test.ts';
import { runCli } from './test-run.ts';

const text = readFileSync(new URL('../../docs/scenarios.md', import.meta.url), 'utf8');
const blocks = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, , block = '']) => block);
const example = blocks.find((block) => block.includes('\nplatform: wechat')) ?? '';
const printed = blocks.find((block) => block.startsWith('FAILED')) ?? '';

const run = (yaml: string) =>
  runCli(['test', 'my.yaml'], { files: { 'my.yaml': yaml }, data: { packs, catalogue, digests, sources } });

test('the example holds', async () => {
  expect(await run(example)).toEqual({
    code: 0,
    out: 'my.yaml: 2 cases: 2 passed, 0 failed, 0 todo\n',
    err: '',
  });
});

test('what it shows of a failure is what is printed', async () => {
  expect(await run(example.replace('at: 2021-09-20', 'at: 2021-12-20'))).toMatchObject({
    code: 1,
    out: printed,
  });
});

test('every option has its line', () => {
  for (const option of Object.keys(command.options)) expect(text).toContain(`--${option}`);
});

test('the parts that can be expected are shown as they are written', async () => {
  const block = blocks.find((one) => one.startsWith('expect:')) ?? '';
  const yaml = `platform: wechat\ncases:\n  - name: x\n    at: 2021-12-20\n    surface: group\n    link: https://item.taobao.com/\n${block.replace(/^/gm, '    ').trimEnd()}\n`;
  const { code, out } = await run(yaml);
  expect([code, out]).toEqual([0, 'my.yaml: 1 case: 1 passed, 0 failed, 0 todo\n']);
});
