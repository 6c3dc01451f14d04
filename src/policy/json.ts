import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Locate, type Parsed, type Path, type Position, type Problem, pointerOf } from './problem.ts';

/** Nothing here is nested deeper; a text that is would only serve to exhaust the parser. */
const DEEPEST = 100;

/** What is right, by the parser's name of what is wrong. */
const EXPECTED: Readonly<Record<string, readonly [message: string, expected: string]>> = {
  InvalidCommentToken: [
    'JSON has no comments.',
    'Remove it; a `note` or a `reason` is the place for what it says.',
  ],
  ValueExpected: ['A value is missing here.', 'Remove the comma before it, or write a value.'],
  PropertyNameExpected: [
    'A key is missing here.',
    'Remove the comma before it, or write a key in double quotes.',
  ],
  CommaExpected: ['A comma is missing here.', 'Separate the parts of lists and objects by one comma.'],
  ColonExpected: ['A colon is missing here.', 'Write "key": value.'],
  CloseBraceExpected: ['An object is not closed.', 'Close it with }.'],
  CloseBracketExpected: ['A list is not closed.', 'Close it with ].'],
  EndOfFileExpected: [
    'Something stands after the end of the value.',
    'A file holds one value and nothing else.',
  ],
  InvalidSymbol: [
    'This is no JSON value.',
    'Write a text in double quotes, a number, true, false, null, a list or an object.',
  ],
  InvalidNumberFormat: ['This is no number in JSON.', 'Write it like 12 or 0.5.'],
  UnexpectedEndOfString: ['A text is not closed.', 'Close it with a double quote on the same line.'],
  UnexpectedEndOfComment: ['JSON has no comments.', 'Remove it.'],
  UnexpectedEndOfNumber: ['This number breaks off.', 'Write it like 12 or 0.5.'],
  InvalidUnicode: ['This is no Unicode escape.', 'Write \\u and four hexadecimal digits.'],
  InvalidEscapeCharacter: [
    'This escape does not exist in JSON.',
    'Known: \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX.',
  ],
  InvalidCharacter: [
    'This character cannot stand in a JSON text.',
    'Write control characters as escapes, like \\n.',
  ],
};

/** Turns offsets in a text into lines and columns. */
function positions(text: string): (offset: number) => Position {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function locateIn(tree: Node, position: (offset: number) => Position): Locate {
  return (path, part = 'value') => {
    for (let length = path.length; length > 0; length--) {
      const node = findNodeAtLocation(tree, path.slice(0, length).map(asStep(tree, path)));
      if (!node) continue;
      const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
      return position((length === path.length && part === 'key' && key ? key : node).offset);
    }
    return position(tree.offset);
  };
}

/** Steps that come from a JSON Pointer are texts; where the document has a list there, the parser wants a number. */
function asStep(tree: Node, path: Path) {
  return (step: string | number, index: number): string | number => {
    if (typeof step === 'number') return step;
    const above = findNodeAtLocation(tree, path.slice(0, index).map(asStep(tree, path)));
    return above?.type === 'array' ? Number(step) : step;
  };
}

/** Keys that stand twice in one object: JSON parsers silently keep one of them. */
function duplicateKeys(
  node: Node,
  path: Path,
  file: string,
  position: (offset: number) => Position,
): Problem[] {
  const children = node.children ?? [];
  if (node.type === 'array') {
    return children.flatMap((child, index) => duplicateKeys(child, [...path, index], file, position));
  }
  const seen = new Map<string, Node>();
  return children.flatMap(({ children: [key, value] = [] }) => {
    if (!key) return [];
    const name = String(key.value);
    const here = [...path, name];
    const below = value ? duplicateKeys(value, here, file, position) : [];
    const first = seen.get(name);
    if (!first) {
      seen.set(name, key);
      return below;
    }
    const problem: Problem = {
      file,
      pointer: pointerOf(here),
      ...position(key.offset),
      code: 'duplicate-key',
      message: `The key "${name}" stands twice in one object; the first is on line ${position(first.offset).line}.`,
      expected: 'Keep one of them.',
    };
    return [problem, ...below];
  });
}

/** Brackets open at once, at most, outside texts. Checked first because the parser recurses. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (inText) {
      if (char === 92) i++;
      else if (char === 34) inText = false;
    } else if (char === 34) inText = true;
    else if (char === 123 || char === 91) deepest = Math.max(deepest, ++depth);
    else if (char === 125 || char === 93) depth--;
  }
  return deepest;
}

function syntaxProblem(error: ParseError, file: string, position: (offset: number) => Position): Problem {
  const name = printParseErrorCode(error.error);
  const [message, expected] = EXPECTED[name] ?? ['This is not JSON.', 'Write valid JSON (RFC 8259).'];
  return { file, pointer: '', ...position(error.offset), code: 'not-json', message, expected };
}

/** A JSON text and where everything in it stands. */
export interface JsonDocument {
  readonly value: unknown;
  readonly locate: Locate;
}

function toValue(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(toValue);
  if (node.type !== 'object') return node.value;
  const entries = (node.children ?? []).map(({ children: [key, value] = [] }): [string, unknown] => [
    String(key?.value),
    value ? toValue(value) : undefined,
  ]);
  return Object.fromEntries(entries);
}

/**
 * Reads strict JSON (RFC 8259): no comments, no trailing commas, no key twice in one object. A byte order mark is refused too.
 *
 * @param file name to report problems under
 */
export function parseJson(text: string, file: string): Parsed<JsonDocument> {
  const position = positions(text);
  const whole = (code: string, message: string, expected: string) => ({
    problems: [{ file, pointer: '', line: 1, column: 1, code, message, expected }],
  });
  if (text.startsWith('\ufeff')) {
    return whole(
      'not-json',
      'The file starts with a byte order mark (U+FEFF), an invisible character that JSON does not allow.',
      'Save it as UTF-8 without a byte order mark (BOM).',
    );
  }
  if (text.trim() === '') return whole('not-json', 'The file is empty.', 'Write one JSON value.');
  if (depthOf(text) > DEEPEST) {
    return whole(
      'too-deep',
      `Lists and objects stand more than ${DEEPEST} deep in one another.`,
      'No file of this kind needs more than twelve.',
    );
  }
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first) return { problems: [syntaxProblem(first, file, position)] };
  if (!tree) return whole('not-json', 'This is not JSON.', 'Write valid JSON (RFC 8259).');
  const locate = locateIn(tree, position);
  const problems = duplicateKeys(tree, [], file, position);
  if (problems.length > 0) return { problems };
  return { value: { value: toValue(tree), locate } };
}
