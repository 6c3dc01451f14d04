/** The toolbar button says in words, and with the year, whether the page in front is simulated. */
import { localText } from '../../src/policy/local-text.ts';
import type { ExtensionApi, Tab } from '../browser.ts';
import type { Translator } from '../i18n/index.ts';
import { covers, frontPage } from '../origins.ts';
import { type ActiveState, activeItem, readItem } from '../storage.ts';
import { Queue } from './queue.ts';

/** The accent of `ui/tokens.css`: a badge takes no custom property. */
const ACCENT = '#8a5200';

export interface ActionDeps {
  readonly api: Pick<ExtensionApi, 'action' | 'permissions' | 'runtime' | 'storage' | 'tabs'>;
  translator(language: string): Translator<'action'>;
}

/** Keeps title and badge of the toolbar button true in every tab; listens from its construction on. */
export class ActionComponent {
  readonly #deps: ActionDeps;
  readonly #queue = new Queue();

  constructor(deps: ActionDeps) {
    this.#deps = deps;
    const { api } = deps;
    api.storage.onChanged.addListener((changes, area) => {
      if (area === 'local' && activeItem.key in changes) void this.showAll();
    });
    // A navigation takes away what was set for the tab.
    api.tabs.onUpdated.addListener((_id, change, tab) => {
      if (change.status !== undefined || change.url !== undefined) void this.#show([tab]);
    });
    api.permissions.onAdded.addListener(() => void this.showAll());
    api.permissions.onRemoved.addListener(() => void this.showAll());
  }

  /** Brings the button up to date in every tab. */
  async showAll(): Promise<void> {
    await this.#deps.api.action.setBadgeBackgroundColor({ color: ACCENT });
    await this.#deps.api.action.setBadgeTextColor({ color: '#ffffff' });
    await this.#show(await this.#deps.api.tabs.query({}));
  }

  #show(tabs: readonly Tab[]): Promise<void> {
    return this.#queue.run(async () => {
      const { api } = this.#deps;
      const [stored, permissions] = await Promise.all([
        api.storage.local.get([activeItem.key]),
        api.permissions.getAll(),
      ]);
      const active = readItem(stored, activeItem).value;
      if (active === null) return;
      for (const tab of tabs) await this.#showOne(tab, active, permissions.origins ?? []);
    });
  }

  async #showOne({ id, url }: Tab, active: ActiveState, origins: readonly string[]): Promise<void> {
    if (id === undefined) return;
    const { action, runtime } = this.#deps.api;
    const page = frontPage(url, runtime.getURL(''));
    const open =
      page.kind === 'own' ||
      (page.kind === 'site' && origins.some((pattern) => covers(pattern, page.origin)));
    const on = active.enabled && open && active.sites[page.origin]?.on === true;
    const t = this.#deps.translator(active.language);
    const { name, at, hypothetical } = active.policy;
    const title = on
      ? t(hypothetical === undefined ? 'title-on' : 'title-hypothetical', {
          platform: localText(name, active.language),
          day: at,
        })
      : active.enabled
        ? t('title-off')
        : t('title-all-off');
    // The tab may be gone by now: then there is nothing to show.
    await Promise.allSettled([
      action.setTitle({ tabId: id, title }),
      action.setBadgeText({ tabId: id, text: on ? at.slice(0, 4) : '' }),
    ]);
  }
}
