/**
 * Popup, Lab, options, the page of a picture, and every screen for people who see little, hear them read, or use no mouse: axe (all of WCAG 2.2 A and AA that it
 * knows, and its best practices), a mark of focus on everything that takes it, targets of 24 px, no sideways scrolling at 200 % and
 * at 400 %. In the build with open roots, which is otherwise the one that ships. Walks by keyboard: keyboard.e2e.ts.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CAPTURE_PAGE } from '../../extension/capture/take.ts';
import type {} from '../../extension/pages/gallery/main.ts';
import { audit, install, type Question } from './accessibility/audit.ts';
import {
  change,
  changeSite,
  damage,
  drawn,
  LAB,
  OPTIONS,
  openOwn,
  openPlace,
  speak,
  tabIdOf,
} from './accessibility/own-pages.ts';
import { BROWSERS } from './driver/index.ts';
import type { Page, Scheme, Tab } from './driver/types.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import { capture } from './pages/capture.ts';
import { type PageServer, servePages } from './pages/page-server.ts';
import { plainPage } from './pages/plain-page.ts';
import { allowHere, inPopup } from './pages/popup.ts';
import { closeStage, screenIs } from './pages/stage.ts';

const POPUP = 'extension/popup/index.html';

const LANGUAGES = ['en', 'zh-CN'];
const SCHEMES: readonly Scheme[] = ['light', 'dark'];
const LOOKS = LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => [language, scheme] as const));

/** CSS width and zoom: a window of 1280 px at 200 % and at 400 %. */
const ZOOMED = [
  [640, 2],
  [320, 4],
] as const;
const ZOOMED_BY_LANGUAGE = ZOOMED.flatMap(([width, zoom]) =>
  LANGUAGES.map((language) => [width, language, zoom] as const),
);

const ALL: readonly Question[] = ['axe', 'focus', 'targets', 'sideways'];

describe.each(BROWSERS)('in %s', (name) => {
  const driver = useBrowser(name, 'open-roots');

  describe('every screen', () => {
    let tab: Tab;
    let ids: string[];

    beforeAll(async () => {
      tab = await driver().open(`${driver().origin}/extension/pages/gallery/index.html`);
      ids = await tab.until('the gallery', () =>
        window.galleryItems.map(({ id }) => id).filter((id) => id.startsWith('screen:')),
      );
      await install(tab);
    });
    afterAll(() => tab?.close());
    beforeEach(() => pictureOnFailure(() => tab));

    /** Asks about every screen in turn. */
    async function auditScreens(language: string, questions: readonly Question[]): Promise<string[]> {
      const faults: string[] = [];
      for (const id of ids) {
        await tab.evaluate((wanted, spoken) => window.showScreen(wanted, spoken), id, language);
        faults.push(...(await audit(tab, questions)).map((fault) => `${id}: ${fault}`));
      }
      return faults;
    }

    test('the audit finds what is wrong', async () => {
      await tab.evaluate(() => window.showScreen('screen:copy-url:copy-url', 'en'));
      await tab.inStage((root) => {
        const wrong = document.createElement('button');
        wrong.style.cssText =
          'outline: none; position: relative; width: 20px; min-width: 0; left: 2000px; background: #777';
        const pale = document.createElement('p');
        pale.style.cssText = 'color: #999; background: #aaa';
        pale.textContent = 'Pale words';
        root.querySelector('.page')?.append(wrong, pale);
      });
      const faults = (await audit(tab, ALL)).join('\n');
      for (const one of [
        /^button-name: /m,
        /^color-contrast: /m,
        /^focus: .* looks the same/m,
        /^target: /m,
        /^sideways: /m,
      ])
        expect(faults).toMatch(one);
    });

    test.each(LOOKS)('%s, %s: axe, focus, targets', async (language, scheme) => {
      await driver().prefer(tab, scheme);
      expect(ids.length).toBeGreaterThan(60);
      expect(await auditScreens(language, ALL)).toEqual([]);
    });

    test.each(ZOOMED_BY_LANGUAGE)(
      '%s px wide, %s: nothing is lost to the side',
      async (width, language, zoom) => {
        await tab.resize(width, 1600 / zoom, zoom);
        expect(await auditScreens(language, ['sideways', 'targets'])).toEqual([]);
      },
    );
  });

  /** Asks about one state in both languages and both colour schemes. */
  async function auditLooks(page: Page, about: string, questions = ALL): Promise<string[]> {
    const faults: string[] = [];
    for (const [language, scheme] of LOOKS) {
      await speak(page, language);
      await driver().prefer(page, scheme);
      const found = await audit(page, questions);
      faults.push(...found.map((fault) => `${about}, ${language}, ${scheme}: ${fault}`));
    }
    return faults;
  }

  describe('the Lab', () => {
    let tab: Tab;

    beforeAll(async () => {
      tab = await openOwn(driver(), LAB);
      await install(tab);
    });
    afterAll(() => tab?.close());
    beforeEach(() => pictureOnFailure(() => tab));

    describe.each(['direct', 'group', 'folded', 'moments', 'search'])('%s', (place) => {
      test.each([
        ['as links', '2021-09-20', false],
        ['as messages arrived in 2014', '2014-03-01', true],
        ['as messages arrived in June 2018', '2018-06-10', true],
        ['as messages arrived in September 2021', '2021-09-20', true],
        ['as messages arrived in February 2022', '2022-02-01', true],
      ])('%s', async (about, day, messagesAsArrived) => {
        await change(tab, { day, messagesAsArrived });
        await openPlace(tab, place);
        await tab.until(
          'the day',
          (wanted) => document.querySelector('.lab-state')?.textContent.includes(wanted),
          day,
        );
        expect(await auditLooks(tab, about)).toEqual([]);
      });
    });

    test('another platform, while a message is refused and the list of platforms is open', async () => {
      await change(tab, { platform: 'x', day: '2022-12-18', messagesAsArrived: false });
      await tab.until('the other platform', () => document.querySelector('[data-chat="feed"]') !== null);
      await openPlace(tab, 'feed');
      await tab.click('textarea');
      for (const key of 'https://mastodon.social') await tab.press(key);
      await tab.press('Enter');
      await tab.until('the refusal', () => document.querySelector('.lab-composer-answer') !== null);
      expect(await auditLooks(tab, 'refused')).toEqual([]);
      await tab.click('.platform');
      await tab.until('the list', () => document.querySelector('[role=option]') !== null);
      expect(await audit(tab, ['axe', 'targets', 'sideways'])).toEqual([]);
      await tab.press('Escape');
      await change(tab, { platform: 'wechat' });
    });

    test.each(ZOOMED)('%s px wide', async (width, zoom) => {
      await tab.resize(width, 1600 / zoom, zoom);
      await change(tab, { messagesAsArrived: true, day: '2021-09-20' });
      for (const place of ['direct', 'group', 'folded', 'moments', 'search']) {
        await openPlace(tab, place);
        expect(await auditLooks(tab, place, ['sideways', 'targets'])).toEqual([]);
      }
    });
  });

  describe('the options', () => {
    let server: PageServer;
    let tab: Tab;

    beforeAll(async () => {
      server = await servePages({ '/': { html: plainPage() } });
      tab = await openOwn(driver(), OPTIONS);
      await install(tab);
    });
    afterAll(async () => {
      await tab?.close();
      await server?.stop();
    });
    beforeEach(() => pictureOnFailure(() => tab));

    test('no site is allowed yet', async () => {
      expect(await auditLooks(tab, 'none')).toEqual([]);
    });

    test('one is allowed, others are remembered, all is paused; its permission is taken back', async () => {
      const site = await driver().open(`${server.origin}/`);
      await allowHere(driver(), site);
      const other = `${server.origin.replace(/\d+$/, '')}1`;
      await changeSite(tab, { origin: server.origin, generic: true, surface: 'story' });
      await changeSite(tab, { origin: other, on: false });
      for (const host of ['chat.example', `${'long-'.repeat(11)}name.${'below.'.repeat(20)}example`])
        await changeSite(tab, { origin: `https://${host}:8443`, on: false });
      await change(tab, { enabled: false });
      await tab.activate();
      await tab.until('all sites', () => document.querySelectorAll('[data-site]').length === 4);
      expect(await auditLooks(tab, 'some')).toEqual([]);
      for (const [width, zoom] of [[1600, 1], [400, 1], ...ZOOMED] as const) {
        await tab.resize(width, 1600 / zoom, zoom);
        expect(await auditLooks(tab, `${width} px wide`, ['sideways', 'targets'])).toEqual([]);
      }
      await tab.resize(1280, 900);
      await tab.click('[data-pattern] .permission-head button');
      await tab.until('what came of it', () => document.querySelector('[role="status"] p') !== null);
      expect(await auditLooks(tab, 'taken back')).toEqual([]);
      await change(tab, { enabled: true });
    });
  });

  describe('the page of a picture', () => {
    let server: PageServer;
    let tab: Tab;

    beforeAll(async () => {
      const people = ['Alice', 'Bob'].map((one) => `<b class="author">${one}</b>`).join('<p></p>');
      server = await servePages({ '/': { html: plainPage({ body: people }) } });
      const site = await driver().open(`${server.origin}/`);
      await allowHere(driver(), site);
      tab = await capture(driver(), site);
      await install(tab);
    });
    afterAll(() => server?.stop());
    beforeEach(() => pictureOnFailure(() => tab));

    test('nothing is covered; names are', async () => {
      expect(await auditLooks(tab, 'nothing covered')).toEqual([]);
      await tab.click('.capture-controls [role="switch"]');
      await tab.until('the list', () => document.querySelectorAll('[data-cover]').length === 2);
      // What was pressed has the focus already, and without a mark.
      await tab.evaluate(() => (document.activeElement as HTMLElement).blur());
      expect(await auditLooks(tab, 'names covered')).toEqual([]);
      for (const [width, zoom] of [[1600, 1], [400, 1], ...ZOOMED] as const) {
        await tab.resize(width, 1600 / zoom, zoom);
        expect(await auditLooks(tab, `${width} px wide`, ['sideways', 'targets'])).toEqual([]);
      }
    });

    test('the picture is gone', async () => {
      const other = await openOwn(driver(), CAPTURE_PAGE);
      await install(other);
      expect(await auditLooks(other, 'gone')).toEqual([]);
    });
  });

  describe('the popup', () => {
    let server: PageServer;
    let site: Tab;

    beforeAll(async () => {
      server = await servePages({ '/': { html: plainPage() } });
      site = await driver().open(`${server.origin}/`);
    });
    afterAll(() => server?.stop());

    test('over a site: asks for permission, is on, is paused', async () => {
      const asks = await inPopup(driver(), site, async (popup) => {
        await drawn(popup);
        await install(popup);
        return auditLooks(popup, 'asks');
      });
      expect(asks).toEqual([]);
      await allowHere(driver(), site);
      await inPopup(driver(), site, async (popup) => {
        await drawn(popup);
        await install(popup);
        expect(await auditLooks(popup, 'on')).toEqual([]);
        await change(popup, { enabled: false });
        await popup.until('it to be paused', () => document.querySelector('.here .button') !== null);
        expect(await auditLooks(popup, 'paused')).toEqual([]);
        await change(popup, { enabled: true });
      });
    });

    test('over the Lab, after a click that sources disagree on, on the days of six eras', async () => {
      const lab = await openOwn(driver(), `${LAB}#group`);
      await change(lab, { day: '2021-09-20', messagesAsArrived: false, language: 'en' });
      await lab.click('.lab-message a[href*="taobao"]');
      await screenIs(lab, 'copy-url');
      await closeStage(lab);
      const id = await tabIdOf(lab, `${driver().origin}/${LAB}`);
      const popup = await openOwn(driver(), `${POPUP}?tab=${id}`);
      await install(popup);
      await popup.until('the last click', () => document.querySelector('.sources a') !== null);
      for (const day of [
        '2013-08-01',
        '2015-06-01',
        '2018-06-10',
        '2021-09-20',
        '2022-02-01',
        '2026-04-01',
      ]) {
        await change(popup, { day });
        await popup.until(
          'the day',
          (wanted) => document.querySelector<HTMLInputElement>('[type="date"]')?.value === wanted,
          day,
        );
        await popup.evaluate(() => {
          for (const one of document.querySelectorAll('details')) one.open = true;
        });
        expect(await auditLooks(popup, day)).toEqual([]);
      }
      for (const [width, zoom] of [[400, 1], ...ZOOMED] as const) {
        await popup.resize(width, 1600 / zoom, zoom);
        expect(await auditLooks(popup, `${width} px wide`, ['sideways', 'targets'])).toEqual([]);
      }
    });

    test('over a page that the browser hides, and with damaged settings', async () => {
      const popup = await openOwn(driver(), `${POPUP}?tab=1000000`);
      await install(popup);
      expect(await auditLooks(popup, 'hidden page')).toEqual([]);
      await damage(popup);
      await popup.until('the notice', () => document.querySelector('.notice details') !== null);
      expect(await auditLooks(popup, 'damaged')).toEqual([]);
    });
  });
});
