// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import {
  anySite,
  drawn,
  elements,
  FakeSight,
  held,
  hostBefore,
  hosts,
  link,
  markup,
  put,
  rules,
  settled,
  start,
  useMessages,
} from '../../../tests/fixtures/shown-messages.ts';
import { showMessages } from './show-messages.ts';

useMessages();

describe('shows', () => {
  it('one element of a random name before each link, with nothing of ours on the link', () => {
    put(`<p>a ${link('https://a.example/', 'a')} b ${link('https://b.example/', 'b')}</p>`);
    const before = document.querySelector('#a')?.outerHTML;
    start();
    expect(hosts()).toHaveLength(2);
    expect(hosts()[0]?.attributes).toHaveLength(0);
    expect(hosts()[0]?.shadowRoot).toBeNull();
    expect(document.querySelector('#a')?.outerHTML).toBe(before);
    expect(held.roots.map((root) => root.textContent)).toEqual([
      'as it arrived: https://a.example/',
      'as it arrived: https://b.example/',
    ]);
  });

  it('another name each time', () => {
    put(`<p>${link('https://a.example/')}</p>`);
    start();
    const [first] = hosts().map((host) => host.localName);
    held.end.abort();
    held.end = new AbortController();
    FakeSight.all = [];
    start();
    expect(hosts()[0]?.localName).not.toBe(first);
  });

  it('only what is near the viewport', () => {
    put(`<p>${link('https://a.example/', 'a')} ${link('https://b.example/', 'b')}</p>`);
    const asked = vi.fn((_link: HTMLAnchorElement, url: string) => drawn(url));
    showMessages({
      root: document,
      site: anySite,
      arrivalOf: asked,
      alive: () => true,
      signal: held.end.signal,
    });
    FakeSight.scroll((element) => element.id === 'b');
    expect(asked.mock.calls.map(([, url]) => url)).toEqual(['https://b.example/']);
    expect(hosts()).toHaveLength(1);
    FakeSight.scroll();
    expect(hosts()).toHaveLength(2);
  });

  it('hides the links by one rule in one sheet, which never changes', async () => {
    put(`<p>${link('https://a.example/')}<i></i></p>`);
    start();
    const before = rules();
    expect(before).toHaveLength(1);
    expect(before[0]).toContain(`${hosts()[0]?.localName}:not([hidden])`);
    document.querySelector('i')?.append(...elements(link('https://b.example/')));
    await settled();
    FakeSight.scroll();
    expect(hosts()).toHaveLength(2);
    expect(rules()).toEqual(before);
  });

  it('a message that arrived as a plain link without the site’s card, and leaves the link', () => {
    put(
      `<p>${link('https://a.example/?x', 'a')}<b class="preview"><a href="https://a.example/?x">card</a></b></p>`,
    );
    start({
      site: { ...anySite, messages: 'p', cards: [{ card: '.preview', address: 'a' }] },
      arrivalOf: ({ id }) => (id === 'a' ? 'plain' : null),
    });
    expect(hosts()).toHaveLength(1);
    expect((hostBefore('#a') as HTMLElement).hidden).toBe(true);
    expect(rules().join()).toContain(`:is(p):has(${hosts()[0]?.localName}:not([beside])) :is(.preview)`);
  });

  it('a message that is gone as a whole, on a page that tells what a message is', () => {
    put(`<p>${link('https://a.example/')}</p>`);
    start({ site: { ...anySite, messages: 'p' } });
    expect(rules().join()).toMatch(/:is\(p\):has\(m-0\w+\[whole\]\)\s*\{\s*visibility: hidden !important/);
  });

  it('hides no message where an adapter lists several kinds of messages and cards', () => {
    put(`<p>${link('https://a.example/')}</p>`);
    start({
      site: { ...anySite, messages: 'p, li', cards: [{ card: '.preview, .embed', address: 'a' }] },
    });
    const hidden = [...document.styleSheets, ...document.adoptedStyleSheets]
      .flatMap(({ cssRules }) => [...cssRules])
      .map((rule) => (rule as CSSStyleRule).selectorText);
    expect(hidden.length).toBeGreaterThan(0);
    expect(document.querySelector('p')?.matches(hidden.join())).toBe(false);
  });

  it('nothing where drawing fails', () => {
    put(`<p>${link('https://a.example/')}</p>`);
    start({
      arrivalOf: () => () => {
        throw new Error('no');
      },
    });
    expect(hosts()).toHaveLength(0);
  });

  it('the link that an element stands for', () => {
    put(`<p>${link('https://a.example/', 'a')}</p>`);
    const shown = start();
    expect(hosts().map((host) => shown.linkOf(host))).toEqual([document.querySelector('#a')]);
  });
});

describe('is undone without a trace', () => {
  const page = `<p>a ${link('https://a.example/')} b</p><ul><li>${link('https://b.example/')}</li></ul>`;

  it('when it ends', () => {
    put(page);
    const before = markup();
    const shown = start();
    expect(markup()).not.toBe(before);
    shown.end();
    expect(markup()).toBe(before);
    expect(document.adoptedStyleSheets).toEqual([]);
  });

  it('beside sheets that the page has adopted, which stay in their order', () => {
    put(page);
    const [first, last] = [new CSSStyleSheet(), new CSSStyleSheet()];
    document.adoptedStyleSheets = [first];
    start();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, last];
    held.end.abort();
    expect(document.adoptedStyleSheets).toEqual([first, last]);
    document.adoptedStyleSheets = [];
  });

  it('when nobody is behind us any more', async () => {
    put(page);
    const before = markup();
    let alive = true;
    start({ alive: () => alive });
    alive = false;
    document.body.append('x');
    await settled();
    document.body.lastChild?.remove();
    expect(markup()).toBe(before);
  });

  it('and does nothing afterwards', async () => {
    put(page);
    start();
    held.end.abort();
    put(page);
    await settled();
    FakeSight.scroll();
    expect(hosts()).toHaveLength(0);
  });
});
