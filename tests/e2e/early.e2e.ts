/** The ground that everything else stands on; see docs/decisions/0001-content-script.md. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from './driver/index.ts';
import type { Tab } from './driver/types.ts';
import { useBrowser } from './extension.ts';
import { JD, TAOBAO } from './links.ts';
import { type PageServer, servePages } from './pages/page-server.ts';
import { allowAs, meet, plainPage, untilNoStage } from './pages/plain-page.ts';
import { inPopup, setDay } from './pages/popup.ts';

const LOADS = 30;

/** The page's own first script: on the window, in the capture phase, and nobody after it hears anything. */
const LISTENS_FIRST = `<script>
  window.heard = 0;
  addEventListener('click', (event) => {
    window.heard += 1;
    event.stopImmediatePropagation();
    event.preventDefault();
  }, true);
</script>`;

let server: PageServer;

beforeAll(async () => {
  server = await servePages({ '/': { html: plainPage({ first: LISTENS_FIRST }) } });
});
afterAll(() => server?.stop());

describe.each(BROWSERS)('the content script in %s', (name) => {
  const driver = useBrowser(name);

  test(`hears a click before a page that listens first, in ${LOADS} of ${LOADS} loads, the last ones with the background stopped`, async () => {
    const tab = await driver().open(server.origin);
    await allowAs(driver(), tab, 'group');
    await setDay(driver(), tab, '2021-09-20');
    const heardByThePage: number[] = [];
    for (let load = 0; load < LOADS; load += 1) {
      if (load >= LOADS - 5) await driver().stopBackground();
      await tab.reload();
      await untilReady(tab);
      await meet(tab, TAOBAO, 'copy-url');
      heardByThePage.push(await tab.evaluate(() => (window as unknown as { heard: number }).heard));
    }
    expect(heardByThePage).toEqual(Array.from({ length: LOADS }, () => 0));
    expect(tab.errors).toEqual([]);

    // A report to a stopped background wakes it, and it hears the report.
    await driver().stopBackground();
    await tab.press('Escape');
    await meet(tab, JD, 'webview');
    await inPopup(driver(), tab, (popup) =>
      popup.until('the last click to be known', (url) => document.body.textContent.includes(url), JD),
    );
    expect(await driver().backgroundRuns()).toBe(true);
  });
});

/** Until the script has read what is stored, clicks are the page's: a click that a script makes tells when that is over. */
async function untilReady(tab: Tab): Promise<void> {
  await tab.until(
    'the simulation to begin',
    (url) => {
      document.querySelector<HTMLAnchorElement>(`a[href="${url}"]`)?.click();
      return document.querySelector('html > :not(head, body)') !== null;
    },
    TAOBAO,
  );
  await tab.press('Escape');
  await untilNoStage(tab);
  await tab.evaluate(() => {
    (window as unknown as { heard: number }).heard = 0;
  });
}
