import type { Day, MessageForm, Sender, Surface } from '../policy/types.ts';

/** One question, and what of its decision must be so. */
export interface ScenarioCase {
  /** Says what is shown, in words; unique in its file. */
  readonly name: string;
  readonly at: Day;
  readonly surface: Surface;
  readonly link: string;
  readonly client?: string;
  readonly clientVersion?: string;
  readonly region?: string;
  readonly sender?: Sender;
  readonly form?: MessageForm;
  readonly flags?: readonly string[];
  /** Why the case is there, or on whose word. */
  readonly note?: string;
  /** True where the record and the pack still disagree: the case is shown, does not fail, and fails once it holds. */
  readonly todo?: boolean;
  /** A subset of a decision: every key given must be there with that value; lists must be equal. */
  readonly expect: Readonly<Record<string, unknown>>;
}

/** `tests/scenarios/<name>.yaml` or `.json`: what a pack should say, in a form that a non-programmer can read. */
export interface ScenarioFile {
  readonly platform: string;
  readonly note?: string;
  readonly cases: readonly ScenarioCase[];
}
