// @vitest-environment happy-dom
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

  it('follows a card that holds its address itself, although it is no anchor', () => {
    const cards: SiteAdapter = { ...any, cards: [{ card: 'x-card', clickable: true }] };
    expect(clicked('<x-card href="https://a.example/card"><p id="at">text</p></x-card>', cards)).toBe(
      'https://a.example/card',
    );
  });

  it.each([
    ['as an anchor', 'Open <a href="https://a.example/x?">a.example</a>?', 'https://a.example/x?'],
    ['as a part of the sentence', 'Open <b>https://a.example/x</b>?', 'https://a.example/x'],
    ['in the sentence', 'Open https://a.example/x?a=b?', 'https://a.example/x?a=b'],
    ['in a sentence without spaces', '打开https://a.example/x吗？', 'https://a.example/x'],
    ['in brackets', '(https://a.example/x/)', 'https://a.example/x/'],
    ['nowhere', 'Open it?', null],
  ])('takes the address in a dialog that has it %s', (_name, sentence, url) => {
    const asking: SiteAdapter = {
      ...any,
      dialogs: [{ dialog: '.ask', address: 'p:not(:has(a)), p a', go: 'button' }],
    };
    const markup = `<div class="ask"><p>${sentence}<span><button id="at">Open</button></span></p></div>`;
    expect(clicked(markup, asking)).toBe(url);
  });
});

describe('the order of the rules', () => {
  const site: SiteAdapter = {
    ...any,
    messages: '.message',
    cards: [
      { card: '.card', address: 'a[href]', clickable: true },
      { card: '.title', address: 'a[href]', onPress: true },
    ],
    dialogs: [{ dialog: '.ask', address: '.address', go: 'button' }],
  };
  const anchor = (url: string, inner = 'x') => `<a href="${url}">${inner}</a>`;

  it.each([
    [
      'an anchor around a card before the card',
      anchor('https://anchor.example/', `<i class="card" id="at"><b href="https://card.example/">x</b></i>`),
      'https://anchor.example/',
    ],
    [
      'a card before the text of an anchor in it',
      `<div class="card">${anchor('https://card.example/')}<a id="at">https://text.example/</a></div>`,
      'https://card.example/',
    ],
    [
      'a card without an address of its own follows that of its message',
      `<div class="message">${anchor('https://a.example/')}<i class="title" id="at">Kettle</i></div>`,
      'https://a.example/',
    ],
    [
      'unless the message has several',
      `<div class="message">${anchor('https://a.example/')}${anchor('https://b.example/')}<i class="title" id="at">x</i></div>`,
      null,
    ],
    [
      'a dialog that shows the address in a sentence',
      '<div class="ask"><p class="address">Go to https://a.example/x ?</p><button id="at">Open</button></div>',
      'https://a.example/x',
    ],
    [
      'a dialog whose text holds no address',
      '<div class="ask"><p class="address">Go there?</p><button id="at">Open</button></div>',
      null,
    ],
    [
      'what leads on, outside a dialog',
      '<p class="address">https://a.example/</p><button id="at">Open</button>',
      null,
    ],
  ])('%s', (_name, markup, url) => {
    expect(clicked(markup, site)).toBe(url);
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
