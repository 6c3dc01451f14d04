/** Overlays (what-ifs on top of a pack, `src/overlay`) that a person has brought, as they are kept. */
import type { Problem } from '../../src/policy/problem.ts';
import type { LocalText } from '../../src/policy/types.ts';
import { list, object, record, type Shape, text, whole } from '../shape.ts';

/** Longest file that is taken, in UTF-16 code units. The longest of the examples has 10,000. */
export const LONGEST_OVERLAY = 200_000;
/** How many are kept at most. */
export const MOST_OVERLAYS = 20;
/** Bytes that all of them may take as JSON: browsers give 10 MB to an extension, and what is damaged is kept beside what takes its place. */
export const MOST_BYTES = 3_000_000;
/** Of a file with more faults, only the first ones are kept. */
export const MOST_FAULTS = 50;

export interface KeptOverlay {
  /** Name of the file. */
  readonly file: string;
  /** Word for word as it was brought. */
  readonly text: string;
  /** What it was last checked against, see `stampOf`. */
  readonly checked: string;
  /** What was wrong with it then. One with faults is kept, and not used. */
  readonly faults: readonly Problem[];
}

/**
 * `ready` = can be used; `unchecked` = the record or the extension has changed since it was checked; `faulty` = no longer fits the record.
 */
export type OverlayState = 'ready' | 'unchecked' | 'faulty';

/** What lists show of a kept overlay. */
export interface OverlayEntry {
  readonly id: string;
  /** Platform whose pack it lies on. */
  readonly on: string;
  readonly name: LocalText;
  readonly about: LocalText;
  readonly file: string;
  readonly digest: string;
  readonly state: OverlayState;
  readonly faults: readonly Problem[];
}

/** What a check depends on beside the file: another stamp means that it must be checked anew. */
export function stampOf(on: string, digests: Readonly<Record<string, string>>, version: string): string {
  return [version, digests[on] ?? 'no such platform', digests.destinations].join(' ');
}

const problem = object<Problem>({
  file: text(1000),
  pointer: text(2000),
  line: whole,
  column: whole,
  code: text(),
  message: text(5000),
  expected: text(5000),
});

export const keptFields = {
  file: text(1000),
  text: text(LONGEST_OVERLAY),
  checked: text(1000),
  faults: list(problem, MOST_FAULTS),
} satisfies { [K in keyof KeptOverlay]: Shape<KeptOverlay[K]> };

/** By id. */
export const keptShape: Shape<Readonly<Record<string, KeptOverlay>>> = record(
  object<KeptOverlay>(keptFields),
);
