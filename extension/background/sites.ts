/** Puts the content script where the person allowed it, and takes it away where they no longer do. */
import type { ContentScript, ExtensionApi, PermissionSet } from '../browser.ts';
import { covers, isSiteOrigin, patternOf } from '../origins.ts';
import { Queue } from './queue.ts';
import type { SettingsComponent } from './settings.ts';

const ID = 'chat';
const FILE = 'content.js';
/** Shows messages as they arrived; only where that is switched on. */
const MESSAGES = 'messages.js';
/** Goes before it in a page that is already open: see `content/late.ts`. */
const LATE = 'late.js';

export interface SitesDeps {
  readonly api: Pick<ExtensionApi, 'permissions' | 'scripting' | 'tabs' | 'runtime'>;
  readonly settings: Pick<SettingsComponent, 'switchOff' | 'resumeFor' | 'read'>;
}

/** Registers the content script for the permitted sites and puts it into their open tabs; listens from its construction on. */
export class SitesComponent {
  readonly #api: SitesDeps['api'];
  readonly #settings: SitesDeps['settings'];
  readonly #queue = new Queue();

  constructor({ api, settings }: SitesDeps) {
    this.#api = api;
    this.#settings = settings;
    api.permissions.onAdded.addListener(({ origins = [] }) => {
      // In all tabs: what was allowed may stand in a frame of any.
      void this.renew();
      void this.#resume(origins);
    });
    api.permissions.onRemoved.addListener(({ origins = [] }) => {
      void this.reconcile();
      void settings.switchOff(origins);
    });
    // Browsers drop registrations on an update, and the scripts in open tabs are then orphans.
    api.runtime.onInstalled.addListener(() => void this.renew());
    api.runtime.onStartup.addListener(() => void this.reconcile());
  }

  /**
   * Whoever gives a site its permission wants it simulated, though all was paused. Done here, because the browser's question may have
   * closed the popup in which the site was switched on. A wider permission says nothing of sites that were allowed before it.
   */
  async #resume(added: readonly string[]): Promise<void> {
    const before = webPatterns(await this.#api.permissions.getAll()).filter((one) => !added.includes(one));
    await this.#settings.resumeFor(
      (origin) =>
        added.some((pattern) => covers(pattern, origin)) &&
        !before.some((pattern) => covers(pattern, origin)),
    );
  }

  /** Makes the registration say what the permissions say. Safe to run at any time, any number of times. */
  reconcile(): Promise<void> {
    return this.#queue.run(async () => {
      const { scripting, permissions } = this.#api;
      const matches = webPatterns(await permissions.getAll());
      const registered = (await scripting.getRegisteredContentScripts()).some(({ id }) => id === ID);
      if (matches.length === 0) {
        if (registered) await scripting.unregisterContentScripts({ ids: [ID] });
        return;
      }
      const script = chatScript(matches, await this.#files());
      await (registered
        ? scripting.updateContentScripts([script])
        : scripting.registerContentScripts([script]));
    });
  }

  /** Registers anew, and starts the script in tabs that are open. */
  async renew(): Promise<void> {
    await this.reconcile();
    await this.inject(webPatterns(await this.#api.permissions.getAll()));
  }

  /** Starts the script in open tabs that a pattern covers. It knows by itself when it already runs there. */
  async inject(patterns: readonly string[]): Promise<void> {
    const url = patterns.filter(isWeb);
    if (url.length === 0) return;
    const tabs = await this.#api.tabs.query({ url });
    await this.#start([LATE, ...(await this.#files())], new Set(tabs.map(({ id }) => id)));
  }

  /** Registers and starts, or registers no more, what shows messages as they arrived. */
  async followMessages(): Promise<void> {
    await this.reconcile();
    const url = webPatterns(await this.#api.permissions.getAll());
    if (url.length === 0 || !(await this.#showsMessages())) return;
    const tabs = await this.#api.tabs.query({ url });
    await this.#start([MESSAGES], new Set(tabs.map(({ id }) => id)));
  }

  /** What is registered, in the order in which it runs. */
  async #files(): Promise<string[]> {
    return (await this.#showsMessages()) ? [MESSAGES, FILE] : [FILE];
  }

  async #showsMessages(): Promise<boolean> {
    try {
      return (await this.#settings.read()).settings.messagesAsArrived;
    } catch {
      // Storage cannot be read: nothing is on.
      return false;
    }
  }

  async #start(files: readonly string[], tabs: ReadonlySet<number | undefined>): Promise<void> {
    const { scripting } = this.#api;
    const started = [...tabs].flatMap((tabId) => {
      if (tabId === undefined) return [];
      const into = { target: { tabId, allFrames: true as const }, injectImmediately: true };
      // In this order, and none waits for another: the last is to run even where those before it could not.
      return files.map((file) => scripting.executeScript({ ...into, files: [file] }));
    });
    await Promise.allSettled(started);
  }

  /** Starts the script in open tabs of an origin, if it is allowed there; `tabId` = also in this one, which has it in a frame. */
  async injectOrigin(origin: string, tabId?: number): Promise<void> {
    if (!isSiteOrigin(origin)) return;
    const allowed = webPatterns(await this.#api.permissions.getAll()).some((pattern) =>
      covers(pattern, origin),
    );
    if (!allowed) return;
    const tabs = await this.#api.tabs.query({ url: [patternOf(origin)] });
    const ids = new Set([...tabs.map(({ id }) => id), tabId]);
    await this.#start([LATE, ...(await this.#files())], ids);
  }
}

function chatScript(matches: string[], js: string[]): ContentScript {
  return {
    id: ID,
    matches,
    js,
    allFrames: true,
    matchOriginAsFallback: true,
    runAt: 'document_start',
    persistAcrossSessions: true,
  };
}

function isWeb(pattern: string): boolean {
  return pattern === '<all_urls>' || /^(\*|https?):/.test(pattern);
}

function webPatterns({ origins = [] }: PermissionSet): string[] {
  return origins.filter(isWeb);
}
