import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { manifestFile, zipOf } from '../../figure/archive.ts';
import { toBytes } from '../../figure/bytes.ts';
import { manifestOf } from '../../figure/manifest.ts';
import { packs } from '../../packs/index.ts';
import { writeIndex } from './index-page.ts';
import { doneIn, jobDigest, writeFolder } from './output.ts';
import { type Job, readCaptureFile } from './spec-file.ts';

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'interstice-test-'));
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

const spec = readCaptureFile(
  'comparisons: [{ id: one, links: "https://item.taobao.com/", platforms: wechat, days: 2021-12-01, surfaces: group }]',
  'f.yaml',
  Object.values(packs),
);
const job = spec.jobs[0] as Job;

function archive(files: Readonly<Record<string, string>>): Uint8Array {
  const made = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, toBytes(text)]));
  const empty = { cells: [], notes: [], sources: [], platforms: [], question: {} } as never;
  return zipOf({ ...made, 'manifest.json': manifestFile(manifestOf(job.figure, empty, '1'), made) });
}
const isDone = async (folder: string, digest: string) => (await doneIn(folder, digest)) !== null;
const record = (digest: string) => ({
  job: digest,
  name: 'one',
  title: 'One <b>',
  problems: ['"x" is left out.'],
});

describe('the folder of a comparison', () => {
  test('is done when everything in it is as its manifest says, and for the same job alone', async () => {
    const folder = join(out, 'one');
    await writeFolder(folder, archive({ 'a.txt': 'A', 'packs/p.json': '{}' }), record('d'));
    expect(await isDone(folder, 'd')).toBe(true);
    expect(await isDone(folder, 'e')).toBe(false);
    writeFileSync(join(folder, 'packs/p.json'), '{ }');
    expect(await isDone(folder, 'd')).toBe(false);
    await writeFolder(folder, archive({ 'a.txt': 'A' }), record('d'));
    expect(existsSync(join(folder, 'packs'))).toBe(false);
    rmSync(join(folder, 'a.txt'));
    expect(await isDone(folder, 'd')).toBe(false);
    expect(await isDone(join(out, 'none'), 'd')).toBe(false);
  });

  test('is whole or not there: a file that would lie outside of it stops all', async () => {
    const folder = join(out, 'one');
    await expect(writeFolder(folder, archive({ '../evil.txt': 'x' }), record('d'))).rejects.toThrow(
      'outside',
    );
    expect(existsSync(folder)).toBe(false);
    expect(existsSync(join(out, 'evil.txt'))).toBe(false);
    await expect(writeFolder(folder, toBytes('no zip'), record('d'))).rejects.toThrow('whole archive');
  });

  test('is made anew when figure, data, version or looks are others', () => {
    const digests = { wechat: 'w', destinations: 'd', x: 'x' };
    const one = jobDigest(job, '1', digests);
    expect(jobDigest({ ...job, problems: [] }, '1', { ...digests, x: 'y' })).toBe(one);
    const others = [
      jobDigest(job, '2', digests),
      jobDigest(job, '1', { ...digests, wechat: 'v' }),
      jobDigest({ ...job, theme: 'dark' }, '1', digests),
      jobDigest({ ...job, figure: { ...job.figure, view: 'matrix' } }, '1', digests),
    ];
    expect(new Set([one, ...others]).size).toBe(5);
  });

  test('stands on the page that shows all, with what was left out and what failed, as text', async () => {
    await writeFolder(
      join(out, 'one'),
      archive({ 'figure.en@2x.png': 'P', 'figure.en.txt': 'Alt "text"' }),
      record('d'),
    );
    await writeIndex(out, [{ name: 'two', trouble: '<script>' }]);
    const page = readFileSync(join(out, 'index.html'), 'utf8');
    expect(page).toContain('<h2>One &lt;b&gt;</h2>');
    expect(page).toContain('src="one/figure.en%402x.png" alt="Alt &quot;text&quot;"');
    expect(page).toContain('&quot;x&quot; is left out.');
    expect(page).toContain('<b>two</b> &lt;script&gt;');
  });
});
