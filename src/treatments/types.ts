import type { CompiledDestination, CompiledPolicy, Goal, Judgement } from '../engine/types.ts';
import type { LocalText, Params } from '../policy/types.ts';

/** What a treatment accepts in `with`. Plain data: the pack schema, the validator and the docs are made from it. */
export type ParamSpec = { readonly required?: boolean; readonly about: string } & (
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'choices'; readonly of: readonly string[] }
  | { readonly kind: 'flag' }
  | { readonly kind: 'seconds' }
  | { readonly kind: 'count' }
  | { readonly kind: 'wording'; readonly parts: readonly string[] }
  | { readonly kind: 'treatment' }
);

/** What the hand does. Costs: `src/friction/operators.ts`. */
export type Gesture = 'tap' | 'long-press' | 'type' | 'switch-app' | 'wait';

/** A thing that a person can do on a screen. */
export interface Action {
  /** Unique on its screen; the word used in `reach.path` (`tap-link`, `continue`, `open-in-browser`, `copy-address` ...). */
  readonly id: string;
  /** Screen it leads to. */
  readonly to: string;
  readonly gesture: Gesture;
  /** Keystrokes, for `type`. */
  readonly keys?: number;
  /** Forced wait in seconds, for `wait`. */
  readonly seconds?: number;
  /** Really opens the link, in the person's own browser. */
  readonly leaves?: true;
  /** Told not to ask again: for this host, or at all. */
  readonly remembers?: 'domain' | 'all';
  readonly copies?: 'address' | 'token';
  /** The record does not say whether this was possible on that day. A way that needs it proves nothing. */
  readonly unsure?: true;
}

/** One state of what a person sees. Screens and actions are a graph: the model searches it, the stage walks it. */
export interface Screen {
  readonly id: string;
  /** Unit that draws it: a treatment id, or `place` for what lies outside the platform (browser, home screen, other app). */
  readonly unit: string;
  /** Which of the unit's views. */
  readonly view: string;
  readonly params: Params;
  /** English words on it that one would read before acting (friction: reading time). */
  readonly words: number;
  readonly reaches: readonly { readonly goal: Goal; readonly where: 'in-app' | 'browser' | 'app' }[];
  readonly actions: readonly Action[];
}

/** What a person has told the platform not to ask about again. */
export interface Remembered {
  /** Of no link at all. */
  readonly all: boolean;
  /** Hosts, as `LinkFacts.host` has them. */
  readonly hosts: readonly string[];
}

export interface Journey {
  /** The action on the message itself; null where the message offers none. */
  readonly start: Action | null;
  readonly screens: Readonly<Record<string, Screen>>;
}

/** What a treatment may know when it lays out its screens: plain values only. */
export interface TreatmentInput {
  readonly params: Params;
  readonly judgement: Judgement;
  readonly destination: CompiledDestination | null;
  readonly policy: Pick<CompiledPolicy, 'wordings' | 'platform'>;
  readonly remembered: Remembered;
  /**
   * Adds the screens of what follows (a treatment id, or a place of `src/journey/places.ts`) and returns the id of its first
   * screen. A unit stands in a journey once: following it again leads to the same screens.
   */
  follow(next: string, params?: Params): string;
}

/**
 * Lays out the screens of one unit, first screen first. A unit that puts nothing between the click and what follows gives the id
 * of the screen that comes at once, from `follow`.
 */
export type Layout = (input: TreatmentInput) => readonly Screen[] | string;

/**
 * One file a treatment, `src/treatments/<id>.ts`; the id is the file name. It exports `screens` and, for pages, validator and
 * docs, the whole as `treatment`. They are two exports so that a content script carries no prose.
 */
export interface TreatmentSpec {
  readonly name: LocalText;
  /** One sentence: what it does to the person who clicked. */
  readonly about: LocalText;
  readonly params: Readonly<Record<string, ParamSpec>>;
  /** First screen first. An empty list = there is no screen of ours: the link opens as it would (`open`), or nothing happens. */
  readonly screens: Layout;
}
