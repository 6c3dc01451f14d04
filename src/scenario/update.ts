/** Rewrites what failing cases expect to what the pack says now. All else in the file stays, to the character. */
import { applyEdits, modify } from 'jsonc-parser';
import { isCollection, isMap, isPair, isScalar, stringify } from 'yaml';
import { differences } from './compare.ts';
import type { CaseResult } from './run.ts';
import { nodeAt, parseYaml, type YamlDocument } from './yaml.ts';

/** One value of the file to be replaced, or to be taken out with its key. */
type Change = { readonly path: readonly (string | number)[] } & (
  | { readonly value: unknown }
  | { readonly gone: true }
);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What must change so that a decision contains what is expected; `gone` where nothing of it is in the decision. */
function changesOf(expected: unknown, got: unknown, path: readonly (string | number)[]): Change[] | 'gone' {
  if (!isObject(expected) || Object.keys(expected).length === 0) {
    if (differences(expected, got).length === 0) return [];
    return got === undefined ? 'gone' : [{ path, value: got }];
  }
  const below = Object.entries(expected).map(([key, value]) => {
    const own = isObject(got) && Object.hasOwn(got, key) ? got[key] : undefined;
    return [[...path, key], changesOf(value, own, [...path, key])] as const;
  });
  if (below.every(([, changes]) => changes === 'gone')) return 'gone';
  return below.flatMap(([at, changes]) => (changes === 'gone' ? [{ path: at, gone: true }] : changes));
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

/** A value as it may stand anywhere in YAML, on one line. */
function inYaml(value: unknown): string {
  const text = stringify([value], {
    collectionStyle: 'flow',
    lineWidth: 0,
    schema: 'core',
    aliasDuplicateObjects: false,
  });
  return text.slice(text.indexOf('[') + 1, text.lastIndexOf(']')).trim();
}

function replacement(
  text: string,
  document: YamlDocument['document'],
  { path, value }: { path: Change['path']; value: unknown },
): Edit {
  const [start = 0, end = 0] = nodeAt(document, path)?.range ?? [];
  const old = text.slice(start, end);
  // `era:` with nothing after it has a value of no length, right after the colon.
  const before = start === end && text[start - 1] === ':' ? ' ' : '';
  // A block text ends with its line.
  const after = old.endsWith('\n') ? '\n' : '';
  return { start, end, put: `${before}${inYaml(value)}${after}` };
}

/** Where a key and its value begin and end. */
function pairRange(item: unknown): readonly [number, number] {
  if (!isPair(item) || !isScalar(item.key)) throw new TypeError('a checked scenario has plain keys only');
  const value = isScalar(item.value) || isCollection(item.value) ? item.value : null;
  return [item.key.range?.[0] ?? 0, (value?.range ?? item.key.range)?.[1] ?? 0];
}

/** Takes a key and its value out: with its line in a block, with its comma between braces. */
function removal(
  text: string,
  document: YamlDocument['document'],
  path: Change['path'],
  isGone: (path: Change['path']) => boolean,
): Edit {
  const above = nodeAt(document, path.slice(0, -1));
  if (!isMap(above)) throw new TypeError(`nothing stands at ${path.join('.')}`);
  const keys = above.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
  const at = keys.indexOf(String(path.at(-1)));
  const [start, end] = pairRange(above.items[at]);
  if (above.flow) {
    const staysAfter = keys.slice(at + 1).some((key) => !isGone([...path.slice(0, -1), key]));
    if (staysAfter) return { start, end: pairRange(above.items[at + 1])[0], put: '' };
    return { start: pairRange(above.items[at - 1])[1], end, put: '' };
  }
  const lineEnd = text.indexOf('\n', text[end - 1] === '\n' ? end - 1 : end);
  return { start: text.lastIndexOf('\n', start) + 1, end: lineEnd < 0 ? text.length : lineEnd + 1, put: '' };
}

function changeYaml(text: string, file: string, changes: readonly Change[]): string {
  const parsed = parseYaml(text, file);
  if ('problems' in parsed) return text;
  const { document } = parsed.value;
  const gone = new Set(changes.filter((change) => 'gone' in change).map(({ path }) => path.join('\0')));
  const isGone = (path: Change['path']) => gone.has(path.join('\0'));
  const edits = changes.map((change) =>
    'gone' in change ? removal(text, document, change.path, isGone) : replacement(text, document, change),
  );
  // From the end, so that places before stay where they are.
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((now, { start, end, put }) => now.slice(0, start) + put + now.slice(end), text);
}

function changeJson(text: string, changes: readonly Change[]): string {
  return changes.reduce((now, change) => {
    const value = 'gone' in change ? undefined : change.value;
    return applyEdits(now, modify(now, [...change.path], value, {}));
  }, text);
}

export interface Updated {
  readonly text: string;
  /** Names of cases whose expectation was rewritten. */
  readonly updated: readonly string[];
  /** Names of failing cases of whose expectation nothing would be left. */
  readonly left: readonly string[];
}

/**
 * Rewrites the expectation of each failing case to what was decided, key by key; a key that the decision does not have is taken out.
 * Cases that hold, and those marked `todo`, stay as they are.
 *
 * @param results of every case of the file, in order
 */
export function updateExpectations(text: string, file: string, results: readonly CaseResult[]): Updated {
  const changes: Change[] = [];
  const updated: string[] = [];
  const left: string[] = [];
  for (const [index, { case: question, decision, outcome }] of results.entries()) {
    if (outcome !== 'failed') continue;
    const found = changesOf(question.expect, decision, ['cases', index, 'expect']);
    if (found === 'gone') left.push(question.name);
    else {
      updated.push(question.name);
      changes.push(...found);
    }
  }
  const next = file.endsWith('.json') ? changeJson(text, changes) : changeYaml(text, file, changes);
  return { text: next, updated, left };
}
