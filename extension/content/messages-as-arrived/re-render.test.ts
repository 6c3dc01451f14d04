// @vitest-environment happy-dom
import { h, render } from 'preact';
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  anySite,
  drawn,
  elements,
  FakeSight,
  FakeSize,
  held,
  hostBefore,
  hosts,
  link,
  lounge,
  put,
  rules,
  settled,
  start,
  useMessages,
} from '../../../tests/fixtures/shown-messages.ts';
import { kindOf } from '../../sites/dom/kind.ts';
import type { SiteAdapter } from '../../sites/types.ts';
import { showMessages } from './show-messages.ts';

useMessages();
afterEach(() => render(null, document.body));

describe('follows the page', () => {
  it('to links that come later', async () => {
    put('<main></main>');
    start();
    const message = document.createElement('p');
    message.append(...elements(link('https://late.example/', 'late')));
    document.querySelector('main')?.append(message);
    await settled();
    FakeSight.scroll();
    expect(hostBefore('#late')).not.toBeNull();
  });

  it('when a message is edited', async () => {
    put(`<p>${link('https://old.example/', 'a')}</p>`);
    start();
    document.querySelector('#a')?.setAttribute('href', 'https://new.example/');
    await settled();
    expect(hosts()).toHaveLength(1);
    expect(held.roots.at(-1)?.textContent).toBe('as it arrived: https://new.example/');
  });

  it('when a link loses its address', async () => {
    put('<p><a id="a" href="https://old.example/">old</a></p>');
    start({ arrivalOf: (anchor, url) => (anchor.hasAttribute('href') ? drawn(url) : null) });
    document.querySelector('#a')?.removeAttribute('href');
    await settled();
    expect(hosts()).toHaveLength(0);
  });

  it('when the text of a link without an address becomes one', async () => {
    put('<p><a id="a">https://old.exam</a></p>');
    start();
    document.querySelector('#a')?.replaceChildren('https://old.example/');
    await settled();
    expect(held.roots.at(-1)?.textContent).toBe('as it arrived: https://old.example/');
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
    expect(hostBefore('#a')).not.toBeNull();
  });

  it('when something is put between the link and our element', async () => {
    put(`<p>${link('https://a.example/', 'a')}</p>`);
    start();
    document.querySelector('#a')?.after(document.createElement('b'));
    await settled();
    expect(hosts()).toHaveLength(1);
    expect(hostBefore('#a')).not.toBeNull();
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
    expect(hostBefore('#copy a')).not.toBeNull();
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
      arrivalOf: (anchor) => drawn(kindOf(anchor, lounge)),
    });
    document.querySelector('.chat-view')?.setAttribute('data-type', 'query');
    await settled();
    expect(held.roots.at(-1)?.textContent).toBe('as it arrived: direct');
  });

  it('and draws everything anew on demand', () => {
    put(`<p>${link('https://a.example/')}${link('https://b.example/')}</p>`);
    let form: 'card' | 'token' | null = 'card';
    const shown = start({ arrivalOf: () => (form ? drawn(form) : null) });
    form = 'token';
    shown.refresh();
    expect(held.roots.slice(-2).map((root) => root.textContent)).toEqual([
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

  it('when text comes before the link, which then stands before our element as well', async () => {
    put(`<p>${link('https://a.example/', 'a')}</p>`);
    start();
    document.querySelector('#a')?.before('see ');
    await settled();
    expect(document.querySelector('#a')?.previousSibling).toBe(hosts()[0]);
  });

  it.each([
    ['the address that a link without href shows', '<a id="a">https://old.example/</a>'],
    ['words deep in a link', '<a id="a" href="https://a.example/"><b><i>old</i></b></a>'],
  ])('when %s changes in its text node', async (_name, markup) => {
    put(`<p>${markup}</p>`);
    start({ arrivalOf: (anchor) => drawn(anchor.textContent ?? '') });
    const text = document.createTreeWalker(document.querySelector('#a') as Node, 4).nextNode() as Text;
    text.data = 'https://new.example/';
    await settled();
    expect(held.roots.at(-1)?.textContent).toBe('as it arrived: https://new.example/');
  });

  it('when a message moves to a chat of another kind', async () => {
    const two: SiteAdapter = {
      ...anySite,
      messages: 'p',
      kinds: [
        { at: 'main', kind: 'group' },
        { at: 'aside', kind: 'direct' },
      ],
    };
    put(`<main><p>${link('https://a.example/', 'a')}</p></main><aside></aside>`);
    start({ site: two, arrivalOf: (anchor) => drawn(kindOf(anchor, two)) });
    document.querySelector('aside')?.append(document.querySelector('p') as Element);
    await settled();
    expect(held.roots.at(-1)?.textContent).toBe('as it arrived: direct');
  });

  it('and leaves a link in a drawing, where nothing of ours would be seen', () => {
    put('<p><svg><a href="https://a.example/"><text>x</text></a></svg></p>');
    start();
    expect(hosts()).toHaveLength(0);
  });

  it('and a row that is used more often than an element of ours may be lost', async () => {
    put(`<p>${link('https://a.example/0', 'a')}</p>`);
    start();
    const anchor = document.querySelector('#a') as HTMLAnchorElement;
    for (let time = 1; time < 30; time++) {
      anchor.href = `https://a.example/${time}`;
      anchor.parentElement?.replaceChildren(`${time}: `, anchor);
      await settled();
      expect(hostBefore('#a')).not.toBeNull();
    }
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
    held.end.abort();
    expect(document.body.innerHTML).toBe(plain(steps.at(-1) ?? []));
  });

  it('such as React, through the same', async () => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    const trouble = vi.spyOn(console, 'error');
    const Row = ({ text, href }: { text?: string; href?: string }) =>
      createElement('p', null, text, href && createElement('a', { href }, href), href ? null : 'no link');
    const List = ({ rows }: { rows: readonly { id: number; text?: string; href?: string }[] }) =>
      createElement(
        'main',
        null,
        rows.map(({ id, ...row }) => createElement(Row, { key: id, ...row })),
      );
    const a = { href: 'https://a.example/' };
    const root = createRoot(document.body);
    const show = async (...rows: Parameters<typeof List>[0]['rows']) => {
      await act(async () => root.render(createElement(List, { rows })));
      await settled();
      FakeSight.scroll();
      expect(hosts()).toHaveLength(rows.filter(({ href }) => href).length);
    };
    await act(async () => root.render(null));
    start();
    await show({ id: 1, ...a });
    await show({ id: 2 }, { id: 1, text: 'see ', ...a });
    await show({ id: 1, text: 'look: ', ...a }, { id: 2, href: 'https://b.example/' });
    await show({ id: 1, text: 'gone' }, { id: 3, ...a });
    held.end.abort();
    expect(document.body.innerHTML).toBe(
      '<main><p>goneno link</p><p><a href="https://a.example/">https://a.example/</a></p></main>',
    );
    await act(async () => root.unmount());
    expect(document.body.innerHTML).toBe('');
    expect(trouble).not.toHaveBeenCalled();
  });

  it('by making everything anew each time', async () => {
    put('<main></main>');
    const main = document.querySelector('main') as Element;
    start();
    for (let version = 0; version < 30; version++) {
      main.replaceChildren(
        ...elements(`<p>${link(`https://a.example/${version}`)}</p><p>${link('https://b.example/')}</p>`),
      );
      await settled();
      FakeSight.scroll();
      expect(hosts()).toHaveLength(2);
    }
    held.end.abort();
    expect(main.innerHTML).toBe(`<p>${link('https://a.example/29')}</p><p>${link('https://b.example/')}</p>`);
  });
});

describe('follows a site of which more is known', () => {
  const known: SiteAdapter = {
    name: 'Known',
    chats: 'main',
    messages: 'p',
    cards: [{ card: '.card', address: 'a', title: 'b' }],
    kindAttributes: ['class'],
    kinds: [{ at: 'main.dm', kind: 'direct' }],
    pageKinds: [{ at: 'i.feed', kind: 'feed' }],
    addressKinds: [{ address: '/C', kind: 'group' }],
    roots: 'x-chat',
  };
  const startKnown = (asked: () => void = () => undefined) =>
    start({
      site: known,
      arrivalOf: (anchor) => {
        asked();
        return anchor.closest('.card') ? null : drawn(kindOf(anchor, known));
      },
    });
  const latest = () => held.roots.at(-1)?.textContent;

  it('to a card that comes later and says what the link leads to', async () => {
    put(`<main><p>${link('https://a.example/', 'a')}</p><p>${link('https://b.example/', 'b')}</p></main>`);
    startKnown();
    const before = held.roots.length;
    document
      .querySelector('p')
      ?.append(...elements('<span class="card"><a href="https://a.example/"><b>Kettle</b></a></span>'));
    await settled();
    expect(held.roots).toHaveLength(before + 1);
    expect(hosts()).toHaveLength(2);
  });

  it('to another kind of chat by a class of the chat, and not by classes elsewhere', async () => {
    put(`<main><p id="p">${link('https://a.example/', 'a')}</p></main>`);
    let asked = 0;
    startKnown(() => {
      asked += 1;
    });
    expect(latest()).toBe('as it arrived: unknown');
    document.querySelector('#p')?.classList.add('hover');
    await settled();
    expect(asked).toBe(1);
    document.querySelector('main')?.classList.add('dm');
    await settled();
    expect(latest()).toBe('as it arrived: direct');
    document.querySelector('main')?.classList.remove('dm');
    await settled();
    expect(latest()).toBe('as it arrived: unknown');
  });

  it('to another kind of chat by a mark in the page or by its address', async () => {
    put(`<main><p>${link('https://a.example/', 'a')}</p></main>`);
    startKnown();
    document.body.append(...elements('<i class="feed"></i>'));
    await settled();
    expect(latest()).toBe('as it arrived: feed');
    document.querySelector('i')?.remove();
    await settled();
    expect(latest()).toBe('as it arrived: unknown');
    window.location.href = `${window.location.origin}/C1`;
    document.body.append('x');
    await settled();
    expect(latest()).toBe('as it arrived: group');
    window.location.href = `${window.location.origin}/`;
  });

  it('into the open shadow root of its element, and out again', async () => {
    put('<main><x-chat></x-chat></main>');
    const root = document.querySelector('x-chat')?.attachShadow({ mode: 'open' }) as ShadowRoot;
    root.append(...elements(`<p>${link('https://a.example/', 'a')}</p>`));
    const before = root.innerHTML;
    const shown = startKnown();
    FakeSight.scroll();
    const inside = () =>
      [...root.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('m-'));
    expect(inside()).toHaveLength(1);
    expect(inside().map((host) => shown.linkOf(host))).toEqual([root.querySelector('#a')]);
    expect(root.adoptedStyleSheets).toHaveLength(1);
    root.append(...elements(`<p>${link('https://b.example/', 'b')}</p>`));
    await settled();
    FakeSight.scroll();
    expect(inside()).toHaveLength(2);
    root.lastChild?.remove();
    shown.end();
    expect(root.innerHTML).toBe(before);
    expect(root.adoptedStyleSheets).toEqual([]);
  });

  it('into a shadow root that comes with a size', async () => {
    put('<main></main>');
    startKnown();
    document.querySelector('main')?.append(...elements('<x-chat></x-chat>'));
    await settled();
    const host = document.querySelector('x-chat') as Element;
    host.attachShadow({ mode: 'open' }).append(...elements(link('https://a.example/', 'a')));
    FakeSize.tell(host);
    FakeSight.scroll();
    expect(host.shadowRoot?.querySelectorAll(':not(a):has(+ a)')).toHaveLength(1);
    host.remove();
    await settled();
    expect(host.shadowRoot?.querySelectorAll(':not(a):has(+ a)')).toHaveLength(0);
  });

  it('tells when a mark of another site comes into a page that is nobody’s', async () => {
    put('<main></main>');
    const marked = vi.fn();
    showMessages({
      root: document,
      site: anySite,
      marks: '#known-root,x-known',
      onOther: marked,
      arrivalOf: () => null,
      alive: () => true,
      signal: held.end.signal,
    });
    document.querySelector('main')?.append('x', ...elements('<p>y</p>'));
    await settled();
    expect(marked).not.toHaveBeenCalled();
    document.querySelector('main')?.append(...elements('<div><x-known></x-known></div>'));
    await settled();
    expect(marked).toHaveBeenCalledTimes(1);
  });
});
