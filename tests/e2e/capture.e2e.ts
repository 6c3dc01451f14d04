/**
 * "Capture this tab": from the press in the popup to a file that is judged to be as it was made, with names covered for good.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import en from '../../extension/i18n/en.json' with { type: 'json' };
import { carriedIn } from '../../src/figure/carriers.ts';
import { SOURCE_TYPES } from '../../src/figure/manifest.ts';
import { type Verdict, verify } from '../../src/figure/verify.ts';
import { catalogue, digests, packs, sources } from '../../src/packs/index.ts';
import { createJudges } from '../../src/packs/judges.ts';
import { tabTo } from './accessibility/keyboard.ts';
import { BROWSERS } from './driver/index.ts';
import type { Tab } from './driver/types.ts';
import { until } from './driver/until.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import { TAOBAO } from './links.ts';
import { type Area, capture, coloursIn, keepFiles, save } from './pages/capture.ts';
import { type PageServer, servePages } from './pages/page-server.ts';
import { allowAs, gotoSimulated, meet, plainPage } from './pages/plain-page.ts';
import { leaveStage } from './pages/stage.ts';

const data = { packs, catalogue, digests, sources, judgeFor: createJudges({ packs, catalogue, digests }) };

/** People in the page, each marked in another way, and a name that nothing marks. */
const PEOPLE = `<style>
  body { margin: 0; font: 16px/24px sans-serif }
  .round { display: inline-block; width: 32px; height: 32px; background: linear-gradient(red, blue) }
  .pane { position: fixed; right: 0; top: 60px; width: 200px; height: 60px; overflow: hidden }
  .frame { position: fixed; right: 0; top: 200px; width: 220px; height: 80px; border: 5px solid }
</style>
<div><span class="message-author" id="marked">Alice Author</span> <span class="round user-avatar" id="face"></span></div>
<div><b data-nick="Dora Data" id="by-value">Dora Data</b>: hello, <i id="unmarked">Ursula Unmarked</i></div>
<div class="sender_name" style="opacity: 0">Ivan Invisible</div>
<div class="pane"><span class="nick" id="in-pane">Paul Pane</span><p style="height:200px">.</p><div class="nick">Olga Outside</div></div>
<div id="shadow"></div>
<iframe class="frame" id="frame" srcdoc="<span class=username id=framed>Fred Framed</span>"></iframe>
<script>
  document.querySelector('#shadow').attachShadow({ mode: 'closed' }).innerHTML = '<span class="username">Sue Shadow</span>';
</script>`;

let server: PageServer;

beforeAll(async () => {
  server = await servePages({ '/': { html: plainPage({ body: PEOPLE }) } });
});
afterAll(() => server?.stop());

describe.each(BROWSERS)('a picture of a tab in %s', (name) => {
  const driver = useBrowser(name);
  let site: Tab;
  let page: Tab | undefined;
  let before: string;

  beforeAll(async () => {
    site = await driver().open(`${server.origin}/`);
    await allowAs(driver(), site, 'group');
    await gotoSimulated(site, `${server.origin}/`);
  });
  beforeEach(() => pictureOnFailure(() => page ?? site));
  afterEach(async () => {
    const own = `${driver().origin}/extension/pages/capture/`;
    await driver().closeTabs((url) => !url.startsWith(own));
    page = undefined;
    await site.activate();
    await leaveStage(site);
  });

  /** Where elements are in the page. */
  const areasOf = (ids: readonly string[]): Promise<Area[]> =>
    site.evaluate(
      (wanted) =>
        wanted.map((id) => {
          const frame = document.querySelector<HTMLIFrameElement>('#frame');
          const inFrame = frame?.contentDocument?.getElementById(id);
          const { x, y, width, height } =
            (document.getElementById(id) ?? inFrame)?.getBoundingClientRect() ?? new DOMRect();
          const at = inFrame ? frame?.getBoundingClientRect() : undefined;
          return { x: x + (at ? at.x + 5 : 0), y: y + (at ? at.y + 5 : 0), width, height };
        }),
      [...ids],
    );
  const checked = async (bytes: Uint8Array): Promise<Verdict> => verify({ 'capture.png': bytes }, data);
  const scaleOf = (tab: Tab) => tab.evaluate(() => devicePixelRatio);
  const label = (tab: Tab) => tab.evaluate(() => document.querySelector('#label-words')?.textContent ?? '');
  const listed = (tab: Tab) => tab.evaluate(() => document.querySelectorAll('[data-cover]').length);

  /** Where places of the site are in the picture as the page shows it, which moves when it is scrolled. */
  const placesIn = async (tab: Tab) => {
    const layer = await tab.evaluate(() => {
      const element = document.querySelector('.drawing-layer');
      element?.scrollIntoView({ block: 'center' });
      const { x, y, width } = element?.getBoundingClientRect() ?? new DOMRect();
      return { x, y, width };
    });
    const shown = layer.width / (await site.evaluate(() => innerWidth));
    return (x: number, y: number) => ({ x: layer.x + x * shown, y: layer.y + y * shown });
  };

  test('has the screen on top, says on whose word it stands, and is judged to be as it was made', async () => {
    await meet(site, TAOBAO, 'copy-url');
    page = await capture(driver(), site);
    await keepFiles(page);
    expect(await page.evaluate(() => document.body.textContent)).toContain(en.capture.warning);
    const words = await label(page);
    for (const part of ['Simulation · WeChat · 2021-09-20', 'alibaba-in-group', 'wechat sha256-'])
      expect(words).toContain(part);
    const bytes = await save(page);
    const verdict = await checked(bytes);
    expect(verdict).toMatchObject({ kind: 'same', decidedBy: 'same-packs', cells: 1, note: null });
    expect(verdict.manifest).toMatchObject({
      digitalSourceType: SOURCE_TYPES.capture,
      figure: { links: [TAOBAO], platforms: ['wechat'], days: ['2021-09-20'], surfaces: ['group'] },
      cells: [{ treatment: 'copy-url' }],
    });
    // Not the address of the page, nor anybody's words.
    expect(Buffer.from(bytes).includes(new URL(server.origin).host)).toBe(false);
    expect(JSON.stringify(carriedIn(bytes)?.manifest)).not.toContain('Author');
  });

  test('covers names and faces when asked, each with one colour, and uncovers one by the keyboard', async () => {
    const ids = ['marked', 'face', 'by-value', 'in-pane', 'framed'];
    const areas = await areasOf([...ids, 'unmarked']);
    page = await capture(driver(), site);
    await keepFiles(page);
    expect(await listed(page)).toBe(0);
    before = Buffer.from(await save(page)).toString('base64');
    const scale = await scaleOf(site);
    expect((await coloursIn(page, areas, scale)).every((count) => count > 1)).toBe(true);
    await page.click('.capture-controls [role="switch"]');
    const count = await listed(page);
    // With the one in the closed root, without those that are invisible or scrolled away.
    expect(count).toBe(ids.length + 1);
    const bytes = await save(page);
    expect(Buffer.from(bytes).toString('base64')).not.toBe(before);
    const colours = await coloursIn(page, areas, scale);
    expect(colours.slice(0, ids.length)).toEqual(ids.map(() => 1));
    expect(colours.at(-1)).toBeGreaterThan(1);
    expect((await checked(bytes)).kind).toBe('same');

    // In Firefox the toolbar still has the focus, from the popup.
    await page.click('h1');
    await tabTo(page, '[data-cover] button');
    await page.press('Enter');
    await page.until(
      'one less',
      (wanted) => {
        const left = document.querySelectorAll('[data-cover]').length;
        if (left === wanted) return true;
        throw new Error(`There are ${left}`);
      },
      count - 1,
    );
    expect(await page.evaluate(() => document.activeElement?.closest('[data-cover]') !== null)).toBe(true);
  });

  test('is covered by hand with the pointer; a note stands in the file, outside of what is hashed', async () => {
    page = await capture(driver(), site);
    await keepFiles(page);
    const [area] = await areasOf(['unmarked']);
    if (area === undefined) throw new Error('The page has no such element');
    const at = await placesIn(page);
    await page.pointer({ kind: 'move', at: at(area.x - 4, area.y - 4) });
    await page.pointer({ kind: 'down', at: at(area.x - 4, area.y - 4) });
    await page.pointer({
      kind: 'move',
      at: at(area.x + area.width + 4, area.y + area.height + 4),
      button: 'left',
    });
    await page.pointer({ kind: 'up', at: at(area.x + area.width + 4, area.y + area.height + 4) });
    await page.until('the cover', () => document.querySelectorAll('[data-cover]').length === 1);
    await page.click('textarea');
    for (const key of 'seen') await page.press(key);
    const bytes = await save(page);
    expect(await coloursIn(page, [area], await scaleOf(site))).toEqual([1]);
    expect(await checked(bytes)).toMatchObject({ kind: 'same', note: 'seen', cells: 0 });
    // A press on it leads to its entry.
    await page.clickAt((await placesIn(page))(area.x + 4, area.y + 4));
    await page.until('the keyboard there', () => document.activeElement?.closest('[data-cover]') !== null);
  });

  test('without a screen says so; is taken out of storage, and a reload says that it is gone', async () => {
    page = await capture(driver(), site);
    expect(await label(page)).toContain(en.capture['label-nothing']);
    const kept = await page.evaluate(async () =>
      Object.keys(await (globalThis as unknown as Extension).chrome.storage.session.get(null)),
    );
    expect(kept).not.toContain('capture');
    await page.reload();
    await page.until('what became of it', () => document.querySelector('.capture-none') !== null);
    expect(await page.evaluate(() => document.body.textContent)).toContain(en.capture.none);
    expect(page.errors).toEqual([]);
    expect(site.errors).toEqual([]);
  });

  test('is discarded: the tab closes, and the chat is in front again', async () => {
    page = await capture(driver(), site);
    const pressed = page;
    page = undefined;
    // Nothing may answer for a press in a tab that goes with it.
    pressed.click('.capture-buttons button:not(.capture-save)').catch(() => undefined);
    await until('the tab to close', async () =>
      (await driver().tabs()).every((url) => !url.includes('/capture/')),
    );
    await site.until('the chat in front', () => document.visibilityState === 'visible');
  });
});

interface Extension {
  readonly chrome: { readonly storage: { readonly session: { get(keys: null): Promise<object> } } };
}
