// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { judgement } from '../../tests/fixtures/journeys.ts';
import { click, opened, useStagePage } from '../../tests/fixtures/stage-browser.ts';

const NEXT = { appButton: 'none' };
const confirm = judgement('confirm', { wording: 'confirm', next: NEXT });
const leaves = judgement('blank', { menu: ['open-in-browser'] });

/** Lets promises and observers speak. */
const settled = () => vi.advanceTimersByTimeAsync(0);

useStagePage();

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
