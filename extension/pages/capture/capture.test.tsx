// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { builtIn } from '../../background/built-in.ts';
import { startBackground } from '../../background/start.ts';
import type { Captured } from '../../capture/captured.ts';
import { createFake } from '../../mock/fake.ts';
import type { Box } from '../../names/box.ts';
import { captureItem, settingsItem } from '../../storage.ts';
import type { Label } from './label.ts';
import type { PictureTools } from './paint.ts';
import { startCapture } from './start.tsx';

const captured: Captured = {
  picture: 'data:image/png;base64,AAAA',
  names: {
    width: 400,
    height: 300,
    left: 2,
    boxes: [
      [10, 10, 20, 20],
      [50, 50, 20, 20],
    ],
  },
  shown: 'screen',
  platform: 'wechat',
  day: '2021-09-20',
  hypothetical: false,
  click: {
    url: 'https://item.taobao.com/item.htm?id=1',
    surface: 'group',
    platform: 'wechat',
    day: '2021-09-20',
    flags: [],
  },
};

let ended = new AbortController();
beforeEach(() => {
  ended = new AbortController();
});
afterEach(() => {
  ended.abort();
  vi.restoreAllMocks();
});

async function opened(stored: unknown = captured, more: Partial<PictureTools> = {}) {
  const fake = createFake({
    local: { version: 2, settings: { ...settingsItem.initial, language: 'en' } },
    session: stored === null ? {} : { [captureItem.key]: stored },
    currentTab: { id: 9 },
  });
  await startBackground(fake.api, builtIn, () => undefined);
  document.body.innerHTML = '<div id="app"></div>';
  const mount = document.querySelector<HTMLElement>('#app') as HTMLElement;
  const painted: { covers: readonly Box[]; label: Label }[] = [];
  const tools: PictureTools = {
    decode: async () => ({ width: 800, height: 600 }),
    paint: (_canvas, _picture, covers, label) => painted.push({ covers, label }),
    encode: () => Promise.reject(new Error('No PNG today')),
    ...more,
  };
  await startCapture({ api: fake.api, mount, tools, signal: ended.signal });
  const text = () => mount.textContent ?? '';
  const one = <E extends HTMLElement>(selector: string) => mount.querySelector<E>(selector) as E;
  const covers = () => [...mount.querySelectorAll<HTMLElement>('[data-cover]')];
  const coverNames = async () => {
    one('.capture-controls [role="switch"]').click();
    await expect.poll(() => covers().length).toBe(2);
  };
  const kept = async () => await fake.api.storage.session.get([captureItem.key]);
  return { fake, mount, painted, text, one, covers, coverNames, kept };
}

describe('the picture', () => {
  test('is taken out of storage, and warned of', async () => {
    const { kept, text } = await opened();
    expect(await kept()).toEqual({});
    expect(text()).toContain('may show private messages');
    expect(text()).toContain('Nothing is covered.');
  });

  test('says which rule it was', async () => {
    const { painted } = await opened();
    expect(painted.at(-1)?.label.lines.join('\n')).toContain('alibaba-in-group');
  });

  test('that cannot be read stays in storage, so that a reload may try again', async () => {
    const { kept, text } = await opened(captured, { decode: () => Promise.reject(new Error('half a file')) });
    expect(text()).toContain('The picture cannot be shown (half a file)');
    expect(await kept()).toHaveProperty(captureItem.key);
  });

  test.each([
    ['not there', null, 'There is no picture here.'],
    ['no picture', { ...captured, picture: 'https://evil.example/' }, 'cannot be shown (capture/picture'],
  ])('where it is %s, that is said', async (_what, stored, words) => {
    expect((await opened(stored)).text()).toContain(words);
  });

  test('follows the language', async () => {
    const { fake, painted } = await opened();
    await fake.api.storage.local.set({ settings: { ...settingsItem.initial, language: 'zh-CN' } });
    await expect.poll(() => painted.at(-1)?.label.title).toBe('模拟 · 微信 · 2021-09-20');
  });
});

describe('covers', () => {
  test('names when asked, and no more when not', async () => {
    const { painted, one, covers, coverNames, text } = await opened();
    expect(text()).toContain('2 places were found');
    expect(text()).toContain('not covered: 2.');
    await coverNames();
    expect(painted.at(-1)?.covers).toEqual([
      [20, 20, 40, 40],
      [100, 100, 40, 40],
    ]);
    one('.capture-controls [role="switch"]').click();
    await expect.poll(() => covers().length).toBe(0);
  });

  test('are taken away one by one, and the keyboard goes on at the next', async () => {
    const { mount, painted, covers, coverNames } = await opened();
    await coverNames();
    covers()[0]?.querySelector('button')?.click();
    await expect.poll(() => covers().length).toBe(1);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Uncover: Found 2');
    expect(painted.at(-1)?.covers).toEqual([[100, 100, 40, 40]]);
    covers()[0]?.querySelector('button')?.click();
    await expect.poll(() => covers().length).toBe(0);
    expect(document.activeElement).toBe(mount.querySelector('#covers'));
  });

  test('are drawn by hand, and found again by a press', async () => {
    const { one, painted, covers } = await opened();
    const layer = one('.drawing-layer');
    layer.getBoundingClientRect = () => new DOMRect(0, 0, 400, 300);
    layer.setPointerCapture = () => undefined;
    const point = (type: string, clientX: number, clientY: number) =>
      layer.dispatchEvent(
        new PointerEvent(type, { clientX, clientY, button: 0, isPrimary: true, bubbles: true }),
      );
    point('pointerdown', 300, 200);
    point('pointermove', 250, 150);
    await expect.poll(() => one('.drawing-draft')).not.toBeNull();
    point('pointerup', 200, 100);
    await expect.poll(() => painted.at(-1)?.covers).toEqual([[400, 200, 200, 200]]);
    point('pointerdown', 210, 110);
    await expect.poll(() => one('.drawing-draft')).not.toBeNull();
    point('pointerup', 210, 110);
    await expect.poll(() => document.activeElement).toBe(covers()[0]?.querySelector('button'));
  });

  test('are not offered where it is not known where names are', async () => {
    const { one, text } = await opened({ ...captured, names: null });
    expect(one<HTMLInputElement>('.capture-controls [role="switch"]').disabled).toBe(true);
    expect(text()).toContain('This page could not be asked where they are');
  });
});

describe('saving', () => {
  test('that fails is said, and can be tried again', async () => {
    const { text, one, covers, coverNames } = await opened();
    await coverNames();
    one('.capture-save').click();
    await expect.poll(text).toContain('It could not be saved (No PNG today). The picture is still here');
    expect(covers()).toHaveLength(2);
    one('.capture-save').click();
    expect(one('.drawing canvas')).not.toBeNull();
  });

  test('is not done of what could not be painted: it may show what was to be covered', async () => {
    const { text, one } = await opened(captured, {
      paint: () => {
        throw new Error('no memory');
      },
    });
    await expect.poll(text).toContain('It could not be saved (no memory)');
    expect(one<HTMLCanvasElement>('.drawing canvas').width).toBe(0);
  });
});

test('a picture that was discarded is gone; leaving the page asks only while there is one', async () => {
  const { fake, text, one } = await opened();
  const leave = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(leave()).toBe(true);
  one('.capture-buttons button:not(.capture-save)').click();
  expect(text()).toContain('The picture was discarded.');
  expect(leave()).toBe(false);
  await expect.poll(() => fake.calls.at(-1)).toBe('tabs.remove 9');
});
