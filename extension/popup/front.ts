/** What stands in front of the person: which page, whether the simulation may run there, which chat it shows. */
import type { ExtensionApi, Tab } from '../browser.ts';
import { covers, type FrontPage, frontPage } from '../origins.ts';
import { type ChatDescription, chatDescription } from '../report/description.ts';
import { fits } from '../shape.ts';
import { GENERIC } from '../sites/dom/recognise.ts';

export interface Front {
  readonly page: FrontPage;
  readonly tabId: number | undefined;
  /** Match patterns of the sites that are permitted. */
  readonly patterns: readonly string[];
  /** The permission for the site is there. */
  readonly granted: boolean;
}

type FrontApi = Pick<ExtensionApi, 'permissions' | 'runtime' | 'tabs'>;

/** @param tabId the tab to speak of; without it, the one in front */
export async function readFront(api: FrontApi, tabId?: number): Promise<Front> {
  const [tab, permissions] = await Promise.all([tabOf(api, tabId), api.permissions.getAll()]);
  const page = frontPage(tab?.url, api.runtime.getURL(''));
  const patterns = permissions.origins ?? [];
  const granted = page.kind === 'site' && patterns.some((pattern) => covers(pattern, page.origin));
  return { page, tabId: tab?.id, patterns, granted };
}

async function tabOf(api: FrontApi, tabId: number | undefined): Promise<Tab | undefined> {
  if (tabId === undefined) return (await api.tabs.query({ active: true, lastFocusedWindow: true }))[0];
  return (await api.tabs.query({})).find(({ id }) => id === tabId);
}

/** What the page in front has in it. */
export interface PageReport {
  /** The frame that shows the chat. */
  readonly chat: ChatDescription;
  /** Origins of frames that are sites of their own: nothing is simulated in them before they are allowed as well. */
  readonly frames: readonly string[];
}

/** Runs in our world of a page, where `report/main.ts` has left its answer. Sent as text: it stands alone. */
function reportInPage(): unknown {
  return (globalThis as { reportInterstice?: () => unknown }).reportInterstice?.();
}

/** Looks into all frames of the page in front; null where no content script runs in it. */
export async function reportOn(
  { scripting }: Pick<ExtensionApi, 'scripting'>,
  { granted, tabId, page }: Front,
): Promise<PageReport | null> {
  if (!granted || tabId === undefined || page.kind !== 'site') return null;
  try {
    const into = { target: { tabId, allFrames: true as const }, injectImmediately: true };
    // From the root: Firefox takes it as relative to this page.
    await scripting.executeScript({ ...into, files: ['/report.js'] });
    const answers = await scripting.executeScript({ ...into, func: reportInPage });
    const main = answers.find(({ frameId }) => frameId === 0)?.result;
    if (!fits(chatDescription, main)) return null;
    const found = answers.map(({ result }) => result).filter((one) => fits(chatDescription, one));
    const known = [main, ...found].find(({ adapter }) => adapter !== GENERIC);
    const origins = new Set(found.flatMap(({ frames }) => frames));
    origins.delete(page.origin);
    return { chat: known ?? main, frames: [...origins] };
  } catch {
    return null;
  }
}
