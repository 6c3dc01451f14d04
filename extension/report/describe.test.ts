// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { expectedOf, fixtureIds, loadSite } from '../../tests/fixtures/site-page.ts';
import { sites } from '../sites/index.ts';
import { describePage } from './describe.ts';

afterEach(() => {
  document.head.replaceChildren();
  document.body.replaceChildren();
});

it('does not name one kind where chats of two kinds are on the page', () => {
  loadSite('the-lounge');
  const second = document.querySelector('.chat-view')?.cloneNode(true) as Element;
  second.setAttribute('data-type', 'query');
  document.querySelector('#chat')?.append(second);
  const { kind, counts } = describePage(document, sites);
  expect(kind).toBe('several');
  expect(counts.chats).toBe(2);
});

/** The site's page after the site renamed what its adapter goes by: an attribute of each element that `at` selects. */
function changed(id: string, at: string, attribute: string) {
  loadSite(id);
  const elements = [...document.querySelectorAll(at)];
  expect(elements).not.toEqual([]);
  for (const element of elements) element.setAttribute(attribute, 'another-name');
  return describePage(document, sites);
}

describe('an adapter does not fit', () => {
  it('where a site has renamed its messages', () => {
    const { fits, counts } = changed('the-lounge', '.content', 'class');
    expect(counts).toMatchObject({ chats: 1, messages: 0 });
    expect(fits).toBe(false);
  });

  it('where a site has renamed what is around its messages, and so says no kind', () => {
    window.location.href = expectedOf('discord').address;
    const { fits, kind, counts } = changed('discord', 'ol[data-list-id]', 'data-list-id');
    expect(counts).toMatchObject({ chats: 0, messages: expectedOf('discord').counts.messages });
    expect(kind).toBe('unknown');
    expect(fits).toBe(false);
  });

  it('where the page has neither chat nor messages, as before one has signed in', () => {
    window.location.href = expectedOf('discord').address;
    const { fits, counts } = describePage(document, sites);
    expect(counts).toMatchObject({ chats: 0, messages: 0 });
    expect(fits).toBe(false);
  });
});

describe('an adapter fits', () => {
  it.each(fixtureIds)('%s as it is known', (id) => {
    window.location.href = expectedOf(id).address;
    loadSite(id);
    expect(describePage(document, sites).fits).toBe(true);
  });

  it('where messages in no chat say their kinds by themselves, as in a list of threads', () => {
    window.location.href = expectedOf('slack').address;
    const { fits, kind, counts } = changed('slack', '[data-qa="message_pane"]', 'data-qa');
    expect(counts.chats).toBe(0);
    expect(kind).toBe('several');
    expect(fits).toBe(true);
  });
});

it('names frames of other origins that have room for a screen, each once', () => {
  window.location.href = 'http://chat.example/';
  const frame = (src: string, size: number) => {
    const element = document.createElement('iframe');
    // happy-dom would load it.
    Object.defineProperties(element, {
      src: { value: src },
      offsetWidth: { value: size },
      offsetHeight: { value: size },
    });
    document.body.append(element);
  };
  frame('https://widget.example/chat', 400);
  frame('https://widget.example/other', 400);
  frame('https://pixel.example/', 1);
  frame('http://chat.example/own', 400);
  frame('about:blank', 400);
  frame('', 400);
  expect(describePage(document, sites).frames).toEqual(['https://widget.example']);
});
