// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { judgement } from '../../tests/fixtures/journeys.ts';
import { click, fakeBrowser, opened, Sight } from '../../tests/fixtures/stage-browser.ts';

const NEXT = { appButton: 'none' };
const confirm = judgement('confirm', { wording: 'confirm', next: NEXT });
const copyUrl = judgement('copy-url', { wording: 'copy-url' });
const leaves = judgement('blank', { menu: ['open-in-browser'] });

/** Lets promises and observers speak. */
const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  fakeBrowser();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  for (const left of document.documentElement.querySelectorAll(':scope > :not(head, body)')) left.remove();
});

function clipboard(writeText: (text: string) => Promise<void>): void {
  vi.stubGlobal('navigator', { clipboard: { writeText } });
}

describe('says what it is', () => {
  it('carries the label of the simulation on every screen', () => {
    const { root, button } = opened(confirm);
    const label = 'Simulation · WeChat · 2021-09-20';
    expect(root.querySelector('.label b')?.textContent).toBe(label);
    click(button('continue'));
    expect(root.querySelector('.label b')?.textContent).toBe(label);
    expect(root.querySelector('[role=dialog]')?.getAttribute('aria-label')).toBe(label);
  });

  it('names rule, day, confidence, sources and disagreement', () => {
    const text = opened(copyUrl).root.querySelector('aside')?.textContent ?? '';
    for (const part of [
      'Taobao and Tmall links in groups',
      'since 2018-06-08',
      'observed',
      'Sources: 2',
      'sources disagree',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('One tester saw a blank white page.');
  });

  it('marks wording as exact or reconstructed', () => {
    expect(opened(copyUrl).root.querySelector('aside')?.textContent).toContain('Wording as on record');
    const full = opened(judgement('confirm', { wording: 'confirm-full', next: NEXT })).root;
    expect(full.querySelector('aside')?.textContent).toContain('reconstructed');
    expect(full.querySelector('h2 .reconstructed')?.textContent).toContain('将要访问');
  });

  it('says nothing of wording where none of the platform’s is shown', () => {
    const { root } = opened(judgement('inert', { copyable: false }));
    expect(root.querySelector('aside')?.textContent).not.toMatch(/wording/i);
  });

  it('speaks the language that is asked for, and glosses Chinese in English for Chinese readers', () => {
    const { root } = opened(confirm, { language: 'zh-CN' });
    expect(root.querySelector('.label b')?.textContent).toBe('模拟 · 微信 · 2021-09-20');
    expect(root.querySelector('h2 .gloss')?.textContent).toBe('About to visit');
    expect(root.querySelector('.stage')?.getAttribute('lang')).toBe('zh-CN');
  });

  it('switches the translation, and tells', () => {
    const onGloss = vi.fn();
    const { root } = opened(confirm, { gloss: false, onGloss });
    const toggle = () => root.querySelector<HTMLElement>('[data-control=gloss]') as HTMLElement;
    expect(root.querySelector('.plain-original')).not.toBeNull();
    expect(toggle().getAttribute('aria-pressed')).toBe('false');
    click(toggle());
    expect(root.querySelector('.plain-original')).toBeNull();
    expect(toggle().getAttribute('aria-pressed')).toBe('true');
    expect(onGloss).toHaveBeenCalledWith(true);
  });

  it('shows why a wallet was refused, and offers no way to press it', () => {
    const { root, button } = opened(judgement('webview', NEXT));
    click(button('buy'));
    const refused = root.querySelector('.refused');
    expect(refused?.textContent).toContain('Taobao took no WeChat Pay.');
    expect(refused?.querySelector('button')).toBeNull();
  });

  it('puts text in as text', () => {
    const evil = '<img src=x onerror=alert(1)>';
    const hostile = judgement('copy-url', { wording: 'copy-url' });
    const { root } = opened({ ...hostile, link: { ...hostile.link, url: `https://a.example/${evil}` } });
    expect(root.querySelector('img')).toBeNull();
    expect(root.textContent).toContain(evil);
  });
});

describe('leaving', () => {
  it('waits until the button has been visible for half a second', () => {
    const stage = opened(leaves);
    click(stage.button('open-menu'));
    click(stage.button('open-in-browser'));
    vi.advanceTimersByTime(499);
    click(stage.button('open-in-browser'));
    expect(stage.left()).toBe(0);
    expect(stage.button('open-in-browser').getAttribute('aria-disabled')).toBe('true');
    vi.advanceTimersByTime(1);
    click(stage.button('open-in-browser'));
    expect(stage.left()).toBe(1);
  });

  it('does not happen through a cover, and the wait starts again after it', () => {
    const stage = opened(leaves);
    click(stage.button('open-menu'));
    vi.advanceTimersByTime(500);
    Sight.see(false);
    vi.advanceTimersByTime(5000);
    click(stage.button('open-in-browser'));
    expect(stage.left()).toBe(0);
    Sight.see(true);
    vi.advanceTimersByTime(499);
    click(stage.button('open-in-browser'));
    expect(stage.left()).toBe(0);
  });

  it('happens once at most, however often one goes back and presses', () => {
    const stage = opened(leaves);
    click(stage.button('open-menu'));
    for (let round = 0; round < 3; round++) {
      vi.advanceTimersByTime(500);
      click(stage.button('open-in-browser'));
      click(stage.root.querySelector('[data-control=back]') as Element);
    }
    expect(stage.left()).toBe(1);
  });

  it('does not happen where the stage is only closed', () => {
    const stage = opened(leaves);
    stage.stage.close();
    expect(stage.left()).toBe(0);
    expect(stage.host.isConnected).toBe(false);
  });
});

describe('hears only a person', () => {
  it('no event that a script made', () => {
    const stage = opened(confirm, {}, { trusted: (event) => event.isTrusted });
    click(stage.button('continue'));
    click(stage.root.querySelector('[data-control=close]') as Element);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(stage.stage.screen).toBe('confirm');
    expect(stage.host.isConnected).toBe(true);
  });

  it('the second click of a double click counts for nothing', () => {
    const stage = opened(confirm);
    click(stage.button('continue'), 2);
    expect(stage.stage.screen).toBe('confirm');
  });

  it('a click that arrives counts once, although it was announced', async () => {
    const { stage, button } = opened(confirm);
    const announce = (event: Event) => stage.expect(event as MouseEvent, button('continue'));
    window.addEventListener('click', announce, { capture: true, once: true });
    click(button('continue'));
    await settled();
    expect(stage.screen).toBe('webview');
  });

  it('a click that the page keeps from it counts all the same', async () => {
    const { stage, button } = opened(confirm);
    const keep = (event: Event) => {
      stage.expect(event as MouseEvent, button('continue'));
      event.stopImmediatePropagation();
    };
    window.addEventListener('click', keep, { capture: true, once: true });
    click(button('continue'));
    expect(stage.screen).toBe('confirm');
    await settled();
    expect(stage.screen).toBe('webview');
  });

  it('nothing of what is done on the stage reaches the page', () => {
    const heard = vi.fn();
    for (const name of ['click', 'keydown', 'pointerdown', 'contextmenu'])
      document.addEventListener(name, heard);
    const stage = opened(copyUrl);
    click(stage.button('press-address'));
    stage
      .button('press-address')
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, composed: true }));
    expect(heard).not.toHaveBeenCalled();
  });
});

describe('a long press', () => {
  const pointer = (type: string, x = 0) =>
    new MouseEvent(type, { bubbles: true, composed: true, button: 0, clientX: x });

  it('with mouse, pen or finger: held for half a second', () => {
    const stage = opened(copyUrl);
    stage.button('press-address').dispatchEvent(pointer('pointerdown'));
    vi.advanceTimersByTime(499);
    expect(stage.stage.screen).toBe('copy-url');
    vi.advanceTimersByTime(1);
    expect(stage.stage.screen).toBe('copy-url-pressed');
  });

  it('is not one that is let go early, or slips away', () => {
    const stage = opened(copyUrl);
    for (const end of [pointer('pointerup'), pointer('pointercancel'), pointer('pointermove', 11)]) {
      stage.button('press-address').dispatchEvent(pointer('pointerdown'));
      stage.button('press-address').dispatchEvent(end);
      vi.advanceTimersByTime(1000);
    }
    click(stage.button('press-address'));
    expect(stage.stage.screen).toBe('copy-url');
  });

  it('by right click or the context menu key', () => {
    const stage = opened(copyUrl);
    const event = new MouseEvent('contextmenu', { bubbles: true, composed: true, cancelable: true });
    stage.button('press-address').dispatchEvent(event);
    expect(stage.stage.screen).toBe('copy-url-pressed');
    expect(event.defaultPrevented).toBe(true);
  });

  it('by Enter', () => {
    const stage = opened(copyUrl);
    click(stage.button('press-address'), 0);
    expect(stage.stage.screen).toBe('copy-url-pressed');
  });
});

describe('copying', () => {
  it('puts the address of the link on the clipboard', async () => {
    const written: string[] = [];
    clipboard(async (text) => {
      written.push(text);
    });
    const stage = opened(copyUrl);
    click(stage.button('press-address'), 0);
    click(stage.button('copy'));
    await settled();
    expect(written).toEqual([copyUrl.link.url]);
    expect(stage.root.querySelector('.clip')?.textContent).toBe(`On your clipboard now:${copyUrl.link.url}`);
    expect(stage.events).toContainEqual({ kind: 'copied', screen: 'switcher-address', done: true });
  });

  it('puts the text of the message on the clipboard where that is a token', async () => {
    const written: string[] = [];
    clipboard(async (text) => {
      written.push(text);
    });
    const stage = opened(judgement('token'));
    expect(stage.root.querySelector('.said')?.textContent).toContain('.example/');
    click(stage.button('copy-token'));
    await settled();
    expect(written).toEqual([expect.stringMatching(/￥.{11}￥哒楷/)]);
  });

  it('says so where the browser allows neither way, and shows the text', async () => {
    clipboard(() => Promise.reject(new Error('no')));
    document.execCommand = () => false;
    const stage = opened(copyUrl);
    click(stage.button('press-address'), 0);
    click(stage.button('copy'));
    await settled();
    expect(stage.root.querySelector('.clip')?.textContent).toContain('did not allow copying');
    expect(stage.root.querySelector('.clip')?.textContent).toContain(copyUrl.link.url);
    expect(stage.root.querySelector('textarea')).toBeNull();
  });

  it('takes the old way on pages without the new one', async () => {
    vi.stubGlobal('navigator', {});
    const copied: unknown[] = [];
    document.execCommand = (command) => {
      copied.push(command);
      return true;
    };
    const stage = opened(copyUrl);
    click(stage.button('press-address'), 0);
    click(stage.button('copy'));
    await settled();
    expect(copied).toEqual(['copy']);
    expect(stage.events).toContainEqual({ kind: 'copied', screen: 'switcher-address', done: true });
  });
});

describe('stands in a page that works against it', () => {
  const gone = { kind: 'lost', screen: 'blank' };

  it('comes back once after it is removed, then is gone and opens nothing', async () => {
    const stage = opened(leaves);
    stage.host.remove();
    await settled();
    expect(stage.host.isConnected).toBe(true);
    expect(stage.events).not.toContainEqual(gone);
    stage.host.remove();
    await settled();
    expect(stage.host.isConnected).toBe(false);
    expect(stage.events).toContainEqual(gone);
    expect(stage.left()).toBe(0);
  });

  it('comes back once after it is hidden, moved or made dead', async () => {
    const attacks: ((host: HTMLElement) => void)[] = [
      (host) => host.hidePopover(),
      (host) => host.setAttribute('inert', ''),
      (host) => document.body.append(host),
    ];
    for (const attack of attacks) {
      const stage = opened(leaves);
      attack(stage.host);
      stage.host.setAttribute('class', 'x');
      await settled();
      expect(stage.host.parentNode).toBe(document.documentElement);
      expect(stage.host.matches(':popover-open')).toBe(true);
      expect(stage.host.hasAttribute('inert')).toBe(false);
      stage.stage.close();
    }
  });

  it('is gone at once where coming back does not help', async () => {
    const stage = opened(leaves);
    document.documentElement.style.display = 'none';
    await settled();
    expect(stage.events).toContainEqual(gone);
    document.documentElement.removeAttribute('style');
  });

  it('starts the wait of buttons that leave again when it comes back', async () => {
    const stage = opened(leaves);
    click(stage.button('open-menu'));
    vi.advanceTimersByTime(500);
    stage.host.remove();
    await settled();
    click(stage.button('open-in-browser'));
    expect(stage.left()).toBe(0);
  });

  it('climbs over popovers of the page a few times, then gives up', () => {
    const stage = opened(leaves);
    const popover = document.body.appendChild(document.createElement('div'));
    const open = () => {
      const event = Object.assign(new Event('toggle'), { newState: 'open' });
      popover.dispatchEvent(event);
    };
    for (let time = 0; time < 3; time++) open();
    expect(stage.host.isConnected).toBe(true);
    open();
    expect(stage.events).toContainEqual(gone);
  });

  it('stands inside a modal dialog where the link is in one', () => {
    const dialog = document.body.appendChild(document.createElement('dialog'));
    const opener = dialog.appendChild(document.createElement('a'));
    expect(opened(leaves, { opener }).host.parentNode).toBe(dialog);
  });

  it('adds nothing to the page where the browser cannot show it', () => {
    const before = document.documentElement.outerHTML;
    const { prototype } = HTMLElement as unknown as { prototype: Record<string, unknown> };
    prototype.showPopover = () => {
      throw new Error('no popovers');
    };
    expect(() => opened(leaves)).toThrow('no popovers');
    expect(document.documentElement.outerHTML).toBe(before);
  });
});

describe('keyboard and focus', () => {
  it('closes with Escape and gives focus back to the link', () => {
    const link = document.querySelector<HTMLElement>('#link');
    link?.focus();
    const stage = opened(confirm);
    expect(document.activeElement).toBe(stage.host);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', cancelable: true }));
    expect(stage.host.isConnected).toBe(false);
    expect(document.activeElement).toBe(link);
    expect(stage.events.at(-1)).toEqual({ kind: 'closed', screen: 'confirm' });
  });

  it('puts focus on each new screen', () => {
    const stage = opened(confirm);
    click(stage.button('continue'));
    expect((stage.root.activeElement as HTMLElement).dataset.screen).toBe('webview');
  });

  it('goes round with Tab', () => {
    const { root } = opened(confirm);
    const stops = [...root.querySelectorAll<HTMLElement>('button')];
    const tab = (shiftKey = false) =>
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', shiftKey, cancelable: true }));
    stops.at(-1)?.focus();
    tab();
    expect(root.activeElement).toBe(stops[0]);
    tab(true);
    expect(root.activeElement).toBe(stops.at(-1));
  });

  it('fetches focus back from the page, but not forever', () => {
    const stage = opened(confirm);
    const link = document.querySelector<HTMLElement>('#link');
    link?.focus();
    expect(document.activeElement).toBe(stage.host);
    for (let time = 0; time < 50; time++) link?.focus();
    expect(document.activeElement).toBe(link);
  });
});

describe('comes to an end', () => {
  it('with the signal, and leaves the page as it was', async () => {
    const before = document.documentElement.outerHTML;
    const stage = opened(confirm);
    stage.abort.abort();
    expect(document.documentElement.outerHTML).toBe(before);
    stage.stage.close();
    expect(stage.events.filter(({ kind }) => kind === 'closed')).toHaveLength(1);
  });

  it('at once where the signal came before', () => {
    const abort = new AbortController();
    abort.abort();
    expect(opened(confirm, { signal: abort.signal }).host.isConnected).toBe(false);
  });

  it('by going back from the first screen', () => {
    const stage = opened(confirm);
    click(stage.button('continue'));
    const back = () => click(stage.root.querySelector('[data-control=back]') as Element);
    back();
    expect(stage.stage.screen).toBe('confirm');
    back();
    expect(stage.host.isConnected).toBe(false);
  });

  it('is not begun for a link that no screen answers', () => {
    expect(() => opened(judgement('inert', {}, 'taobao', 'removed'))).toThrow('no screen');
  });
});

it('reports every action with the screens it led between', () => {
  const stage = opened(confirm);
  click(stage.button('continue'));
  expect(stage.events).toEqual([
    { kind: 'opened', screen: 'confirm' },
    { kind: 'acted', screen: 'confirm', action: 'continue', to: 'webview' },
  ]);
  expect(stage.root.querySelector('aside')?.textContent).toContain('Actions so far: 2');
});
