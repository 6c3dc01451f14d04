/**
 * The Lab: four days in a 1:1 and a group, without any permission, and every cheapest way of the model walked through the real
 * screens: as many presses as the model says, and the screen that it says.
 */
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { decide } from '../../src/engine/decide.ts';
import { GOALS } from '../../src/engine/types.ts';
import { journeyOf } from '../../src/journey/index.ts';
import { catalogue, digests, packs } from '../../src/packs/index.ts';
import { createJudges } from '../../src/packs/judges.ts';
import type { Surface } from '../../src/policy/types.ts';
import { BROWSERS } from './driver/index.ts';
import type { Tab } from './driver/types.ts';
import { until } from './driver/until.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import { labAddress, labLink, openLab, openLabChat } from './pages/lab.ts';
import { setSwitch, typeDay } from './pages/popup.ts';
import { actionsOf, closeStage, leaveStage, screenIs, walk } from './pages/stage.ts';

const DAYS = ['2018-06-10', '2021-09-20', '2021-12-01', '2022-02-01'];
const CHATS = ['direct', 'group'] as const;
const HOSTS = ['item.taobao.com', 'item.jd.com', 'www.douyin.com'];

const judgeFor = createJudges({ packs, catalogue, digests });

/** The model's answer. */
function ask(url: string, day: string, surface: Surface) {
  const judge = judgeFor({ platform: 'wechat', at: day });
  const decision = decide(url, { surface, flags: [] }, judge, { full: true });
  return { decision, journey: journeyOf(decision, judge.policy) };
}

interface Way {
  readonly path: readonly string[];
}

/** True where the other way begins with this one and goes on. */
function leadsOn(one: Way, other: Way): boolean {
  return other.path.length > one.path.length && one.path.every((id, step) => other.path[step] === id);
}

describe.each(BROWSERS)('the Lab in %s', (name) => {
  const driver = useBrowser(name);
  let tab: Tab;

  beforeAll(async () => {
    tab = await openLab(driver());
  });
  beforeEach(() => pictureOnFailure(() => tab));
  afterEach(() => leaveStage(tab));

  test('needs no permission', async () => {
    const origins = await tab.evaluate(async () => {
      const api = (globalThis as unknown as Extension).chrome.permissions;
      return (await api.getAll()).origins;
    });
    expect(origins).toEqual([]);
  });

  describe.each(DAYS)('on %s', (day) => {
    beforeAll(() => typeDay(tab, day));

    test.each(CHATS)('in the %s chat, each link does what the model says, in as many steps', async (chat) => {
      await openLabChat(tab, chat, chat);
      for (const host of HOSTS) {
        const { decision, journey } = ask(await labAddress(tab, host), day, chat);
        const ways = GOALS.flatMap((goal) => {
          const reach = decision.reach?.[goal];
          return reach?.possible === true && reach.path
            ? [{ goal, path: reach.path, steps: reach.steps }]
            : [];
        });
        for (const { path } of ways.filter((one) => ways.every((other) => !leadsOn(one, other)))) {
          await tab.click(labLink(host));
          const screens = await walk(tab, journey, path);
          // One press for each screen that was walked to; the way to one goal may lie on the way to another.
          for (const way of ways.filter((one) => one.path.every((id, step) => path[step] === id))) {
            expect(`${host}, ${way.goal}: ${way.path.length} presses`).toBe(
              `${host}, ${way.goal}: ${way.steps} presses`,
            );
            const screen = journey.screens[screens[way.path.length - 1] ?? ''];
            expect(screen?.reaches.map((one) => one.goal)).toContain(way.goal);
          }
          // A way through a browser really opens the link.
          await driver().closeTabs((url) => url.startsWith(driver().origin));
          await tab.activate();
          await closeStage(tab);
        }
      }
    });
  });

  test('2021-09-20: the group’s Taobao asks to copy, the 1:1’s asks and then opens without an app jump, JD jumps', async () => {
    await typeDay(tab, '2021-09-20');
    await openLabChat(tab, 'group', 'group');
    await tab.click(labLink('item.taobao.com'));
    await screenIs(tab, 'copy-url');
    await closeStage(tab);
    await openLabChat(tab, 'direct', 'direct');
    await tab.click(labLink('item.taobao.com'));
    await screenIs(tab, 'confirm');
    await tab.clickInStage('[data-action="continue"]');
    await screenIs(tab, 'webview');
    expect(await actionsOf(tab)).not.toContain('open-app');
    await closeStage(tab);
    for (const chat of CHATS) {
      await openLabChat(tab, chat, chat);
      await tab.click(labLink('item.jd.com'));
      await screenIs(tab, 'webview');
      expect(await actionsOf(tab)).toContain('open-app');
      await closeStage(tab);
    }
  });

  test('shows messages as they arrived, and takes it back without a trace', async () => {
    await openLabChat(tab, 'group', 'group');
    const chat = () => tab.evaluate(() => document.querySelector('.lab-main')?.outerHTML);
    const form = (host: string) =>
      tab.inRootOf(
        `.lab-text :not(a):has(+ a[href*="//${host}"])`,
        (root) => root.querySelector('button')?.className,
      );
    const before = await chat();
    await setSwitch(tab, 'messages-as-arrived', true);
    await until('Taobao as a token', async () => (await form('item.taobao.com')) === 'token');
    await until('JD as a card', async () => (await form('item.jd.com')) === 'card');
    await setSwitch(tab, 'messages-as-arrived', false);
    await until('the drawings to be gone', async () => (await form('item.taobao.com')) === null);
    expect(await chat()).toBe(before);
  });

  test('switched off, links open by themselves', async () => {
    await openLabChat(tab, 'group', 'group');
    await setSwitch(tab, 'enabled', false);
    await tab.until('the page to hear a click', hearsClick, labLink('item.taobao.com'));
    await tab.click(labLink('item.taobao.com'));
    await until('the link to open', async () =>
      (await driver().tabs()).some((url) => url.startsWith('https://item.taobao.com/')),
    );
    await driver().closeTabs((url) => url.startsWith(driver().origin));
    await tab.activate();
    await setSwitch(tab, 'enabled', true);
    expect(tab.errors).toEqual([]);
  });
});

/** Runs in the page: clicks by script, without following the link. */
function hearsClick(selector: string): boolean {
  let heard = false;
  const hear = (event: Event) => {
    heard = true;
    event.preventDefault();
  };
  addEventListener('click', hear);
  document.querySelector<HTMLElement>(selector)?.click();
  removeEventListener('click', hear);
  return heard;
}

interface Extension {
  readonly chrome: { readonly permissions: { getAll(): Promise<{ origins: string[] }> } };
}
