/**
 * What the controls show, and how they change it. Storage is read once and then followed; a change shows at once, and is taken back
 * where the background refuses it. Nothing waits here: the popup may close at any moment, and with it all that was not sent (nor is
 * what was sent safe before it is answered: pending.ts). The background takes changes together where they come faster than it can
 * store them, as from a slider.
 */
import type { ExtensionApi, StorageChanges } from '../../browser.ts';
import {
  ask,
  type ErrorCode,
  type Message,
  type Outcome,
  type PayloadOf,
  type SettingsChange,
  type SiteChange,
} from '../../messages.ts';
import type { Outline } from '../../outline.ts';
import type { KeptOverlay } from '../../overlays/kept.ts';
import { keepPending } from '../../pending.ts';
import {
  type ActiveState,
  activeItem,
  type ClickRecord,
  clicksItem,
  type Damage,
  damagedItem,
  type Item,
  outlineItem,
  overlaysItem,
  readItem,
  type Settings,
  type SiteSetting,
  settingsItem,
  sitesItem,
} from '../../storage.ts';
import { untilAnswered } from '../../until-answered.ts';

export interface Trouble {
  readonly code: ErrorCode | 'no-answer';
  readonly detail: string;
}

export interface View {
  /** False until storage was read. */
  readonly ready: boolean;
  /** With changes that are still under way. */
  readonly settings: Settings;
  readonly sites: Readonly<Record<string, SiteSetting>>;
  /** null until the background has run once. */
  readonly active: ActiveState | null;
  readonly outline: Outline | null;
  readonly clicks: Readonly<Record<string, ClickRecord>>;
  readonly damaged: readonly Damage[];
  readonly trouble: Trouble | null;
}

export type StoreApi = Pick<ExtensionApi, 'storage'> & {
  readonly runtime: Pick<ExtensionApi['runtime'], 'sendMessage'>;
};

type ChangeName =
  | 'prepare'
  | 'change-settings'
  | 'change-site'
  | 'forget-site'
  | 'keep-overlay'
  | 'remove-overlay'
  | 'forget-remembered'
  | 'forget-damage';

const LOCAL: readonly Item<unknown>[] = [settingsItem, sitesItem, activeItem, outlineItem, damagedItem];

/** Gives the state to show, and sends changes to the background: one instance for each open page. */
export class ControlsStore {
  readonly #api: StoreApi;
  readonly #listeners = new Set<() => void>();
  readonly #send = async (message: Message) => {
    const { message: kept, settled } = keepPending(this.#api.storage.session, message);
    try {
      return await untilAnswered(() => this.#api.runtime.sendMessage(kept));
    } finally {
      settled();
    }
  };
  #view: View = {
    ready: false,
    settings: settingsItem.initial,
    sites: {},
    active: null,
    outline: null,
    clicks: {},
    damaged: [],
    trouble: null,
  };
  #stored: Settings = settingsItem.initial;
  /** Sent, and not yet answered. */
  readonly #sent = new Set<SettingsChange>();

  constructor(api: StoreApi) {
    this.#api = api;
  }

  get view(): View {
    return this.#view;
  }

  /** Reads storage and follows it until the signal ends. Settled when there is something to show. */
  async start(signal: AbortSignal): Promise<void> {
    // What changes while storage is being read: newer than what an area had said that does not answer last.
    let meanwhile: Record<string, unknown> | null = {};
    const follow = (changes: StorageChanges, area: string) => {
      const changed = ours(changes, area);
      if (meanwhile !== null) meanwhile = { ...meanwhile, ...changed };
      else if (Object.keys(changed).length > 0) this.#take(changed);
    };
    this.#api.storage.onChanged.addListener(follow);
    signal.addEventListener('abort', () => this.#api.storage.onChanged.removeListener(follow));
    let isDamaged: boolean;
    try {
      const [local, session] = await Promise.all([
        this.#api.storage.local.get(LOCAL.map(({ key }) => key)),
        this.#api.storage.session.get([clicksItem.key]),
      ]);
      this.#take({ ...local, ...session, ...meanwhile });
      isDamaged = LOCAL.some((item) => readItem(local, item).damage !== undefined);
    } catch (error) {
      this.#trouble({ code: 'cannot-store', detail: String(error) });
      return;
    } finally {
      meanwhile = null;
    }
    // The background makes what is missing, and sets aside what cannot be read, so that it can be said.
    if (isDamaged || this.#view.active === null || this.#view.outline === null) {
      await this.#request('prepare', {});
    }
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Changes settings. Shown and sent at once; settled when the change is stored or refused. */
  async change(change: SettingsChange): Promise<void> {
    this.#sent.add(change);
    this.#show({ settings: this.#expected() });
    await this.#request('change-settings', change);
    this.#sent.delete(change);
    this.#show({ settings: this.#expected() });
  }

  async changeSite(change: SiteChange): Promise<void> {
    await this.#request('change-site', change);
  }

  async forgetSite(origin: string): Promise<void> {
    await this.#request('forget-site', { origin });
  }

  /** @returns whether it is kept now; where not, the view says why */
  keepOverlay(overlay: KeptOverlay): Promise<boolean> {
    return this.#request('keep-overlay', overlay);
  }

  removeOverlay(id: string): Promise<boolean> {
    return this.#request('remove-overlay', { id });
  }

  /** The text of a kept overlay; null where there is none with that id. Not part of the view, which nothing so large shall hold up. */
  async overlayText(id: string): Promise<string | null> {
    const kept = readItem(await this.#api.storage.local.get([overlaysItem.key]), overlaysItem).value;
    return Object.hasOwn(kept, id) ? (kept[id]?.text ?? null) : null;
  }

  async forgetRemembered(): Promise<void> {
    await this.#request('forget-remembered', {});
  }

  async forgetDamage(): Promise<void> {
    await this.#request('forget-damage', {});
  }

  dismissTrouble(): void {
    this.#trouble(null);
  }

  async #request<N extends ChangeName>(name: N, payload: PayloadOf<N>): Promise<boolean> {
    let outcome: Outcome;
    try {
      outcome = (await ask(this.#send, name, payload)) as Outcome;
    } catch (error) {
      this.#trouble({ code: 'no-answer', detail: error instanceof Error ? error.message : String(error) });
      return false;
    }
    if (!outcome.ok) this.#trouble({ code: outcome.code, detail: outcome.detail });
    return outcome.ok;
  }

  /** Takes in what storage holds for the keys given; the rest stays. */
  #take(stored: Readonly<Record<string, unknown>>): void {
    const read = <T>(item: Item<T>, now: T): T => (item.key in stored ? readItem(stored, item).value : now);
    this.#stored = read(settingsItem, this.#stored);
    this.#show({
      ready: true,
      settings: this.#expected(),
      sites: read(sitesItem, this.#view.sites),
      active: read(activeItem, this.#view.active),
      outline: read(outlineItem, this.#view.outline),
      clicks: read(clicksItem, this.#view.clicks),
      damaged: read(damagedItem, this.#view.damaged),
    });
  }

  /** The stored settings with all changes that are under way. */
  #expected(): Settings {
    const expected = Object.assign({}, this.#stored, ...this.#sent) as Settings;
    return Object.fromEntries(
      Object.entries(expected).filter(([, value]) => value !== null),
    ) as unknown as Settings;
  }

  #trouble(trouble: Trouble | null): void {
    this.#show({ ready: true, trouble });
  }

  #show(part: Partial<View>): void {
    this.#view = { ...this.#view, ...part };
    for (const listener of this.#listeners) listener();
  }
}

/** What has changed of the items shown here, as stored now. */
function ours(changes: StorageChanges, area: string): Record<string, unknown> {
  const keys = area === 'local' ? LOCAL.map(({ key }) => key) : area === 'session' ? [clicksItem.key] : [];
  return Object.fromEntries(keys.filter((key) => key in changes).map((key) => [key, changes[key]?.newValue]));
}
