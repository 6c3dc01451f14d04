/**
 * What a click on each element of a hand-written page follows, in a real browser, where the engine reads every selector of the adapter:
 * with a screen for every link, the one that comes names the expected address; where nothing is expected, the page hears the click.
 * Then the ways to press a link, the site's own dialog, and the kinds of chat that the same page can be.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { packs } from '../../src/packs/index.ts';
import { expectedOf } from '../fixtures/site-page.ts';
import { change, changeSite } from './accessibility/own-pages.ts';
import type { ClickOptions, Driver, Json, Modifier, Point, Tab } from './driver/types.ts';
import { until } from './driver/until.ts';
import { pictureOnFailure } from './extension.ts';
import { sayOfAll } from './pages/active-policy.ts';
import { allowHere } from './pages/popup.ts';
import { becomeVariant, type SitePage } from './pages/site-page.ts';
import { installEveryRoot, settingsOf } from './walk.ts';

const MODIFIERS: readonly Modifier[] = ['Control', 'Meta', 'Shift'];

/** Sites of which one page in front is now a group, now a 1:1, now none of both: by a class or attribute, by the address. */
const CHANGING: readonly string[] = ['the-lounge', 'slack', 'discord'];

/** Kinds of chat that the simulated platform has; those that it has not are left alone, as where the kind is unknown. */
const isMet = (kind: string): boolean => packs.wechat?.surfaces.some(({ id }) => id === kind) === true;

const isWeb = (url: string | null): url is string => url !== null && /^https?:/.test(url);

/** Registers the tests. */
export function clickThrough(driver: () => Driver, id: string, page: () => SitePage): void {
  const { clicks, counts, message, variants } = expectedOf(id);
  /** A link that is simulated wherever the chat is. */
  const probe = message ?? '';
  let settings: Tab;

  const tab = () => page().tab;
  const expectedFor = (target: string) => page().expected.clicks[target] ?? null;

  beforeAll(async () => {
    settings = await settingsOf(driver());
    // As links, or there would be token texts.
    await change(settings, { day: '2021-09-20', form: 'link', language: 'en', messagesAsArrived: false });
    await tab().goto(page().expected.address);
    await tab().activate();
    await tab().evaluate(installEveryRoot);
    await tab().evaluate(hearPage, Object.keys(clicks));
    const { origin } = page();
    if (!(await settings.evaluate(isAllowed, origin))) await allowHere(driver(), tab());
    await changeSite(settings, { origin, on: true, surface: 'group' });
  });
  afterAll(async () => {
    // Makes the policy anew.
    await change(settings, { day: '2021-12-01', form: null });
    await changeSite(settings, { origin: page().origin, on: false, surface: 'detect' });
  });
  beforeEach(() => pictureOnFailure(tab));
  afterEach(async () => {
    if (await stands()) await leave();
  });

  const stands = async () => (await tab().inStage(() => true)) === true;

  async function leave(): Promise<void> {
    await tab().press('Escape');
    await until('no screen to stand', async () => !(await stands()));
  }

  /** From now on every link meets this, and the page has heard of it. */
  async function say(treatment: 'copy-url' | 'open'): Promise<void> {
    await sayOfAll(settings, treatment);
    await untilTakenOver(treatment !== 'open');
  }

  /** Waits until a click that a script makes on a link is taken over, or is the page's. */
  async function untilTakenOver(taken: boolean): Promise<void> {
    await tab().until('the policy to arrive', isTakenOver, probe, taken);
    if (taken) await leave();
  }

  async function click(target: string, options?: ClickOptions): Promise<void> {
    const spot = await tab().evaluate(spotOf, target);
    if ('not' in spot) throw new Error(`#${target} cannot be clicked: ${spot.not}`);
    await tab().evaluate(forget);
    await tab().clickAt(spot as Point, options);
  }

  const heard = () => tab().evaluate(heardSoFar);

  /** A screen stands, for this address; the page has not heard of the click, and of the press only where the site may. */
  async function expectScreenFor(target: string, url: string): Promise<void> {
    const shown = await tab().untilStage(
      `the address of #${target}`,
      (root) => root.querySelector('[data-action="press-address"]')?.textContent,
    );
    expect(shown).toBe(url);
    const cards = (page().site.cards ?? []).filter(({ onPress }) => onPress).map(({ card }) => card);
    const pressed = await tab().evaluate(isIn, target, cards.join());
    expect(await heard()).toEqual(pressed ? [] : ['mousedown']);
    await leave();
  }

  /** The page has heard of the click, and no screen has come. */
  async function expectOwn(): Promise<void> {
    await tab().until('the page to hear the click', hasHeardClick);
    expect(await heard()).toEqual(['mousedown', 'click']);
    expect(await stands()).toBe(false);
  }

  describe('each click', () => {
    beforeAll(() => say('copy-url'));

    test.each(Object.keys(clicks))('on #%s', async (target) => {
      const url = expectedFor(target);
      await click(target);
      if (isWeb(url)) await expectScreenFor(target, url);
      else await expectOwn();
    });

    test.each(MODIFIERS)('on a link with %s held', async (modifier) => {
      const tabs = (await driver().tabs()).length;
      await click(probe, { modifiers: [modifier] });
      await expectScreenFor(probe, expectedFor(probe) ?? '');
      expect(await driver().tabs()).toHaveLength(tabs);
    });

    test('a link that is dragged away is the page’s', async () => {
      // Browsers drag no anchor without an address.
      const links = [probe, ...Object.keys(clicks).filter((target) => isWeb(expectedFor(target)))];
      const link = (await tab().evaluate(firstIn, links, '*', 'a[href]')) ?? '';
      const from = (await tab().evaluate(spotOf, link)) as Point;
      await tab().evaluate(forget);
      const along = [10, 30, 60].map((by) => ({ x: from.x + by, y: from.y + by }));
      const end = along.at(-1) as Point;
      await tab().pointer({ kind: 'move', at: from });
      await tab().pointer({ kind: 'down', at: from });
      for (const at of along) await tab().pointer({ kind: 'move', at, button: 'left' });
      await tab().until('the link to be dragged', () =>
        (window as unknown as Heard).told.includes('dragstart'),
      );
      await tab().pointer({ kind: 'up', at: end });
      expect(await heard()).not.toContain('click');
      expect(await stands()).toBe(false);
      await click(link);
      await expectScreenFor(link, expectedFor(link) ?? '');
    });
  });

  if (counts.dialogs > 0) {
    describe('the dialog', () => {
      /** What leads on in it. */
      let go: string;
      /** The link that the page's dialog asks about, where the page has one. */
      const asking = 'masked' in clicks ? 'masked' : undefined;

      beforeAll(async () => {
        const { dialog, go: leads } = page().site.dialogs?.[0] ?? { dialog: '', go: '' };
        go = (await tab().evaluate(firstIn, Object.keys(clicks), dialog, leads)) ?? '';
      });

      test('a link that opens is answered once, and its dialog not again', async () => {
        await say('open');
        await settings.evaluate(noteReports);
        const url = expectedFor(go) ?? '';
        for (const target of asking === undefined ? [go] : [asking, go]) {
          await click(target);
          await expectOwn();
        }
        // What the last click came to arrives after all that was told before.
        await click(probe);
        await expectOwn();
        const last = expectedFor(probe) ?? '';
        const told = await settings.until('the reports', reportsBetween, url, last);
        expect(told).toEqual([url, last]);
      });

      test('a link of which nothing is known is the page’s, its dialog meets one screen', async () => {
        await say('copy-url');
        if (asking !== undefined && expectedFor(asking) === null) {
          await click(asking);
          await expectOwn();
        }
        await click(go);
        await expectScreenFor(go, expectedFor(go) ?? '');
      });

      test('is met as of the kind that the page tells', async () => {
        await say('copy-url');
        await changeSite(settings, { origin: page().origin, surface: 'detect' });
        await say('copy-url');
        await click(go);
        await expectScreenFor(go, expectedFor(go) ?? '');
        for (const variant of page().expected.variants.filter(({ kind }) => kind === 'unknown')) {
          await becomeVariant(page(), variant);
          // A dialog is of the chat that was clicked in last.
          for (const target of [asking ?? probe, go]) {
            await click(target);
            await expectOwn();
          }
          await becomeVariant(page());
        }
        await changeSite(settings, { origin: page().origin, surface: 'group' });
      });
    });
  }

  if (variants.length >= 2) {
    describe('the kind of the chat', () => {
      beforeAll(async () => {
        await changeSite(settings, { origin: page().origin, surface: 'detect' });
        // In any chat of a known kind a message is drawn.
        await change(settings, { day: '2021-09-21', form: 'text', messagesAsArrived: true });
      });
      afterAll(async () => {
        await becomeVariant(page());
        await change(settings, { form: null, messagesAsArrived: false });
      });

      async function untilDrawn(drawn: boolean): Promise<void> {
        await tab().until(`the message to be ${drawn ? '' : 'not '}drawn`, isDrawn, probe, drawn);
      }

      test('changes: what is drawn comes and goes with it', async () => {
        const { kindAttributes = [] } = page().site;
        for (const variant of page().expected.variants) {
          // Others are no changes of the same page, but other pages.
          if ((variant.set ?? []).some(({ attribute }) => !kindAttributes.includes(attribute))) continue;
          await becomeVariant(page(), variant);
          await untilDrawn(isMet(variant.kind));
        }
      });

      if (CHANGING.includes(id))
        test('changes: the same drawing leads on as in the new chat', async () => {
          await change(settings, { form: null });
          for (const variant of [...page().expected.variants, ...page().expected.variants]) {
            await becomeVariant(page(), variant);
            await untilDrawn(isMet(variant.kind));
            if (!isMet(variant.kind)) continue;
            const spot = await tab().evaluate(spotOf, probe);
            await tab().clickAt(spot as Point);
            await tab().untilStage(
              `the screen of a ${variant.kind} chat`,
              (root, screen) => root.querySelector(`[data-screen="${screen}"]`) !== null,
              variant.kind === 'direct' ? 'confirm' : 'copy-url',
            );
            await leave();
          }
        });
    });
  }

  test('the page has heard no error of ours', () => {
    expect(tab().errors).toEqual([]);
  });
}

interface Extension {
  readonly chrome: {
    readonly runtime: {
      readonly onMessage: {
        addListener(hear: (message: { interstice: string; payload: { url: string } }) => void): void;
      };
    };
    readonly permissions: { contains(permissions: { origins: string[] }): Promise<boolean> };
  };
}

/** These run in a page of the extension. */
function isAllowed(origin: string): Promise<boolean> {
  const { permissions } = (globalThis as unknown as Extension).chrome;
  return permissions.contains({ origins: [`${origin}/*`] });
}

/** Notes the addresses of clicks that are reported to the background, from now on. */
function noteReports(): void {
  const page = globalThis as unknown as Extension & { reports?: string[] };
  const isNew = page.reports === undefined;
  page.reports = [];
  if (!isNew) return;
  page.chrome.runtime.onMessage.addListener(({ interstice, payload }) => {
    if (interstice === 'report-click') page.reports?.push(payload.url);
  });
}

/** From the first report of one link on: those before it are late ones, of clicks of the test before. */
function reportsBetween(first: string, last: string): string[] | null {
  const { reports = [] } = globalThis as unknown as { reports?: string[] };
  const at = reports.indexOf(first);
  return at >= 0 && at < reports.length - 1 && reports.at(-1) === last ? reports.slice(at) : null;
}

/** And these in the page of the site. */
type Heard = Window & { told: string[]; targets: string[]; everyRoot: () => (Document | ShadowRoot)[] };

/** Shows everything that is clicked and gives it room of its own, notes what the page's own listeners would hear, and lets no link lead away. */
function hearPage(targets: Json): void {
  const page = window as unknown as Heard;
  page.told = [];
  page.targets = targets as string[];
  for (const root of page.everyRoot()) {
    for (const target of page.targets) {
      const element = root.querySelector<HTMLElement>(`#${target}`);
      element?.closest('[hidden]')?.removeAttribute('hidden');
      if (element) Object.assign(element.style, { display: 'inline-block', padding: '6px' });
    }
    if (!('defaultView' in root)) continue;
    for (const type of ['mousedown', 'click', 'dragstart'])
      root.addEventListener(
        type,
        (event) => {
          page.told.push(type);
          if (type === 'click') event.preventDefault();
        },
        true,
      );
  }
}

function forget(): void {
  (window as unknown as Heard).told = [];
}

function heardSoFar(): string[] {
  return (window as unknown as Heard).told;
}

function hasHeardClick(): boolean {
  return (window as unknown as Heard).told.includes('click');
}

/** A point at which the element itself is hit, or what is in it and not clicked for itself. */
function spotOf(target: string): Point | { readonly not: string } {
  const { everyRoot, targets } = window as unknown as Heard;
  const roots = everyRoot();
  const element = roots
    .map((root) => root.querySelector<HTMLElement>(`#${target}`))
    .find((one) => one !== null);
  if (!element) return { not: 'it is not there' };
  const drawing = element.previousElementSibling;
  const own = element.getClientRects().length > 0 || !/^m-0/.test(drawing?.localName ?? '');
  const shown = own ? element : (drawing as HTMLElement);
  shown.scrollIntoView({ block: 'center', inline: 'nearest' });
  const root = shown.getRootNode() as Document | ShadowRoot;
  const parts = [0.5, 0.25, 0.75, 0.05, 0.95];
  let last = 'it has no size';
  const isIt = (hit: Element | null) =>
    hit === shown ||
    (shown.contains(hit) && hit?.closest(targets.map((one) => `#${one}`).join()) === element);
  for (const box of shown.getClientRects()) {
    for (const part of parts.flatMap((across) => parts.map((down) => [across, down] as const))) {
      const at = { x: box.x + box.width * part[0], y: box.y + box.height * part[1] };
      const hit = root.elementFromPoint(at.x, at.y);
      if (isIt(hit)) return at;
      last = `it is covered by ${hit?.outerHTML.slice(0, 100)}`;
    }
  }
  return { not: last };
}

function isIn(target: string, selector: string): boolean {
  const { everyRoot } = window as unknown as Heard;
  if (selector === '') return false;
  return everyRoot().some((root) => root.querySelector(`#${target}`)?.closest(selector));
}

/** The first of these that is, or stands in, both. */
function firstIn(targets: Json, outer: string, inner: string): string | undefined {
  const roots = (window as unknown as Heard).everyRoot();
  return (targets as string[]).find((target) =>
    roots.some((root) => {
      const element = root.querySelector(`#${target}`);
      return element?.closest(outer) && element.closest(inner);
    }),
  );
}

/** Clicks by script, and says whether it is as expected that the page does not hear of it. */
function isTakenOver(target: string, expected: boolean): boolean {
  const page = window as unknown as Heard;
  const link = page
    .everyRoot()
    .map((root) => root.querySelector(`#${target}`))
    .find((one) => one !== null);
  page.told = [];
  link?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
  return link !== undefined && page.told.includes('click') !== expected;
}

function isDrawn(target: string, expected: boolean): boolean {
  const { everyRoot } = window as unknown as Heard;
  const link = everyRoot()
    .map((root) => root.querySelector<HTMLElement>(`#${target}`))
    .find((one) => one !== null);
  const drawn =
    /^m-0/.test(link?.previousElementSibling?.localName ?? '') && link?.getClientRects().length === 0;
  return drawn === expected;
}
