/** Where the command line meets the process. */
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { catalogue, digests, packs, sources } from '../packs/index.ts';
import { type Io, UsageError } from './command.ts';
import { run } from './run.ts';

/** A fault of ours, not of the input (sysexits: EX_SOFTWARE). */
const BUG = 70;

// A reader that has seen enough (`| head`) closes the pipe: that is the end of the work, not an error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

async function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
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

const io: Io = {
  stdin: { [Symbol.asyncIterator]: readStdin },
  stdinIsTerminal: process.stdin.isTTY === true,
  out: (text) => write(process.stdout, text),
  err: (text) => write(process.stderr, text),
  readFile: (path) => readFile(path, 'utf8'),
  writeFile: (path, text) => writeFile(path, text),
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
