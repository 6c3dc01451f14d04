// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { loadSite } from '../../tests/fixtures/site-page.ts';
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
