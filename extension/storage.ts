/** Every stored item in one list: its area, default and version. Migrations stand in `migrations/`. */
import type { CompiledPolicy } from '../src/engine/types.ts';
import type { Day, Sender, Surface } from '../src/policy/types.ts';

export interface Settings {
  /** The simulation as a whole. */
  readonly enabled: boolean;
  readonly platform: string;
  readonly day: Day;
  readonly client?: string;
  readonly clientVersion?: string;
  readonly region?: string;
  readonly sender?: Sender;
  readonly flags: readonly string[];
  /** `auto` = the browser's language. */
  readonly language: string;
  /** Show an English gloss beside original wording. */
  readonly gloss: boolean;
  /** "Show messages as they arrived". */
  readonly messagesAsArrived: boolean;
}

/** What holds for one allowed site. */
export interface SiteSetting {
  readonly on: boolean;
  readonly surface: Surface | 'detect';
}

/** All that a content script needs, in one item, so that it reads once and never asks. Derived by the background from the rest. */
export interface ActiveState {
  readonly format: 1;
  readonly enabled: boolean;
  /** Without `dormant` rules. */
  readonly policy: CompiledPolicy;
  /** Resolved, never `auto`. */
  readonly language: string;
  readonly gloss: boolean;
  readonly messagesAsArrived: boolean;
  readonly sender?: Sender;
  readonly flags: readonly string[];
  /** By origin, e.g. `https://chat.example`. */
  readonly sites: Readonly<Record<string, SiteSetting>>;
}

/** The last click that was taken over, by tab; kept for the session. */
export interface LastClick {
  readonly url: string;
  readonly surface: Surface;
  readonly form: string;
  readonly platform: string;
  readonly day: Day;
  readonly treatment: string | null;
  readonly rule: string | null;
}
