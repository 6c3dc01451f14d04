/** The last click that was taken over, by tab: kept for the session, so that the popup can say why it went as it did. */
import type { ExtensionApi } from '../browser.ts';
import { judgedWith } from '../judged-with.ts';
import { type ClickRecord, clicksItem, type LastClick, readItem } from '../storage.ts';
import type { Policies } from './policies.ts';
import { Queue } from './queue.ts';
import type { SettingsComponent } from './settings.ts';

/** Tabs that are remembered at most, the oldest forgotten first. */
const MOST = 100;

export interface LastClicksDeps {
  readonly api: Pick<ExtensionApi, 'storage' | 'tabs'>;
  readonly settings: Pick<SettingsComponent, 'read'>;
  readonly policies: Pick<Policies, 'outline'>;
}

/** Remembers one click a tab in session storage, and forgets it with its tab. */
export class LastClicksComponent {
  readonly #deps: LastClicksDeps;
  readonly #queue = new Queue();

  constructor(deps: LastClicksDeps) {
    this.#deps = deps;
    deps.api.tabs.onRemoved.addListener((tabId) => void this.#change((clicks) => without(clicks, tabId)));
  }

  /** Remembers a click together with the settings that its judgement depended on. */
  async remember(tabId: number, click: LastClick): Promise<void> {
    const { settings, overlays } = await this.#deps.settings.read();
    const overlay = this.#deps.policies.outline(settings, overlays).overlay?.id;
    const record: ClickRecord = { ...click, ...judgedWith(settings, overlay) };
    await this.#change((clicks) => ({ ...newest(without(clicks, tabId), MOST - 1), [tabId]: record }));
  }

  #change(change: (clicks: Clicks) => Clicks): Promise<void> {
    return this.#queue.run(async () => {
      const area = this.#deps.api.storage.session;
      const { value } = readItem(await area.get([clicksItem.key]), clicksItem);
      await area.set({ [clicksItem.key]: change(value) });
    });
  }
}

type Clicks = Readonly<Record<string, ClickRecord>>;

function without(clicks: Clicks, tabId: number): Clicks {
  const { [String(tabId)]: _gone, ...others } = clicks;
  return others;
}

/** Tab ids grow, so the highest are the newest. */
function newest(clicks: Clicks, most: number): Clicks {
  const kept = Object.entries(clicks).sort(([a], [b]) => Number(b) - Number(a));
  return Object.fromEntries(kept.slice(0, most));
}
