import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Pack } from '../../policy/types.ts';
import { runCli, sampleData } from '../test-run.ts';

const read = (name: string): string =>
  readFileSync(new URL(`../../../tests/fixtures/${name}`, import.meta.url), 'utf8');

const GOOD = read('valid/scenario.yaml');
/** One of its two cases expects something else. */
const WRONG = GOOD.replace('treatment: copy-url', 'treatment: webview');
const BAD = read('invalid/scenario/unknown-key.yaml');

const run = (args: readonly string[], files: Record<string, string>) => runCli(['test', ...args], { files });

test('where every case holds the exit code is 0', async () => {
  expect(await run(['a.yaml'], { 'a.yaml': GOOD })).toEqual({
    code: 0,
    out: 'a.yaml: 2 cases: 2 passed, 0 failed, 0 todo\n',
    err: '',
  });
});

test('a case that does not hold is told with its place and why, and the exit code is 1', async () => {
  expect(await run(['a.yaml'], { 'a.yaml': WRONG })).toEqual({
    code: 1,
    out: `FAILED a.yaml:4:5: a shop link in a group meets the copy page
  https://shop.example/item/1 on 2020-05-01, surface group, as link
  click.treatment: expected "webview", got "copy-url"
  decided by the rule "shop-in-groups", in force since 2020-01-01 (reported)
  nearest rule that gives at least its treatment or form: "rest", the rule "shop-in-groups" spoke first

a.yaml: 2 cases: 1 passed, 1 failed, 0 todo
`,
    err: '',
  });
});

test('a file that is no scenario file is told with line, column, pointer and what would be right, the others run, and the exit code is 2', async () => {
  const { code, out, err } = await run(['bad.yaml', 'a.yaml'], { 'bad.yaml': BAD, 'a.yaml': WRONG });
  expect([code, err]).toEqual([2, '']);
  expect(out).toContain(
    'bad.yaml:6:5: "surfce" is not a key of a case.\n  Did you mean "surface"? Known keys: name, at,',
  );
  expect(out).toContain('\n  at /cases/0/surfce [unknown-key]\nbad.yaml: 2 problems\n');
  expect(out).toContain('\nFAILED a.yaml:4:5:');
  expect(out.endsWith('\n2 cases: 1 passed, 1 failed, 0 todo; 1 file could not be read\n')).toBe(true);
});

test('without names the files of tests/scenarios are run; a folder stands for those in it', async () => {
  const files = {
    'tests/scenarios/b.yaml': GOOD,
    'tests/scenarios/a.yaml': GOOD,
    'tests/scenarios/notes.txt': 'x',
    'other/c.yml': GOOD,
  };
  const named = async (...args: string[]) =>
    [...(await run(args, files)).out.matchAll(/^(\S+): 2 cases/gm)].map(([, name]) => name);
  expect(await named()).toEqual(['tests/scenarios/a.yaml', 'tests/scenarios/b.yaml']);
  expect(await named('other/', 'tests/scenarios/b.yaml', 'other')).toEqual([
    'other/c.yml',
    'tests/scenarios/b.yaml',
  ]);
});

describe('reporters', () => {
  test('several write at once, each to its place', async () => {
    const files: Record<string, string> = { 'a.yaml': WRONG };
    const { code, out } = await run(
      ['--reporter', 'human,junit=x.xml', '--reporter', 'md=x.md', 'a.yaml'],
      files,
    );
    expect(code).toBe(1);
    expect(out).toContain('FAILED a.yaml:4:5');
    expect(files['x.xml']).toMatch(/^<\?xml[\s\S]*<failure message="click\.treatment/);
    expect(files['x.md']).toMatch(/^# Scenarios/);
  });

  test('--out says where the one without a file writes; then standard output has the numbers alone', async () => {
    const files: Record<string, string> = { 'a.yaml': GOOD };
    const { out } = await run(['--reporter', 'junit', '--out', 'x.xml', 'a.yaml'], files);
    expect(out).toBe('2 cases: 2 passed, 0 failed, 0 todo\n');
    expect(files['x.xml']).toContain(
      '<testsuites name="interstice" tests="2" failures="0" errors="0" skipped="0"',
    );
  });

  test('--json is the JSON reporter', async () => {
    const { out } = await run(['--json', '--coverage', 'a.yaml'], { 'a.yaml': GOOD });
    expect(JSON.parse(out)).toMatchObject({
      totals: { cases: 2, passed: 2 },
      coverage: [{ platform: 'sample', entries: { touched: 2, of: 7 } }],
    });
    expect((await run(['--reporter', 'json', '--coverage', 'a.yaml'], { 'a.yaml': GOOD })).out).toBe(out);
  });

  test.for<[string[], string]>([
    [
      ['--reporter', 'juint'],
      'There is no reporter "juint". Did you mean "junit"? Known reporters: human, json, junit, md.',
    ],
    [['--reporter', 'human,,md'], 'There is no reporter "". Known reporters: human, json, junit, md.'],
    [['--reporter', 'junit='], 'The reporter junit needs a file after the "=".'],
    [
      ['--reporter', 'junit', '--json'],
      'junit and json cannot both write to standard output. Give one of them a file: json=FILE.',
    ],
    [
      ['--reporter', 'junit,md', '--out', 'x'],
      'junit and md cannot both write to x. Give one of them a file: md=FILE.',
    ],
    [['--reporter', 'junit=a', '--out', 'x'], '--out says where to, but every reporter has a file.'],
    [['--dry-run'], '--dry-run says nothing without --update.'],
    [['none.yaml'], 'Cannot read none.yaml: there is no such file.'],
  ])('%j is wrong use', async ([args, message]) => {
    const files = { 'a.yaml': GOOD };
    expect(await run([...args, 'a.yaml'], files)).toEqual({
      code: 2,
      out: '',
      err: `interstice: ${message}\n`,
    });
  });

  test('no folder and no file is wrong use', async () => {
    expect((await run([], {})).err).toBe(
      'interstice: There is no folder tests/scenarios here. Name the scenario files.\n',
    );
    expect((await run(['x'], { 'x/notes.txt': '' })).err).toBe(
      'interstice: There is no scenario file (.yaml, .json) in the folder x.\n',
    );
  });
});

describe('overlays', () => {
  const OVERLAY = read('valid/overlay.json');
  const ASKS = GOOD.replace('at: 2020-05-01', 'at: 2020-08-01')
    .replace('treatment: copy-url', 'treatment: confirm')
    .replace('era: early', 'era: gentle');

  test('are put on the pack, and the report says that nothing of it is the record', async () => {
    const files = { 'a.yaml': ASKS, 'what-if.json': OVERLAY };
    expect((await run(['a.yaml'], files)).code).toBe(1);
    expect(await run(['--overlay', 'what-if.json', 'a.yaml'], files)).toEqual({
      code: 0,
      out: 'a.yaml, hypothetical, under gentle: 2 cases: 2 passed, 0 failed, 0 todo\n',
      err: '',
    });
    const { out } = await run(['--overlay', 'what-if.json', '--json', 'a.yaml'], files);
    expect(JSON.parse(out).files).toMatchObject([{ file: 'a.yaml', hypothetical: ['gentle'] }]);
    const written = await run(
      ['--overlay', 'what-if.json', '--reporter', 'junit=x.xml,md=x.md', 'a.yaml'],
      files,
    );
    expect(written.code).toBe(0);
    for (const name of ['x.xml', 'x.md'] as const)
      expect((files as Record<string, string>)[name]).toContain('a.yaml, hypothetical, under gentle');
  });

  test('on a platform that no file is about are wrong use', async () => {
    const files = { 'a.yaml': GOOD.replace('platform: sample', 'platform: other'), 'what-if.json': OVERLAY };
    const other = { ...(sampleData.packs.sample as Pack), id: 'other' };
    const data = { ...sampleData, packs: { ...sampleData.packs, other } };
    expect(await runCli(['test', '--overlay', 'what-if.json', 'a.yaml'], { files, data })).toEqual({
      code: 2,
      out: '',
      err: 'interstice: An overlay is for the platform sample, and no scenario file is about it.\n',
    });
  });
});

describe('--update', () => {
  const DIFF = `--- a.yaml
+++ a.yaml
@@ line 11 @@
-      click: { treatment: webview, rule: shop-in-groups }
+      click: { treatment: copy-url, rule: shop-in-groups }
`;

  test('shows what it changes, changes it, and then the file holds', async () => {
    const files = { 'a.yaml': WRONG, 'good.yaml': GOOD };
    const { code, out } = await run(['--update', 'a.yaml', 'good.yaml'], files);
    expect(code).toBe(0);
    expect(out.startsWith(`${DIFF}a.yaml: 2 cases: 2 passed`)).toBe(true);
    expect(files).toEqual({ 'a.yaml': GOOD, 'good.yaml': GOOD });
  });

  test('with --dry-run only shows, and the cases fail as before', async () => {
    const files = { 'a.yaml': WRONG };
    const { code, out } = await run(['--update', '--dry-run', 'a.yaml'], files);
    expect(code).toBe(1);
    expect(out.startsWith(`${DIFF}FAILED a.yaml`)).toBe(true);
    expect(files['a.yaml']).toBe(WRONG);
  });

  test('is never done unasked', async () => {
    const files = { 'a.yaml': WRONG };
    await run(['a.yaml'], files);
    expect(files['a.yaml']).toBe(WRONG);
  });

  test('shows it beside what a machine reads', async () => {
    const { out, err } = await run(['--update', '--json', 'a.yaml'], { 'a.yaml': WRONG });
    expect(JSON.parse(out)).toMatchObject({ totals: { passed: 2 } });
    expect(err).toBe(DIFF);
  });

  test('names the cases that it leaves to the person', async () => {
    const text = GOOD.replace('click: { treatment: webview }', 'message: { rule: x }');
    const files = { 'a.yaml': text };
    const { code, out } = await run(['--update', 'a.yaml'], files);
    expect(code).toBe(1);
    expect(out).toContain(
      'a.yaml: of what "in a chat it opens" expects nothing is left; change it by hand.\n',
    );
    expect(files['a.yaml']).toBe(text);
  });
});
