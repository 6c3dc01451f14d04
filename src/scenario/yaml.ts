import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  Parser,
  visit,
} from 'yaml';
import type { Locate, Parsed, Path, Position, Problem } from '../policy/problem.ts';

/** A YAML text, where everything in it stands, and the nodes that it was read as. */
export interface YamlDocument {
  readonly value: unknown;
  readonly locate: Locate;
  readonly document: Document;
}

/** Nothing here is nested deeper; a text that is would only serve to exhaust the parser. */
const DEEPEST = 100;

/** What is wrong and what would be right, by the parser's name of what is wrong. */
const WORDS: Readonly<Record<string, readonly [code: string, message: string, expected: string]>> = {
  DUPLICATE_KEY: ['duplicate-key', 'A key stands twice in one map.', 'Keep one of them.'],
  MULTIPLE_DOCS: [
    'not-yaml',
    'The file holds more than one document.',
    'One document a file: no line "---" but at the start.',
  ],
  TAB_AS_INDENT: ['not-yaml', 'A tab stands where a line is indented.', 'Indent with spaces.'],
  MISSING_CHAR: [
    'not-yaml',
    'A sign is missing before this place: a colon after a key, a comma between two values, or a closing bracket.',
    'Put it in.',
  ],
  BAD_INDENT: [
    'not-yaml',
    'This line is not indented like those that it belongs to, or a bracket before it is not closed.',
    'The same number of spaces for all keys of one map, and more than above it.',
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    'not-yaml',
    'A key stands within a text: a second colon on this line, or a line below that is indented too far.',
    'Quotes around a text with a colon; the same number of spaces before all keys of one map.',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'not-yaml',
    'A key is missing its colon, or goes over several lines.',
    'key: value, on one line.',
  ],
  BAD_SCALAR_START: ['not-yaml', 'A text cannot begin with this sign.', 'Put the text in quotes.'],
  TAG_RESOLVE_FAILED: ['not-yaml', 'This file uses a tag (!name).', 'Write the value as it is.'],
};

/** Collections in one another, at most. Walks level by level, because the parser that comes next recurses. */
function isTooDeep(tokens: readonly CST.Token[]): boolean {
  let level: readonly CST.Token[] = tokens;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((token) => {
      const items = 'items' in token ? token.items.flatMap((item) => [item.key, item.value]) : [];
      const value = token.type === 'document' ? [token.value] : [];
      return [...value, ...items].filter((one) => one !== undefined && one !== null);
    });
  }
  return false;
}

/** Where a text in quotes begins that never ends: the parser only tells where it gave up looking for its end. */
function openQuote(tokens: readonly CST.Token[]): number | null {
  const found = tokens.flatMap((token): number[] => {
    if (token.type === 'double-quoted-scalar' || token.type === 'single-quoted-scalar') {
      const { source, offset } = token;
      return source.length > 1 && source.endsWith(source.charAt(0)) ? [] : [offset];
    }
    const items = 'items' in token ? token.items.flatMap((item) => [item.key, item.value]) : [];
    const below = token.type === 'document' ? [token.value] : items;
    const offset = openQuote(below.filter((one) => one !== undefined && one !== null));
    return offset === null ? [] : [offset];
  });
  return found[0] ?? null;
}

/** Steps of a JSON Pointer are texts; lists want numbers. */
const asIndex = (step: string | number): string | number =>
  typeof step === 'string' && /^\d+$/.test(step) ? Number(step) : step;

/** The node at a path of keys and indices; undefined where there is none. */
export function nodeAt(document: Document, path: Path): Node | undefined {
  const node = path.length === 0 ? document.contents : document.getIn(path.map(asIndex), true);
  return (node ?? undefined) as Node | undefined;
}

function locateIn(document: Document, position: (offset: number) => Position): Locate {
  return (path, part = 'value') => {
    for (let length = path.length; length >= 0; length--) {
      const node = nodeAt(document, path.slice(0, length));
      if (!node) continue;
      const above = length > 0 ? nodeAt(document, path.slice(0, length - 1)) : undefined;
      const pair = isMap(above)
        ? above.items.find(
            (item) =>
              isPair(item) && isScalar(item.key) && String(item.key.value) === String(path[length - 1]),
          )
        : undefined;
      const key = pair && isScalar(pair.key) ? pair.key : undefined;
      const shown = length === path.length && part === 'key' && key ? key : node;
      return position(shown.range?.[0] ?? 0);
    }
    return { line: 1, column: 1 };
  };
}

/**
 * Reads YAML 1.2, of which JSON is a part: days and versions stay text, no key stands twice, no aliases, no tags of its own.
 *
 * @param file name to report problems under
 */
export function parseYaml(text: string, file: string): Parsed<YamlDocument> {
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    // A text without a line has none for the counter.
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problem = (code: string, message: string, expected: string, offset = 0): Problem => ({
    file,
    pointer: '',
    ...position(offset),
    code,
    message,
    expected,
  });
  if (isTooDeep(tokens)) {
    const message = `Lists and maps stand more than ${DEEPEST} deep in one another.`;
    return { problems: [problem('too-deep', message, 'No file of this kind needs more than twelve.')] };
  }

  const composer = new Composer({
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    uniqueKeys: true,
  });
  const [document, second] = composer.compose(tokens, true, text.length);
  const { contents = null, errors = [] } = document ?? {};
  if (!document || (errors.length === 0 && (isScalar(contents) ? contents.value : contents) === null))
    return { problems: [problem('not-yaml', 'The file is empty.', 'Write one map.')] };
  // What comes after text that is no YAML mostly follows from it.
  const broken = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  const quote = broken ? openQuote(tokens) : null;
  if (quote !== null) {
    const expected = 'The same quote at its end; in single quotes, a quote within is written twice.';
    return { problems: [problem('not-yaml', 'The quote that begins here never ends.', expected, quote)] };
  }
  const faults = broken ? [broken] : [...document.errors, ...document.warnings];
  const problems = faults.map(({ code, message, pos }): Problem => {
    const [name, told, expected] = WORDS[code] ?? [
      'not-yaml',
      `This is not YAML: ${message.replace(/\.?$/, '.')}`,
      'Valid YAML 1.2 or JSON. Texts with special characters go in quotes.',
    ];
    return problem(name, told, expected, pos[0]);
  });
  if (second) problems.push(problem(...(WORDS.MULTIPLE_DOCS ?? ['', '', '']), second.range[0]));
  visit(document, (_, node) => {
    if (!isAlias(node)) return;
    problems.push(
      problem('not-yaml', 'This file uses an alias (*name).', 'Write the value out.', node.range?.[0]),
    );
  });
  if (problems.length > 0) return { problems };
  return {
    value: {
      value: document.toJS({ maxAliasCount: 0 }) as unknown,
      locate: locateIn(document, position),
      document,
    },
  };
}
