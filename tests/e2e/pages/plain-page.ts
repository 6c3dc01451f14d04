/** A page that no adapter knows, so that the surface is chosen by hand. */
import type { Surface } from '../../../src/policy/types.ts';
import type { Driver, Page, Tab } from '../driver/types.ts';
import { until } from '../driver/until.ts';
import { DOUYIN, ELSEWHERE, JD, TAOBAO } from '../links.ts';
import { allowHere, inPopup } from './popup.ts';
import { screenIs } from './stage.ts';

/** Opened by nothing but `untilSimulated`. */
const PROBE = 'http://probe.example/';

interface Parts {
  /** Written before anything else in the head. */
  readonly first?: string;
  readonly body?: string;
}

/** A conversation with one link of each kind. */
export function plainPage({ first = '', body = '' }: Parts = {}): string {
  const message = (url: string, text = url) =>
    `<p>bob: <a href="${url}" target="_blank" rel="noopener">${text}</a></p>`;
  return `<!doctype html>
<html lang="en"><head>${first}<meta charset="utf-8"><title>A chat</title><link rel="icon" href="data:,"></head>
<body><main>
${[TAOBAO, JD, DOUYIN, ELSEWHERE].map((url) => message(url)).join('\n')}
${message(PROBE, 'probe')}
${body}
</main></body></html>`;
}

/** Selector of the link in the page that leads there. */
export function link(url: string): string {
  return `a[href="${url}"]`;
}

/** Selector of what stands for that link where messages are shown as they arrived. */
export function drawnFor(url: string): string {
  return `:not(a):has(+ ${link(url)})`;
}

/** Chooses in the popup where the links of this page are met. */
export async function chooseSurface(driver: Driver, tab: Tab, surface: Surface | 'detect'): Promise<void> {
  const { origin } = new URL(await tab.url());
  await inPopup(driver, tab, (popup) => chooseIn(popup, origin, surface));
}

async function chooseIn(popup: Page, origin: string, surface: Surface | 'detect'): Promise<void> {
  await popup.click(`label:has(input[value="${surface}"])`);
  await popup.until(
    'the choice to be stored',
    async (site, wanted) => {
      const { sites } = await (globalThis as unknown as Extension).chrome.storage.local.get('sites');
      return sites[site]?.surface === wanted;
    },
    origin,
    surface,
  );
}

interface Extension {
  readonly chrome: {
    readonly storage: {
      readonly local: {
        get(key: 'sites'): Promise<{ sites: Readonly<Record<string, { readonly surface: string }>> }>;
      };
    };
  };
}

/** Allows the simulation on this page and says that it is such a chat. */
export async function allowAs(driver: Driver, tab: Tab, surface: Surface): Promise<void> {
  const { origin } = new URL(await tab.url());
  await allowHere(driver, tab, (popup) => chooseIn(popup, origin, surface));
}

/** Loads a page where the simulation is allowed and waits until it has begun: a click that a script makes meets a screen. */
export async function gotoSimulated(tab: Tab, url: string): Promise<void> {
  await tab.goto(url);
  await untilSimulated(tab);
}

/** Waits until links of this page are simulated. */
export async function untilSimulated(tab: Tab): Promise<void> {
  // Until there is a screen: a script whose extension was loaded anew also takes the click, and its screen goes.
  await until(
    'the simulation to begin',
    async () => (await tab.evaluate(isTakenOver, link(PROBE), true)) && (await tab.inStage(() => true)),
  );
  await tab.press('Escape');
  await untilNoStage(tab);
}

/** Waits until links of this page are its own; `probe` = selector of one that may be clicked for it. */
export async function untilNotSimulated(tab: Tab, probe = link(PROBE)): Promise<void> {
  await tab.until('the simulation to end', isTakenOver, probe, false);
  await untilNoStage(tab);
}

/** Runs in the page, clicks a link by script, and says whether it is as expected that the page does not hear of it. */
function isTakenOver(selector: string, expected: boolean): boolean {
  const probe = document.querySelector(selector);
  let heard = false;
  const own = (event: Event) => {
    heard = true;
    event.preventDefault();
  };
  probe?.addEventListener('click', own, { once: true });
  probe?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
  probe?.removeEventListener('click', own);
  return probe !== null && heard !== expected;
}

/** Waits until no stage of ours stands in the page. */
export async function untilNoStage(tab: Tab): Promise<void> {
  await tab.until('no stage to stand', () => document.querySelector('html > :not(head, body)') === null);
}

/** Clicks a link and waits for the screen that it meets. */
export async function meet(tab: Tab, url: string, screen: string): Promise<void> {
  await tab.click(link(url));
  await screenIs(tab, screen);
}

let fences = 0;

/** True for what a link of the test leads to. */
function isOfLinks(address: string): boolean {
  const hosts = [TAOBAO, JD, DOUYIN, ELSEWHERE].map((url) => new URL(url).host);
  return URL.canParse(address) && hosts.includes(new URL(address).host) && !address.endsWith('/favicon.ico');
}

/**
 * What was really opened since a moment: `const before = driver.asked.length`. The page asks for one more address itself and that is
 * waited for, so that what was asked for earlier has arrived.
 */
export async function openedSince(driver: Driver, tab: Tab, before: number): Promise<string[]> {
  fences += 1;
  // A page of `https` may ask for nothing else; what it asks for there is refused.
  const fence = `${new URL(await tab.url()).protocol}//fence-${fences}.example`;
  await tab.evaluate((url) => fetch(url, { mode: 'no-cors' }).then(Boolean, Boolean), fence);
  await until('the fence', async () => driver.asked.some((one) => one.startsWith(fence)));
  return driver.asked.slice(before).filter(isOfLinks);
}

/** Waits until exactly these were opened since then; afterwards the page is in front again, alone. */
export async function untilOpened(
  driver: Driver,
  tab: Tab,
  before: number,
  expected: readonly string[],
): Promise<void> {
  const wanted = expected.map((url) => (url.startsWith('https:') ? new URL(url).origin : url));
  await until(`${wanted.join(', ')} to open`, async () => {
    const opened = driver.asked.slice(before).filter(isOfLinks);
    if (wanted.every((one) => opened.includes(one))) return true;
    throw new Error(JSON.stringify(opened));
  });
  const own = new URL(await tab.url()).origin;
  await driver.closeTabs((url) => url.startsWith(own));
  await tab.activate();
}
