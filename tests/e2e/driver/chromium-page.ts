/** A tab or the popup of Chromium, over the DevTools protocol. */
import type { Channel } from './channel.ts';
import { MODIFIER_BITS, readKeys } from './keys.ts';
import { BasePage, BaseTab } from './page.ts';
import type { Json, PointerStep } from './types.ts';
import { until } from './until.ts';

interface Evaluated {
  readonly result: { readonly value?: unknown; readonly objectId?: string };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
}

interface DomNode {
  readonly backendNodeId: number;
  readonly shadowRoots?: readonly DomNode[];
}

export type Send = <Result = Record<string, unknown>>(
  method: string,
  params?: Record<string, unknown>,
) => Promise<Result>;

function answer(evaluated: Evaluated): unknown {
  const wrong = evaluated.exceptionDetails;
  if (wrong !== undefined) throw new Error(wrong.exception?.description ?? wrong.text);
  return evaluated.result.value;
}

/** Where the pointer's buttons stand, as a bit field. */
const BUTTON_BITS = { left: 1, right: 2, middle: 4 };

async function sendPointer(send: Send, step: PointerStep): Promise<void> {
  const modifiers = (step.modifiers ?? []).reduce((bits, name) => bits | (MODIFIER_BITS[name] ?? 0), 0);
  if (step.pointer === 'touch') {
    const type = { move: 'touchMove', down: 'touchStart', up: 'touchEnd' }[step.kind];
    const touchPoints = step.kind === 'up' ? [] : [{ x: step.at.x, y: step.at.y }];
    await send('Input.dispatchTouchEvent', { type, touchPoints, modifiers });
    return;
  }
  const { button = 'left' } = step;
  const isFree = step.kind === 'move' && step.button === undefined;
  const pressed = isFree ? {} : { button, clickCount: step.kind === 'move' ? 0 : 1 };
  await send('Input.dispatchMouseEvent', {
    type: { move: 'mouseMoved', down: 'mousePressed', up: 'mouseReleased' }[step.kind],
    x: step.at.x,
    y: step.at.y,
    modifiers,
    buttons: isFree || step.kind === 'up' ? 0 : BUTTON_BITS[button],
    ...pressed,
  });
}

async function sendKeys(send: Send, combination: string): Promise<void> {
  const { held, key } = readKeys(combination);
  let modifiers = 0;
  for (const one of held) {
    modifiers |= MODIFIER_BITS[one.key] ?? 0;
    await send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: one.key,
      code: one.code,
      windowsVirtualKeyCode: one.number,
      modifiers,
    });
  }
  const common = { key: key.key, code: key.code, windowsVirtualKeyCode: key.number, modifiers };
  const text = key.text === undefined || (modifiers & ~8) !== 0 ? {} : { text: key.text };
  await send('Input.dispatchKeyEvent', {
    type: 'text' in text ? 'keyDown' : 'rawKeyDown',
    ...common,
    ...text,
  });
  await send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
  for (const one of held.reverse()) {
    modifiers &= ~(MODIFIER_BITS[one.key] ?? 0);
    await send('Input.dispatchKeyEvent', {
      type: 'keyUp',
      key: one.key,
      code: one.code,
      windowsVirtualKeyCode: one.number,
      modifiers,
    });
  }
}

async function evaluateWith(send: Send, expression: string): Promise<string | undefined> {
  const params = { expression, awaitPromise: true, returnByValue: true, userGesture: false };
  return answer(await send<Evaluated>('Runtime.evaluate', params)) as string | undefined;
}

async function capture(send: Send): Promise<Buffer> {
  const { data } = await send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
  return Buffer.from(data, 'base64');
}

export class ChromiumPopup extends BasePage {
  readonly browser = 'chromium';
  readonly send: Send;
  readonly #end: () => Promise<void>;

  constructor(send: Send, end: () => Promise<void>) {
    super();
    this.send = send;
    this.#end = end;
  }

  protected evaluateText(expression: string): Promise<string | undefined> {
    return evaluateWith(this.send, expression);
  }

  pointer(step: PointerStep): Promise<void> {
    return sendPointer(this.send, step);
  }

  press(key: string): Promise<void> {
    return sendKeys(this.send, key);
  }

  screenshot(): Promise<Buffer> {
    return capture(this.send);
  }

  close(): Promise<void> {
    return this.#end();
  }
}

export class ChromiumTab extends BaseTab {
  readonly browser = 'chromium';
  readonly errors: string[] = [];
  /** DevTools protocol of this tab, for measurements. */
  readonly send: Send;
  readonly pageTarget: string;
  readonly tabTarget: string;
  readonly #channel: Channel;
  readonly #session: string;
  readonly #loaded = new Set<string>();

  constructor(channel: Channel, session: string, pageTarget: string, tabTarget: string) {
    super();
    this.#channel = channel;
    this.#session = session;
    this.pageTarget = pageTarget;
    this.tabTarget = tabTarget;
    this.send = (method, params) => channel.send(method, params, session);
  }

  /** Listens to what the page does from here on. */
  async prepare(): Promise<void> {
    this.#channel.on('Page.lifecycleEvent', (event, session) => {
      if (session === this.#session && event.name === 'load') this.#loaded.add(String(event.loaderId));
    });
    this.#channel.on('Runtime.exceptionThrown', (event, session) => {
      if (session !== this.#session) return;
      const { text, exception } = event.exceptionDetails as {
        text: string;
        exception?: { description?: string };
      };
      this.errors.push(exception?.description ?? text);
    });
    await Promise.all([
      this.send('Page.enable'),
      this.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      this.send('Runtime.enable'),
    ]);
  }

  protected evaluateText(expression: string): Promise<string | undefined> {
    return evaluateWith(this.send, expression);
  }

  protected async evaluateInRoot(
    selector: string,
    declaration: string,
    args: Json[],
  ): Promise<string | undefined | null> {
    const found = await this.send<Evaluated>('Runtime.evaluate', {
      expression: firstOf(selector),
    });
    const host = found.result.objectId;
    if (host === undefined) return null;
    const { node } = await this.send<{ node: DomNode }>('DOM.describeNode', { objectId: host, pierce: true });
    const backendNodeId = node.shadowRoots?.[0]?.backendNodeId;
    if (backendNodeId === undefined) return null;
    const { object } = await this.send<{ object: { objectId: string } }>('DOM.resolveNode', {
      backendNodeId,
    });
    const evaluated = await this.send<Evaluated>('Runtime.callFunctionOn', {
      functionDeclaration: declaration,
      objectId: object.objectId,
      arguments: [{ objectId: object.objectId }, ...args.map((value) => ({ value }))],
      awaitPromise: true,
      returnByValue: true,
    });
    return answer(evaluated) as string | undefined;
  }

  async goto(url: string): Promise<void> {
    const { loaderId } = await this.send<{ loaderId?: string }>('Page.navigate', { url });
    if (loaderId !== undefined) await until(`${url} to load`, async () => this.#loaded.has(loaderId), 60_000);
  }

  async reload(): Promise<void> {
    this.#loaded.clear();
    await this.send('Page.reload');
    await until('the page to load again', async () => this.#loaded.size > 0, 60_000);
  }

  async activate(): Promise<void> {
    await this.send('Page.bringToFront');
  }

  async resize(width: number, height: number, zoom = 1): Promise<void> {
    await this.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: zoom,
      mobile: false,
    });
  }

  url(): Promise<string> {
    return this.evaluate(() => location.href);
  }

  pointer(step: PointerStep): Promise<void> {
    return sendPointer(this.send, step);
  }

  press(key: string): Promise<void> {
    return sendKeys(this.send, key);
  }

  screenshot(): Promise<Buffer> {
    return capture(this.send);
  }

  async close(): Promise<void> {
    await this.#channel.send('Target.closeTarget', { targetId: this.pageTarget });
  }
}

/** An expression for the first element that matches, in the page or else in a frame of its origin. */
function firstOf(selector: string): string {
  const pages =
    "[document, ...[...document.querySelectorAll('iframe')].flatMap((frame) => frame.contentDocument ?? [])]";
  return `${pages}.map((page) => page.querySelector(${JSON.stringify(selector)})).find((one) => one !== null) ?? null`;
}
