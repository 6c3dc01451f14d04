// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sites } from '../sites/index.ts';
import { findNames } from './find.ts';
import { foundNames, MOST_NAMES } from './found.ts';

/** happy-dom lays nothing out: an element stands where its `data-at` (left top width height) says, and so do the words in it. */
function rectOf(element: Element | null | undefined): DOMRect {
  const at = element?.closest('[data-at]')?.getAttribute('data-at') ?? '0 0 0 0';
  const [x, y, width, height] = at.split(' ').map(Number);
  return new DOMRect(x, y, width, height);
}

beforeEach(() => {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return rectOf(this);
  });
  vi.spyOn(Range.prototype, 'getClientRects').mockImplementation(function (this: Range) {
    return [rectOf(this.startContainer.parentElement)] as unknown as DOMRectList;
  });
  Element.prototype.checkVisibility = function (this: Element) {
    return !this.closest('[hidden]');
  };
});
afterEach(() => {
  vi.restoreAllMocks();
  document.head.replaceChildren();
  document.body.replaceChildren();
});

function found(html: string) {
  document.body.innerHTML = html;
  return findNames(document, sites);
}
const boxes = (html: string) => found(html).boxes;

describe('finds', () => {
  it.each([
    ['an author', '<b class="message-author" data-at="10 20 50 16">Bob</b>'],
    ['what an attribute for tests names', '<b data-testid="sender-name" data-at="10 20 50 16">Bob</b>'],
    ['a name that stands in an attribute, too', '<b data-nick="Bob" data-at="10 20 50 16">Bob</b>'],
    ['a name that a style sheet draws', '<i class="nick" data-at="10 20 50 16"></i>'],
    ['a face', '<div class="avatar" data-at="10 20 50 16"></div>'],
    ['a picture that is called a face', '<img alt="Avatar of Bob" data-at="10 20 50 16">'],
    ['a round picture', '<img src="a.png" style="border-top-left-radius: 50%" data-at="10 20 50 50">'],
  ])('%s', (_what, html) => {
    const [box] = boxes(html);
    // With a margin.
    expect(box?.slice(0, 3)).toEqual([7, 17, 56]);
  });

  it('the title of the chat, where the adapter knows it', () => {
    document.head.innerHTML = '<meta name="application-name" content="Interstice Lab">';
    expect(boxes('<main data-lab-kind="group"><h2 data-at="5 5 40 20">Family</h2></main>')).toEqual([
      [2, 2, 46, 26],
    ]);
  });

  it('names in shadow roots', () => {
    document.body.innerHTML = '<div id="host"></div>';
    const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = '<b class="sender" data-at="1 2 30 16">Eve</b>';
    expect(findNames(document, sites).boxes).toEqual([[0, 0, 34, 21]]);
  });
});

describe('leaves out', () => {
  it.each([
    ['what is not drawn', '<b class="author" hidden data-at="10 20 50 16">Bob</b>'],
    ['what is out of sight', '<b class="author" data-at="10 2000 50 16">Bob</b>'],
    ['a message that only names its author', '<p data-from="Bob" data-at="0 0 90 16">See you at eight</p>'],
    ['a text that is longer than a name', `<p class="author" data-at="0 0 90 16">${'word '.repeat(30)}</p>`],
    ['a text with an address in it', '<p class="from" data-at="0 0 90 16">See https://shop.example/</p>'],
    ['a photograph', '<div class="avatar" data-at="0 0 600 400"></div>'],
    ['the name of a file', '<b class="file-name" data-at="10 20 50 16">kettle.pdf</b>'],
  ])('%s', (_what, html) => {
    expect(boxes(html)).toEqual([]);
  });

  it('what an element around it cuts off', () => {
    const html = (overflow: string) =>
      `<div style="overflow-y: ${overflow}" data-at="0 0 100 30"><b class="author" data-at="0 20 50 16">Bob</b></div>`;
    expect(boxes(html('visible'))).toEqual([[0, 17, 53, 22]]);
    expect(boxes(html('hidden'))).toEqual([[0, 17, 53, 16]]);
  });
});

it('says that a screen is open, and leaves out what it hides', () => {
  document.body.innerHTML =
    '<b class="author" data-at="0 0 100 20">Bob</b><s-0abc></s-0abc><m-0abc class="author" data-at="0 0 9 9">x</m-0abc>';
  const screen = document.querySelector('s-0abc');
  const root = screen?.attachShadow({ mode: 'open' });
  if (root) root.innerHTML = '<div class="stage"><div class="phone" data-at="60 -10 100 100"></div></div>';
  const { matches } = Element.prototype;
  // happy-dom knows no popovers.
  vi.spyOn(Element.prototype, 'matches').mockImplementation(function (this: Element, selector: string) {
    return selector === ':popover-open' ? this === screen : matches.call(this, selector);
  });
  const { screens, boxes } = findNames(document, sites);
  expect(screens).toBe(1);
  expect(boxes).toEqual([[0, 0, 60, 23]]);
});

it('gives some hundreds at most, and says how many are left', () => {
  const rows = Array.from(
    { length: MOST_NAMES + 7 },
    (_, i) => `<b class="author" data-at="${(i % 100) * 8} ${Math.floor(i / 100) * 20} 1 10">B</b>`,
  );
  const all = found(rows.join(''));
  expect(all.boxes).toHaveLength(MOST_NAMES);
  expect(all.left).toBe(7);
  expect(foundNames(all, 'found')).toBeNull();
});

describe('what comes out of a page is refused where it is not what it should be', () => {
  const right = { width: 800, height: 600, screens: 0, boxes: [[0, 0, 10, 10]], left: 0 };
  it.each<[string, unknown]>([
    ['a text', 'boxes'],
    ['words in it', { ...right, names: ['Bob'] }],
    ['a size of nothing', { ...right, width: 0 }],
    ['no number', { ...right, height: Number.NaN }],
    ['a box of three', { ...right, boxes: [[0, 0, 10]] }],
    ['a box outside', { ...right, boxes: [[-1, 0, 10, 10]] }],
    ['a box of texts', { ...right, boxes: [['0', '0', '1', '1']] }],
    ['a box without an end', { ...right, boxes: [[0, 0, 1e300, 10]] }],
    ['too many', { ...right, boxes: Array.from({ length: MOST_NAMES + 1 }, () => [0, 0, 1, 1]) }],
  ])('%s', (_what, value) => {
    expect(foundNames(right, 'found')).toBeNull();
    expect(foundNames(value, 'found')).not.toBeNull();
  });
});
