/**
 * Finds names and faces in a page: the title of the chat, where an adapter knows it, and what the page's own marks call an author, a
 * nick, an avatar. It reads, and changes nothing. What nothing marks is not found: a name in a message, a picture that somebody sent.
 */
import { shadowRootOf } from '../content/closed-root.ts';
import { siteIdOf } from '../sites/dom/recognise.ts';
import type { SiteAdapter } from '../sites/types.ts';
import { OWN_NAME } from '../stage/own-names.ts';
import { boxOf, common, distinct, type Edges, joinedLines, outside } from './box.ts';
import { type FoundNames, MOST_NAMES } from './found.ts';
import { isCalledFace, type Mark, markOf } from './marks.ts';
import { isDrawn, uncut } from './visible.ts';

/** Characters of a name at most; what is longer is more than a name. */
const LONGEST_NAME = 100;
/** Elements within one that shows a name. */
const MOST_WITHIN = 30;
/** CSS pixels to a side: a face is no dot and no photograph. */
const FACE = { least: 8, most: 200 };
/** A name without a text of its own, drawn by a style sheet or typed into a field. */
const LARGEST_FIELD = { width: 320, height: 48 };
/** A round picture of this size is a face, whatever it is called. */
const ROUND = { least: 16, most: 128 };

/** CSS pixels by which a box is larger than what was found, on each side: letters reach out of theirs. */
const MARGIN = 3;

/** Attributes in which pages say what an element is. */
const MARKING = /^(?:class|id|itemprop|rel|part|slot|data-(?:test.*|qa.*|tid|cy|e2e|role|component|hook))$/;

/** Where a document stands in the viewport of the page: a frame is moved, cut, and perhaps scaled. */
interface Place {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
  readonly cut: Edges;
}

interface Finding {
  readonly sites: Readonly<Record<string, SiteAdapter>>;
  readonly names: Edges[];
  readonly screens: Edges[];
  open: number;
}

/** Finds them in the viewport of a page, and in the frames of its own origin. */
export function findNames(page: Document, sites: Finding['sites']): FoundNames {
  const view = page.defaultView;
  const { innerWidth: width = 1, innerHeight: height = 1, visualViewport } = view ?? {};
  const whole = { left: 0, top: 0, right: width, bottom: height };
  const { offsetLeft = 0, offsetTop = 0, scale = 1 } = visualViewport ?? {};
  const finding: Finding = { sites, names: [], screens: [], open: 0 };
  lookInto(page, { left: -offsetLeft * scale, top: -offsetTop * scale, scale, cut: whole }, finding);
  const inSight = finding.screens.reduce<Edges[]>(
    (names, screen) => names.flatMap((name) => outside(name, screen)),
    finding.names.flatMap((name) => common(grown(name), whole) ?? []),
  );
  const boxes = distinct(inSight.map(boxOf));
  return {
    width,
    height,
    screens: finding.open,
    boxes: boxes.slice(0, MOST_NAMES),
    left: Math.max(0, boxes.length - MOST_NAMES),
  };
}

function grown({ left, top, right, bottom }: Edges): Edges {
  return { left: left - MARGIN, top: top - MARGIN, right: right + MARGIN, bottom: bottom + MARGIN };
}

function placed({ left, top, right, bottom }: Edges, place: Place): Edges | null {
  const { scale } = place;
  const moved = {
    left: place.left + left * scale,
    top: place.top + top * scale,
    right: place.left + right * scale,
    bottom: place.top + bottom * scale,
  };
  return common(moved, place.cut);
}

function lookInto(root: Document | ShadowRoot, place: Place, finding: Finding): void {
  const titles = root.nodeType === Node.DOCUMENT_NODE ? titlesIn(root as Document, finding) : new Set();
  for (const element of root.querySelectorAll('*')) {
    if (OWN_NAME.test(element.localName)) {
      noteScreen(element, place, finding);
      continue;
    }
    if (element.localName === 'iframe' || element.localName === 'frame')
      lookIntoFrame(element, place, finding);
    const inner = shadowRootOf(element);
    if (inner) lookInto(inner, place, finding);
    const mark = titles.has(element) ? 'name' : markOn(element);
    if (mark === null || !isDrawn(element)) continue;
    for (const part of mark === 'face' ? faceIn(element) : nameIn(element)) {
      const seen = uncut(element, part);
      const name = seen && placed(seen, place);
      if (name) finding.names.push(name);
    }
  }
}

/** Elements that show the title of a chat. One that says it in an attribute is the whole chat. */
function titlesIn(page: Document, { sites }: Finding): Set<Element> {
  const { title } = sites[siteIdOf(page, sites)] ?? {};
  return new Set(title && !title.attribute ? page.querySelectorAll(title.at) : []);
}

function lookIntoFrame(frame: Element, place: Place, finding: Finding): void {
  // Null for a page of another origin.
  const inner = (frame as HTMLIFrameElement).contentDocument;
  if (!inner || !isDrawn(frame)) return;
  const { left, top, width } = frame.getBoundingClientRect();
  const { offsetWidth, clientLeft, clientTop, clientWidth, clientHeight } = frame as HTMLIFrameElement;
  const scale = offsetWidth > 0 ? width / offsetWidth : 1;
  const x = left + clientLeft * scale;
  const y = top + clientTop * scale;
  const seen = uncut(frame, {
    left: x,
    top: y,
    right: x + clientWidth * scale,
    bottom: y + clientHeight * scale,
  });
  const cut = seen && placed(seen, place);
  if (!cut) return;
  const moved = { left: place.left + x * place.scale, top: place.top + y * place.scale };
  lookInto(inner, { ...moved, scale: place.scale * scale, cut }, finding);
}

/** A simulated screen of ours lies over the page: what it hides is no part of the picture. */
function noteScreen(element: Element, place: Place, finding: Finding): void {
  if (!element.localName.startsWith('s') || !element.matches(':popover-open')) return;
  finding.open += 1;
  for (const part of shadowRootOf(element)?.querySelectorAll('.stage > *') ?? []) {
    const screen = placed(part.getBoundingClientRect(), place);
    if (screen) finding.screens.push(screen);
  }
}

/** What an element's attributes say that it is. */
function markOn(element: Element): Mark | null {
  const { localName } = element;
  if (localName === 'body' || localName === 'html') return null;
  let found: Mark | null = null;
  for (const { name, value } of element.attributes) {
    const mark = MARKING.test(name) ? markOf(value) : isNameItself(name, value, element) ? 'name' : null;
    if (mark === 'face') return 'face';
    found ??= mark;
  }
  return isFace(element) ? 'face' : found;
}

/** True for `<span data-author="Bob">Bob</span>`. A message that only names its author there is not its name. */
function isNameItself(name: string, value: string, element: Element): boolean {
  if (!name.startsWith('data-') || value === '' || value.length > LONGEST_NAME) return false;
  return markOf(name) === 'name' && element.textContent?.trim() === value.trim();
}

function isFace(element: Element): boolean {
  if (element.localName !== 'img' && element.getAttribute('role') !== 'img') return false;
  const said = ['alt', 'aria-label', 'title'].map((name) => element.getAttribute(name) ?? '').join('\n');
  if (isCalledFace(said, element.getAttribute('src') ?? '')) return true;
  const { width, height } = element.getBoundingClientRect();
  if (Math.abs(width - height) > 2 || width < ROUND.least || width > ROUND.most) return false;
  return isRound(element, width) || (element.parentElement !== null && isRound(element.parentElement, width));
}

function isRound(element: Element, width: number): boolean {
  const radius = element.ownerDocument.defaultView?.getComputedStyle(element).borderTopLeftRadius ?? '';
  const size = Number.parseFloat(radius);
  return radius.endsWith('%') ? size >= 40 : size >= width * 0.4;
}

function faceIn(element: Element): Edges[] {
  const edges = element.getBoundingClientRect();
  const sides = [edges.width, edges.height];
  return sides.every((side) => side >= FACE.least && side <= FACE.most) ? [edges] : [];
}

/** Where the words of a name stand: less than its element, which may be as wide as the page. */
function nameIn(element: Element): Edges[] {
  if (element.querySelectorAll('*').length > MOST_WITHIN) return [];
  const text = element.textContent?.trim() ?? '';
  // An address makes it a message, or a link to somebody's page.
  if (text.length > LONGEST_NAME || text.includes('://')) return [];
  if (text === '') {
    const edges = element.getBoundingClientRect();
    const isSmall = edges.width <= LARGEST_FIELD.width && edges.height <= LARGEST_FIELD.height;
    return isSmall ? [edges] : [];
  }
  const page = element.ownerDocument;
  const texts = page.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = page.createRange();
  const words: Edges[] = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (node.textContent?.trim() === '') continue;
    range.selectNodeContents(node);
    words.push(...range.getClientRects());
  }
  return joinedLines(words);
}
