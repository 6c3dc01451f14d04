/** How single values of a figure are read, and the faults that are found. */
import { suggest } from '../policy/nearest-name.ts';
import type { Path } from '../policy/problem.ts';

export const FAULT_CODES = [
  'not-a-figure',
  'unknown-key',
  'wrong-value',
  'unknown-word',
  'unknown-platform',
  'wrong-date',
  'future-day',
  'dead-link',
  'long-link',
  'no-surface',
  'unknown-condition',
  'version-without-client',
  'nothing-left',
  'too-many-frames',
  'too-many-cells',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** Something of a figure that cannot be used as it stands. */
export interface FigureFault {
  readonly path: Path;
  readonly code: FaultCode;
  /** What was found there, short. */
  readonly value: string;
  /** What is wrong, and what became of it. */
  readonly message: string;
  /** What would be right. */
  readonly expected: string;
}

/** Only the first level: nobody reads more, and a deep one could not be written. */
const firstLevel =
  (whole: unknown) =>
  (_: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || value === whole) return value;
    return Array.isArray(value) ? '[...]' : '{...}';
  };

/** A value as a message shows it. */
export const short = (value: unknown): string => {
  const text =
    typeof value === 'string' ? value : (JSON.stringify(value, firstLevel(value)) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

export const quote = (value: unknown): string => JSON.stringify(short(value));

/** A reader of one figure, which collects faults. */
export function createReader(source: Readonly<Record<string, unknown>>) {
  const faults: FigureFault[] = [];
  const fault = (path: Path, code: FaultCode, value: unknown, message: string, expected: string): void => {
    faults.push({ path, code, value: short(value), message, expected });
  };

  /** The texts of a list, or of one text; what is no text is told and left out. */
  function texts(key: string): readonly (readonly [text: string, path: Path])[] {
    const value = source[key];
    if (value === undefined) return [];
    const items = Array.isArray(value) ? value : [value];
    const seen = new Set<string>();
    return items.flatMap((item: unknown, index) => {
      const path: Path = Array.isArray(value) ? [key, index] : [key];
      if (typeof item !== 'string') {
        fault(
          path,
          'wrong-value',
          item,
          `${quote(item)} is not a text; it is left out.`,
          `A text in "${key}".`,
        );
        return [];
      }
      const text = item.trim();
      // Twice the same would be one column beside itself.
      if (text === '' || seen.has(text)) return [];
      seen.add(text);
      return [[text, path] as const];
    });
  }

  function text(key: string): string | undefined {
    const [found] = texts(key);
    return found?.[0];
  }

  function word<const Word extends string>(key: string, words: readonly Word[]): Word | undefined {
    const found = text(key);
    if (found === undefined) return undefined;
    const known = words.find((one) => one === found);
    if (known === undefined)
      fault(
        [key],
        'unknown-word',
        found,
        `${quote(found)} is nothing that "${key}" can be.`,
        suggest(found, words, 'words'),
      );
    return known;
  }

  return { faults, fault, texts, text, word };
}

export type Reader = ReturnType<typeof createReader>;
