/**
 * A stand-in for the WebExtension API, so that pages and background run in a plain tab and in tests: storage in memory, permissions
 * and tabs as told, messages handed to the listeners in the same page. Values are copied on the way, as a browser would.
 */
import type {
  ApiEvent,
  ContentScript,
  ExtensionApi,
  MessageSender,
  PermissionSet,
  StorageArea,
  StorageChanges,
  Tab,
} from '../browser.ts';

export interface FakeOptions {
  readonly local?: Readonly<Record<string, unknown>>;
  readonly session?: Readonly<Record<string, unknown>>;
  /** Match patterns that are granted at first. */
  readonly granted?: readonly string[];
  /** What the person answers when asked for a permission. */
  readonly answer?: boolean;
  readonly tabs?: readonly Tab[];
  /** Tab that this page is in; undefined = it is a popup. */
  readonly currentTab?: Tab;
  /** Address of the extension's root. */
  readonly root?: string;
  readonly uiLanguage?: string;
  /** What a picture of the tab in front gives, as `data:` address; without one the browser refuses. */
  readonly picture?: string;
}

/** The API together with what only a test or the gallery can do. */
export interface Fake {
  readonly api: ExtensionApi;
  /** What was done, in order, as `name argument`. */
  readonly calls: readonly string[];
  registered(): readonly ContentScript[];
  /** Sends as somebody else; gives the first answer. */
  sendAs(sender: MessageSender, message: unknown): Promise<unknown> | undefined;
  grant(origins: string[]): void;
  revoke(origins: string[]): void;
  press(command: string, tab?: Tab): void;
  install(): void;
  /** What our scripts in every tab say: of the chat there, or to the function of this name. */
  answerInTab(answer: (asked: string) => Promise<unknown>): void;
}

class FakeEvent<Args extends unknown[], Result = void> implements ApiEvent<Args, Result> {
  readonly #listeners = new Set<(...args: Args) => Result>();
  addListener(listener: (...args: Args) => Result): void {
    this.#listeners.add(listener);
  }
  removeListener(listener: (...args: Args) => Result): void {
    this.#listeners.delete(listener);
  }
  fire(...args: Args): Result[] {
    return [...this.#listeners].map((listener) => listener(...args));
  }
}

const ID = 'interstice-mock';

function fakeArea(
  initial: Readonly<Record<string, unknown>>,
  changed: (changes: StorageChanges) => void,
): StorageArea {
  const stored = new Map(Object.entries(structuredClone(initial)));
  return {
    get: async (keys) =>
      structuredClone(Object.fromEntries([...stored].filter(([key]) => keys === null || keys.includes(key)))),
    set: async (items) => {
      const changes: StorageChanges = {};
      for (const [key, value] of Object.entries(structuredClone(items))) {
        changes[key] = { oldValue: stored.get(key), newValue: value };
        stored.set(key, value);
      }
      changed(changes);
    },
    remove: async (keys) => {
      const changes: StorageChanges = {};
      for (const key of keys) {
        if (stored.has(key)) changes[key] = { oldValue: stored.get(key) };
        stored.delete(key);
      }
      changed(changes);
    },
  };
}

/** Makes a fake; each has its own storage and events. */
export function createFake(options: FakeOptions = {}): Fake {
  const { granted = [], answer = true, tabs = [], currentTab, uiLanguage = 'en' } = options;
  const root = options.root ?? 'chrome-extension://interstice-mock/';
  const calls: string[] = [];
  const origins = new Set(granted);
  const scripts = new Map<string, ContentScript>();
  const note = (name: string, argument: unknown) => calls.push(`${name} ${JSON.stringify(argument)}`);
  const stored = new FakeEvent<[StorageChanges, string]>();
  const onMessage = new FakeEvent<[unknown, MessageSender], Promise<unknown> | undefined>();
  const onAdded = new FakeEvent<[PermissionSet]>();
  const onRemoved = new FakeEvent<[PermissionSet]>();
  const onInstalled = new FakeEvent<[]>();
  const onCommand = new FakeEvent<[string, (Tab | undefined)?]>();
  let inTab: (asked: string) => Promise<unknown> | undefined = () => undefined;

  const sendAs = (sender: MessageSender, message: unknown) =>
    onMessage.fire(structuredClone(message), sender).find((one) => one !== undefined);
  const grant = (added: string[]) => {
    const fresh = added.filter((origin) => !origins.has(origin));
    for (const origin of fresh) origins.add(origin);
    if (fresh.length > 0) onAdded.fire({ origins: fresh });
  };
  const revoke = (gone: string[]) => {
    for (const origin of gone) origins.delete(origin);
    onRemoved.fire({ origins: gone });
  };

  const api: ExtensionApi = {
    runtime: {
      id: ID,
      getManifest: () => ({ version: '0.0.0' }),
      getURL: (path) => root + path.replace(/^\//, ''),
      sendMessage: async (message) => {
        const sender = { id: ID, url: `${root}page.html`, ...(currentTab && { tab: currentTab }) };
        return structuredClone(await sendAs(sender, message));
      },
      onMessage,
      onInstalled,
      onStartup: new FakeEvent(),
    },
    storage: {
      local: fakeArea(options.local ?? {}, (changes) => stored.fire(changes, 'local')),
      session: fakeArea(options.session ?? {}, (changes) => stored.fire(changes, 'session')),
      onChanged: stored,
    },
    permissions: {
      getAll: async () => ({ origins: [...origins] }),
      request: async ({ origins: wanted }) => {
        note('permissions.request', wanted);
        if (answer) grant(wanted);
        return answer || wanted.every((origin) => origins.has(origin));
      },
      remove: async ({ origins: gone }) => {
        note('permissions.remove', gone);
        const had = gone.every((origin) => origins.has(origin));
        revoke(gone);
        return had;
      },
      onAdded,
      onRemoved,
    },
    scripting: {
      getRegisteredContentScripts: async () => [...scripts.values()],
      registerContentScripts: async (added) => {
        for (const script of added) {
          if (scripts.has(script.id)) throw new Error(`Duplicate script ID '${script.id}'`);
          scripts.set(script.id, script);
        }
      },
      updateContentScripts: async (updated) => {
        for (const script of updated) {
          if (!scripts.has(script.id))
            throw new Error(`Content script with id '${script.id}' does not exist.`);
          scripts.set(script.id, { ...scripts.get(script.id), ...script });
        }
      },
      unregisterContentScripts: async ({ ids }) => {
        for (const id of ids) scripts.delete(id);
      },
      executeScript: async (injection) => {
        const { target } = injection;
        if ('files' in injection) {
          note('scripting.executeScript', [target.tabId, ...injection.files]);
          return [];
        }
        note('scripting.executeScript', [target.tabId, injection.func.name]);
        return [{ frameId: 0, result: structuredClone(await inTab(injection.func.name)) }];
      },
    },
    tabs: {
      query: async ({ url, active }) =>
        tabs.filter((tab) => {
          if (active === true && tab !== tabs[0]) return false;
          return url === undefined || url.some((pattern) => tab.url?.startsWith(pattern.replace(/\*$/, '')));
        }),
      getCurrent: async () => currentTab,
      create: async (tab) => note('tabs.create', tab.url),
      remove: async (tabId) => void note('tabs.remove', tabId),
      captureVisibleTab: async () => {
        if (options.picture === undefined) throw new Error('Cannot access contents of the page');
        return options.picture;
      },
      onUpdated: new FakeEvent(),
      onRemoved: new FakeEvent(),
    },
    action: {
      setTitle: async (details) => void note('action.setTitle', details),
      setBadgeText: async (details) => void note('action.setBadgeText', details),
      setBadgeBackgroundColor: async () => undefined,
      setBadgeTextColor: async () => undefined,
    },
    commands: { onCommand },
    i18n: { getUILanguage: () => uiLanguage },
  };

  return {
    api,
    calls,
    registered: () => [...scripts.values()],
    sendAs,
    grant,
    revoke,
    press: (command, tab) => void onCommand.fire(command, tab),
    install: () => void onInstalled.fire(),
    answerInTab: (reply) => {
      inTab = reply;
    },
  };
}
