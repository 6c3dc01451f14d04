/** What an adapter of a chat site knows. One file a site; the id is the file name. Adapters only read the page. */
import type { Day, Surface } from '../../src/policy/types.ts';

/** Where a link was met. `unknown` is a correct answer: a 1:1 is never concluded from the absence of a group marker. */
export type ChatKind = Surface | 'unknown';

/**
 * How sure a fact about a site is. `run` = seen in the running client; `source` = read in its source code; `third-party` = claimed
 * by somebody else; `recalled` = a lead only.
 */
export type Evidence = 'run' | 'source' | 'third-party' | 'recalled';

/** A statement about a site that the adapter leans on, so that one can see what to check when the site changes. */
export interface SiteFact {
  readonly about: string;
  readonly evidence: Evidence;
  readonly on: Day;
  /** Version that was run, or file and commit that was read. */
  readonly where: string;
}

/** The site's own rendering of a link (title, picture, text) beside the link itself. */
export interface CardRule {
  /** Selects the whole card. */
  readonly card: string;
  /** Selects, in the card, what holds its address (`href`). */
  readonly address: string;
  /** Selects, in the card, the title of what the link leads to. */
  readonly title?: string;
  /** True where a click anywhere on the card follows the link although no anchor is under the pointer. */
  readonly clickable?: boolean;
}

/** Exported by each adapter as `site`, beside `facts: readonly SiteFact[]`, which is for people and stays out of the build. */
export interface SiteAdapter {
  readonly name: string;
  /** True where the page is this site's. Goes by marks in the page, not by host, wherever clients are self-hosted. */
  matches(page: Document): boolean;
  /** Selects what holds one message each; null where messages cannot be told from the rest of the page. */
  readonly messages: string | null;
  /** Selects links that belong to the client's own controls and are left alone. */
  readonly controls?: string;
  readonly cards?: readonly CardRule[];
  /** Attributes whose change may change the kind of a chat. */
  readonly kindAttributes?: readonly string[];
  /** The kind of chat that an element stands in, from its nearest marker. */
  kindOf(element: Element): ChatKind;
  /** Roots of the chats now on the page: one page can show several. */
  chats(page: Document): readonly Element[];
  /** Title of the chat in front, as the page shows it; null where there is none. */
  title(page: Document): string | null;
}
