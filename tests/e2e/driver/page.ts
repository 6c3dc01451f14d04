/** What both browsers share: everything that can be said with `evaluate`, `pointer` and keys. */
import { pointInRoot, pointOf, type Target } from './in-page.ts';
import type { BrowserName, ClickOptions, Json, Page, Point, PointerStep, Tab } from './types.ts';
import { until } from './until.ts';

/** Where a stage stands: beside head and body, or in the modal dialog that its link is in. */
const STAGE = 'html > :not(head, body):popover-open, dialog:modal > :popover-open';

export abstract class BasePage implements Page {
  abstract readonly browser: BrowserName;
  /** Evaluates an expression that gives a JSON text or undefined; a promise is awaited. */
  protected abstract evaluateText(expression: string): Promise<string | undefined>;
  abstract pointer(step: PointerStep): Promise<void>;
  abstract press(key: string): Promise<void>;
  abstract screenshot(): Promise<Buffer>;
  abstract close(): Promise<void>;

  async evaluate<Args extends Json[], Result>(
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> {
    return parse<Result>(await this.evaluateText(callText(run, args)));
  }

  until<Args extends Json[], Result>(
    what: string,
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> {
    return until(what, () => this.evaluate(run, ...args));
  }

  async click(selector: string, options: ClickOptions & { readonly text?: string } = {}): Promise<void> {
    await this.clickAt(await this.pointOf(selector, options.text), options);
  }

  async pointOf(selector: string, text = ''): Promise<Point> {
    const what = text === '' ? selector : `${selector} with "${text}"`;
    return untilHit(what, () => this.evaluate(pointOf, selector, text));
  }

  async clickAt(at: Point, options: ClickOptions = {}): Promise<void> {
    await this.pointer({ kind: 'move', at, ...options });
    await this.pointer({ kind: 'down', at, ...options });
    await this.pointer({ kind: 'up', at, ...options });
  }
}

export abstract class BaseTab extends BasePage implements Tab {
  abstract readonly errors: readonly string[];
  abstract goto(url: string): Promise<void>;
  abstract reload(): Promise<void>;
  abstract activate(): Promise<void>;
  abstract resize(width: number, height: number, zoom?: number): Promise<void>;
  abstract url(): Promise<string>;
  /** Calls a function text with the shadow root of the first element that matches; null where there is none. */
  protected abstract evaluateInRoot(
    selector: string,
    declaration: string,
    args: Json[],
  ): Promise<string | undefined | null>;

  async inRootOf<Args extends Json[], Result>(
    selector: string,
    run: (root: ShadowRoot, ...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result> | null> {
    const declaration = `async function (root, ...args) { return JSON.stringify(await (${run})(root, ...args)); }`;
    const text = await this.evaluateInRoot(selector, declaration, args);
    return text === null ? null : parse<Result>(text);
  }

  inStage<Args extends Json[], Result>(
    run: (root: ShadowRoot, ...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result> | null> {
    return this.inRootOf(STAGE, run, ...args);
  }

  untilStage<Args extends Json[], Result>(
    what: string,
    run: (root: ShadowRoot, ...args: Args) => Result,
    ...args: Args
  ): Promise<NonNullable<Awaited<Result>>> {
    return until(what, () => this.inStage(run, ...args)) as Promise<NonNullable<Awaited<Result>>>;
  }

  pointInStage(selector: string): Promise<Point> {
    return untilHit(`${selector} in the stage`, () => this.inStage(pointInRoot, selector));
  }

  async clickInStage(selector: string, options: ClickOptions = {}): Promise<void> {
    await this.clickAt(await this.pointInStage(selector), options);
  }
}

/** Waits until what is to be clicked is there and can be hit; gives the middle of it. */
export async function untilHit(what: string, find: () => Promise<Target | null>): Promise<Point> {
  return until(`${what} to be ready for a click`, async () => {
    const target = await find();
    if (target !== null && 'x' in target) return target;
    throw new Error(target === null ? 'there is no root' : `it is not ${target.not}`);
  });
}

/** A call as text: `JSON.stringify` of what it gives, so that both browsers hand over the same. */
function callText<Args extends Json[]>(run: (...args: Args) => unknown, args: Args): string {
  return `(async () => JSON.stringify(await (${run})(...${JSON.stringify(args)})))()`;
}

function parse<Result>(text: string | undefined): Awaited<Result> {
  return (text === undefined ? undefined : JSON.parse(text)) as Awaited<Result>;
}
