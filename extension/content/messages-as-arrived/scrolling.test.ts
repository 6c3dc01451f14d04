// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  elements,
  FakeSight,
  held,
  hostBefore,
  hosts,
  link,
  put,
  settled,
  start,
  useMessages,
} from '../../../tests/fixtures/shown-messages.ts';

useMessages();

/** Pixels a frame; the window of these tests is 768 high. */
const READABLE = 5;
const TOO_FAST = 300;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  put(`<main><p>${link('https://old.example/', 'old')}</p></main><aside></aside>`);
  start();
});
afterEach(() => vi.useRealTimers());

/** The page's timers bring the news of a change, too. */
async function changed(): Promise<void> {
  await settled();
  vi.advanceTimersByTime(1);
}

function scroll(frames: number, by: number, at = 'main'): void {
  const list = document.querySelector(at) as HTMLElement;
  for (let frame = 0; frame < frames; frame++) {
    list.scrollTop += by;
    list.dispatchEvent(new Event('scroll'));
    vi.advanceTimersByTime(16);
  }
}

async function arrives(): Promise<void> {
  document.querySelector('main')?.append(...elements(`<p>${link('https://new.example/', 'new')}</p>`));
  await changed();
  FakeSight.scroll();
}

describe('a list that passes too fast to be read', () => {
  it('is left alone until it rests', async () => {
    scroll(10, TOO_FAST);
    await arrives();
    expect(hostBefore('#new')).toBeNull();
    vi.advanceTimersByTime(300);
    FakeSight.scroll();
    expect(hostBefore('#new')).not.toBeNull();
    expect(hosts()).toHaveLength(2);
  });

  it('or until it passes slowly enough', async () => {
    scroll(10, TOO_FAST);
    await arrives();
    scroll(20, READABLE);
    FakeSight.scroll();
    expect(hostBefore('#new')).not.toBeNull();
  });

  it('keeps what was drawn as long as the page only moves', async () => {
    scroll(20, TOO_FAST);
    await changed();
    expect(hosts()).toHaveLength(1);
  });

  it.each([
    [
      'has another address',
      () => document.querySelector('#old')?.setAttribute('href', 'https://new.example/'),
    ],
    [
      'gets another link',
      () => document.querySelector('#old')?.replaceWith(...elements(link('https://new.example/'))),
    ],
  ])('loses what was drawn where a row %s, at once', async (_name, use) => {
    scroll(10, TOO_FAST);
    use();
    await changed();
    expect(hosts()).toHaveLength(0);
    vi.advanceTimersByTime(300);
    FakeSight.scroll();
    expect(held.roots.at(-1)?.textContent).toBe('as it arrived: https://new.example/');
  });

  it('is not drawn on demand either, but afterwards', async () => {
    held.end.abort();
    held.end = new AbortController();
    const shown = start();
    scroll(10, TOO_FAST);
    document.querySelector('#old')?.setAttribute('href', 'https://new.example/');
    await changed();
    shown.refresh();
    expect(hosts()).toHaveLength(0);
    vi.advanceTimersByTime(300);
    FakeSight.scroll();
    expect(hosts()).toHaveLength(1);
  });

  it('is followed no more where everything ends when it rests', () => {
    held.end.abort();
    held.end = new AbortController();
    let alive = true;
    start({ alive: () => alive });
    scroll(10, TOO_FAST);
    alive = false;
    vi.advanceTimersByTime(300);
    expect(hosts()).toHaveLength(0);
    alive = true;
    scroll(20, TOO_FAST);
    vi.advanceTimersByTime(300);
    FakeSight.scroll();
    expect(hosts()).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves nothing behind where everything ends meanwhile', async () => {
    scroll(10, TOO_FAST);
    held.end.abort();
    expect(hosts()).toHaveLength(0);
    vi.advanceTimersByTime(300);
    FakeSight.scroll();
    expect(hosts()).toHaveLength(0);
  });
});

describe('is drawn at once', () => {
  it('what comes while one reads', async () => {
    scroll(20, READABLE);
    await arrives();
    expect(hostBefore('#new')).not.toBeNull();
  });

  it('a message that the list jumps to, however far', async () => {
    scroll(1, 50_000);
    vi.advanceTimersByTime(60);
    await arrives();
    expect(hostBefore('#new')).not.toBeNull();
  });

  it('what comes while something else in the page never rests, beside a list that stands far down', async () => {
    (document.querySelector('main') as HTMLElement).scrollTop = 50_000;
    scroll(1, 10);
    scroll(60, 1, 'aside');
    await arrives();
    expect(hostBefore('#new')).not.toBeNull();
  });
});
