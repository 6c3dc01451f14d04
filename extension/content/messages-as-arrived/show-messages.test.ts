// @vitest-environment happy-dom
import { h, render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sites } from '../../sites/index.ts';
import type { SiteAdapter } from '../../sites/types.ts';
import { type Arrival, type ShownMessages, showMessages } from './show-messages.ts';

const any = sites.generic as SiteAdapter;
const lounge = sites['the-lounge'] as SiteAdapter;

/** Tells about every element that is observed as soon as the test asks for it. */
class FakeSight {
  static all: FakeSight[] = [];
  readonly watched = new Set<Element>();
  constructor(readonly tell: IntersectionObserverCallback) {
    FakeSight.all.push(this);
  }
  observe(element: Element): void {
    this.watched.add(element);
  }
  unobserve(element: Element): void {
    this.watched.delete(element);
  }
  disconnect(): void {
    this.watched.clear();
  }
  /** Everything watched that is wanted comes near the viewport. */
  static scroll(wanted: (element: Element) => boolean = () => true): void {
    for (const sight of FakeSight.all) {
      const near = [...sight.watched].filter(wanted);
      const entries = near.map((target) => ({ target, isIntersecting: true }));
      if (entries.length > 0)
        sight.tell(
          entries as unknown as IntersectionObserverEntry[],
          sight as unknown as IntersectionObserver,
        );
    }
  }
}

/** Lets mutation observers speak. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

let end = new AbortController();
let roots: ShadowRoot[] = [];

beforeEach(() => {
  end = new AbortController();
  roots = [];
  FakeSight.all = [];
  vi.stubGlobal('IntersectionObserver', FakeSight);
});
afterEach(() => {
  end.abort();
  render(null, document.body);
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

/** Draws the address in our element; every arrival in these tests does. */
function drawn(url: string): Arrival {
  return (root) => {
    roots.push(root);
    root.replaceChildren(`as it arrived: ${url}`);
  };
}

interface Setup {
  readonly site?: SiteAdapter;
  readonly arrivalOf?: (link: HTMLAnchorElement, url: string) => Arrival | null;
  readonly alive?: () => boolean;
}

function start({
  site = any,
  arrivalOf = (_link, url) => drawn(url),
  alive = () => true,
}: Setup = {}): ShownMessages {
  const shown = showMessages({ page: document, site, arrivalOf, alive, signal: end.signal });
  FakeSight.scroll();
  return shown;
}

function put(markup: string): void {
  document.body.replaceChildren(...elements(markup));
}

const elements = (markup: string) => new DOMParser().parseFromString(markup, 'text/html').body.childNodes;
const link = (href: string, id = '') => `<a id="${id}" href="${href}">${href}</a>`;
const hosts = () => [...document.querySelectorAll('*')].filter((element) => element.localName.includes('-'));
const hostAfter = (selector: string) => {
  const next = document.querySelector(selector)?.nextElementSibling ?? null;
  return next && hosts().includes(next) ? next : null;
};
const rules = () =>
  document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
const markup = () => document.documentElement.outerHTML;

describe('shows', () => {
  it('one element of a random name behind each link, with nothing of ours on the link', () => {
    put(`<p>a ${link('https://a.example/', 'a')} b ${link('https://b.example/', 'b')}</p>`);
    const before = document.querySelector('#a')?.outerHTML;
    start();
    expect(hosts()).toHaveLength(2);
    expect(hosts()[0]?.attributes).toHaveLength(0);
    expect(hosts()[0]?.shadowRoot).toBeNull();
    expect(document.querySelector('#a')?.outerHTML).toBe(before);
    expect(roots.map((root) => root.textContent)).toEqual([
      'as it arrived: https://a.example/',
      'as it arrived: https://b.example/',
    ]);
  });

  it('another name each time', () => {
    put(`<p>${link('https://a.example/')}</p>`);
    start();
    const [first] = hosts().map((host) => host.localName);
    end.abort();
    end = new AbortController();
    FakeSight.all = [];
    start();
    expect(hosts()[0]?.localName).not.toBe(first);
  });

  it('only what is near the viewport', () => {
    put(`<p>${link('https://a.example/', 'a')} ${link('https://b.example/', 'b')}</p>`);
    const asked = vi.fn((_link: HTMLAnchorElement, url: string) => drawn(url));
    showMessages({ page: document, site: any, arrivalOf: asked, alive: () => true, signal: end.signal });
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
    expect(before[0]).toContain(`a:has(+ ${hosts()[0]?.localName}:not([hidden]))`);
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
      site: { ...any, messages: 'p', cards: [{ card: '.preview', address: 'a' }] },
      arrivalOf: ({ id }) => (id === 'a' ? 'plain' : null),
    });
    expect(hosts()).toHaveLength(1);
    expect((hostAfter('#a') as HTMLElement).hidden).toBe(true);
    expect(rules().join()).toContain(`p:has(${hosts()[0]?.localName}) .preview`);
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
    end.abort();
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
    end.abort();
    put(page);
    await settled();
    FakeSight.scroll();
    expect(hosts()).toHaveLength(0);
  });
});

describe('follows the page', () => {
  it('to links that come later', async () => {
    put('<main></main>');
    start();
    const message = document.createElement('p');
    message.append(...elements(link('https://late.example/', 'late')));
    document.querySelector('main')?.append(message);
    await settled();
    FakeSight.scroll();
    expect(hostAfter('#late')).not.toBeNull();
  });

  it('when a message is edited', async () => {
    put(`<p>${link('https://old.example/', 'a')}</p>`);
    start();
    document.querySelector('#a')?.setAttribute('href', 'https://new.example/');
    await settled();
    expect(hosts()).toHaveLength(1);
    expect(roots.at(-1)?.textContent).toBe('as it arrived: https://new.example/');
  });

  it('when a link loses its address', async () => {
    put(`<p>${link('https://old.example/', 'a')}</p>`);
    start({ arrivalOf: (anchor, url) => (anchor.hasAttribute('href') ? drawn(url) : null) });
    document.querySelector('#a')?.removeAttribute('href');
    await settled();
    expect(hosts()).toHaveLength(0);
  });

  it('when an edit makes the message one that is not ours to show', async () => {
    put(`<p>${link('https://old.example/', 'a')}</p>`);
    start({ arrivalOf: (_link, url) => (url.includes('old') ? drawn(url) : null) });
    document.querySelector('#a')?.setAttribute('href', 'https://new.example/');
    await settled();
    expect(hosts()).toHaveLength(0);
    document.querySelector('#a')?.setAttribute('href', 'https://old.example/2');
    await settled();
    expect(hosts()).toHaveLength(1);
  });

  it('when a message goes, without leaving our element behind', async () => {
    put(`<p><span id="s">${link('https://a.example/', 'a')}</span></p>`);
    start();
    document.querySelector('#a')?.remove();
    await settled();
    expect(hosts()).toHaveLength(0);
  });

  it('when a node is used again for another message elsewhere', async () => {
    put(`<p id="one">${link('https://a.example/', 'a')}</p><p id="two"></p>`);
    start();
    const anchor = document.querySelector('#a');
    if (anchor) document.querySelector('#two')?.append(anchor);
    await settled();
    expect(hosts()).toHaveLength(1);
    expect(document.querySelector('#one')?.childNodes).toHaveLength(0);
    expect(hostAfter('#a')).not.toBeNull();
  });

  it('when something is put between the link and our element', async () => {
    put(`<p>${link('https://a.example/', 'a')}</p>`);
    start();
    document.querySelector('#a')?.after(document.createElement('b'));
    await settled();
    expect(hosts()).toHaveLength(1);
    expect(hostAfter('#a')).not.toBeNull();
  });

  it('when the page makes copies of what it finds', async () => {
    put(`<p id="one">${link('https://a.example/', 'a')}</p>`);
    start();
    const [host] = hosts();
    const copy = document.querySelector('#one')?.cloneNode(true) as Element;
    copy.id = 'copy';
    document.body.append(copy);
    if (host) document.body.append(host.cloneNode());
    await settled();
    expect(hosts()).toEqual([host]);
    FakeSight.scroll();
    expect(hosts()).toHaveLength(2);
    expect(hostAfter('#copy a')).not.toBeNull();
  });

  it('when the page sets its own list of sheets', async () => {
    put(`<p>${link('https://a.example/')}</p>`);
    start();
    document.adoptedStyleSheets = [];
    document.body.append('x');
    await settled();
    expect(rules()).toHaveLength(1);
  });

  it('when the chat becomes one of another kind in the same elements', async () => {
    put(
      `<div class="chat-view" data-type="channel"><div class="msg"><span class="content">${link('https://a.example/', 'a')}</span></div></div>`,
    );
    start({
      site: lounge,
      arrivalOf: (anchor) => drawn(lounge.kindOf(anchor)),
    });
    document.querySelector('.chat-view')?.setAttribute('data-type', 'query');
    await settled();
    expect(roots.at(-1)?.textContent).toBe('as it arrived: direct');
  });

  it('and draws everything anew on demand', () => {
    put(`<p>${link('https://a.example/')}${link('https://b.example/')}</p>`);
    let form: 'card' | 'token' | null = 'card';
    const shown = start({ arrivalOf: () => (form ? drawn(form) : null) });
    form = 'token';
    shown.refresh();
    expect(roots.slice(-2).map((root) => root.textContent)).toEqual([
      'as it arrived: token',
      'as it arrived: token',
    ]);
    form = null;
    shown.refresh();
    expect(hosts()).toHaveLength(0);
    form = 'card';
    shown.refresh();
    expect(hosts()).toHaveLength(2);
  });

  it('but gives up where the page keeps taking our element away', async () => {
    put(`<p>${link('https://a.example/', 'a')}</p>`);
    let losses = 0;
    const removing = new MutationObserver(() => {
      for (const host of hosts()) {
        host.remove();
        losses += 1;
      }
    });
    removing.observe(document, { childList: true, subtree: true });
    start();
    while (losses <= 20) await settled();
    await settled();
    removing.disconnect();
    expect(hosts()).toHaveLength(0);
  });
});

describe('does not disturb a framework that renders the messages', () => {
  interface Message {
    readonly id: number;
    readonly text: string;
    readonly href?: string;
  }

  const List = ({ messages }: { messages: readonly Message[] }) =>
    h(
      'ul',
      null,
      messages.map(({ id, text, href }) =>
        h(
          'li',
          { key: id },
          text,
          ' ',
          href ? h('a', { href }, href) : null,
          href ? null : h('em', null, 'no link'),
          '.',
        ),
      ),
    );

  const plain = (messages: readonly Message[]) => {
    const apart = document.implementation.createHTMLDocument().body;
    const at = document.createElement('div');
    apart.append(at);
    render(h(List, { messages }), at);
    return at.innerHTML;
  };

  it('through insertion, reordering, edits and removal', async () => {
    const m = (id: number, version = 0): Message =>
      id % 3 === 0
        ? { id, text: `m${id} v${version}` }
        : { id, text: `m${id}`, href: `https://a.example/${id}/${version}` };
    const steps: Message[][] = [
      [m(1), m(2), m(3)],
      [m(0), m(1), m(2), m(3), m(4)],
      [m(4), m(2), m(0), m(1), m(3)],
      [m(4, 1), m(2, 1), m(0), m(1), m(3, 1)],
      [m(2, 1)],
      [],
      [m(5), m(2, 1), m(7)],
    ];
    start();
    for (const messages of steps) {
      render(h(List, { messages }), document.body);
      await settled();
      FakeSight.scroll();
      const links = messages.filter(({ href }) => href).length;
      expect(hosts()).toHaveLength(links);
    }
    end.abort();
    expect(document.body.innerHTML).toBe(plain(steps.at(-1) ?? []));
  });
});
