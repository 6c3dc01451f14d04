import type { PlatformEntry } from '../src/packs/entry.ts';
import type { Era, LocalText, PolicyRecord, Surface } from '../src/policy/types.ts';
import type { OverlayEntry } from './overlays/kept.ts';

export interface Named {
  readonly id: string;
  readonly name: LocalText;
}

/** What the controls show before any pack is loaded: derived by the background from the pack of the chosen platform. */
export interface Outline {
  readonly format: 2;
  readonly platforms: readonly PlatformEntry[];
  readonly platform: string;
  /** Every overlay that is kept, for whatever platform. */
  readonly overlays: readonly OverlayEntry[];
  /** The one that lies on the platform's pack; null where there is none, and where the chosen one cannot be used. */
  readonly overlay: OverlayEntry | null;
  readonly timeZone: string;
  readonly surfaces: readonly { readonly id: Surface; readonly name: LocalText }[];
  /** Empty where no rule asks for the client. */
  readonly clients: readonly Named[];
  /** Ids of clients of which rules ask for the version. */
  readonly versions: readonly string[];
  /** Empty where no rule asks for the region. */
  readonly regions: readonly Named[];
  /** Whether a rule asks who sent the link. */
  readonly sender: boolean;
  readonly flags: readonly Named[];
  /** Addresses that show what rules tell apart; the last one is `ELSEWHERE` (src/links/examples.ts). */
  readonly examples: readonly string[];
  /** What may happen on a click, in a word or three. */
  readonly treatments: readonly Named[];
  readonly eras: readonly Era[];
  readonly records: readonly PolicyRecord[];
}
