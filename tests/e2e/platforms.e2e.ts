/**
 * Many platforms: one is found by typing, the Lab has a place for each of its surfaces, what is written there is refused or arrives as
 * of the day, a real chat of a kind that the platform does not have is left alone; and a what-if says everywhere that it is one.
 */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tabTo } from './accessibility/keyboard.ts';
import { change, OPTIONS, openOwn, openPlace } from './accessibility/own-pages.ts';
import { BROWSERS } from './driver/index.ts';
import type { Page, Tab } from './driver/types.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import { TAOBAO } from './links.ts';
import { labLink, openLab } from './pages/lab.ts';
import { type PageServer, servePages } from './pages/page-server.ts';
import { allowAs, gotoSimulated, meet, plainPage, untilNotSimulated } from './pages/plain-page.ts';
import { inPopup } from './pages/popup.ts';
import { closeStage, leaveStage, screenIs, textOf } from './pages/stage.ts';

const OVERLAY = readFileSync(
  new URL('../../examples/overlays/wechat-standards-2018.json', import.meta.url),
  'utf8',
);

async function type(page: Page, text: string): Promise<void> {
  for (const key of text) await page.press(key);
}

/** Waits for some words in the open page, below an element. */
const untilSays = (page: Page, selector: string, words: string) =>
  page.until(
    `"${words}" in ${selector}`,
    (where, wanted) => document.querySelector(where)?.textContent.includes(wanted),
    selector,
    words,
  );

describe.each(BROWSERS)('platforms in %s', (name) => {
  const driver = useBrowser(name);
  let lab: Tab;
  let server: PageServer;

  beforeAll(async () => {
    server = await servePages({ '/': { html: plainPage() } });
    lab = await openLab(driver());
  });
  afterAll(() => server?.stop());
  beforeEach(() => pictureOnFailure(() => lab));
  afterEach(() => leaveStage(lab));

  test('one is found by typing; Escape gives up, Enter chooses, and the Lab has its places', async () => {
    await lab.click('.platform');
    await lab.until('the list', () => document.querySelectorAll('[role=option]').length > 10);
    await type(lab, 'twit');
    await lab.until('one platform', () => document.querySelectorAll('[role=option]').length === 1);
    await lab.press('Escape');
    await lab.until('the list to be gone', () => document.querySelector('[role=option]') === null);
    await type(lab, 'twit');
    await lab.until(
      'one platform',
      () => document.querySelector('[role=option][aria-selected=true]') !== null,
    );
    await lab.press('Enter');
    await untilSays(lab, '.lab-state', 'X (Twitter)');
    await change(lab, { day: '2022-12-18' });
    await untilSays(lab, '.lab-state', '2022-12-18');
    await openPlace(lab, 'feed');
    await lab.click(labLink('mastodon.social'));
    await screenIs(lab, 'confirm');
    await closeStage(lab);
  });

  test('what the day refused is not sent, and says so; what it did not is sent', async () => {
    await lab.click('textarea');
    await type(lab, 'https://mastodon.social/@me');
    await lab.press('Enter');
    await lab.until('the refusal', () => document.querySelector('[data-sent=false]') !== null);
    expect(await lab.evaluate(() => document.querySelector('.lab-sent'))).toBeNull();
    await change(lab, { day: '2023-08-20' });
    await lab.until('the answer to be gone', () => document.querySelector('.lab-composer-answer') === null);
    await tabTo(lab, 'textarea');
    await lab.press('Enter');
    await lab.until('the message', () => document.querySelector('.lab-sent a') !== null);
  });

  test('what is sent arrives in the form of the day, and its click behaves', async () => {
    await change(lab, { platform: 'wechat', day: '2021-09-20' });
    await openPlace(lab, 'group');
    await lab.click('textarea');
    await type(lab, TAOBAO);
    await lab.press('Enter');
    const drawn = '.lab-sent .lab-text :not(a, span)';
    const form = () => lab.inRootOf(drawn, (root) => root.querySelector('button')?.className);
    await lab.until('the drawing', (where) => document.querySelector(where) !== null, drawn);
    expect(await form()).toBe('token');
    // Nothing else is drawn: the setting is off.
    expect(await lab.evaluate(() => document.querySelectorAll('.lab-text :not(a, span)').length)).toBe(1);
    await lab.click(drawn);
    await screenIs(lab, 'copy-url');
    await closeStage(lab);
  });

  describe('a real chat', () => {
    let site: Tab;
    beforeAll(async () => {
      site = await driver().open(`${server.origin}/`);
      await allowAs(driver(), site, 'group');
      await gotoSimulated(site, `${server.origin}/`);
    });
    afterEach(() => leaveStage(site));

    test('of a kind that the platform does not have is left alone, and the popup says so', async () => {
      await change(lab, { platform: 'x' });
      await site.activate();
      await untilNotSimulated(site);
      await inPopup(driver(), site, async (popup) => {
        await untilSays(popup, '.surface', 'X (Twitter) has no group chats on record');
      });
      await change(lab, { platform: 'wechat', day: '2021-09-20' });
      await meet(site, TAOBAO, 'copy-url');
    });

    test('under a what-if says hypothetical: on the screen, in the popup, in the Lab', async () => {
      const options = await openOwn(driver(), OPTIONS);
      await options.evaluate((text) => {
        const input = document.querySelector<HTMLInputElement>('input[type=file]');
        const files = new DataTransfer();
        files.items.add(new File([text], 'standards.json', { type: 'application/json' }));
        if (input) input.files = files.files;
        input?.dispatchEvent(new Event('change', { bubbles: true }));
      }, OVERLAY);
      await untilSays(options, '[aria-labelledby="what-ifs"] [role="status"]', 'was added');
      await options.close();
      await lab.activate();
      await lab.until('the what-if', () => document.querySelector('select[name=what-if]') !== null);
      await tabTo(lab, 'select[name=what-if]');
      await lab.press('ArrowDown');
      await untilSays(lab, '.lab-state', 'hypothetical');
      await site.activate();
      await meet(site, TAOBAO, 'webview');
      expect(await textOf(site)).toContain('Simulation · hypothetical · WeChat · 2021-09-20');
      await closeStage(site);
      await inPopup(driver(), site, async (popup) => {
        await untilSays(popup, '.here', 'On, hypothetical.');
        await untilSays(popup, '.last-click', 'hypothetical');
      });
      expect([...lab.errors, ...site.errors]).toEqual([]);
    });
  });
});
