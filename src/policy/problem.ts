/** One fault in a file: where it is, what is wrong, and what would be right. These texts are public: people read them and tools match `code`. */
export interface Problem {
  readonly file: string;
  /** JSON Pointer (RFC 6901) to the value at fault; empty = the file as a whole. */
  readonly pointer: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units, as editors count. */
  readonly column: number;
  /** Kebab-case name of the fault; stays the same between versions. */
  readonly code: string;
  /** What is wrong, in one sentence or two. */
  readonly message: string;
  /** What would be right. */
  readonly expected: string;
}

/** What became of a text: the value, or at least one problem. */
export type Parsed<Value> = { readonly value: Value } | { readonly problems: readonly Problem[] };

/** Keys and indices from the top of a document to a value. */
export type Path = readonly (string | number)[];

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds where a value of a parsed text stands; the nearest one above it where it is absent. */
export type Locate = (path: Path, part?: 'key' | 'value') => Position;

/** `['a', 0, 'b/c']` -> `/a/0/b~1c`. */
export function pointerOf(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The inverse of `pointerOf`; every step comes back as text. */
export function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Collects the problems of one file. */
export interface Findings {
  readonly problems: readonly Problem[];
  /** `part: 'key'` points at the key of the value instead of the value. */
  add(
    path: Path,
    code: string,
    message: string,
    expected: string,
    options?: { readonly part?: 'key' | 'value' },
  ): void;
}

/** Findings of one file, empty at first; `locate` gives the line and column of each problem that is added. */
export function createFindings(file: string, locate: Locate): Findings {
  const problems: Problem[] = [];
  return {
    problems,
    add(path, code, message, expected, { part = 'value' } = {}) {
      problems.push({ file, pointer: pointerOf(path), ...locate(path, part), code, message, expected });
    },
  };
}

/** In the order in which they stand in the file. */
export function inFileOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** One problem as text: `file:line:column: message` and, below it, what would be right and where. */
export function formatProblem({ file, pointer, line, column, code, message, expected }: Problem): string {
  return `${file}:${line}:${column}: ${message}\n  ${expected}\n  at ${pointer || '(the whole file)'} [${code}]`;
}
