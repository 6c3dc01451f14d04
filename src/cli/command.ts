import type { PackData } from '../packs/judges.ts';
import type { Source } from '../policy/types.ts';
import type { OptionTable, Values } from './options.ts';

/** Where a command reads and writes. */
export interface Io {
  readonly stdin: AsyncIterable<string | Uint8Array>;
  /** True where a person sits at the keyboard: then nothing is to be expected from `stdin`. */
  readonly stdinIsTerminal: boolean;
  /** True where a person sees what is written to `err`: then long work says how far it is. */
  readonly errIsTerminal: boolean;
  /** Resolves when more may be written. */
  out(text: string): Promise<void>;
  /** The same for bytes, which may be used for something else once it resolves. */
  outBytes(bytes: Uint8Array): Promise<void>;
  err(text: string): Promise<void>;
  readFile(path: string): Promise<string>;
  readBytes(path: string): Promise<Uint8Array>;
  writeFile(path: string, text: string): Promise<void>;
  /** Names of the files in a folder; null where the path is none. */
  listFolder(path: string): Promise<readonly string[] | null>;
  /** Every file below a folder, as its path from there with `/`. */
  listTree(path: string): Promise<readonly string[]>;
  /** Columns of the terminal; undefined where the output is not one. */
  readonly columns: number | undefined;
}

/** What is known: packs, destinations, sources. */
export interface Data extends PackData {
  readonly sources: Readonly<Record<string, Source>>;
}

export interface CommandInput {
  readonly values: Values;
  readonly positionals: readonly string[];
  readonly io: Io;
  readonly data: Data;
}

/** 0 = fine, 1 = a check failed, 2 = wrong use or bad input. */
export type ExitCode = 0 | 1 | 2;

/** One file a command, `commands/<name>.ts`, exported as `command`; the name is that of the file. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** What follows the name: `[options] URL...`. */
  readonly usage: string;
  /** Paragraphs and examples below the list of options. */
  readonly details: string;
  readonly options: OptionTable;
  run(input: CommandInput): Promise<ExitCode>;
}

/** Wrong use or bad input: the message is all that the person sees, and the exit code is 2. */
export class UsageError extends Error {}
