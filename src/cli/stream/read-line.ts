import { parseJson } from '../../policy/json.ts';
import { nearestName } from '../../policy/nearest-name.ts';
import { UsageError } from '../command.ts';
import { QUESTION_KEYS, type RawQuestion } from '../question.ts';

/** Keys of a line that is an object. */
export const LINE_KEYS: readonly string[] = ['url', ...QUESTION_KEYS];
const KNOWN = new Set(LINE_KEYS);

/** A line of input, before its question is checked. */
export interface Line {
  readonly url: string;
  readonly raw: RawQuestion;
}

/** Values of JSON that are neither object, list nor text; no address looks like them. */
const VALUE = /^(null|true|false|-?\d[\d.eE+-]*)$/;
const VALUE_STARTS = 'ntf-0123456789';

type LineObject = RawQuestion & { readonly url?: unknown };

function readObject(line: string): LineObject {
  try {
    return JSON.parse(line) as LineObject;
  } catch {
    throw new UsageError(
      'This line begins like a JSON object and is not one. Write one whole object a line.',
    );
  }
}

function refuseKey(key: string): never {
  const near = nearestName(key, LINE_KEYS);
  throw new UsageError(
    `"${key}" is not a key of a question. ${near === null ? `Known keys: ${LINE_KEYS.join(', ')}.` : `Did you mean "${near}"?`}`,
  );
}

/** Throws where a key stands twice: JSON.parse keeps the last one and says nothing. */
function refuseTwice(line: string, keys: number): void {
  let written = 0;
  for (let at = line.indexOf('":'); at >= 0; at = line.indexOf('":', at + 2)) written++;
  // As many as there are keys, if no blank stands before a colon and no text holds such a pair.
  if (written === keys && !/"\s+:/.test(line)) return;
  const parsed = parseJson(line.trim(), '');
  const twice = 'problems' in parsed && parsed.problems.find(({ code }) => code === 'duplicate-key');
  if (twice) throw new UsageError(`"${twice.pointer.slice(1)}" stands twice on this line. Keep one of them.`);
}

/** Checks the keys. */
function checkKeys(object: LineObject, line: string): void {
  let keys = 0;
  /** How long the line is where it says each of these once, and nothing is a list. */
  let length = 1;
  for (const key in object) {
    if (!KNOWN.has(key)) refuseKey(key);
    const value = object[key as keyof LineObject];
    keys++;
    length += typeof value === 'string' ? key.length + value.length + 6 : Number.NaN;
  }
  // Blanks, escapes and keys that stand twice make it longer. Most lines have none, so this costs them next to nothing.
  if (length !== line.length) refuseTwice(line, keys);
}

/** One value or the other; JSON has no undefined, so what is undefined is not there. */
const or = (own: unknown, option: unknown): unknown => (own === undefined ? option : own);

/** Always an object of the same shape, which costs less than spreading one over the other. */
function over(own: LineObject, options: RawQuestion): RawQuestion {
  return {
    platform: or(own.platform, options.platform),
    at: or(own.at, options.at),
    surface: or(own.surface, options.surface),
    client: or(own.client, options.client),
    clientVersion: or(own.clientVersion, options.clientVersion),
    region: or(own.region, options.region),
    sender: or(own.sender, options.sender),
    form: or(own.form, options.form),
    flags: or(own.flags, options.flags),
  };
}

/** The first character that is not blank; empty where there is none. */
function firstOf(line: string): string {
  const code = line.charCodeAt(0);
  // Most lines begin at once.
  return code > 32 && code < 127 ? line.charAt(0) : line.trimStart().charAt(0);
}

/**
 * Reads a line: an address, or an object whose keys override the options; null where it is blank. Throws a UsageError where it is neither.
 *
 * @param options the question as far as options ask it
 */
export function readLine(text: string, options: RawQuestion): Line | null {
  // Each of several files put together may begin with the mark of its encoding.
  const line = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const first = firstOf(line);
  if (first === '') return null;
  if (line.includes('\uFFFD')) throw new UsageError('This line is not UTF-8. Save it in that encoding.');
  if (first === '"' || first === '[' || (VALUE_STARTS.includes(first) && VALUE.test(line.trim())))
    throw new UsageError(
      'This line is JSON, but no object. Write the address as it is, or one object a line.',
    );
  if (first !== '{') return { url: line, raw: options };
  const object = readObject(line);
  checkKeys(object, line);
  const { url } = object;
  if (typeof url !== 'string') throw new UsageError('"url" is missing, or is not a text.');
  return { url, raw: over(object, options) };
}
