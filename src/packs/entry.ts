import type { Day, LocalText, PlatformKind } from '../policy/types.ts';

/** What a list of platforms shows of a pack. */
export interface PlatformEntry {
  readonly id: string;
  readonly name: LocalText;
  readonly kind: PlatformKind;
  /** Other names by which people look for it. */
  readonly aka?: readonly string[];
  /** First day on record. */
  readonly from: Day;
}
