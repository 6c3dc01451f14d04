// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { judgement } from '../../tests/fixtures/journeys.ts';
import { click, opened, Sight, useStagePage } from '../../tests/fixtures/stage-browser.ts';

const NEXT = { appButton: 'none' };
const confirm = judgement('confirm', { wording: 'confirm', next: NEXT });
const copyUrl = judgement('copy-url', { wording: 'copy-url' });
const leaves = judgement('blank', { menu: ['open-in-browser'] });

/** Lets promises and observers speak. */
const settled = () => vi.advanceTimersByTimeAsync(0);

function clipboard(writeText: (text: string) => Promise<void>): void {
  vi.stubGlobal('navigator', { clipboard: { writeText } });
}

useStagePage();

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

  it('two that come one upon the other count once each', async () => {
    const { stage, button } = opened(
      judgement('confirm', { wording: 'confirm', remember: 'all', next: NEXT }),
    );
    const announce = (event: Event) => stage.expect(event as MouseEvent, event.composedPath()[0] as Element);
    window.addEventListener('click', announce, { capture: true });
    click(button('trust'));
    expect(stage.screen).toBe('confirm-ticked');
    click(button('trust'));
    window.removeEventListener('click', announce, { capture: true });
    await settled();
    expect(stage.screen).toBe('confirm');
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
