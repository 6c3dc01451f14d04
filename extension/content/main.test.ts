// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { activeOn, wechatOn } from '../../tests/fixtures/active-state.ts';
import { drawn } from '../../tests/fixtures/chat-page.ts';

const ORIGIN = 'http://chat.example';
let opened = 0;
let closed = 0;
/** How often `runtime` was asked for: in Chromium the first time is dear. */
let touched = 0;
/** How often the stored state was read. */
let read = 0;
vi.mock('../stage/index.ts', () => ({
  openStage() {
    opened += 1;
    const host = document.createElement('s-stage');
    document.documentElement.append(host);
    const close = () => {
      closed += 1;
      host.remove();
    };
    return { close, host, screen: 'first' };
  },
}));

let follows = new Set<unknown>();
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const page = new AbortController();

/** Id of the extension; gone once it was updated or removed. */
let living: string | undefined;

function extension(id: string | undefined) {
  living = id;
  return {
    get runtime() {
      touched += 1;
      return { id: living, sendMessage: () => Promise.resolve() };
    },
    storage: {
      local: {
        get() {
          read += 1;
          return Promise.resolve({ active: activeOn(ORIGIN, wechatOn('2021-09-20'), 'group') });
        },
      },
      onChanged: {
        addListener: (l: unknown) => follows.add(l),
        removeListener: (l: unknown) => follows.delete(l),
      },
    },
  };
}

beforeEach(() => {
  opened = 0;
  closed = 0;
  touched = 0;
  follows = new Set();
  window.location.href = `${ORIGIN}/`;
  vi.stubGlobal('origin', ORIGIN);
  document.addEventListener('click', (event) => event.preventDefault(), { signal: page.signal });
  document.body.replaceChildren();
  const link = document.createElement('a');
  link.href = 'https://item.taobao.com/';
  document.body.append(link);
});
afterEach(async () => {
  // A click is reported after its screen was drawn.
  await drawn();
  living = undefined;
  wake();
  delete world.wakeInterstice;
  vi.unstubAllGlobals();
});

const world = globalThis as { wakeInterstice?: () => boolean };
const wake = () => world.wakeInterstice?.();

async function run(): Promise<void> {
  vi.resetModules();
  await import('./main.ts');
  await settled();
}

const click = () =>
  document
    .querySelector('a')
    ?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));

it('answers one click once, however often it was run in the page', async () => {
  vi.stubGlobal('chrome', extension('id'));
  await run();
  await run();
  await run();
  click();
  expect(opened).toBe(1);
  expect(follows.size).toBe(1);
});

it('keeps its screen open when it is run again in the page', async () => {
  vi.stubGlobal('chrome', extension('id'));
  await run();
  click();
  await import('./late.ts');
  await run();
  expect([opened, closed]).toEqual([1, 0]);
  expect(document.querySelector('s-stage')).not.toBeNull();
});

it('makes way for the copy of an updated extension, screen and all', async () => {
  vi.stubGlobal('chrome', extension('id'));
  await run();
  click();
  expect(opened).toBe(1);
  living = undefined;
  expect(wake()).toBe(false);
  expect([closed, follows.size]).toEqual([1, 0]);
  vi.stubGlobal('chrome', extension('id'));
  await run();
  click();
  expect([opened, follows.size]).toEqual([2, 1]);
});

it('can be woken by whoever asks about the page, in our own world', async () => {
  vi.stubGlobal('chrome', extension('id'));
  await run();
  const before = read;
  expect(wake()).toBe(true);
  expect(read).toBe(before + 1);
});

it('leaves the dear part of the API alone until there is a click', async () => {
  vi.stubGlobal('chrome', extension('id'));
  await run();
  expect(touched).toBe(0);
  click();
  expect(touched).toBeGreaterThan(0);
});

it('does nothing where the extension is gone', async () => {
  vi.stubGlobal('chrome', extension(undefined));
  await run();
  click();
  expect(opened).toBe(0);
  expect(follows.size).toBe(0);
});

it('prefers the API that gives promises in Firefox', async () => {
  vi.stubGlobal('chrome', { runtime: {}, storage: {} });
  vi.stubGlobal('browser', extension('id'));
  await run();
  click();
  expect(opened).toBe(1);
});
