// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sites } from '../sites/index.ts';
import type { SiteAdapter } from '../sites/types.ts';
import { elementsOf, resolveLink } from './resolve-link.ts';

const any = sites.generic as SiteAdapter;
const lounge = sites['the-lounge'] as SiteAdapter;

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

/** Puts markup into the page and gives what a click on the element with id `at` follows. */
function clicked(markup: string, site: SiteAdapter = any): string | null {
  const parsed = new DOMParser().parseFromString(markup, 'text/html');
  document.body.replaceChildren(...parsed.body.childNodes);
  return urlAt(document.querySelector('#at'), site);
}

function urlAt(target: Element | null, site: SiteAdapter): string | null {
  if (!target) throw new Error('Nothing to click');
  let url: string | null = null;
  const hear = (event: MouseEvent) => {
    url = resolveLink(elementsOf(event), site)?.url ?? null;
    event.preventDefault();
  };
  window.addEventListener('click', hear, { capture: true, once: true });
  target.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
  return url;
}

describe('what a click follows', () => {
  it.each([
    ['an anchor', '<a id="at" href="https://a.example/x">x</a>', 'https://a.example/x'],
    [
      'an element in an anchor',
      '<a href="https://a.example/x"><b><i id="at">x</i></b></a>',
      'https://a.example/x',
    ],
    [
      'an area of a map',
      '<map><area id="at" href="https://a.example/map" alt=""></map>',
      'https://a.example/map',
    ],
    [
      'an SVG link',
      '<svg><a href="https://a.example/svg"><text id="at">x</text></a></svg>',
      'https://a.example/svg',
    ],
    [
      'an old SVG link',
      '<svg><a xlink:href="https://a.example/svg"><text id="at">x</text></a></svg>',
      'https://a.example/svg',
    ],
    [
      'an anchor without href whose text is an address',
      '<a id="at"> https://b23.tv/x </a>',
      'https://b23.tv/x',
    ],
    ['an anchor without href with other text', '<a id="at">read https://b23.tv/x</a>', null],
    ['an anchor without href whose text is no web address', '<a id="at">javascript:alert(1)</a>', null],
    ['text beside an anchor', '<p id="at">x <a href="https://a.example/">y</a></p>', null],
    [
      'a link in the composer',
      '<div contenteditable="true"><a id="at" href="https://a.example/">x</a></div>',
      null,
    ],
    ['a link of the navigation', '<nav><a id="at" href="https://a.example/">x</a></nav>', null],
  ])('%s', (_name, markup, url) => {
    expect(clicked(markup)).toBe(url);
  });

  it('sees into an open shadow root', () => {
    const host = document.createElement('x-chat');
    document.body.append(host);
    const link = document.createElement('a');
    link.href = 'https://a.example/shadow';
    host.attachShadow({ mode: 'open' }).append(link);
    expect(urlAt(link, any)).toBe('https://a.example/shadow');
  });

  it('sees into closed shadow roots, one in another, where the browser lets it', () => {
    const outer = document.createElement('x-outer');
    const inner = document.createElement('x-inner');
    document.body.append(outer);
    const outerRoot = outer.attachShadow({ mode: 'closed' });
    outerRoot.append(inner);
    const innerRoot = inner.attachShadow({ mode: 'closed' });
    const link = document.createElement('a');
    link.href = 'https://a.example/closed';
    const text = document.createElement('span');
    link.append(text);
    innerRoot.append(link);
    expect(urlAt(outer, any)).toBeNull();

    const roots = new Map<Element, ShadowRoot>([
      [outer, outerRoot],
      [inner, innerRoot],
    ]);
    vi.stubGlobal('chrome', {
      dom: { openOrClosedShadowRoot: (element: Element) => roots.get(element) ?? null },
    });
    Object.defineProperty(outerRoot, 'activeElement', { value: inner });
    Object.defineProperty(innerRoot, 'activeElement', { value: text });
    expect(urlAt(outer, any)).toBe('https://a.example/closed');
  });

  it('follows the address of a card that is clickable as a whole', () => {
    const cards: SiteAdapter = {
      ...any,
      cards: [{ card: '.page', address: 'a.name', clickable: true }],
    };
    const markup =
      '<div class="page"><a class="name" href="https://a.example/card">name</a><p id="at">text</p></div>';
    expect(clicked(markup, cards)).toBe('https://a.example/card');
    expect(clicked(markup, any)).toBeNull();
  });
});

describe('links of the chat itself', () => {
  const message = (inner: string) =>
    `<div class="chat-view" data-type="channel"><div class="msg"><span class="content">${inner}</span></div></div>`;
  const own = (path: string) => `<a id="at" href="${path}">x</a>`;

  it.each([
    ['its own address outside a message', own('/settings'), lounge, false],
    ['its own address in a message', message(own('/uploads/a')), lounge, true],
    ['its own address where messages are not known', own('/settings'), any, false],
    ['a place in the same page, even in a message', message(own('#/chan-3')), lounge, false],
    ['a file of its own, even in a message', message('<a id="at" href="/f" download>x</a>'), lounge, false],
    ['another origin that begins alike', own('http://localhost:3000.a.example/'), any, true],
    ['another port', own('http://localhost:3001/'), any, true],
  ])('%s', (_name, markup, site, concerns) => {
    window.location.href = 'http://localhost:3000/chat';
    expect(clicked(markup, site) !== null).toBe(concerns);
  });
});

describe('fixtures', () => {
  const body = (id: string) =>
    readFileSync(join(import.meta.dirname, `../../tests/fixtures/sites/${id}.html`), 'utf8');

  it.each([
    ['the-lounge', 'plain', 'https://item.taobao.com/item.htm?id=1'],
    ['the-lounge', 'card-thumbnail', 'https://item.jd.com/100.html'],
    ['the-lounge', 'card-head', 'https://item.jd.com/100.html'],
    ['the-lounge', 'card-body', 'https://item.jd.com/100.html'],
    ['the-lounge', 'image', 'https://images.example/cat.png'],
    ['the-lounge', 'viewer', null],
    ['the-lounge', 'inline-channel', null],
    ['the-lounge', 'mail', 'mailto:bob@mail.example'],
    ['generic', 'outside', 'https://v.douyin.com/abc/'],
    ['generic', 'own', null],
    ['generic', 'fragment', null],
    ['generic', 'text-only', 'https://b23.tv/x'],
    ['generic', 'no-address', null],
    ['generic', 'draft', null],
    ['generic', 'nav', null],
    ['generic', 'legal', null],
  ])('%s: #%s', (id, target, url) => {
    window.location.href = 'http://localhost:3000/';
    document.body.replaceChildren(...new DOMParser().parseFromString(body(id), 'text/html').body.childNodes);
    expect(urlAt(document.querySelector(`#${target}`), sites[id] as SiteAdapter)).toBe(url);
  });
});
