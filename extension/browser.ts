/**
 * The WebExtension API as this extension uses it: the only import of the polyfill, and the list of what a mock must give.
 * Entry points (background/main.ts, each page's main.tsx) import `browser`; everything else takes what it needs as an argument.
 */
import polyfill from 'webextension-polyfill';

export interface ApiEvent<Args extends unknown[], Result = void> {
  addListener(listener: (...args: Args) => Result): void;
  removeListener(listener: (...args: Args) => Result): void;
}

export interface StorageArea {
  /** `null` = all items. */
  get(keys: string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

/** By key; `newValue` is absent where the item was removed. */
export type StorageChanges = Record<string, { oldValue?: unknown; newValue?: unknown }>;

export interface Tab {
  id?: number | undefined;
  /** Only where activeTab or a host permission lets us see it. */
  url?: string | undefined;
  title?: string | undefined;
}

export interface MessageSender {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: Tab | undefined;
}

export interface PermissionSet {
  origins?: string[] | undefined;
}

export interface ContentScript {
  id: string;
  matches?: string[];
  js?: string[];
  allFrames?: boolean;
  matchOriginAsFallback?: boolean;
  runAt?: 'document_start' | 'document_end' | 'document_idle';
  persistAcrossSessions?: boolean;
}

export interface ExtensionApi {
  runtime: {
    getManifest(): { readonly version: string };
    readonly id: string;
    getURL(path: string): string;
    sendMessage(message: unknown): Promise<unknown>;
    onMessage: ApiEvent<[message: unknown, sender: MessageSender], Promise<unknown> | undefined>;
    onInstalled: ApiEvent<[]>;
    onStartup: ApiEvent<[]>;
  };
  storage: {
    local: StorageArea;
    session: StorageArea;
    onChanged: ApiEvent<[changes: StorageChanges, area: string]>;
  };
  permissions: {
    getAll(): Promise<PermissionSet>;
    request(permissions: { origins: string[] }): Promise<boolean>;
    /** Not every `true` means that it is gone: a wider pattern may still cover it. */
    remove(permissions: { origins: string[] }): Promise<boolean>;
    onAdded: ApiEvent<[PermissionSet]>;
    onRemoved: ApiEvent<[PermissionSet]>;
  };
  scripting: {
    getRegisteredContentScripts(): Promise<ContentScript[]>;
    registerContentScripts(scripts: ContentScript[]): Promise<void>;
    updateContentScripts(scripts: ContentScript[]): Promise<void>;
    unregisterContentScripts(filter: { ids: string[] }): Promise<void>;
    executeScript(
      injection: { injectImmediately: boolean } & (
        | { target: { tabId: number; allFrames: boolean }; files: string[] }
        | {
            target: { tabId: number; allFrames: true } | { tabId: number; frameIds: number[] };
            func: () => unknown;
          }
      ),
    ): Promise<{ readonly frameId: number; readonly result?: unknown }[]>;
  };
  tabs: {
    query(query: { active?: boolean; lastFocusedWindow?: boolean; url?: string[] }): Promise<Tab[]>;
    getCurrent(): Promise<Tab | undefined>;
    create(tab: { url: string }): Promise<unknown>;
    remove(tabId: number): Promise<void>;
    /** The tab in front of a window, without one named of the popup's. Only with activeTab, or all sites allowed. */
    captureVisibleTab(windowId: undefined, options: { format: 'png' }): Promise<string>;
    onUpdated: ApiEvent<
      [tabId: number, change: { status?: string | undefined; url?: string | undefined }, tab: Tab]
    >;
    onRemoved: ApiEvent<[tabId: number]>;
  };
  action: {
    setTitle(details: { title: string; tabId?: number }): Promise<void>;
    setBadgeText(details: { text: string; tabId?: number }): Promise<void>;
    setBadgeBackgroundColor(details: { color: string }): Promise<void>;
    setBadgeTextColor(details: { color: string }): Promise<void>;
  };
  commands: {
    onCommand: ApiEvent<[command: string, tab?: Tab | undefined]>;
  };
  i18n: {
    getUILanguage(): string;
  };
}

export const browser: ExtensionApi = polyfill;
