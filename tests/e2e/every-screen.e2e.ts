/**
 * Every screen that the packs can lead to, reached in the Lab by keyboard alone: on the day on which it is first met, from the surface
 * and with the link that lead there, over real screens and real waits. Axe looks at each where it stands, over the page.
 */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ScreenItem, screenItems } from '../../extension/pages/gallery/screens.ts';
import { journeyOf } from '../../src/journey/index.ts';
import { audit, install } from './accessibility/audit.ts';
import { actByKey, hasFocus, leaveByEscape } from './accessibility/keyboard.ts';
import { change, changeSite, LAB, openOwn } from './accessibility/own-pages.ts';
import { BROWSERS } from './driver/index.ts';
import type { Tab } from './driver/types.ts';
import { until } from './driver/until.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import { leaveStage, screenIs } from './pages/stage.ts';

const onRecord = screenItems().filter((item) => item.onRecord);

/** Ways that together go over every screen: those that are no part of a longer one from the same link. */
const ways = onRecord.filter(
  (item) =>
    !onRecord.some(
      (other) =>
        placeOf(other) === placeOf(item) &&
        other.path.length > item.path.length &&
        item.path.every((action, at) => other.path[at] === action),
    ),
);

function placeOf({ policy, about, flags, sender }: ScreenItem): string {
  return [policy.platform, about, ...flags, ...(sender === null ? [] : [sender])].join(', ');
}

describe.each(BROWSERS)('in %s', (name) => {
  const driver = useBrowser(name, 'open-roots');
  const audited = new Set<string>();
  let tab: Tab;

  beforeAll(async () => {
    tab = await openOwn(driver(), LAB);
    await install(tab);
  });
  beforeEach(() => pictureOnFailure(() => tab));

  /** Makes a link of the Lab's lead there, on the day and in the kind of chat in which that was met, and gives it the focus. */
  async function prepare({ policy, surface, flags, sender }: ScreenItem, url: string): Promise<void> {
    const { platform, at: day } = policy;
    await changeSite(tab, { origin: driver().origin, surface });
    await change(tab, { platform, day, flags, sender, language: 'en', messagesAsArrived: false });
    await tab.until(
      'link, platform and day',
      (address, state) => {
        if (!document.querySelector('.lab-state')?.textContent.includes(state)) return false;
        const link = document.querySelector<HTMLAnchorElement>('.lab-chat a');
        link?.setAttribute('href', address);
        link?.focus();
        return link !== null && document.activeElement === link;
      },
      url,
      `${policy.name.en} · ${day}`,
    );
  }

  /** The screen in front is the one that the model names, has the focus or the box that was ticked on it has, and is all right. */
  async function see(item: ScreenItem, screen: string): Promise<void> {
    await screenIs(tab, screen);
    await tab.untilStage('the screen to have the focus', (root) =>
      root.activeElement?.matches('[data-screen], [role=checkbox]'),
    );
    expect(await audit(tab, ['axe'])).toEqual([]);
    audited.add(`${placeOf(item)}: ${screen}`);
  }

  /** A button that leaves opens the link in a tab of its own, as the page would. */
  async function returnFrom(tabs: number): Promise<void> {
    await until('the link to open', async () => (await driver().tabs()).length > tabs);
    await driver().closeTabs((url) => url.startsWith(driver().origin));
    await tab.activate();
  }

  test.each(ways.map((item) => [`${placeOf(item)}: ${['Enter', ...item.path].join(', ')}`, item] as const))(
    '%s',
    async (_, item) => {
      await leaveStage(tab);
      const judgement = item.judgement('en');
      const { start, screens } = journeyOf(judgement, item.policy);
      await prepare(item, judgement.link.url);
      await tab.press('Enter');
      let at = start?.to ?? 'removed';
      await see(item, at);
      for (const id of item.path) {
        const action = screens[at]?.actions.find((one) => one.id === id);
        const tabs = (await driver().tabs()).length;
        // A wait that leads on inside the app goes by itself.
        if (action?.gesture !== 'wait' || action.leaves) await actByKey(tab, id);
        if (action?.leaves) await returnFrom(tabs);
        at = action?.to ?? '';
        await see(item, at);
      }
      await leaveByEscape(tab);
      expect(await hasFocus(tab, '.lab-chat a')).toBe(true);
    },
  );

  test('that was every screen', () => {
    const all = onRecord.map((item) => {
      const { start, screens } = journeyOf(item.judgement('en'), item.policy);
      const last = item.path.reduce(
        (at, id) => screens[at]?.actions.find((one) => one.id === id)?.to ?? '',
        start?.to ?? 'removed',
      );
      return `${placeOf(item)}: ${last}`;
    });
    expect(all.length).toBeGreaterThan(60);
    expect(all.filter((one) => !audited.has(one))).toEqual([]);
  });
});
