/**
 * A page with as strict a policy as a page can have: the whole way from a click to the last screen works there, the page's policy is
 * never violated, and off is off.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BROWSERS } from './driver/index.ts';
import type { Tab } from './driver/types.ts';
import { until } from './driver/until.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import { DOUYIN, ELSEWHERE, JD, TAOBAO } from './links.ts';
import { type PageServer, servePages } from './pages/page-server.ts';
import {
  allowAs,
  chooseSurface,
  drawnFor,
  gotoSimulated,
  link,
  meet,
  plainPage,
  untilNoStage,
  untilOpened,
} from './pages/plain-page.ts';
import { inPopup, setDay, setSwitch, switchHere } from './pages/popup.ts';
import { act, actionsOf, closeStage, hold, leaveStage, screenIs, textOf } from './pages/stage.ts';

const NONCE = 'c3RyaWN0';

const POLICY = [
  "default-src 'none'",
  `script-src 'nonce-${NONCE}' 'strict-dynamic'`,
  `style-src 'nonce-${NONCE}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  'report-uri /report',
].join('; ');

/** Runs first: hears every violation and every error of the page from the beginning. */
const LISTENER = `<script nonce="${NONCE}">
  window.heard = [];
  addEventListener('securitypolicyviolation', (event) => heard.push(event.effectiveDirective + ' ' + event.blockedURI), true);
  addEventListener('error', (event) => heard.push('error ' + event.message), true);
  addEventListener('unhandledrejection', (event) => heard.push('rejection ' + event.reason), true);
</script>
<style nonce="${NONCE}">body { font: 16px sans-serif; background: #eee }</style>`;

let server: PageServer;

beforeAll(async () => {
  const html = plainPage({ first: LISTENER }).replace('<link rel="icon" href="data:,">', '');
  server = await servePages({ '/': { html, headers: { 'content-security-policy': POLICY } } });
});
afterAll(() => server?.stop());

describe.each(BROWSERS)('a strict page in %s', (name) => {
  const driver = useBrowser(name);
  let tab: Tab;
  let untouched: ReturnType<typeof pageAsItStands>;
  let reportsBefore = 0;

  beforeAll(async () => {
    reportsBefore = server.reports.length;
    tab = await driver().open(`${server.origin}/`);
    untouched = await tab.evaluate(pageAsItStands);
    await allowAs(driver(), tab, 'group');
    await gotoSimulated(tab, `${server.origin}/`);
  });
  beforeEach(() => pictureOnFailure(() => tab));
  afterEach(() => leaveStage(tab));

  test('2021-09-20 in a group: the copy page for Taobao, JD as it was with its app button', async () => {
    await meet(tab, TAOBAO, 'copy-url');
    expect(await textOf(tab)).toContain('2021-09-20');
    await hold(tab, 'press-address', 'copy-url-pressed');
    await closeStage(tab);

    await meet(tab, JD, 'webview');
    await act(tab, 'open-app');
    await screenIs(tab, 'app');
    await closeStage(tab);

    await meet(tab, DOUYIN, 'token');
    await act(tab, 'copy-token');
    await screenIs(tab, 'switcher-token');
    await closeStage(tab);
  });

  test('the screen is drawn with its own style', async () => {
    await meet(tab, TAOBAO, 'copy-url');
    const drawn = await tab.inStage((root) => {
      const phone = root.querySelector('.phone');
      const { position, opacity } = getComputedStyle(root.host);
      return { position, opacity, width: phone?.getBoundingClientRect().width ?? 0 };
    });
    expect(drawn).toMatchObject({ position: 'fixed', opacity: '1' });
    expect(drawn?.width).toBeGreaterThan(250);
    expect(drawn?.width).toBeLessThan(500);
  });

  test('2021-09-20 in a 1:1: the prompt, then the in-app page without an app jump', async () => {
    await chooseSurface(driver(), tab, 'direct');
    await meet(tab, TAOBAO, 'confirm');
    await act(tab, 'continue');
    await screenIs(tab, 'webview');
    expect(await actionsOf(tab)).not.toContain('open-app');
    await closeStage(tab);
    await meet(tab, JD, 'webview');
    expect(await actionsOf(tab)).toContain('open-app');
  });

  test('messages as they arrived: token text, cards, and links that nobody wrote about as they are', async () => {
    await inPopup(driver(), tab, (popup) => setSwitch(popup, 'messages-as-arrived', true));
    expect(await untilArrived(TAOBAO, 'token')).toMatch(/￥\S+￥/);
    await untilArrived(JD, 'card');
    await untilArrived(DOUYIN, 'token');
    const [plain, card] = [drawnFor(ELSEWHERE), drawnFor(JD)];
    expect(await tab.evaluate((selector) => document.querySelector(selector) === null, plain)).toBe(true);
    expect(await tab.inRootOf(card, shownWidth)).toBeGreaterThan(100);
    await tab.click(card);
    await screenIs(tab, 'webview');
  });

  test('2021-12-01 in a group: Taobao opens in the app, Douyin does not', async () => {
    await setDay(driver(), tab, '2021-12-01');
    await chooseSurface(driver(), tab, 'group');
    await untilArrived(TAOBAO, 'token');
    await tab.click(drawnFor(TAOBAO));
    await screenIs(tab, 'webview');
    expect(await actionsOf(tab)).not.toContain('open-app');
    await closeStage(tab);
    await tab.click(drawnFor(DOUYIN));
    await screenIs(tab, 'token');
    expect(await actionsOf(tab)).toEqual(['copy-token']);
  });

  test('2018-06-10: the copy page; what nobody recorded says so, and its link still opens, once', async () => {
    await setDay(driver(), tab, '2018-06-10');
    await untilArrived(DOUYIN, 'card');
    await tab.click(drawnFor(DOUYIN));
    await screenIs(tab, 'copy-url');
    await closeStage(tab);
    await meet(tab, ELSEWHERE, 'unrecorded');
    const before = driver().asked.length;
    await act(tab, 'open-anyway');
    await untilOpened(driver(), tab, before, [ELSEWHERE]);
    expect(
      driver()
        .asked.slice(before)
        .filter((url) => url === ELSEWHERE),
    ).toHaveLength(1);
  });

  test('2022-02-01: Taobao is a link in a text, and names its app without a way there', async () => {
    await setDay(driver(), tab, '2022-02-01');
    expect(await untilArrived(TAOBAO, 'link')).toContain('点击链接直接打开');
    await tab.click(drawnFor(TAOBAO));
    await screenIs(tab, 'webview');
    expect(await actionsOf(tab)).not.toContain('open-app');
    expect(await textOf(tab)).toContain('2022-02-01');
  });

  test('switched off, the page is as it was, and links are its own', async () => {
    await setDay(driver(), tab, '2021-09-20');
    await untilArrived(TAOBAO, 'token');
    await tab.click(drawnFor(TAOBAO));
    await screenIs(tab, 'copy-url');
    await switchHere(driver(), tab, false);
    await untilNoStage(tab);
    expect(await tab.evaluate(pageAsItStands)).toEqual(untouched);
    const before = driver().asked.length;
    await tab.click(link(TAOBAO));
    await untilOpened(driver(), tab, before, [TAOBAO]);
  });

  test('the page’s policy was never violated, and it heard no error', async () => {
    expect(tab.errors.filter(isNotTheIcon)).toEqual([]);
    expect((await tab.evaluate(heardByPage)).filter(isNotTheIcon)).toEqual([]);
    const reports = () => server.reports.slice(reportsBefore).filter(isNotTheIcon);
    expect(reports()).toEqual([]);
    // What the page does itself is heard, so the silence above means something.
    await tab.evaluate(() => document.body.setAttribute('style', 'color: red'));
    await tab.until('a violation of the page’s own', () =>
      (globalThis as unknown as { heard: string[] }).heard.includes('style-src-attr inline'),
    );
    await until('its report', async () => reports().length > 0);
  });

  /** Waits until the message is drawn in that form; its text. */
  function untilArrived(url: string, form: string): Promise<string> {
    return until(`${url} to arrive as ${form}`, async () => {
      const [drawn, text] = (await tab.inRootOf(drawnFor(url), drawnMessage)) ?? [];
      return drawn === form ? text : undefined;
    }) as Promise<string>;
  }
});

function drawnMessage(root: ShadowRoot): string[] {
  const button = root.querySelector('button');
  return [button?.className ?? '', button?.textContent ?? ''];
}

function shownWidth(root: ShadowRoot): number {
  return root.querySelector('button')?.getBoundingClientRect().width ?? 0;
}

function heardByPage(): string[] {
  return (globalThis as unknown as { heard: string[] }).heard;
}

/** Firefox looks for an icon by itself, now or later, and tells the page that its policy forbids one. */
function isNotTheIcon(said: string): boolean {
  return !said.includes('/favicon.ico');
}

function pageAsItStands(): { html: string; sheets: number } {
  return { html: document.documentElement.outerHTML, sheets: document.adoptedStyleSheets.length };
}
