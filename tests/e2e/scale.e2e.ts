/**
 * A million lines through `decide`, by one process and by several under GNU parallel, as docs/scale.md shows: the same answers, in the same
 * order, to the byte.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, createWriteStream, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPTIONS, writeLines } from '../bench/question-lines.mjs';

const LINES = 1_000_000;
/** Milliseconds. Some 20 s of work for two cores; an upper bound for a machine that has other work too. */
const PATIENCE = 300_000;
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const CLI = here('../../dist/cli/interstice.js');
const FOLDER = here('../../.cache/scale');
const FILE = `${FOLDER}/lines.ndjson`;

/** There is another program of this name (moreutils). */
const isThere = spawnSync('parallel', ['--version'], { encoding: 'utf8' }).stdout?.startsWith('GNU parallel');
const missing = isThere ? null : 'parallel is not installed';

interface Ran {
  readonly code: number | null;
  readonly lines: number;
  readonly digest: string;
}

/** Runs a command with the file as its input, and looks at its output as it comes. */
async function answersOf(command: string, args: readonly string[]): Promise<Ran> {
  const input = openSync(FILE, 'r');
  const child = spawn(command, args, { stdio: [input, 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((tell, fail) => child.on('close', tell).on('error', fail));
  const hash = createHash('sha1');
  let lines = 0;
  for await (const chunk of child.stdout as AsyncIterable<Uint8Array>) {
    hash.update(chunk);
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  }
  closeSync(input);
  return { code: await ended, lines, digest: hash.digest('hex') };
}

describe.skipIf(missing !== null)(`GNU parallel${missing === null ? '' : ` (${missing})`}`, () => {
  beforeAll(async () => {
    if (!existsSync(CLI)) throw new Error(`${CLI} is not built: node scripts/build.mjs`);
    mkdirSync(FOLDER, { recursive: true });
    const out = createWriteStream(FILE);
    await writeLines(LINES, (text: string) => new Promise((taken) => out.write(text, taken)));
    await new Promise((closed) => out.end(closed));
  });
  afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

  test(
    'a million lines are answered by several processes as by one',
    async () => {
      const decide = ['node', CLI, 'decide', ...OPTIONS];
      const one = await answersOf(process.execPath, decide.slice(1));
      expect(one).toMatchObject({ code: 0, lines: LINES });
      const several = [
        '--pipe',
        '--keep-order',
        '--quote',
        '--jobs',
        '2',
        '--block',
        '24M',
        '--tmpdir',
        FOLDER,
      ];
      expect(await answersOf('parallel', [...several, ...decide])).toEqual(one);
    },
    PATIENCE,
  );
});
