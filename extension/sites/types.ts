/**
 * What an adapter of a chat site knows. One file a site; the id is the file name. An adapter is plain data, so that the content script
 * gets it out of storage with everything else and need not carry it, and every selector of it can be tried against a fixture.
 */
import type { Day, Surface } from '../../src/policy/types.ts';

/**
 * Where a link was met. `support` = a chat with a business in a widget, `self` = a chat with oneself (notes, file transfer): neither is
 * a surface, so the person says what it shall count as. `unknown` is a correct answer: a 1:1 is never concluded from the absence of
 * a group marker.
 */
export type ChatKind = Surface | 'support' | 'self' | 'unknown';

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
  /**
   * Selects what holds its address (`href`): in the card, else in its message where that has one such address only. Absent where the
   * card is itself an anchor.
   */
  readonly address?: string;
  /** Selects, in the card, the title of what the link leads to. */
  readonly title?: string;
  /** True where a click anywhere on the card follows the link although no anchor is under the pointer. */
  readonly clickable?: boolean;
  /** True where the site follows the link when the button goes down, not when it comes up. */
  readonly onPress?: boolean;
}

/** A dialog of the site that stands between a link and what it leads to ("Open this link?"). */
export interface DialogRule {
  readonly dialog: string;
  /** Selects, in the dialog, what holds the address, as `href` or in its text. */
  readonly address: string;
  /** Selects, in the dialog, what leads on. */
  readonly go: string;
}

/** What is the kind of a chat where a selector (`at`) or a regular expression (`address`) fits. The first that fits says it. */
export interface KindMarker {
  readonly at: string;
  readonly kind: ChatKind;
}
export interface KindAddress {
  /** For the page's address from the path on, fragment and all. */
  readonly address: string;
  readonly kind: ChatKind;
}

/** Exported by each adapter as `site`, beside `facts: readonly SiteFact[]`, which is for people and stays out of the build. */
export interface SiteAdapter {
  readonly name: string;
  /**
   * Where the site is served: `host` or `host/path`, for this host and all below it, and for all paths that begin so. For sites that
   * only one party runs.
   */
  readonly addresses?: readonly string[];
  /** Selects an element that only this site's pages have. For clients that anybody may run on a host of their own. */
  readonly mark?: string;
  /** Selects the frame that the site stands in, as the page around it knows that frame. For widgets in frames of the page's origin. */
  readonly frame?: string;
  /** True for what stands in the pages of others: the mark of any other site goes before its own. */
  readonly widget?: boolean;
  /** Selects the roots of the chats on the page, of which there may be several; null where they cannot be told from the rest. */
  readonly chats: string | null;
  /** Selects what holds one message each; null where messages cannot be told from the rest of the page. */
  readonly messages: string | null;
  /** Selects elements whose open shadow root the chat stands in. */
  readonly roots?: string;
  /** Selects the client's own controls, links or not: what is clicked in them is left alone. */
  readonly controls?: string;
  readonly cards?: readonly CardRule[];
  readonly dialogs?: readonly DialogRule[];
  /** Kinds by an ancestor of the link: the nearest ancestor that fits one of them says it. */
  readonly kinds?: readonly KindMarker[];
  /** Kinds by a mark anywhere in the page; holds for links in `chats` and `dialogs` that have no marker of their own. */
  readonly pageKinds?: readonly KindMarker[];
  /** Kinds by the page's address; holds where nothing in the page says it. */
  readonly addressKinds?: readonly KindAddress[];
  /** Attributes of chat roots and markers whose change may change the kind. */
  readonly kindAttributes?: readonly string[];
  /** Selects what shows the title of the chat in front; `attribute` = the title stands there instead of in the text. */
  readonly title?: { readonly at: string; readonly attribute?: string };
}
