import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Decision } from '../engine/types.ts';
import type { Pack } from '../policy/types.ts';
import { runCli, sampleData } from './test-run.ts';

const VALID = readFileSync(new URL('../../tests/fixtures/valid/overlay.json', import.meta.url), 'utf8');
const SECOND = JSON.stringify({
  id: 'second',
  on: 'sample',
  name: { en: 'Second' },
  about: { en: 'What if friends were not trusted after all?' },
  remove: [{ rules: ['friends'], reason: { en: 'They are not.' } }],
});
const files = { 'gentle.json': VALID, 'second.json': SECOND };

const QUESTION = ['--platform', 'sample', '--at', '2020-08-01', '--surface', 'group'];
const SHOP = 'https://shop.example/';

describe('decide', () => {
  const decide = async (...args: string[]) => {
    const { out } = await runCli(['decide', ...QUESTION, '--form', 'link', '--json', ...args, SHOP], {
      files,
    });
    return JSON.parse(out) as Decision;
  };

  test('answers under an overlay, and says so', async () => {
    expect(await decide()).not.toHaveProperty('hypothetical');
    const { hypothetical, click, packs } = await decide('--overlay', 'gentle.json');
    expect(hypothetical).toEqual(['gentle']);
    expect(click).toMatchObject({ treatment: 'confirm', confidence: 'hypothetical', overlay: 'gentle' });
    expect(packs['overlay:gentle']).toMatch(/^sha256-/);
  });

  test('several lie on one another in the order given', async () => {
    const flag = ['--flag', 'known-friend'];
    expect((await decide('--overlay', 'gentle.json', ...flag)).click.treatment).toBe('open');
    const both = await decide('--overlay', 'gentle.json', '--overlay', 'second.json', ...flag);
    expect(both.click.treatment).toBe('confirm');
    expect(both.hypothetical).toEqual(['gentle', 'second']);
  });

  test('an overlay that needs the one below it is refused without it', async () => {
    const { code, err } = await runCli(['decide', ...QUESTION, '--overlay', 'second.json', SHOP], { files });
    expect(code).toBe(2);
    expect(err).toContain('The overlay second.json has a problem:\nsecond.json:1:');
    expect(err).toContain('The pack "sample" has no rule "friends".');
  });

  test('as text, the first line says it', async () => {
    const { out } = await runCli(['decide', ...QUESTION, '--overlay', 'gentle.json', SHOP], { files });
    expect(out.split('\n')[1]).toBe('  hypothetical under A gentle platform (gentle)');
    expect(out).toMatch(/rule shop-in-groups,\s+since 2020-07-01,\s+hypothetical\)/);
  });

  test('lines from stdin are answered under it too', async () => {
    const { code, out } = await runCli(['decide', ...QUESTION, '--overlay', 'gentle.json'], {
      files,
      stdin: [`${SHOP}\n`],
    });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ hypothetical: ['gentle'] });
  });
});

test('an overlay on a platform that is not asked about is wrong use', async () => {
  const sample = sampleData.packs.sample as Pack;
  const data = { ...sampleData, packs: { ...sampleData.packs, other: { ...sample, id: 'other' } } };
  const onOther = { 'x.json': VALID.replace('"on": "sample"', '"on": "other"') };
  expect(
    await runCli(['decide', ...QUESTION, '--overlay', 'x.json', SHOP], { files: onOther, data }),
  ).toEqual({
    code: 2,
    out: '',
    err: 'interstice: The overlay x.json is for the platform other, and the question is about sample.\n',
  });
});

test('a file that is not there is told as one', async () => {
  expect(await runCli(['eras', '--overlay', 'none.json'])).toEqual({
    code: 2,
    out: '',
    err: 'interstice: Cannot read none.json: there is no such file.\n',
  });
});

test('explain names the overlay, and in the place of sources that there are none', async () => {
  const args = ['explain', ...QUESTION, '--form', 'link', '--overlay', 'gentle.json', SHOP];
  const { out } = await runCli(args, { files });
  expect(out).toContain('Hypothetical  a what-if, not on record: A gentle platform (gentle)\n');
  expect(out).toContain('Sources       none: the overlay gentle supposes it\n');
  expect(out).toContain('title: Are you sure? (invented)');
});

test('what an overlay says is not on record: a later day is still after the record', async () => {
  const { out } = await runCli(
    ['decide', ...QUESTION.with(3, '2023-01-01'), '--overlay', 'gentle.json', SHOP],
    { files: { 'gentle.json': VALID.replaceAll('2020-07-01', '2022-12-01') } },
  );
  expect(out.replace(/\s+/g, ' ')).toContain('Nothing on record is newer than 2022-01-01');
});

test('eras tells which are supposed', async () => {
  const { out } = await runCli(['eras', '--platform', 'sample', '--overlay', 'gentle.json'], { files });
  expect(out).toContain('days in Asia/Shanghai; hypothetical, under A gentle platform (gentle)\n');
  expect(out).toContain('2020-07-01 – …           Gentle (gentle), hypothetical: gentle\n');
  expect(out).not.toContain('Late (late)');
  const json = await runCli(['eras', '--platform', 'sample', '--overlay', 'gentle.json', '--json'], {
    files,
  });
  expect((JSON.parse(json.out) as { overlay?: string }[]).map(({ overlay }) => overlay)).toEqual([
    undefined,
    'gentle',
  ]);
});
