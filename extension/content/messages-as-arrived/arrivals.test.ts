// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Surface } from '../../../src/policy/types.ts';
import { activeOn, sayingOfAll, wechatOn } from '../../../tests/fixtures/active-state.ts';
import type { MessageOptions } from '../../message/index.ts';
import { sites } from '../../sites/index.ts';
import type { SiteAdapter } from '../../sites/types.ts';
import { addressOf } from '../resolve-link.ts';
import { type Session, sessionFor } from '../session.ts';
import { arrivalOf } from './arrivals.ts';

const drawn: MessageOptions[] = [];
vi.mock('../../message/index.ts', () => ({
  renderMessage: (_root: ShadowRoot, options: MessageOptions) => drawn.push(options),
}));

const policy = wechatOn('2021-09-20');
const session = sessionFor(activeOn('http://chat.example', policy), 'http://chat.example') as Session;
const lounge = sites['the-lounge'] as SiteAdapter;

beforeEach(() => {
  drawn.length = 0;
  window.location.href = 'http://chat.example/';
  const markup = readFileSync(
    join(import.meta.dirname, '../../../tests/fixtures/sites/the-lounge.html'),
    'utf8',
  );
  document.body.replaceChildren(...new DOMParser().parseFromString(markup, 'text/html').body.childNodes);
});

function link(id: string): Element {
  return document.querySelector(`#${id}`) as Element;
}

function arrival(element: Element, surface: Surface | null = 'group', site = lounge) {
  const found = arrivalOf({ element, url: addressOf(element) ?? '' }, site, surface, session);
  if (typeof found === 'function') found(document.createElement('m-x').attachShadow({ mode: 'closed' }));
  return found;
}

describe('how a message arrived', () => {
  it('is drawn where a share rule says so', () => {
    expect(arrival(link('plain'))).toBeTypeOf('function');
    expect(drawn[0]?.judgement.message.form).toBe('token');
    expect(drawn[0]?.surface).toBe('group');
  });

  it.each(['image', 'mail', 'ftp'])(
    'is left as it is where nothing is known of the link, or it is none: #%s',
    (id) => {
      expect(arrival(link(id))).toBeNull();
    },
  );

  it.each(['card-head', 'card-thumbnail', 'viewer'])('is not asked of links in cards: #%s', (id) => {
    expect(arrival(link(id))).toBeNull();
  });

  it('is not asked where the surface is not known, or outside messages', () => {
    expect(arrival(link('plain'), null)).toBeNull();
    expect(arrival(document.querySelector('.topic a') as Element)).toBeNull();
  });

  it('hides the site’s card where it was a plain link on the word of a rule', () => {
    const then = sessionFor(activeOn('o', wechatOn('2018-06-10')), 'o') as Session;
    const url = 'https://v.douyin.com/abc/';
    expect(then.judge(url, 'feed').message).toMatchObject({ form: 'link', basis: 'ruled' });
    expect(arrivalOf({ element: link('plain'), url }, lounge, 'feed', then)).toBe('plain');
  });

  it('is drawn where it was a link in a text of which the shape is on record', () => {
    const then = sessionFor(activeOn('o', sayingOfAll(wechatOn('2022-02-01'), 'open')), 'o') as Session;
    const url = 'https://item.taobao.com/item.htm?id=1';
    expect(then.judge(url, 'group').message).toMatchObject({ form: 'link', basis: 'ruled' });
    expect(arrivalOf({ element: link('plain'), url }, lounge, 'group', then)).toBeTypeOf('function');
  });
});

describe('a mark on the message', () => {
  const marked = (day: string) => sayingOfAll(wechatOn(day), 'locked', { off: ['like'] });

  it('is drawn where nothing else is on record, with the link as the page shows it', () => {
    const then = sessionFor(activeOn('o', marked('2021-09-20')), 'o') as Session;
    const url = 'https://news.example/1';
    expect(then.judge(url, 'group').message.basis).toBe('default');
    link('plain').textContent = 'read this';
    const found = arrivalOf({ element: link('plain'), url }, lounge, 'group', then);
    expect(found).toBeTypeOf('function');
    if (typeof found === 'function') found(document.createElement('m-x').attachShadow({ mode: 'closed' }));
    expect(drawn[0]).toMatchObject({ shown: 'read this', gloss: true });
  });

  it('is drawn on a plain link, too', () => {
    const then = sessionFor(activeOn('o', marked('2018-06-10')), 'o') as Session;
    const url = 'https://v.douyin.com/abc/';
    expect(then.judge(url, 'feed').message).toMatchObject({ form: 'link', basis: 'ruled' });
    expect(arrivalOf({ element: link('plain'), url }, lounge, 'feed', then)).toBeTypeOf('function');
  });
});

describe('the title', () => {
  const titled = (text: string) => {
    link('with-card').textContent = text;
    arrival(link('with-card'));
    return drawn[0]?.title;
  };

  it.each([
    ['is the link’s own words', 'A very good kettle', 'A very good kettle'],
    [
      'is that of the site’s card where the link shows its address',
      'https://item.jd.com/100.html',
      'A kettle',
    ],
    ['is that of the card where the link shows part of its address', 'item.jd.com/100.html', 'A kettle'],
    ['is that of the card where the link shows nothing', ' ', 'A kettle'],
  ])('%s', (_name, text, title) => {
    expect(titled(text)).toBe(title);
  });

  it('is that of a card that is itself an anchor', () => {
    const site: SiteAdapter = { ...lounge, cards: [{ card: 'a.toggle-thumbnail, a.card', title: 'b' }] };
    const card = '<a class="card" href="https://item.jd.com/100.html"><b>A blue kettle</b></a>';
    link('with-card').insertAdjacentHTML('afterend', card);
    arrival(link('with-card'), 'group', site);
    expect(drawn[0]?.title).toBe('A blue kettle');
  });

  it('is not made up where there is neither', () => {
    document.querySelector('.preview')?.remove();
    expect(titled('https://item.jd.com/100.html')).toBeNull();
  });
});
