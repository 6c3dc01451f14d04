/** What an overlay is made of: a what-if on top of one platform's pack. Nothing in it is on record, so nothing in it cites a source. */
import type {
  Day,
  LocalText,
  MessageForm,
  Moment,
  Params,
  Rule,
  When,
  WordingOption,
  WordingPart,
} from '../policy/types.ts';

/** What a rule would say from a day on, and why the author supposes so. */
export interface SupposedEntry {
  readonly from: Day;
  readonly treatment?: string;
  readonly form?: MessageForm | 'none' | 'unknown';
  readonly with?: Params;
  readonly reason: LocalText;
}

export interface SupposedRule {
  readonly id: string;
  readonly moment: Moment;
  readonly title: LocalText;
  readonly when: When;
  readonly history: readonly SupposedEntry[];
}

/** Rules of the pack that would not have been there: from a day on, or at all. */
export interface Removal {
  readonly rules: readonly Rule['id'][];
  readonly from?: Day;
  readonly reason: LocalText;
}

/** From the first of these entries on they stand in the place of the rule's own; what was before that day stays on record. */
export interface Replacement {
  readonly rule: Rule['id'];
  readonly history: readonly SupposedEntry[];
}

/** New rules, in order: right before or right after a rule; before all others where neither is said. */
export interface Addition {
  readonly before?: Rule['id'];
  readonly after?: Rule['id'];
  readonly rules: readonly SupposedRule[];
}

/** From the first of these on they stand in the place of the pack's eras. */
export interface SupposedEra {
  readonly id: string;
  readonly from: Day;
  readonly name: LocalText;
  readonly summary: LocalText;
}

/** What an imagined screen says. */
export interface InventedWording {
  readonly lang: string;
  readonly note?: LocalText;
  readonly parts: Readonly<Record<string, Omit<WordingPart, 'mark'>>>;
  readonly options?: readonly WordingOption[];
}

/** The file of an overlay. */
export interface Overlay {
  readonly id: string;
  /** Id of the platform whose pack it lies on. */
  readonly on: string;
  readonly name: LocalText;
  readonly about: LocalText;
  /** Flags that the pack does not have. */
  readonly flags?: readonly { readonly id: string; readonly name: LocalText }[];
  readonly eras?: readonly SupposedEra[];
  readonly remove?: readonly Removal[];
  readonly replace?: readonly Replacement[];
  readonly add?: readonly Addition[];
  /** Wordings that the pack does not have. */
  readonly wordings?: Readonly<Record<string, InventedWording>>;
}
