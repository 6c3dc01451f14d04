/**
 * One walk through a chat, the same for every client: what is clicked in a 1:1 and in a group, each treatment once, a message that
 * arrives, another day while a screen is open, messages as they arrived, and off again. The chat says how it is opened and filled.
 */
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Surface } from '../../src/policy/types.ts';
import { change, changeSite, LAB, openOwn } from './accessibility/own-pages.ts';
import type { Driver, Page, Point, Tab } from './driver/types.ts';
import { until } from './driver/until.ts';
import { pictureOnFailure } from './extension.ts';
import { DOUYIN, ELSEWHERE, JD, TAOBAO } from './links.ts';
import { allowHere, inPopup } from './pages/popup.ts';
import { closeStage, leaveStage, screenIs } from './pages/stage.ts';

export type Kind = 'direct' | 'group';

export interface WalkedChat {
  readonly tab: Tab;
  /** Kinds that the page tells by itself; where it tells none, the person does. */
  readonly told: readonly Kind[];
  /** Brings a chat of this kind to the front. */
  open(kind: Kind): Promise<void>;
  /** Somebody sends this link; resolves when it stands in the page. */
  say(kind: Kind, url: string): Promise<void>;
  /** Selects what a chat of this kind stands in, within shadow roots too. */
  within(kind: Kind): string;
  /** What must not differ, once we are gone. */
  asItStands(): Promise<string>;
}

/** A day, a chat, a link, and the screen that it met: each treatment that there is in a chat of this platform. */
const TREATMENTS: readonly (readonly [day: string, kind: Kind, url: string, screen: string])[] = [
  ['2013-11-25', 'group', TAOBAO, 'app-download'],
  ['2018-06-10', 'group', TAOBAO, 'copy-url'],
  ['2018-06-10', 'direct', JD, 'unrecorded'],
  ['2019-01-16', 'group', 'https://www.duoshan.com/', 'stopped'],
  ['2021-09-20', 'direct', TAOBAO, 'confirm'],
  ['2021-09-20', 'group', JD, 'webview'],
  ['2021-12-01', 'group', DOUYIN, 'token'],
];

const opened = new WeakMap<Driver, Promise<Tab>>();

/** Over all walks: a chat with a server remembers what was said in another browser. */
let said = 0;

/** A page of the extension in this browser, the same for every walk. */
export function settingsOf(driver: Driver): Promise<Tab> {
  const tab = opened.get(driver) ?? openOwn(driver, LAB);
  opened.set(driver, tab);
  return tab;
}

/** Registers the tests of the walk. `chat` and `driver` are asked for once tests run. */
export function walkThrough(driver: () => Driver, chat: () => WalkedChat): void {
  /** A page of the extension, for settings: the popup's own controls are tested elsewhere. */
  let settings: Tab;
  /** What stands in the popup. */
  let chosen: Surface | 'detect' = 'detect';
  /** An address that was not said before. */
  const fresh = (url: string) => `${url}${url.includes('?') ? '&' : '?'}walk=${++said}`;
  const setDay = (day: string) => change(settings, { day });

  /** The kind as the page tells it, else chosen by hand. */
  async function openAs(kind: Kind): Promise<void> {
    const { told, tab, open } = chat();
    await open(kind);
    const wanted = told.includes(kind) ? 'detect' : (kind satisfies Surface);
    if (wanted !== chosen)
      await changeSite(settings, { origin: new URL(await tab.url()).origin, surface: wanted });
    chosen = wanted;
  }

  beforeAll(async () => {
    await chat().tab.evaluate(installEveryRoot);
    settings = await settingsOf(driver());
    await change(settings, { day: '2021-09-20', language: 'en', messagesAsArrived: false });
    await chat().tab.activate();
  });
  beforeEach(() => pictureOnFailure(() => chat().tab));
  afterEach(() => leaveStage(chat().tab));

  /** Clicks a link, or what stands for it. Where the list jumped at the last moment, something else was pressed: it is aimed at anew. */
  async function click(kind: Kind, url: string): Promise<void> {
    const { tab, within } = chat();
    await until(`${url} to be pressed`, async () => {
      const at = await pointOf(chat(), kind, url);
      await tab.evaluate(hearClicks);
      await tab.clickAt(at);
      if (await tab.evaluate(wasPressed, url, within(kind))) return true;
      await leaveStage(tab);
      throw new Error(`At ${JSON.stringify(at)} was something else`);
    });
  }

  async function meet(kind: Kind, url: string, screen: string): Promise<void> {
    await click(kind, url);
    await screenIs(chat().tab, screen);
  }

  /** Clicks, and sees that the page hears of it and no screen comes. */
  async function isOwn(kind: Kind, url: string): Promise<void> {
    const { tab } = chat();
    await click(kind, url);
    await tab.until('the page to hear the click', () => (window as unknown as Heard).heardOf === 1);
    expect(await tab.inStage(() => true)).toBeNull();
  }

  test('before it is allowed, links are the page’s own', async () => {
    const url = fresh(TAOBAO);
    await chat().open('group');
    await chat().say('group', url);
    await isOwn('group', url);
  });

  test('allowed in the popup, which says what kind of chat it is, or asks', async () => {
    const { tab, told, open } = chat();
    const [first = 'group', ...others] = told;
    const untilSaid = (popup: Page, kind: Kind) => {
      const wanted = !told.includes(kind)
        ? /This page does not say|This is a chat with/
        : kind === 'group'
          ? /Detected: Group chat|chats of several kinds/
          : /Detected: 1:1 chat|chats of several kinds/;
      return popup.until(
        'what was detected',
        (pattern) => new RegExp(pattern).test(document.querySelector('.surface p')?.textContent ?? ''),
        wanted.source,
      );
    };
    await open(first);
    await allowHere(driver(), tab, (popup) => untilSaid(popup, first));
    for (const kind of others) {
      await open(kind);
      await inPopup(driver(), tab, (popup) => untilSaid(popup, kind));
    }
  });

  test('each treatment once, on a message that has just arrived', async () => {
    for (const [day, kind, link, screen] of TREATMENTS) {
      const url = fresh(link);
      await openAs(kind);
      await setDay(day);
      await chat().say(kind, url);
      await meet(kind, url, screen);
      await closeStage(chat().tab);
    }
  });

  test('a text without a link is pressed, not clicked', async () => {
    const url = fresh(ELSEWHERE);
    await openAs('group');
    await chat().say('group', url);
    await change(settings, { form: 'text' });
    await meet('group', url, 'inert');
    await change(settings, { form: null });
    await screenIs(chat().tab, 'unrecorded');
    await closeStage(chat().tab);
  });

  test('an open screen follows to another day', async () => {
    const url = fresh(TAOBAO);
    await openAs('group');
    await setDay('2021-09-20');
    await chat().say('group', url);
    await meet('group', url, 'copy-url');
    await setDay('2021-12-01');
    await screenIs(chat().tab, 'webview');
    await closeStage(chat().tab);
  });

  test('messages as they arrived: those that are there, those that come, and none afterwards', async () => {
    const { tab, say } = chat();
    await setDay('2021-09-20');
    await openAs('group');
    const [first, second] = [fresh(TAOBAO), fresh(TAOBAO)];
    await say('group', first);
    const before = await chat().asItStands();
    await change(settings, { messagesAsArrived: true });
    await untilDrawn(chat(), 'group', first, true);
    await change(settings, { messagesAsArrived: false });
    await untilDrawn(chat(), 'group', first, false);
    expect(await chat().asItStands()).toBe(before);

    await change(settings, { messagesAsArrived: true });
    await untilDrawn(chat(), 'group', first, true);
    await say('group', second);
    await untilDrawn(chat(), 'group', second, true);
    await meet('group', second, 'copy-url');
    await closeStage(tab);
  });

  test('switched off, the page is as it was, and its links are its own', async () => {
    const { tab, say } = chat();
    const url = fresh(TAOBAO);
    await openAs('group');
    await say('group', url);
    await untilDrawn(chat(), 'group', url, true);
    await changeSite(settings, { origin: new URL(await tab.url()).origin, on: false });
    await untilDrawn(chat(), 'group', url, false);
    await isOwn('group', url);
    expect(await tab.evaluate(elementsOfOurs)).toEqual([]);
    await change(settings, { messagesAsArrived: false });
  });

  test('the page has heard no error of ours', async () => {
    expect(chat().tab.errors).toEqual([]);
  });
}

type Heard = Window & {
  heardOf?: number;
  pressed?: EventTarget | undefined;
  everyRoot: () => (Document | ShadowRoot)[];
};

/** Runs in the page: puts there what gives the document, the frames of its origin, and every open shadow root in them. */
export function installEveryRoot(): void {
  (window as unknown as Heard).everyRoot = () => {
    const roots: (Document | ShadowRoot)[] = [document];
    for (const root of roots) {
      for (const element of root.querySelectorAll('*')) {
        const { shadowRoot, contentDocument } = element as HTMLIFrameElement;
        roots.push(...[shadowRoot, contentDocument ?? null].filter((one) => one !== null));
      }
    }
    return roots;
  };
}

/** Runs in the page: counts from 0 the clicks that it hears of, keeps them from leading anywhere, and notes what is pressed. */
function hearClicks(): void {
  const page = window as unknown as Heard;
  const isNew = page.heardOf === undefined;
  page.heardOf = 0;
  page.pressed = undefined;
  if (!isNew) return;
  const hear = (event: Event) => {
    page.heardOf = (page.heardOf ?? 0) + 1;
    event.preventDefault();
  };
  const note = (event: Event) => {
    [page.pressed] = event.composedPath();
  };
  for (const root of page.everyRoot()) {
    if (!('defaultView' in root)) continue;
    root.defaultView?.addEventListener('click', hear, true);
    root.defaultView?.addEventListener('pointerdown', note, true);
  }
}

/** Runs in the page: whether what was pressed is a link to an address, or is drawn in its place. */
function wasPressed(url: string, within: string): boolean {
  const { pressed, everyRoot } = window as unknown as Heard;
  return everyRoot()
    .flatMap((root) => [...root.querySelectorAll<HTMLElement>(`:is(${within}) a`)])
    .filter((link) => (link.getAttribute('href') ?? link.textContent?.trim()) === url)
    .some((link) => {
      const drawing = link.previousElementSibling;
      const ours = /^m-0/.test(drawing?.localName ?? '');
      return link.contains(pressed as Node | null) || (ours && drawing === pressed);
    });
}

/** Where a link, or our drawing of it, can be clicked, once it stays where it is: a list that gets a message scrolls. */
async function pointOf(chat: WalkedChat, kind: Kind, url: string): Promise<Point> {
  const seen: string[] = [];
  return until(`${url} to be seen and at rest`, async () => {
    const spot = await chat.tab.evaluate(spotOf, url, chat.within(kind));
    seen.push(JSON.stringify(spot));
    await chat.tab.evaluate(nextFrames);
    const [now, ...before] = seen.slice(-4).reverse();
    if (spot === null || before.length < 3 || before.some((one) => one !== now)) throw new Error(now);
    return spot;
  });
}

/** Runs in the page: lets it draw. */
function nextFrames(): Promise<boolean> {
  return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))));
}

async function untilDrawn(chat: WalkedChat, kind: Kind, url: string, drawn: boolean): Promise<void> {
  await until(`${url} ${drawn ? 'as it arrived' : 'as the page shows it'}`, async () => {
    const spot = await chat.tab.evaluate(spotOf, url, chat.within(kind));
    return spot?.drawn === drawn;
  });
}

/** Runs in the page: the middle of the last link to an address, or of what is drawn in its place. */
function spotOf(url: string, within: string): (Point & { drawn: boolean }) | null {
  const roots = (window as unknown as Heard).everyRoot();
  const links = roots
    .flatMap((root) => [...root.querySelectorAll<HTMLElement>(`:is(${within}) a`)])
    .filter((link) => (link.getAttribute('href') ?? link.textContent?.trim()) === url);
  for (const link of links.reverse()) {
    const drawing = link.previousElementSibling;
    const own = link.getClientRects().length > 0;
    const shown = own ? link : drawing;
    if (!shown || (!own && !/^m-0/.test(shown.localName))) continue;
    shown.scrollIntoView({ block: 'center' });
    const [box] = shown.getClientRects();
    if (!box || box.width * box.height === 0) continue;
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const hit = (shown.getRootNode() as Document | ShadowRoot).elementFromPoint(at.x, at.y);
    if (hit === shown || shown.contains(hit)) return { ...at, drawn: !own };
  }
  return null;
}

/** Runs in the page: what is left of us, in shadow roots too. */
function elementsOfOurs(): string[] {
  const roots = (window as unknown as Heard).everyRoot();
  return roots.flatMap((root) => [
    ...[...root.querySelectorAll('*')]
      .map(({ localName }) => localName)
      .filter((name) => /^[ms]-0/.test(name)),
    ...root.adoptedStyleSheets
      .flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText))
      .filter((text) => /m-0/.test(text)),
  ]);
}
