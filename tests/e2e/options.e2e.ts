/**
 * The options page: one press takes a permission back, in the open page too, another asks for it again, and the popup agrees.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import en from '../../extension/i18n/en.json' with { type: 'json' };
import { hasFocus, tabAlong, tabTo } from './accessibility/keyboard.ts';
import { changeSite, OPTIONS, openOwn } from './accessibility/own-pages.ts';
import { BROWSERS } from './driver/index.ts';
import type { Tab } from './driver/types.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import { ELSEWHERE, TAOBAO } from './links.ts';
import { type PageServer, servePages } from './pages/page-server.ts';
import {
  allowAs,
  gotoSimulated,
  link,
  meet,
  plainPage,
  untilNotSimulated,
  untilOpened,
  untilSimulated,
} from './pages/plain-page.ts';
import { inPopup } from './pages/popup.ts';
import { closeStage, leaveStage } from './pages/stage.ts';

/** The permission for the host of the test's pages, whatever their port. */
const PATTERN = 'http://127.0.0.1/*';
const ROW = `[data-pattern="${PATTERN}"]`;

let server: PageServer;

beforeAll(async () => {
  server = await servePages({ '/': { html: plainPage() } });
});
afterAll(() => server?.stop());

describe.each(BROWSERS)('options in %s', (name) => {
  const driver = useBrowser(name);
  let site: Tab;
  let options: Tab;

  beforeAll(async () => {
    options = await openOwn(driver(), OPTIONS);
    site = await driver().open(`${server.origin}/`);
  });
  beforeEach(() => pictureOnFailure(() => options));
  afterEach(() => leaveStage(site));

  /** Waits for a site in a list, or for its absence. */
  const untilListed = (row: string, is: boolean) =>
    options.until(
      `${row} ${is ? 'in' : 'out of'} the list`,
      (selector, wanted) => (document.querySelector(selector) !== null) === wanted,
      row,
      is,
    );
  const untilSaid = (words: string) =>
    options.until(words, (text) => document.querySelector('[role="status"]')?.textContent === text, words);
  const otherRow = () => `[aria-labelledby="others"] [data-site="${server.origin}"]`;

  test('say what to do while no site is allowed, and follow the popup', async () => {
    expect(await options.evaluate(() => document.body.textContent)).toContain(en.options.none);
    await allowAs(driver(), site, 'group');
    await gotoSimulated(site, `${server.origin}/`);
    await untilListed(ROW, true);
    const shown = await options.until(
      'the surface',
      (row) => document.querySelector<HTMLSelectElement>(`${row} select`)?.value === 'group',
      ROW,
    );
    expect(shown).toBe(true);
  });

  test('can be opened from the popup', async () => {
    const address = await inPopup(driver(), site, (popup) =>
      popup.evaluate(
        (text) => [...document.querySelectorAll('a')].find(({ textContent }) => textContent === text)?.href,
        en.popup['open-options'],
      ),
    );
    expect(address).toBe(`${driver().origin}/${OPTIONS}`);
  });

  test('take the permission back in one press: the open page’s links are its own, the popup is off and asks again', async () => {
    await site.activate();
    await meet(site, TAOBAO, 'copy-url');
    await options.activate();
    await options.click(`${ROW} button`, { text: en.popup.revoke });
    await untilListed(ROW, false);
    await untilListed(otherRow(), true);
    await untilSaid(en.options.taken.replace('{site}', 'http://127.0.0.1'));
    await site.activate();
    await untilNotSimulated(site);
    const before = driver().asked.length;
    await site.click(link(ELSEWHERE));
    await untilOpened(driver(), site, before, [ELSEWHERE]);
    await inPopup(driver(), site, async (popup) => {
      expect(await popup.evaluate(() => document.querySelector('.here-on'))).toBeNull();
      expect(await popup.evaluate(() => document.querySelector('.here')?.textContent)).toContain(
        en.popup['state-ask'],
      );
    });
  });

  test('allow it again: the open page is simulated as it was set up', async () => {
    // What the link opened has been closed, and this page with it.
    options = await openOwn(driver(), OPTIONS);
    await options.click(`${otherRow()} button`, { text: en.options['allow-again'] });
    await untilListed(ROW, true);
    await untilListed(otherRow(), false);
    // Once that is said the background is done, too.
    await untilSaid(en.options.given.replace('{site}', server.origin));
    await site.activate();
    await untilSimulated(site);
    await meet(site, TAOBAO, 'copy-url');
    await closeStage(site);
  });

  test('without a mouse: Tab comes to every control, each says of which site it speaks', async () => {
    await changeSite(options, { origin: server.origin, generic: true });
    await options.activate();
    await options.until('the whole row', () => document.querySelector('.site-generic') !== null);
    // In Firefox the toolbar still has the focus, from the popup.
    await options.click('h1');
    await tabTo(options, '.options-head a');
    const stops = await tabAlong(options, 4);
    expect(stops.map(({ html }) => /aria-label="(.*?)"/.exec(html)?.[1])).toEqual([
      'Take back permission: http://127.0.0.1',
      `Simulate on ${server.origin}`,
      `Where links are: ${server.origin}`,
      `Use the adapter again: ${server.origin}`,
    ]);
  });

  test('without a mouse: forget a site for good; where its row is gone, the focus is on the heading above', async () => {
    await tabTo(options, `${ROW} .permission-head button`, 'Shift+Tab');
    await options.press('Enter');
    await untilListed(ROW, false);
    expect(await hasFocus(options, '#allowed')).toBe(true);
    await tabTo(options, `${otherRow()} [aria-label^="Forget"]`);
    await options.press(' ');
    await untilListed(otherRow(), false);
    await options.until('the focus', () => document.activeElement?.id === 'allowed');
    expect(await options.evaluate(() => document.body.textContent)).toContain(en.options.none);
    expect([...options.errors, ...site.errors]).toEqual([]);
  });
});
