import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runCli } from '.././test-run.ts';

const read = (name: string): string =>
  readFileSync(new URL(`../../../tests/fixtures/${name}`, import.meta.url), 'utf8');

const PACK = read('valid/pack.json');
const named = (id: string): string => PACK.replace('"id": "sample"', `"id": "${id}"`);

test('what is built in is checked without files, under the names it has in the repository', async () => {
  expect(await runCli(['lint'])).toEqual({
    code: 0,
    out: 'src/packs/sources.json: fine\nsrc/destinations/destinations.json: fine\nsrc/packs/sample.json: fine\n',
    err: '',
  });
});

test('a fault is told with file, line, column, what is wrong, what would be right, pointer and code; the exit code is 1', async () => {
  const files = { 'bad.json': read('invalid/pack/wrong-confidence.json'), 'good.json': named('good') };
  expect(await runCli(['lint', 'bad.json', 'good.json'], { files })).toEqual({
    code: 1,
    out: [
      'bad.json:134:25: "documentd" is not a value that "confidence" can have.',
      '  Did you mean "documented"? Known words: documented, reported, observed, assumed.',
      '  at /rules/2/history/0/confidence [unknown-word]',
      'bad.json: 1 problem',
      'good.json: fine',
      '',
    ].join('\n'),
    err: '',
  });
});

test('--json gives the same as data', async () => {
  const files = { 'bad.json': read('invalid/pack/wrong-confidence.json') };
  const { code, out } = await runCli(['lint', '--json', 'bad.json'], { files });
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    problems: 1,
    files: [{ file: 'bad.json', kind: 'pack', problems: [{ line: 134, column: 25, code: 'unknown-word' }] }],
  });
});

describe('what a file holds is told by its content', () => {
  test.for([
    ['sources', 'x.json', 'valid/sources.json'],
    ['destinations', 'x.json', 'valid/destinations.json'],
    ['pack', 'x.json', 'valid/pack.json'],
    ['overlay', 'x.json', 'valid/overlay.json'],
    ['overlay', 'x.json', 'invalid/overlay/missing-platform.json'],
    ['pack', 'x.json', 'invalid/pack/comment.json'],
    ['scenario', 'x.yaml', 'valid/scenario.yaml'],
  ])('%s', async ([kind, name, fixture]) => {
    const files = { [String(name)]: read(String(fixture)) };
    const { out } = await runCli(['lint', '--json', String(name)], { files });
    expect(JSON.parse(out).files[0].kind).toBe(kind);
  });
});

describe('files are checked against each other', () => {
  const newSource =
    '[\n  {\n    "id": "new",\n    "title": "New",\n    "url": null,\n    "date": null,\n    "kind": "press"\n  }\n]\n';
  const citing = PACK.replaceAll('"test-2021"', '"new"');

  test('a pack may cite a source that is given with it, in whatever order', async () => {
    const files = { 'pack.json': citing, 'sources.json': newSource };
    expect((await runCli(['lint', 'pack.json'], { files })).code).toBe(1);
    expect(await runCli(['lint', 'pack.json', 'sources.json'], { files })).toMatchObject({
      code: 0,
      out: 'pack.json: fine\nsources.json: fine\n',
    });
  });

  test('a given catalogue takes the place of the built-in one', async () => {
    const files = {
      'pack.json': PACK,
      'catalogue.json': read('valid/destinations.json').replaceAll('"partners"', '"friends"'),
    };
    const { code, out } = await runCli(['lint', 'catalogue.json', 'pack.json'], { files });
    expect(code).toBe(1);
    expect(out).toContain('There is no set "@partners".');
  });

  test('scenarios may be about a pack that is given with them', async () => {
    const files = {
      'pack.json': PACK.replace('"id": "sample"', '"id": "mine"'),
      'mine.yaml': read('valid/scenario.yaml').replace('platform: sample', 'platform: mine'),
    };
    expect((await runCli(['lint', 'mine.yaml'], { files })).code).toBe(1);
    expect((await runCli(['lint', 'mine.yaml', 'pack.json'], { files })).code).toBe(0);
  });
});

describe('no two packs have one id', () => {
  test('among the files given: the second is refused', async () => {
    const files = { 'a.json': named('mine'), 'b.json': named('mine'), 'c.json': named('other') };
    const { code, out } = await runCli(['lint', 'a.json', 'b.json', 'c.json'], { files });
    expect([code, out]).toEqual([
      1,
      [
        'a.json: fine',
        'b.json:2:9: The id "mine" is taken: a.json is a pack with it too.',
        '  An id of its own for each pack.',
        '  at /id [duplicate-id]',
        'b.json: 1 problem',
        'c.json: fine',
        '',
      ].join('\n'),
    ]);
  });

  test('nor is the second rewritten', async () => {
    const loose = JSON.stringify(JSON.parse(named('mine')));
    const files = { 'a.json': loose, 'b.json': loose };
    expect((await runCli(['lint', '--write', 'a.json', 'b.json'], { files })).code).toBe(1);
    expect(files).toEqual({ 'a.json': named('mine'), 'b.json': loose });
  });

  test('against what is built in: a copy is checked alone, or under the name of its pack', async () => {
    const files = { 'sample.json': PACK, 'in/sample.json': PACK, 'new.json': PACK, 'c.json': named('other') };
    expect((await runCli(['lint', 'new.json'], { files })).code).toBe(0);
    expect((await runCli(['lint', 'sample.json', 'c.json'], { files })).code).toBe(0);
    expect((await runCli(['lint', 'in/sample.json', 'c.json'], { files })).code).toBe(0);
    const { code, out } = await runCli(['lint', 'new.json', 'c.json'], { files });
    expect(code).toBe(1);
    expect(out).toContain('new.json:2:9: The id "sample" is taken: a built-in pack has it.');
    expect(out).toContain('at /id [duplicate-id]');
  });
});

describe('--write', () => {
  test('rewrites a file that is fine but for its form', async () => {
    const files = { 'pack.json': JSON.stringify(JSON.parse(PACK)) };
    expect((await runCli(['lint', 'pack.json'], { files })).code).toBe(1);
    expect(await runCli(['lint', '--write', 'pack.json'], { files })).toMatchObject({
      code: 0,
      out: 'pack.json: fine\n',
    });
    expect(files['pack.json']).toBe(PACK);
  });

  test('leaves a file with other faults, and one that is fine, as they are', async () => {
    const bad = JSON.stringify({ ...JSON.parse(PACK), owner: 'nobody' });
    const files = { 'bad.json': bad, 'good.json': PACK };
    expect((await runCli(['lint', '--write', 'bad.json', 'good.json'], { files })).code).toBe(1);
    expect(files).toEqual({ 'bad.json': bad, 'good.json': PACK });
  });
});

describe('overlays', () => {
  const OVERLAY = read('valid/overlay.json');

  test('are checked against the pack of their platform, given or built in', async () => {
    const mine = {
      'mine.json': named('mine'),
      'what-if.json': OVERLAY.replace('"on": "sample"', '"on": "mine"'),
    };
    expect((await runCli(['lint', 'what-if.json'], { files: mine })).out).toContain(
      'There is no platform "mine".',
    );
    expect(await runCli(['lint', 'what-if.json', 'mine.json'], { files: mine })).toMatchObject({
      code: 0,
      out: 'what-if.json: fine\nmine.json: fine\n',
    });
  });

  test('are known by their name where their content does not tell', async () => {
    const files = { 'empty.overlay.json': '{}\n', 'empty.json': '{}\n' };
    const { code, out } = await runCli(['lint', 'empty.overlay.json', 'empty.json'], { files });
    expect(code).toBe(1);
    expect(out).toContain('empty.overlay.json:1:1: The key "on" is missing from this overlay.');
    expect(out).toContain('empty.json:1:1: What this file is cannot be told');
  });

  test('--write puts them into form', async () => {
    const files = { 'what-if.json': JSON.stringify(JSON.parse(OVERLAY)) };
    expect((await runCli(['lint', '--write', 'what-if.json'], { files })).code).toBe(0);
    expect(files['what-if.json']).toBe(OVERLAY);
  });
});
