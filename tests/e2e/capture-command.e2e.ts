/** `interstice capture` as a person runs it: the built command line, a real headless browser, files on a disk. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CLI = join(ROOT, 'dist/cli/interstice.js');
const EXAMPLE = join(ROOT, 'examples/capture/figures.yaml');

/** Three comparisons that take little. */
const FEW = `languages: [en]
scales: [1]
formats: [png, csv]
comparisons:
${['direct', 'group', 'feed']
  .map(
    (surface) => `  - id: in-${surface}
    links: https://item.taobao.com/item.htm?id=1
    platforms: wechat
    days: [2018-07-01, 2021-12-01]
    surfaces: ${surface}
`,
  )
  .join('')}`;
const PLAYWRIGHT = join(ROOT, 'node_modules/@playwright/test/cli.js');

let out: string;
let few: string;
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'interstice-capture-test-'));
  few = join(out, 'few.yaml');
  writeFileSync(few, FEW);
});
afterAll(() => rmSync(out, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return new Promise((done, fail) => {
    const child = spawn(execPath, [...args], { cwd: ROOT, env: { ...process.env, ...env } });
    const told = { out: '', err: '' };
    child.stdout.on('data', (bytes: Buffer) => {
      told.out += bytes.toString();
    });
    child.stderr.on('data', (bytes: Buffer) => {
      told.err += bytes.toString();
    });
    child.on('error', fail);
    child.on('close', (code) => done({ code, ...told }));
  });
}
const cli = (...args: string[]) => run([CLI, ...args]);

/** Bytes of every file below a folder but for what tells of a run. */
function contentOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true }).map(String).sort();
  return Object.fromEntries(
    names
      .filter((name) => statSync(join(folder, name)).isFile() && !/^report.*\.json$/.test(name))
      .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );
}

describe('interstice capture', () => {
  test('makes the 2021 figure by one command, in both languages; verify says that it is the same', async () => {
    const folder = join(out, 'figure');
    const made = await cli('capture', '--preset', 'the-2021-figure', '--out', folder);
    expect(made.err).toBe('');
    expect(made.out).toContain('1 made, 0 kept, 0 failed.');
    expect(made.code).toBe(0);
    const files = readdirSync(join(folder, 'the-2021-figure'));
    for (const language of ['en', 'zh-CN'])
      for (const end of ['@2x.png', '.svg', '.html', '.txt'])
        expect(files).toContain(`figure.${language}${end}`);
    const checked = await cli('verify', join(folder, 'the-2021-figure'));
    expect(checked).toMatchObject({ code: 0 });
    expect(checked.out).toContain('the-2021-figure: same');
  });

  test('makes many, the same bytes each time, whole or in parts, and goes on where it was broken off', async () => {
    const [whole, parts] = [join(out, 'whole'), join(out, 'parts')];
    expect((await cli('capture', few, '--out', whole)).code).toBe(0);
    const [first, second] = await Promise.all(
      ['1/2', '2/2'].map((shard) => cli('capture', few, '--out', parts, '--shard', shard, '--browsers', '1')),
    );
    expect([first?.code, second?.code]).toEqual([0, 0]);
    await cli('capture', '--index', '--out', parts);
    expect(contentOf(parts)).toEqual(contentOf(whole));

    const before = contentOf(whole);
    rmSync(join(whole, 'in-group/figure.en@1x.png'));
    writeFileSync(join(whole, 'in-feed/cells.csv'), 'cut off');
    const again = await cli('capture', few, '--out', whole);
    expect(again.out).toContain('2 made, 1 kept, 0 failed.');
    expect(contentOf(whole)).toEqual(before);
  });

  test('tells what is wrong in a file, and makes the rest', async () => {
    const file = join(out, 'bad.yaml');
    writeFileSync(
      file,
      `formats: [csv, txt]
comparisons:
  - id: in-part
    links: [https://item.taobao.com/x, "htp//nope"]
    platforms: [wechat, wechatt]
    days: [2021-02-30, 2021-12-01]
    surfaces: direct
  - id: not-at-all
    links: nope
    platforms: wechat
    days: 2021-12-01
    surfaces: direct
  - id: huge
    links: https://item.taobao.com/x
    platforms: all
    days: [${Array.from({ length: 29 }, (_, day) => `2021-03-${String(day + 1).padStart(2, '0')}`).join(', ')}]
    surfaces: [direct, group, channel, feed, comment, profile, story, search, in-app]
`,
    );
    const ran = await cli('capture', file, '--out', join(out, 'bad'));
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('bad.yaml:4:40: "htp//nope" is no address that leads anywhere');
    expect(ran.err).toContain('There is no platform "wechatt"; it is left out.\n  Did you mean "wechat"?');
    expect(ran.err).toContain('"2021-02-30" is a day that no calendar has');
    expect(ran.err).toContain('This comparison has 10,179 cells; frames are drawn for 240 at most');
    expect(ran.out).toContain('failed not-at-all');
    expect(ran.out).toContain('2 made, 0 kept, 1 failed.');
    const rows = readFileSync(join(out, 'bad/huge/cells.csv'), 'utf8').split('\r\n');
    expect(rows).toHaveLength(10_179 + 2);
    expect(readFileSync(join(out, 'bad/index.html'), 'utf8')).toContain('not-at-all');
    // What was left out is still left out when all is there.
    const again = await cli('capture', file, '--out', join(out, 'bad'));
    expect(again.out).toContain('0 made, 2 kept, 1 failed.');
    expect(again.code).toBe(1);
  });

  test('takes the example of the docs', async () => {
    const { out: names, code } = await cli('capture', EXAMPLE, '--list');
    expect([code, names.split('\n').filter(Boolean)]).toEqual([
      0,
      ['the-2021-figure', 'taobao-over-the-years', 'taobao-and-jd-in-steps', 'a-mastodon-link'],
    ]);
  });

  test('refuses what cannot be read, with exit code 2', async () => {
    expect(await cli('capture', join(out, 'none.yaml'))).toMatchObject({ code: 2 });
    expect((await cli('capture', '--preset', 'the-2022-figure')).err).toContain('"the-2021-figure"');
    expect((await cli('capture', EXAMPLE, '--shard', '3/2')).err).toContain('is no shard');
    expect((await cli('capture', EXAMPLE, '--only', 'a-mastodon')).err).toContain('a-mastodon-link');
  });

  test('is sharded by Playwright, whose reports are merged', async () => {
    const [blobs, made] = [join(out, 'blobs'), join(out, 'by-playwright')];
    const shards = await Promise.all(
      [1, 2].map((shard) =>
        run(
          [
            PLAYWRIGHT,
            'test',
            '--config',
            'examples/capture/playwright',
            `--shard=${shard}/2`,
            '--workers=1',
          ],
          {
            CI: '1',
            CAPTURE_FILE: few,
            CAPTURE_OUT: made,
            CAPTURE_RESULTS: join(out, `results-${shard}`),
            PLAYWRIGHT_BLOB_OUTPUT_FILE: join(blobs, `report-${shard}.zip`),
          },
        ),
      ),
    );
    expect(shards.map(({ code }) => code)).toEqual([0, 0]);
    const merged = await run([PLAYWRIGHT, 'merge-reports', '--reporter=json', blobs]);
    const report = JSON.parse(merged.out) as { stats: { expected: number; unexpected: number } };
    expect(report.stats).toMatchObject({ expected: 3, unexpected: 0 });
    await cli('capture', '--index', '--out', made);
    expect(contentOf(made)).toEqual(contentOf(join(out, 'whole')));
  });
});
