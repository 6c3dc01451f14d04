/**
 * What only Firefox's own code can do: press a toolbar button, reach into a popup, stop a background. Each function runs in the
 * browser's window (`--remote-allow-system-access`) and must stand alone: it is sent as text.
 */

/** Firefox's own world, as far as it is used here. */
interface Firefox {
  readonly ChromeUtils: { importESModule(url: string): Record<string, unknown> };
  readonly WebExtensionPolicy: { getByID(id: string): { readonly extension: Extension } };
  readonly Services: { readonly prefs: { setIntPref(name: string, value: number): void } };
  readonly CustomizableUI: { addWidgetToArea(id: string, area: string): void };
  synthesizeMouseEvent(type: string, x: number, y: number, data: object, options: object): void;
}

interface Extension {
  readonly backgroundState: string;
  terminateBackground(options: object): Promise<void>;
}

interface PopupBrowser extends Element {
  permanentKey?: object;
  readonly browsingContext: object;
  readonly currentURI: { readonly spec: string };
}

interface Navigables {
  patched?: true;
  getBrowserById(id: string): PopupBrowser | null;
  getIdForBrowser(browser: PopupBrowser): string;
  getIdForBrowsingContext(context: object): string;
}

/** Puts the extension's button on the toolbar, as a person can, and clicks it with a trusted mouse event. */
export async function clickToolbarButton(id: string): Promise<void> {
  const firefox = globalThis as unknown as Firefox;
  const { ExtensionParent } = firefox.ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionParent.sys.mjs',
  ) as {
    ExtensionParent: {
      apiManager: { global: { browserActionFor(extension: Extension): { id: string } } };
    };
  };
  const { extension } = firefox.WebExtensionPolicy.getByID(id);
  const widget = ExtensionParent.apiManager.global.browserActionFor(extension).id;
  firefox.CustomizableUI.addWidgetToArea(widget, 'nav-bar');
  const frame = () => new Promise((resume) => requestAnimationFrame(resume));
  const box = () =>
    document
      .getElementById(widget)
      ?.querySelector('.unified-extensions-item-action-button')
      ?.getBoundingClientRect();
  while ((box()?.width ?? 0) === 0) await frame();
  await frame();
  const at = box();
  if (at === undefined) return;
  for (const type of ['mousemove', 'mousedown', 'mouseup']) {
    const buttons = type === 'mousedown' ? 1 : 0;
    const data = { button: 0, clickCount: 1, buttons };
    firefox.synthesizeMouseEvent(type, at.x + at.width / 2, at.y + at.height / 2, data, {});
  }
}

/**
 * Gives the open popup a BiDi context id (null while it is not open), so that it can be evaluated and clicked like a tab. BiDi looks for ids among tabs only,
 * so it is told to look among popups too.
 */
export function popupContext(origin: string): string | null {
  const firefox = globalThis as unknown as Firefox;
  const { NavigableManager } = firefox.ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  ) as { NavigableManager: Navigables };
  const popups = () => [...document.querySelectorAll<PopupBrowser>('browser.webextension-popup-browser')];
  if (NavigableManager.patched !== true) {
    const findTab = NavigableManager.getBrowserById.bind(NavigableManager);
    NavigableManager.patched = true;
    NavigableManager.getBrowserById = (id) =>
      findTab(id) ?? popups().find((browser) => NavigableManager.getIdForBrowser(browser) === id) ?? null;
  }
  // While it loads, a popup stands in another panel; its browser is swapped into the open one later.
  const popup = popups().find(
    (browser) =>
      browser.currentURI.spec.startsWith(`${origin}/`) &&
      !browser.classList.contains('webextension-preload-browser') &&
      (browser.closest('panel') as (Element & { state: string }) | null)?.state === 'open',
  );
  if (popup === undefined) return null;
  popup.permanentKey ??= {};
  return NavigableManager.getIdForBrowsingContext(popup.browsingContext);
}

/** Closes the popup if one is open; true once none is. */
export function closePopup(): boolean {
  const popup = document.querySelector('browser.webextension-popup-browser');
  (popup?.closest('panel') as (Element & { hidePopup(): void }) | null | undefined)?.hidePopup();
  return popup === null;
}

/** Which colour scheme pages shall believe that the person prefers. */
export function preferScheme(scheme: 'light' | 'dark'): void {
  const firefox = globalThis as unknown as Firefox;
  const name = 'layout.css.prefers-color-scheme.content-override';
  firefox.Services.prefs.setIntPref(name, scheme === 'dark' ? 0 : 1);
}

export function backgroundState(id: string): string {
  const firefox = globalThis as unknown as Firefox;
  return firefox.WebExtensionPolicy.getByID(id).extension.backgroundState;
}

export async function terminateBackground(id: string): Promise<void> {
  const firefox = globalThis as unknown as Firefox;
  await firefox.WebExtensionPolicy.getByID(id).extension.terminateBackground({
    ignoreDevToolsAttached: true,
  });
}
