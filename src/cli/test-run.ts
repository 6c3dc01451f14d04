/** Runs the command line on the made-up platform of `tests/fixtures/valid`, without a process. */
import { readFileSync } from 'node:fs';
import type { DestinationCatalogue, Pack, Source } from '../policy/types.ts';
import type { Data } from './command.ts';
import { run } from './run.ts';

const read = <Value>(name: string): Value =>
  JSON.parse(
    readFileSync(new URL(`../../tests/fixtures/valid/${name}.json`, import.meta.url), 'utf8'),
  ) as Value;

export const sampleData: Data = {
  packs: { sample: read<Pack>('pack') },
  catalogue: read<DestinationCatalogue>('destinations'),
  sources: Object.fromEntries(read<Source[]>('sources').map((source) => [source.id, source])),
  digests: { sample: 'sha256-sample', destinations: 'sha256-destinations' },
};

export interface Surroundings {
  /** What stdin gives, chunk by chunk; absent = a person sits at the keyboard. */
  readonly stdin?: readonly (string | Uint8Array)[] | AsyncIterable<string | Uint8Array>;
  readonly columns?: number;
  /** Whether a person sees what goes to stderr; nobody does, if not given. */
  readonly errIsTerminal?: boolean;
  readonly files?: Record<string, string>;
  /** Files that are no text. */
  readonly bytes?: Readonly<Record<string, Uint8Array>>;
  readonly data?: Data;
  /** Called with each piece of output before it counts as written. */
  readonly onOut?: (text: string) => Promise<void>;
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function* chunksOf(chunks: readonly (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  yield* chunks;
}

/** What a call writes and how it ends. `files` is what there is to read; what is written stands in it afterwards. */
export async function runCli(
  args: readonly string[],
  {
    stdin,
    columns,
    errIsTerminal = false,
    files = {},
    bytes = {},
    data = sampleData,
    onOut,
  }: Surroundings = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  const take = async (text: string) => {
    await onOut?.(text);
    out += text;
  };
  const notThere = () => Object.assign(new Error('not there'), { code: 'ENOENT' });
  const below = (path: string): string[] => {
    const start = path === '.' ? '' : `${path.replace(/\/$/, '')}/`;
    const names = [...Object.keys(files), ...Object.keys(bytes)];
    return names.filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
  };
  const code = await run(
    args,
    {
      stdin:
        stdin === undefined || Array.isArray(stdin)
          ? chunksOf(stdin ?? [])
          : (stdin as AsyncIterable<string>),
      stdinIsTerminal: stdin === undefined,
      errIsTerminal,
      out: take,
      outBytes: (bytes) => take(new TextDecoder('utf-8', { fatal: true }).decode(bytes)),
      err: async (text) => {
        err += text;
      },
      readFile: async (path) => {
        const text = files[path];
        if (text === undefined) throw notThere();
        return text;
      },
      readBytes: async (path) => {
        const text = files[path];
        const content = bytes[path] ?? (text === undefined ? undefined : new TextEncoder().encode(text));
        if (content === undefined) throw notThere();
        return content;
      },
      writeFile: async (path, text) => {
        files[path] = text;
      },
      listFolder: async (path) => {
        const names = below(path).filter((name) => !name.includes('/'));
        return below(path).length === 0 ? null : names;
      },
      listTree: async (path) => below(path),
      columns,
    },
    data,
  );
  return { code, out, err };
}

/** Output as the JSON values of its lines. */
export function jsonLines<Value>(text: string): Value[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Value);
}
