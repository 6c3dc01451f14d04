/** A tab or the popup of Firefox, over WebDriver BiDi. */
import type { Channel } from './channel.ts';
import { readKeys } from './keys.ts';
import { BasePage, BaseTab } from './page.ts';
import type { Json, Modifier, PointerStep } from './types.ts';

interface Evaluated {
  readonly type: 'success' | 'exception';
  readonly result?: RemoteValue;
  readonly exceptionDetails?: { readonly text: string };
}

interface RemoteValue {
  readonly type: string;
  readonly value?: unknown;
  readonly sharedId?: string;
}

interface Context {
  readonly context: string;
  readonly children?: readonly Context[];
}

interface RemoteNode {
  readonly shadowRoot?: { readonly sharedId?: string } | null;
}

function answer(evaluated: Evaluated): RemoteValue | undefined {
  if (evaluated.type === 'exception') throw new Error(evaluated.exceptionDetails?.text ?? 'It threw');
  return evaluated.result;
}

/** Evaluates in one browsing context and gives the text that the expression ends in. */
export async function evaluateText(
  channel: Channel,
  context: string,
  expression: string,
): Promise<string | undefined> {
  const evaluated = await channel.send<Evaluated>('script.evaluate', {
    expression,
    awaitPromise: true,
    target: { context },
  });
  return answer(evaluated)?.value as string | undefined;
}

/** Held down between two calls: only what changes is sent. */
async function sendModifiers(
  channel: Channel,
  context: string,
  modifiers: readonly Modifier[],
  type: 'keyDown' | 'keyUp',
): Promise<void> {
  if (modifiers.length === 0) return;
  const actions = modifiers.map((name) => ({ type, value: readKeys(name).key.point }));
  await channel.send('input.performActions', {
    context,
    actions: [{ type: 'key', id: 'keyboard', actions }],
  });
}

const BUTTONS = { left: 0, middle: 1, right: 2 };

async function sendPointer(channel: Channel, context: string, step: PointerStep): Promise<void> {
  const pointerType = step.pointer ?? 'mouse';
  const button = pointerType === 'touch' ? 0 : BUTTONS[step.button ?? 'left'];
  const move = { type: 'pointerMove', x: Math.floor(step.at.x), y: Math.floor(step.at.y) };
  const actions = {
    move: [move],
    down: [move, { type: 'pointerDown', button }],
    up: [{ type: 'pointerUp', button }],
  }[step.kind];
  if (step.kind === 'down') await sendModifiers(channel, context, step.modifiers ?? [], 'keyDown');
  await channel.send('input.performActions', {
    context,
    actions: [{ type: 'pointer', id: pointerType, parameters: { pointerType }, actions }],
  });
  if (step.kind !== 'up') return;
  await sendModifiers(channel, context, step.modifiers ?? [], 'keyUp');
  // Forgets the click, or the next one soon after would count as the second half of a double click.
  await channel.send('input.releaseActions', { context });
}

async function sendKeys(channel: Channel, context: string, combination: string): Promise<void> {
  const { held, key } = readKeys(combination);
  const actions = [
    ...held.map((one) => ({ type: 'keyDown', value: one.point })),
    { type: 'keyDown', value: key.point },
    { type: 'keyUp', value: key.point },
    ...[...held].reverse().map((one) => ({ type: 'keyUp', value: one.point })),
  ];
  await channel.send('input.performActions', {
    context,
    actions: [{ type: 'key', id: 'keyboard', actions }],
  });
}

async function capture(channel: Channel, context: string): Promise<Buffer> {
  const { data } = await channel.send<{ data: string }>('browsingContext.captureScreenshot', { context });
  return Buffer.from(data, 'base64');
}

/** A document that input goes to, and where it begins in its tab. */
interface Frame {
  readonly context: string;
  readonly left: number;
  readonly top: number;
}

/** Found in a page: the frame that an expression gives, if its document is another origin's. */
const FOREIGN_FRAME = `((frame) => {
  if (!frame?.contentWindow || frame.contentDocument) return null;
  const { left, top } = frame.getBoundingClientRect();
  return [frame.contentWindow, left + frame.clientLeft, top + frame.clientTop];
})`;

/** Other origins live in other processes, and what BiDi does in a tab does not get there: the innermost document it is meant for. */
async function frameAt(channel: Channel, from: Frame, find: (frame: Frame) => string): Promise<Frame> {
  const evaluated = await channel.send<Evaluated>('script.evaluate', {
    expression: `${FOREIGN_FRAME}(${find(from)})`,
    awaitPromise: false,
    target: { context: from.context },
  });
  const found = answer(evaluated)?.value as [RemoteValue, RemoteValue, RemoteValue] | undefined;
  if (found === undefined) return from;
  const [window, left, top] = found.map(({ value }) => value) as [{ context: string }, number, number];
  const inner = { context: window.context, left: from.left + left, top: from.top + top };
  return frameAt(channel, inner, find);
}

export class FirefoxPopup extends BasePage {
  readonly browser = 'firefox';
  readonly #channel: Channel;
  readonly #context: string;
  readonly #end: () => Promise<void>;

  constructor(channel: Channel, context: string, end: () => Promise<void>) {
    super();
    this.#channel = channel;
    this.#context = context;
    this.#end = end;
  }

  protected evaluateText(expression: string): Promise<string | undefined> {
    return evaluateText(this.#channel, this.#context, expression);
  }

  pointer(step: PointerStep): Promise<void> {
    return sendPointer(this.#channel, this.#context, step);
  }

  press(key: string): Promise<void> {
    return sendKeys(this.#channel, this.#context, key);
  }

  screenshot(): Promise<Buffer> {
    return capture(this.#channel, this.#context);
  }

  close(): Promise<void> {
    return this.#end();
  }
}

export class FirefoxTab extends BaseTab {
  readonly browser = 'firefox';
  readonly errors: string[] = [];
  readonly context: string;
  readonly #channel: Channel;
  readonly #whole: Frame;
  /** Where the pointer is. */
  #under: Frame;

  constructor(channel: Channel, context: string) {
    super();
    this.#channel = channel;
    this.context = context;
    this.#whole = { context, left: 0, top: 0 };
    this.#under = this.#whole;
    channel.on('log.entryAdded', (event) => {
      const entry = event as { level?: string; type?: string; text?: string; source?: { context?: string } };
      if (entry.source?.context !== context || entry.level !== 'error' || entry.type !== 'javascript') return;
      this.errors.push(entry.text ?? '');
    });
  }

  protected evaluateText(expression: string): Promise<string | undefined> {
    return evaluateText(this.#channel, this.context, expression);
  }

  protected async evaluateInRoot(
    selector: string,
    declaration: string,
    args: Json[],
  ): Promise<string | undefined | null> {
    const own = await this.rootIn(this.context, selector);
    if (own !== undefined) return this.callWithRoot(this.context, own, declaration, args);
    // A node of a frame means something in that frame's context only.
    const { contexts } = await this.#channel.send<{ contexts: Context[] }>('browsingContext.getTree', {
      root: this.context,
      maxDepth: 1,
    });
    for (const { context } of contexts[0]?.children ?? []) {
      const root = await this.rootIn(context, selector);
      if (root !== undefined) return this.callWithRoot(context, root, declaration, args);
    }
    return null;
  }

  /** The id of the shadow root of the first element that matches. */
  private async rootIn(context: string, selector: string): Promise<string | undefined> {
    const found = await this.#channel.send<Evaluated>('script.evaluate', {
      expression: `document.querySelector(${JSON.stringify(selector)})`,
      awaitPromise: false,
      target: { context },
      serializationOptions: { maxDomDepth: 1, includeShadowTree: 'all' },
    });
    const host = answer(found)?.value as RemoteNode | undefined;
    return host?.shadowRoot?.sharedId;
  }

  private async callWithRoot(context: string, sharedId: string, declaration: string, args: Json[]) {
    const called = await this.#channel.send<Evaluated>('script.callFunction', {
      functionDeclaration: `function (root, args) { return (${declaration})(root, ...JSON.parse(args)); }`,
      awaitPromise: true,
      arguments: [{ sharedId }, { type: 'string', value: JSON.stringify(args) }],
      target: { context },
    });
    return answer(called)?.value as string | undefined;
  }

  async goto(url: string): Promise<void> {
    await this.#channel.send('browsingContext.navigate', { context: this.context, url, wait: 'complete' });
  }

  async reload(): Promise<void> {
    await this.#channel.send('browsingContext.reload', { context: this.context, wait: 'complete' });
  }

  async activate(): Promise<void> {
    await this.#channel.send('browsingContext.activate', { context: this.context });
  }

  async resize(width: number, height: number, zoom = 1): Promise<void> {
    await this.#channel.send('browsingContext.setViewport', {
      context: this.context,
      viewport: { width, height },
      devicePixelRatio: zoom,
    });
  }

  url(): Promise<string> {
    return this.evaluate(() => location.href);
  }

  async pointer(step: PointerStep): Promise<void> {
    const { x, y } = step.at;
    // What was pressed in one document is let go there.
    if (step.kind !== 'up') {
      this.#under = await frameAt(
        this.#channel,
        this.#whole,
        ({ left, top }) => `document.elementFromPoint(${x - left}, ${y - top})`,
      );
    }
    const { context, left, top } = this.#under;
    await sendPointer(this.#channel, context, { ...step, at: { x: x - left, y: y - top } });
  }

  async press(key: string): Promise<void> {
    const { context } = await frameAt(this.#channel, this.#whole, () => 'document.activeElement');
    await sendKeys(this.#channel, context, key);
  }

  screenshot(): Promise<Buffer> {
    return capture(this.#channel, this.context);
  }

  async close(): Promise<void> {
    await this.#channel.send('browsingContext.close', { context: this.context });
  }
}
