// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { activeOn, sayingOfAll, wechatOn } from '../../tests/fixtures/active-state.ts';
import type { MessageOptions } from '../message/index.ts';
import type { StageOptions } from '../stage/index.ts';
import type { ActiveState } from '../storage.ts';
import type { StorageChanges } from './extension-port.ts';
import { type Content, startContent } from './start.ts';

const ORIGIN = 'http://chat.example';

/** What the stage was asked to show, in place of the real one. */
const stages: { options: StageOptions; host: Element; closed: boolean }[] = [];
let stageFails = false;

vi.mock('../stage/index.ts', () => ({
  openStage(options: StageOptions) {
    if (stageFails) throw new Error('There is no screen to show for this link.');
    const host = document.createElement('s-stage');
    document.documentElement.append(host);
    const shown = { options, host, closed: false };
    stages.push(shown);
    const close = () => {
      shown.closed = true;
      host.remove();
    };
    options.signal.addEventListener('abort', close);
    return { close, host, screen: 'first' };
  },
}));

vi.mock('../message/index.ts', () => ({
  renderMessage(root: ShadowRoot, { judgement }: MessageOptions) {
    root.replaceChildren(judgement.message.form);
  },
}));

/** Everything near the viewport at once. */
class AllInSight {
  constructor(readonly tell: IntersectionObserverCallback) {}
  observe(target: Element): void {
    queueMicrotask(() =>
      this.tell([{ target, isIntersecting: true } as IntersectionObserverEntry], this as never),
    );
  }
  unobserve(): void {}
  disconnect(): void {}
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

let end = new AbortController();
/** Ends the page's own listeners, after everything else: a click that nobody stops would load the link. */
let page = new AbortController();
let listeners = new Set<(changes: StorageChanges, area: string) => void>();
let sent: unknown[] = [];
let opened: HTMLAnchorElement[] = [];
/** Clicks that the page's own listener heard. */
let heard: Event[] = [];

beforeEach(() => {
  end = new AbortController();
  page = new AbortController();
  listeners = new Set();
  sent = [];
  opened = [];
  heard = [];
  stages.length = 0;
  stageFails = false;
  vi.stubGlobal('IntersectionObserver', AllInSight);
  // happy-dom has none.
  vi.stubGlobal('origin', ORIGIN);
  window.location.href = `${ORIGIN}/`;
  const hear = (event: Event) => {
    heard.push(event);
    event.preventDefault();
  };
  document.addEventListener('click', hear, { capture: true, signal: page.signal });
  document.addEventListener('auxclick', hear, { capture: true, signal: page.signal });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    opened.push(this);
  });
});
afterEach(() => {
  end.abort();
  page.abort();
  document.head.replaceChildren();
  document.body.replaceChildren();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** The page of an adapter's fixture. */
function load(id: string): void {
  const markup = readFileSync(join(import.meta.dirname, `../../tests/fixtures/sites/${id}.html`), 'utf8');
  const page = new DOMParser().parseFromString(markup, 'text/html');
  document.head.replaceChildren(...page.head.childNodes);
  document.body.replaceChildren(...page.body.childNodes);
}

interface Start {
  readonly stored?: unknown;
  readonly send?: (message: unknown) => unknown;
  readonly alive?: () => boolean;
  readonly get?: () => Promise<Record<string, unknown>>;
}

async function start({
  stored,
  send = (m) => sent.push(m),
  alive = () => true,
  get,
}: Start = {}): Promise<Content> {
  const content = startContent({
    window,
    storage: {
      local: { get: get ?? (() => Promise.resolve({ active: stored })) },
      onChanged: {
        addListener: (listener) => listeners.add(listener),
        removeListener: (listener) => listeners.delete(listener),
      },
    },
    send,
    alive,
    signal: end.signal,
  });
  await settled();
  return content;
}

function change(active: unknown): void {
  for (const listener of listeners) listener({ active: { newValue: active } }, 'local');
}

function click(at: string | Element, options: MouseEventInit = {}, type = 'click'): MouseEvent {
  const target = typeof at === 'string' ? document.querySelector(at) : at;
  if (!target) throw new Error(`Nothing is ${at}`);
  const event = new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, ...options });
  heard = [];
  target.dispatchEvent(event);
  return event;
}

/** Whether a click was taken from the page. */
const taken = (at: string | Element, options?: MouseEventInit, type?: string) => {
  click(at, options, type);
  return heard.length === 0;
};

const policy = wechatOn('2021-09-20');
const lounge = (more: Partial<ActiveState> = {}) => activeOn(ORIGIN, policy, 'detect', more);

describe('while off', () => {
  it.each<[string, Start]>([
    ['nothing is stored', {}],
    ['the simulation is off', { stored: lounge({ enabled: false }) }],
    ['the site is not switched on', { stored: activeOn('https://other.example', policy, 'group') }],
    [
      'the site is switched off',
      { stored: lounge({ sites: { [ORIGIN]: { on: false, surface: 'group' } } }) },
    ],
    ['the stored state is of another format', { stored: { ...lounge(), format: 2 } }],
    [
      'the stored state is damaged',
      { stored: { format: 1, enabled: true, sites: { [ORIGIN]: { on: true } } } },
    ],
    ['storage cannot be read', { get: () => Promise.reject(new Error('broken')) }],
  ])('a click is the page’s where %s', async (_name, options) => {
    load('the-lounge');
    await start(options);
    expect(taken('#plain')).toBe(false);
    expect(stages).toHaveLength(0);
    expect(sent).toEqual([]);
  });

  it('a click before the state is there is the page’s', async () => {
    load('the-lounge');
    const starting = start({ stored: lounge() });
    expect(taken('#plain')).toBe(false);
    await starting;
    expect(taken('#plain')).toBe(true);
  });

  it('there are no listeners but those for clicks, and no observers', async () => {
    const added: string[] = [];
    vi.spyOn(window, 'addEventListener').mockImplementation((type) => void added.push(`window ${type}`));
    vi.spyOn(document, 'addEventListener').mockImplementation((type) => void added.push(`document ${type}`));
    const observer = vi.fn();
    vi.stubGlobal('MutationObserver', observer);
    vi.stubGlobal('IntersectionObserver', observer);
    await start({ stored: lounge({ enabled: false, messagesAsArrived: true }) });
    expect(added).toEqual(['window click', 'window auxclick']);
    expect(observer).not.toHaveBeenCalled();
  });
});

describe('a click on a link in a chat', () => {
  beforeEach(() => load('the-lounge'));

  it('is answered by the screen of the day, and the page does not hear of it', async () => {
    await start({ stored: lounge() });
    const event = click('#plain');
    expect(event.defaultPrevented).toBe(true);
    expect(heard).toEqual([]);
    const [{ options } = { options: null }] = stages;
    expect(options?.judgement.click.treatment).toBe('copy-url');
    expect(options?.surface).toBe('group');
    expect(options?.opener).toBe(document.querySelector('#plain'));
  });

  it('is reported', async () => {
    await start({ stored: lounge() });
    click('#plain');
    expect(sent).toEqual([
      {
        interstice: 'report-click',
        payload: {
          url: 'https://item.taobao.com/item.htm?id=1',
          surface: 'group',
          form: 'token',
          platform: 'wechat',
          day: '2021-09-20',
          treatment: 'copy-url',
          rule: expect.any(String),
        },
      },
    ]);
  });

  it('depends on the kind of chat', async () => {
    document.querySelector('.chat-view')?.setAttribute('data-type', 'query');
    await start({ stored: lounge() });
    click('#plain');
    expect(stages[0]?.options.surface).toBe('direct');
    expect(stages[0]?.options.judgement.click.treatment).toBe('confirm');
  });

  it('depends on the surface set by hand, whatever the page looks like', async () => {
    await start({ stored: activeOn(ORIGIN, policy, 'direct') });
    click('#plain');
    expect(stages[0]?.options.surface).toBe('direct');
  });

  it('is the page’s where nobody knows what kind of chat it is', async () => {
    document.querySelector('.chat-view')?.setAttribute('data-type', 'special');
    await start({ stored: lounge() });
    expect(taken('#plain')).toBe(false);
    expect(taken('.sidebar-help')).toBe(false);
  });

  it.each<[string, MouseEventInit, string, boolean, boolean]>([
    ['by keyboard', { detail: 0 }, 'click', true, false],
    ['with Ctrl', { ctrlKey: true }, 'click', true, true],
    ['with Cmd', { metaKey: true }, 'click', true, true],
    ['with Shift', { shiftKey: true }, 'click', true, true],
    ['with the middle button', { button: 1 }, 'auxclick', true, true],
    ['with the right button', { button: 2 }, 'auxclick', false, false],
    ['with the back button', { button: 3 }, 'auxclick', false, false],
  ])('%s', async (_name, options, type, ours, newTab) => {
    document.querySelector('#plain')?.setAttribute('target', '_self');
    await start({ stored: lounge() });
    expect(taken('#plain', options, type)).toBe(ours);
    stages[0]?.options.leave();
    expect(opened.map(({ target }) => target)).toEqual(ours ? [newTab ? '_blank' : '_self'] : []);
  });

  it('is the page’s where the link is none of the web', async () => {
    await start({ stored: lounge() });
    for (const href of [
      'javascript:void 0',
      'data:text/html,x',
      'blob:https://taobao.com/1',
      'intent://x#Intent;end',
      'taobao://item',
      'mailto:a@b.example',
      'https://',
    ]) {
      document.querySelector('#plain')?.setAttribute('href', href);
      expect(taken('#plain'), href).toBe(false);
    }
    expect(stages).toHaveLength(0);
  });

  it('is the page’s where the platform opens the link as any browser would, and is reported', async () => {
    await start({ stored: activeOn(ORIGIN, sayingOfAll(policy, 'open')) });
    expect(taken('#with-card')).toBe(false);
    expect(sent).toHaveLength(1);
  });

  it('is the page’s where no screen can be shown', async () => {
    await start({ stored: lounge() });
    stageFails = true;
    expect(taken('#plain')).toBe(false);
    expect(sent).toEqual([]);
  });

  it('is answered where the background cannot be reached', async () => {
    await start({ stored: lounge(), send: () => Promise.reject(new Error('Receiving end does not exist.')) });
    expect(taken('#plain')).toBe(true);
    end.abort();
    end = new AbortController();
    await start({
      stored: lounge(),
      send() {
        throw new Error('Extension context invalidated.');
      },
    });
    click('#plain');
    expect(stages).toHaveLength(2);
  });

  it('is the page’s where the frame has no room for a screen', async () => {
    await start({ stored: lounge() });
    vi.spyOn(window, 'innerHeight', 'get').mockReturnValue(100);
    expect(taken('#plain')).toBe(false);
  });

  it('takes the place of the screen that is open', async () => {
    await start({ stored: lounge() });
    click('#plain');
    click('#with-card');
    expect(stages.map(({ closed }) => closed)).toEqual([true, false]);
  });

  it('inside the screen is the screen’s own', async () => {
    await start({ stored: lounge() });
    click('#plain');
    const [stage] = stages;
    const link = document.createElement('a');
    link.href = 'https://source.example/';
    link.id = 'source';
    stage?.host.append(link);
    expect(taken('#source')).toBe(false);
    expect(stages).toHaveLength(1);
  });

  it('leads on to the real link, with the manner of the page’s own', async () => {
    await start({ stored: lounge() });
    click('#plain');
    stages[0]?.options.leave();
    expect(opened).toHaveLength(1);
    expect(opened[0]?.href).toBe('https://item.taobao.com/item.htm?id=1');
    expect(opened[0]?.target).toBe('_blank');
  });

  it('does not cut what is reported of an address short of 64 KB, and never sends more', async () => {
    await start({ stored: lounge() });
    document.querySelector('#plain')?.setAttribute('href', `https://taobao.com/${'a'.repeat(100_000)}`);
    expect(taken('#plain')).toBe(true);
    expect((sent[0] as { payload: { url: string } }).payload.url).toHaveLength(65_536);
  });
});

describe('when something is changed elsewhere', () => {
  beforeEach(() => load('the-lounge'));
  const december = wechatOn('2021-12-01');

  it('the next click is judged by it', async () => {
    await start({ stored: lounge() });
    change(activeOn(ORIGIN, december));
    click('#plain');
    expect(stages[0]?.options.judgement.click.treatment).toBe('webview');
    change(lounge({ enabled: false }));
    expect(taken('#plain')).toBe(false);
    change(undefined);
    expect(taken('#plain')).toBe(false);
  });

  it('the open screen is shown as of the new day', async () => {
    await start({ stored: lounge() });
    click('#plain');
    change(activeOn(ORIGIN, december));
    expect(stages.map(({ closed, options }) => [options.policy.at, closed])).toEqual([
      ['2021-09-20', true],
      ['2021-12-01', false],
    ]);
    expect(stages[1]?.options.opener).toBe(document.querySelector('#plain'));
  });

  it('two changes in a row leave the screen of the later one', async () => {
    await start({ stored: lounge() });
    click('#plain');
    change(activeOn(ORIGIN, december));
    change(lounge());
    expect(stages.filter(({ closed }) => !closed).map(({ options }) => options.policy.at)).toEqual([
      '2021-09-20',
    ]);
  });

  it('the open screen follows the surface', async () => {
    await start({ stored: lounge() });
    click('#plain');
    change(activeOn(ORIGIN, policy, 'direct'));
    expect(stages.at(-1)?.options.surface).toBe('direct');
  });

  it('the open screen stays as it is where only the gloss was switched, or nothing', async () => {
    await start({ stored: lounge() });
    click('#plain');
    change(lounge({ gloss: false }));
    change(lounge({ messagesAsArrived: true }));
    expect(stages.map(({ closed }) => closed)).toEqual([false]);
  });

  it.each<[string, ActiveState]>([
    ['it is switched off', lounge({ enabled: false })],
    ['the platform now opens the link', activeOn(ORIGIN, sayingOfAll(december, 'open'))],
  ])('the open screen is closed where %s', async (_name, state) => {
    await start({ stored: lounge() });
    click('#plain');
    change(state);
    expect(stages.map(({ closed }) => closed)).toEqual([true]);
  });

  it('the open screen is closed where what was clicked is gone', async () => {
    await start({ stored: lounge() });
    click('#plain');
    document.querySelector('#plain')?.remove();
    change(activeOn(ORIGIN, december));
    expect(stages.map(({ closed }) => closed)).toEqual([true]);
  });

  it('a switch of the gloss is passed on', async () => {
    await start({ stored: lounge() });
    click('#plain');
    stages[0]?.options.onGloss?.(false);
    expect(sent.at(-1)).toEqual({ interstice: 'set-gloss', payload: { on: false } });
  });

  it('a page that comes back from the back-forward cache reads what it missed', async () => {
    let stored = lounge();
    await start({ get: () => Promise.resolve({ active: stored }) });
    stored = activeOn(ORIGIN, december);
    const event = new Event('pageshow');
    Object.defineProperty(event, 'persisted', { value: true });
    window.dispatchEvent(event);
    await settled();
    click('#plain');
    expect(stages[0]?.options.policy.at).toBe('2021-12-01');
  });
});

describe('messages as they arrived', () => {
  beforeEach(() => load('the-lounge'));
  const shown = (more: Partial<ActiveState> = {}) => lounge({ messagesAsArrived: true, ...more });
  const drawings = () =>
    [...document.querySelectorAll('.msg *')].filter(({ localName }) => localName.startsWith('m-'));

  it('are drawn for the links of messages, and undone without a trace', async () => {
    const before = document.documentElement.outerHTML;
    await start({ stored: shown() });
    await settled();
    expect(drawings().map((drawing) => drawing.previousElementSibling?.id)).toEqual(['plain', 'with-card']);
    for (const off of [shown({ messagesAsArrived: false }), shown({ enabled: false })]) {
      change(off);
      expect(document.documentElement.outerHTML).toBe(before);
      expect(document.adoptedStyleSheets).toEqual([]);
      change(shown());
      await settled();
      expect(drawings()).toHaveLength(2);
    }
    end.abort();
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('are answered to a click as the link itself would be', async () => {
    await start({ stored: shown() });
    await settled();
    const drawing = drawings()[0] as Element;
    expect(taken(drawing)).toBe(true);
    expect(stages[0]?.options.judgement.link.destination).toBe('taobao');
    expect(stages[0]?.options.opener).toBe(drawing);
  });

  it('open the link where the platform opens it', async () => {
    await start({
      stored: activeOn(ORIGIN, sayingOfAll(policy, 'open'), 'detect', { messagesAsArrived: true }),
    });
    await settled();
    const drawing = drawings()[1] as Element;
    expect(taken(drawing)).toBe(true);
    // Only for a person: a script of the page could have it opened again and again.
    expect(opened).toEqual([]);
    const event = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
    Object.defineProperty(event, 'isTrusted', { value: true });
    drawing.dispatchEvent(event);
    expect(opened.map(({ href }) => href)).toEqual(['https://item.jd.com/100.html']);
  });
});

describe('the end', () => {
  beforeEach(() => load('the-lounge'));

  it('by the signal takes everything away', async () => {
    const before = document.documentElement.outerHTML;
    await start({ stored: lounge({ messagesAsArrived: true }) });
    click('#plain');
    end.abort();
    expect(stages.map(({ closed }) => closed)).toEqual([true]);
    expect(listeners.size).toBe(0);
    expect(document.documentElement.outerHTML).toBe(before);
    click('#plain');
    expect(stages).toHaveLength(1);
  });

  it('of the extension leaves the next click, and the page, as if nothing had been', async () => {
    let alive = true;
    const before = document.documentElement.outerHTML;
    await start({ stored: lounge({ messagesAsArrived: true }), alive: () => alive });
    await settled();
    click('#plain');
    alive = false;
    expect(taken('#with-card')).toBe(false);
    expect(stages.map(({ closed }) => closed)).toEqual([true]);
    expect(listeners.size).toBe(0);
    expect(document.documentElement.outerHTML).toBe(before);
  });
});

describe('what the popup is told', () => {
  it.each([
    ['the-lounge', 'channel', { adapter: 'the-lounge', surface: 'group' }],
    ['the-lounge', 'query', { adapter: 'the-lounge', surface: 'direct' }],
    ['the-lounge', 'lobby', { adapter: 'the-lounge', surface: null }],
    ['generic', '', { adapter: 'generic', surface: null }],
  ])('of %s with a chat of type "%s"', async (id, type, description) => {
    load(id);
    document.querySelector('.chat-view')?.setAttribute('data-type', type);
    const content = await start();
    expect(content.describe()).toEqual(description);
  });

  it('does not name one kind where chats of two kinds are on the page', async () => {
    load('the-lounge');
    const second = document.querySelector('.chat-view')?.cloneNode(true) as Element;
    second.setAttribute('data-type', 'query');
    document.querySelector('#chat')?.append(second);
    const content = await start();
    expect(content.describe().surface).toBeNull();
  });
});
