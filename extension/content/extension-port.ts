/**
 * What the content script needs of the WebExtension API, and no more: the polyfill would cost it 3 KB. Both browsers give promises
 * under `browser` (Firefox) or `chrome` (Chromium, manifest version 3).
 */
interface ApiEvent<Args extends unknown[]> {
  addListener(listener: (...args: Args) => void): void;
  removeListener(listener: (...args: Args) => void): void;
}

export type StorageChanges = Readonly<Record<string, { readonly newValue?: unknown }>>;

export interface StoragePort {
  readonly local: { get(keys: string[]): Promise<Readonly<Record<string, unknown>>> };
  readonly onChanged: ApiEvent<[changes: StorageChanges, area: string]>;
}

export interface ExtensionPort {
  readonly runtime: {
    /** Undefined once the extension was updated, reloaded or removed while this page stayed open (Chromium). */
    readonly id?: string;
    sendMessage(message: unknown): Promise<unknown>;
  };
  readonly storage: StoragePort;
}

/** The API of the browser that this runs in; undefined where there is none. */
export function extensionPort(): ExtensionPort | undefined {
  const { browser, chrome } = globalThis as { browser?: ExtensionPort; chrome?: ExtensionPort };
  return browser ?? chrome;
}

/** False once the extension behind this script is gone. */
export function isAlive({ runtime }: ExtensionPort): boolean {
  return runtime?.id !== undefined;
}

/** Listens to an event of the API until the signal ends it. */
export function listen<Args extends unknown[]>(
  event: ApiEvent<Args>,
  listener: (...args: Args) => void,
  signal: AbortSignal,
): void {
  event.addListener(listener);
  signal.addEventListener('abort', () => {
    try {
      event.removeListener(listener);
    } catch {
      // The extension is gone, and its events with it.
    }
  });
}
