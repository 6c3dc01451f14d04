// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import type { CompiledPolicy } from '../../../src/engine/types.ts';
import { judgement, policy, wordings } from '../../../tests/fixtures/journeys.ts';
import { click, type Opened, opened, useStagePage } from '../../../tests/fixtures/stage-browser.ts';

const NEXT = { appButton: 'none' };
const HOST = judgement('confirm').link.host;

useStagePage();

const ask = (params: object, options = {}) =>
  opened(judgement('confirm', { wording: 'confirm', next: NEXT, ...params }), options);

/** Looks of the buttons under the text, in order. */
function looks({ root }: Opened): (string | undefined)[] {
  return [...root.querySelectorAll<HTMLElement>('.buttons button')].map(
    ({ className, dataset }) => `${dataset.action ?? dataset.control} ${className}`,
  );
}

describe('the way on', () => {
  test.each([
    ['primary', ['continue main', 'back plain']],
    ['secondary', ['back main', 'continue plain']],
    ['text', ['back main', 'continue text']],
    ['address', ['back main']],
    ['gigantic', ['continue main', 'back plain']],
  ])('%s', (onward, expected) => {
    expect(looks(ask({ onward, style: 'dialog' }))).toEqual(expected);
  });

  test('is the address itself', () => {
    const { button, stage } = ask({ onward: 'address' });
    expect(button('continue').textContent).toBe(judgement('confirm').link.url);
    click(button('continue'));
    expect(stage.screen).toBe('webview');
  });

  test('is there where nothing of the wording is on record, and that is said', () => {
    const { root, button, stage } = opened(judgement('confirm', { next: NEXT }));
    expect(root.querySelector('h2')?.textContent).toBe('[What it said is not on record.]');
    expect(button('continue').textContent).toBe('[Continue]');
    click(button('continue'));
    expect(stage.screen).toBe('webview');
  });
});

test('puts the link into wording that names it', () => {
  const parts = {
    title: { text: 'Leaving for {host}', gloss: { en: 'Leaving for {host}' } },
    body: { text: '{url} {LINK REMOVED} {who}', gloss: { en: 'x' } },
  };
  const asks = { lang: 'fr', mark: 'exact', sources: [], parts } as const;
  const { root } = ask(
    { wording: 'asks' },
    { policy: { ...policy, wordings: { ...wordings, asks } } satisfies CompiledPolicy },
  );
  expect(root.querySelector('h2 .gloss')?.textContent).toBe(`Leaving for ${HOST}`);
  expect(root.querySelector('.notice p [lang]')?.textContent).toBe(
    `${judgement('confirm').link.url} {LINK REMOVED} {who}`,
  );
});

describe('a box that ends the asking', () => {
  const box = ({ button }: Opened) => button('trust');

  test('can be ticked and unticked, keeps the focus, and each is an action', () => {
    const stage = ask({ remember: 'domain' });
    expect(box(stage).getAttribute('aria-checked')).toBe('false');
    expect(box(stage).textContent).toBe(`[Do not ask again for ${HOST}]`);
    for (const checked of ['true', 'false', 'true']) {
      click(box(stage));
      expect(box(stage).getAttribute('aria-checked')).toBe(checked);
      expect(stage.root.activeElement).toBe(box(stage));
    }
    expect(stage.root.querySelector('aside')?.textContent).toContain('Actions so far: 4');
  });

  test('is no way back: one step back leaves the screen', () => {
    const stage = ask({ remember: 'domain' });
    click(box(stage));
    click(stage.root.querySelector('[data-control=back]') as Element);
    expect(stage.host.isConnected).toBe(false);
  });

  test.each(['domain', 'all'])('is remembered (%s) by going on, and only where it is ticked', (remember) => {
    const onRemember = vi.fn();
    const unticked = ask({ remember }, { onRemember });
    click(unticked.button('continue'));
    unticked.stage.close();
    const closed = ask({ remember }, { onRemember });
    click(box(closed));
    closed.stage.close();
    expect(onRemember).not.toHaveBeenCalled();

    const ticked = ask({ remember }, { onRemember });
    click(box(ticked));
    click(ticked.button('continue'));
    expect(onRemember.mock.calls).toEqual([[remember]]);
    expect(ticked.stage.screen).toBe('webview');
  });

  test('once remembered, the click leads straight to what follows', () => {
    const remembered = { all: false, hosts: [HOST] };
    expect(ask({ remember: 'domain' }, { remembered }).stage.screen).toBe('webview');
    expect(ask({ remember: 'all' }, { remembered }).stage.screen).toBe('confirm');
    expect(ask({}, { remembered }).stage.screen).toBe('confirm');
  });
});
