/**
 * Every kind of place that a link can stand in, and every way to press it: what is simulated, and what stays the page's own. A place
 * that is not simulated today is pinned as that, and stands in docs/limits.md.
 */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BROWSERS } from './driver/index.ts';
import type { BrowserName, ClickOptions, Tab } from './driver/types.ts';
import { until } from './driver/until.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import { JD } from './links.ts';
import {
  ALLOWED,
  addressIn,
  ask,
  CHAT,
  FOREIGN,
  FRAMES_PAGES,
  LINK,
  OFF,
  PLACES,
  type Place,
  toldSoFar,
} from './pages/frames-page.ts';
import { allowAs, drawnFor, openedSince, untilOpened, untilSimulated } from './pages/plain-page.ts';
import { inPopup, setSwitch, switchHere } from './pages/popup.ts';

/** Why a link stays the page's own though the simulation is on. */
const OWN: Partial<Record<Place, { readonly why: string; readonly only?: BrowserName }>> = {
  'off-origin': { why: 'the frame’s site is switched off' },
  'sandboxed-off': { why: 'the frame’s site is switched off, and a sandbox changes nothing about that' },
  'foreign-origin': { why: 'the frame’s site is not allowed' },
  'nested-in-sandboxed': { why: 'its parent has no origin to go by' },
  'sandboxed-without-referrer': { why: 'Firefox does not tell it whose frame it is', only: 'firefox' },
};

const PRESSES: readonly (readonly [string, ClickOptions | 'Enter'])[] = [
  ['a click', {}],
  ['the middle button', { button: 'middle' }],
  ['Control', { modifiers: ['Control'] }],
  ['Shift', { modifiers: ['Shift'] }],
  ['Enter', 'Enter'],
];

/** An anchor without an href cannot have the focus. */
const pressesIn = (place: Place) => PRESSES.filter(([, how]) => place !== 'text' || how !== 'Enter');

function ownIn(place: Place, name: BrowserName): string | undefined {
  const { why, only = name } = OWN[place] ?? {};
  return only === name ? why : undefined;
}

describe.each(BROWSERS)('links in %s', (name) => {
  const driver = useBrowser(name);
  let tab: Tab;

  beforeAll(async () => {
    for (const origin of [CHAT, ALLOWED, OFF, FOREIGN]) driver().host(origin, FRAMES_PAGES);
    tab = await driver().open(`${OFF}/`);
    await allowAs(driver(), tab, 'group');
    await switchHere(driver(), tab, false);
    for (const origin of [ALLOWED, CHAT]) {
      await tab.goto(`${origin}/`);
      await allowAs(driver(), tab, 'group');
    }
  });
  beforeEach(() => pictureOnFailure(() => tab));

  async function gotoPlace(place: Place): Promise<void> {
    await tab.goto(`${CHAT}/${place}`);
    await untilTold('ready');
  }

  async function untilTold(what: string): Promise<void> {
    await tab.until(
      `"${what}" to be told`,
      (wanted) => (globalThis as unknown as { told: string[] }).told.includes(wanted),
      what,
    );
  }

  /** A click that a script makes on the link tells whose it is, without opening anything. */
  async function probe(): Promise<string> {
    await tab.evaluate(ask, 'probe');
    return tab.until('the probe', () =>
      (globalThis as unknown as { told: string[] }).told.find((one) => ['own', 'simulated'].includes(one)),
    ) as Promise<string>;
  }

  async function closeScreen(): Promise<void> {
    await untilTold('screen');
    await tab.press('Escape');
    await untilTold('no screen');
  }

  async function press(how: ClickOptions | 'Enter'): Promise<void> {
    await tab.evaluate(ask, how === 'Enter' ? 'focus' : 'nothing');
    if (how === 'Enter') {
      await untilTold('focusin');
      await tab.press('Enter');
      return;
    }
    // A frame in a process of its own is there for its scripts before it is there for the pointer.
    let moves = 0;
    await until('the pointer to be felt over the link', async () => {
      moves += 1;
      await tab.pointer({ kind: 'move', at: { x: LINK.x + (moves % 2), y: LINK.y } });
      return (await tab.evaluate(toldSoFar)).includes('mousemove');
    });
    await tab.clickAt(LINK, how);
  }

  /** Every press is the page's: it hears it, and the link opens. */
  async function expectOwn(place: Place): Promise<void> {
    for (const [, how] of pressesIn(place)) {
      const before = driver().asked.length;
      await press(how);
      if (place === 'text') expect(await openedSince(driver(), tab, before)).toEqual([]);
      else await untilOpened(driver(), tab, before, [addressIn(place)]);
      await untilTold(typeof how === 'object' && how.button === 'middle' ? 'auxclick' : 'click');
      expect(await tab.evaluate(toldSoFar)).not.toContain('screen');
    }
  }

  /** Every press is met by a screen, the page hears nothing, and nothing opens. */
  async function expectSimulated(place: Place): Promise<void> {
    const before = driver().asked.length;
    for (const [, how] of pressesIn(place)) {
      await press(how);
      await closeScreen();
      expect(await tab.evaluate(toldSoFar)).not.toContain('click');
      expect(await tab.evaluate(toldSoFar)).not.toContain('auxclick');
    }
    expect(await openedSince(driver(), tab, before)).toEqual([]);
  }

  test.each(PLACES.filter((place) => ownIn(place, name) === undefined))('%s: simulated', async (place) => {
    await gotoPlace(place);
    await until('the simulation to begin there', async () => (await probe()) === 'simulated');
    await closeScreen();
    await expectSimulated(place);
  });

  test.each(PLACES.flatMap((place) => [[place, ownIn(place, name)] as const]).filter(([, why]) => why))(
    '%s: the page’s own, because %s',
    async (place) => {
      await gotoPlace(place);
      await untilSimulated(tab);
      expect(await probe()).toBe('own');
      await expectOwn(place);
    },
  );

  test('a page that wrote itself anew before it was switched on, and messages as they arrived in one', async () => {
    await tab.goto(`${CHAT}/`);
    await switchHere(driver(), tab, false);
    await gotoPlace('rewritten');
    expect(await probe()).toBe('own');
    await switchHere(driver(), tab, true);
    await untilSimulated(tab);
    await expectSimulated('rewritten');

    await inPopup(driver(), tab, (popup) => setSwitch(popup, 'messages-as-arrived', true));
    await gotoPlace('rewritten');
    await tab.until(
      'a message as it arrived',
      (selector) => document.querySelector(selector) !== null,
      drawnFor(JD),
    );
    await inPopup(driver(), tab, (popup) => setSwitch(popup, 'messages-as-arrived', false));
  });

  describe('with the simulation off', () => {
    beforeAll(async () => {
      await tab.goto(`${CHAT}/`);
      await inPopup(driver(), tab, (popup) => setSwitch(popup, 'enabled', false));
    });

    test.each(PLACES)('%s: the page’s own', async (place) => {
      await gotoPlace(place);
      expect(await probe()).toBe('own');
      await expectOwn(place);
    });
  });
});
