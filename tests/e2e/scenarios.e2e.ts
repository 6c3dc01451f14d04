/**
 * Cases of the scenario files in real browsers: one page with one link, the policy switched from case to case, messages shown as they
 * arrived. What stands there agrees with what the case expects.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DISPUTED, type Sampled, sampleOf, visibleOf } from '../fixtures/scenario-sample.ts';
import { change, changeSite, LAB, openOwn } from './accessibility/own-pages.ts';
import { BROWSERS } from './driver/index.ts';
import type { Tab } from './driver/types.ts';
import { until } from './driver/until.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import { type PageServer, servePages } from './pages/page-server.ts';
import { allowAs, gotoSimulated, plainPage } from './pages/plain-page.ts';
import { leaveStage } from './pages/stage.ts';

const sample = sampleOf(24);

/** The link of the case, or what stands for it. */
const LINK = '#case a, #case :not(a):has(+ a)';
const DRAWN = '#case :not(a):has(+ a)';

let server: PageServer;
beforeAll(async () => {
  server = await servePages({ '/': { html: plainPage({ body: '<p id="case"></p>' }) } });
});
afterAll(() => server?.stop());

test('the sample has 20 cases and more', () => {
  expect(sample.length).toBeGreaterThanOrEqual(20);
});

describe.each(BROWSERS)('cases of the scenario files in %s', (name) => {
  const driver = useBrowser(name);
  let tab: Tab;
  let settings: Tab;

  beforeAll(async () => {
    tab = await driver().open(`${server.origin}/`);
    await allowAs(driver(), tab, 'group');
    settings = await openOwn(driver(), LAB);
    await change(settings, { language: 'en', messagesAsArrived: true });
    await tab.activate();
    await gotoSimulated(tab, `${server.origin}/`);
  });
  beforeEach(() => pictureOnFailure(() => tab));
  afterEach(() => leaveStage(tab));

  async function prepare({ pack, question }: Sampled): Promise<void> {
    const { at, surface, client, clientVersion, region, sender, form, flags, link } = question;
    await changeSite(settings, { origin: server.origin, surface });
    // Another platform moves a day of which nothing is on record: the day comes after it.
    await change(settings, { platform: pack.id });
    await change(settings, {
      day: at,
      client: client ?? null,
      clientVersion: clientVersion ?? null,
      region: region ?? null,
      sender: sender ?? null,
      form: form ?? null,
      flags: [...(flags ?? [])],
    });
    await tab.evaluate(putLink, link);
  }

  test.each(sample.map((one) => [one.title, one] as const))('%s', async (_, sampled) => {
    const { form, screen, texts, disputed } = visibleOf(sampled);
    await prepare(sampled);
    await until(`the message as ${form}`, async () => {
      const drawn = await tab.inRootOf(DRAWN, (root) => root.querySelector('button')?.className ?? '');
      if (drawn === form) return true;
      throw new Error(`It is drawn as ${drawn}`);
    });
    // What was removed cannot be clicked.
    if (form === 'removed') {
      expect(await tab.inRootOf(DRAWN, (root) => root.querySelector('button')?.disabled)).toBe(true);
      return;
    }
    if (screen === null) {
      // Either the page hears of the click, or our drawing does what the link would do.
      await tab.until('the link to be the page’s own', isOwn, LINK);
      expect(await tab.inStage(() => true)).toBeNull();
      return;
    }
    await tab.click(form === null ? '#case a' : DRAWN);
    await tab.untilStage(
      'the screen that is expected',
      (root, id, words) => {
        const shown = root.querySelector('[data-screen]')?.getAttribute('data-screen');
        const text = root.querySelector('.stage')?.textContent ?? '';
        const missing = words.filter((one) => !text.includes(one));
        if (shown === id && missing.length === 0) return true;
        throw new Error(`It is "${shown}", and lacks: ${missing.join(', ')}`);
      },
      screen,
      [...texts],
    );
    if (disputed === undefined) return;
    const facts = await tab.inStage((root) =>
      [...root.querySelectorAll('.facts span')].map(({ textContent }) => textContent),
    );
    expect(facts?.includes(DISPUTED)).toBe(disputed);
  });

  test('the page has heard no error of ours', () => {
    expect(tab.errors).toEqual([]);
  });
});

/** Runs in the page: the one link of a message, as a site would put it there. */
function putLink(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.textContent = address;
  link.target = '_blank';
  document.querySelector('#case')?.replaceChildren(link);
}

/** Runs in the page: clicks by script; true where the page hears of it, or where it cannot be clicked. */
function isOwn(selector: string): boolean {
  const shown = [...document.querySelectorAll<HTMLElement>(selector)].find(
    (one) => one.getClientRects().length > 0,
  );
  let heard = false;
  const hear = (event: Event) => {
    heard = true;
    event.preventDefault();
  };
  addEventListener('click', hear, { once: true });
  shown?.click();
  removeEventListener('click', hear);
  return heard || shown?.localName !== 'a';
}
