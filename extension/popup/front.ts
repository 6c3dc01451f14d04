/** What stands in front of the person: which page, whether the simulation may run there, which chat it shows. */
import type { ExtensionApi, Tab } from '../browser.ts';
import { type ChatDescription, chatDescription } from '../messages.ts';
import { covers, type FrontPage, frontPage } from '../origins.ts';
import { fits } from '../shape.ts';

export interface Front {
  readonly page: FrontPage;
  readonly tabId: number | undefined;
  /** The permission for the site is there. */
  readonly granted: boolean;
}

type FrontApi = Pick<ExtensionApi, 'permissions' | 'runtime' | 'tabs'>;

/** @param tabId the tab to speak of; without it, the one in front */
export async function readFront(api: FrontApi, tabId?: number): Promise<Front> {
  const [tab, permissions] = await Promise.all([tabOf(api, tabId), api.permissions.getAll()]);
  const page = frontPage(tab?.url, api.runtime.getURL(''));
  const granted =
    page.kind === 'site' && (permissions.origins?.some((pattern) => covers(pattern, page.origin)) ?? false);
  return { page, tabId: tab?.id, granted };
}

async function tabOf(api: FrontApi, tabId: number | undefined): Promise<Tab | undefined> {
  if (tabId === undefined) return (await api.tabs.query({ active: true, lastFocusedWindow: true }))[0];
  return (await api.tabs.query({})).find(({ id }) => id === tabId);
}

/** Runs in our world of the page, where the content script has left its answer (`content/main.ts`). Sent as text: it stands alone. */
function describeInPage(): unknown {
  return (globalThis as { describeInterstice?: () => unknown }).describeInterstice?.();
}

/** Asks the content script in the main frame which chat the page shows; null where none answers. */
export async function describeChat(
  { scripting }: Pick<ExtensionApi, 'scripting'>,
  { granted, tabId }: Front,
): Promise<ChatDescription | null> {
  if (!granted || tabId === undefined) return null;
  try {
    const target = { tabId, frameIds: [0] };
    const [answer] = await scripting.executeScript({ target, func: describeInPage, injectImmediately: true });
    return fits(chatDescription, answer?.result) ? answer.result : null;
  } catch {
    return null;
  }
}
