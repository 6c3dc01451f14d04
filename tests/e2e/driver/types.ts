/** What a test can do with a browser; the same in Chromium and Firefox. Every click and key is a trusted event of the browser itself. */

import type { ServedPages } from './served-pages.ts';

export type BrowserName = 'chromium' | 'firefox';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Modifier = 'Alt' | 'Control' | 'Meta' | 'Shift';

export interface ClickOptions {
  readonly button?: 'left' | 'middle' | 'right';
  readonly modifiers?: readonly Modifier[];
}

/**
 * One step of a pointer. Between `down` and `up` a test waits for a state, so that a long press is as long as it must be. A `move` with
 * a button is made while that one is held down.
 */
export interface PointerStep {
  readonly kind: 'move' | 'down' | 'up';
  readonly at: Point;
  readonly button?: 'left' | 'middle' | 'right';
  readonly modifiers?: readonly Modifier[];
  readonly pointer?: 'mouse' | 'touch';
}

/** Which colours the person has asked the system for. */
export type Scheme = 'light' | 'dark';

/** Something with a document: a tab or the popup. */
export interface Page {
  readonly browser: BrowserName;
  /** Runs a function in the page's own world. It sees nothing of the test; arguments and result travel as JSON. */
  evaluate<Args extends Json[], Result>(
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>;
  /** Evaluates until the result is truthy. */
  until<Args extends Json[], Result>(
    what: string,
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>;
  /** Clicks the middle of the first element that matches, once it is there and nothing covers it. */
  click(selector: string, options?: ClickOptions & { readonly text?: string }): Promise<void>;
  /** Where that click would land; `text` = only elements that contain it. */
  pointOf(selector: string, text?: string): Promise<Point>;
  clickAt(at: Point, options?: ClickOptions): Promise<void>;
  pointer(step: PointerStep): Promise<void>;
  /** `Enter`, `Escape`, `Tab`, `Shift+Tab`, `ArrowDown`, `a` ... */
  press(key: string): Promise<void>;
  /** PNG of the viewport. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

export interface Tab extends Page {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  activate(): Promise<void>;
  /** Gives the viewport a size in CSS pixels; `zoom` = device pixels in one of them. */
  resize(width: number, height: number, zoom?: number): Promise<void>;
  url(): Promise<string>;
  /** Uncaught errors of the page since it was opened. */
  readonly errors: readonly string[];
  /** Runs a function on the shadow root, closed or not, of the first element that matches; null where there is none. */
  inRootOf<Args extends Json[], Result>(
    selector: string,
    run: (root: ShadowRoot, ...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result> | null>;
  /** The same for the root of the stage. */
  inStage<Args extends Json[], Result>(
    run: (root: ShadowRoot, ...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result> | null>;
  untilStage<Args extends Json[], Result>(
    what: string,
    run: (root: ShadowRoot, ...args: Args) => Result,
    ...args: Args
  ): Promise<NonNullable<Awaited<Result>>>;
  /** Clicks an element in the stage, once it is there and enabled. */
  clickInStage(selector: string, options?: ClickOptions): Promise<void>;
  /** Middle of an element in the stage, once it can be hit. */
  pointInStage(selector: string): Promise<Point>;
}

export interface Driver {
  readonly name: BrowserName;
  /** `chrome-extension://<id>` or `moz-extension://<uuid>`, without a slash at the end. */
  readonly origin: string;
  /** What was asked of the world outside this machine since the start: `https://host` or a whole `http://` address. */
  readonly asked: readonly string[];
  /**
   * From now on these pages stand at an origin of the world outside, for this browser: `https://web.whatsapp.com`. Nothing is asked of
   * the real host, and `asked` does not tell of this one. Again for the same origin: other pages.
   *
   * @returns the addresses asked for there since; grows
   */
  host(origin: string, pages: ServedPages): readonly string[];
  open(url: string): Promise<Tab>;
  /** A tab that something else than the test opens, once it is at this address. */
  opened(url: string): Promise<Tab>;
  /** Addresses of all open tabs. */
  tabs(): Promise<string[]>;
  closeTabs(keep: (url: string) => boolean): Promise<void>;
  /** The real popup, opened by the toolbar button for this tab. */
  popup(tab: Tab): Promise<Page>;
  /** Makes the browser prefer a colour scheme, at least for this tab or popup. */
  prefer(page: Page, scheme: Scheme): Promise<void>;
  /** Prepares the browser so that the next permission request for this origin is answered with yes. */
  consent(origin: string): Promise<void>;
  /** Ends the background as the browser itself does when it is idle. */
  stopBackground(): Promise<void>;
  backgroundRuns(): Promise<boolean>;
  /** Loads the extension anew, as an update does; tabs stay open. */
  update(): Promise<void>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** Folder of the built extension. */
  readonly extension: string;
  readonly headless?: boolean;
  /** Kept after closing and used again; otherwise a new one for each launch. */
  readonly profile?: string;
  /** Settings of the browser: preferences (Firefox) or arguments (Chromium). */
  readonly language?: string;
}
