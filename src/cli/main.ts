/** Where the command line meets the process. */
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import process from 'node:process';
import { catalogue, digests, packs, sources } from '../packs/index.ts';
import { type Io, UsageError } from './command.ts';
import { fileTrouble } from './file-trouble.ts';
import { run } from './run.ts';

/** A fault of ours, not of the input (sysexits: EX_SOFTWARE). */
const BUG = 70;
const WRONG_USE = 2;

// A reader that has seen enough (`| head`) closes the pipe: that is the end of the work, not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`interstice: ${fileTrouble('write', 'standard output', error).message}\n`);
  process.exit(WRONG_USE);
});
// Where nobody can be told, the exit code says it.
process.stderr.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? 0 : WRONG_USE),
);

async function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

function writeBytes(stream: NodeJS.WriteStream, bytes: Uint8Array): Promise<void> {
  return new Promise((taken) => stream.write(bytes, () => taken()));
}

/** Standard input, whose failures are not faults of ours. */
async function* readStdin(): AsyncGenerator<string | Uint8Array> {
  try {
    yield* process.stdin;
  } catch (error) {
    throw new UsageError(
      `Cannot read standard input: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error('it is not UTF-8. Save it in that encoding.');
  }
}

async function listFolder(path: string): Promise<string[] | null> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  } catch {
    return null;
  }
}

async function listTree(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

const io: Io = {
  stdin: { [Symbol.asyncIterator]: readStdin },
  stdinIsTerminal: process.stdin.isTTY === true,
  errIsTerminal: process.stderr.isTTY === true,
  out: (text) => write(process.stdout, text),
  outBytes: (bytes) => writeBytes(process.stdout, bytes),
  err: (text) => write(process.stderr, text),
  readFile: readText,
  readBytes: async (path) => new Uint8Array(await readFile(path)),
  writeFile: (path, text) => writeFile(path, text),
  listFolder,
  listTree,
  columns: process.stdout.isTTY ? process.stdout.columns : undefined,
};

try {
  process.exitCode = await run(process.argv.slice(2), io, { packs, catalogue, sources, digests });
} catch (error) {
  process.stderr.write(
    `interstice: this is a fault of the program, not of your input.\n${String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exitCode = BUG;
}
