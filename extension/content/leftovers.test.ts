// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { OWN_NAME, ownName } from '../stage/own-names.ts';
import { removeLeftovers } from './leftovers.ts';
import { showMessages } from './messages-as-arrived/show-messages.ts';

class AllInSight {
  constructor(readonly tell: IntersectionObserverCallback) {}
  observe(target: Element): void {
    this.tell([{ target, isIntersecting: true } as IntersectionObserverEntry], this as never);
  }
  unobserve(): void {}
  disconnect(): void {}
}

afterEach(() => {
  document.body.replaceChildren();
  document.adoptedStyleSheets = [];
  vi.unstubAllGlobals();
});

/** Lets the page's closed roots be seen, as browsers let content scripts. */
function seeRoots(roots: ReadonlyMap<Element, ShadowRoot>): void {
  vi.stubGlobal('chrome', {
    dom: { openOrClosedShadowRoot: (element: Element) => roots.get(element) ?? null },
  });
}

it('takes away what an earlier copy left behind when it died, and nothing else', async () => {
  vi.stubGlobal('IntersectionObserver', AllInSight);
  const link = document.createElement('a');
  link.href = 'https://a.example/';
  const theirs = document.createElement('m-player');
  const theirRoot = theirs.attachShadow({ mode: 'closed' });
  document.body.append(link, document.createElement('my-app'), theirs);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('b { color: red }');
  document.adoptedStyleSheets = [sheet];
  const before = document.documentElement.outerHTML;

  // A copy that dies without an end: nothing aborts its signal.
  const roots = new Map<Element, ShadowRoot>([[theirs, theirRoot]]);
  const make = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, options) {
    const root = make.call(this, options);
    roots.set(this, root);
    return root;
  });
  const options = {
    root: document,
    site: { name: 'Any page', chats: null, messages: null },
    alive: () => true,
    signal: new AbortController().signal,
  };
  showMessages({ ...options, arrivalOf: () => (root) => root.replaceChildren('token') }).refresh();
  const stage = document.createElement(ownName('s'));
  stage.attachShadow({ mode: 'closed' });
  document.documentElement.append(stage);
  expect(link.previousElementSibling?.localName).toMatch(/^m-/);
  expect(document.adoptedStyleSheets).toHaveLength(2);

  seeRoots(roots);
  removeLeftovers(document);
  expect(document.documentElement.outerHTML).toBe(before);
  expect(document.adoptedStyleSheets).toEqual([sheet]);
  vi.restoreAllMocks();
});

it('takes away a screen that its copy, not quite dead, puts back', () => {
  vi.useFakeTimers();
  const stage = document.createElement(ownName('s'));
  const root = stage.attachShadow({ mode: 'closed' });
  document.body.append(stage);
  seeRoots(new Map([[stage, root]]));
  removeLeftovers(document);
  document.body.append(stage);
  vi.runAllTimers();
  expect(stage.isConnected).toBe(false);
  vi.useRealTimers();
});

it('does not mistake an element of the page with the same look but without a root', () => {
  document.body.append(document.createElement(ownName('m')));
  seeRoots(new Map());
  removeLeftovers(document);
  expect(document.body.children).toHaveLength(1);
});

it('gives names that are valid, and never the same', () => {
  const names = Array.from({ length: 100 }, () => ownName('m'));
  expect(new Set(names).size).toBe(100);
  for (const name of names) expect(name).toMatch(OWN_NAME);
});
