import { render } from 'preact';
import type { ExtensionApi } from '../../browser.ts';
import { resolveLanguage, translator } from '../../i18n/index.ts';
import { originOf } from '../../origins.ts';
import { keepOverlaysChecked } from '../../overlays/recheck.ts';
import { ControlsStore } from '../../ui/controls/store.ts';
import { Language } from '../../ui/text.ts';
import { Options } from './options.tsx';

export interface OptionsPage {
  readonly api: ExtensionApi;
  readonly mount: HTMLElement;
  readonly signal: AbortSignal;
}

/** Starts the options page. Storage and permissions are read at the same time, and followed until the signal ends. */
export async function startOptions({ api, mount, signal }: OptionsPage): Promise<void> {
  const store = new ControlsStore(api);
  const own = originOf(api.runtime.getURL(''));
  /** undefined until the browser has said it, null where it does not. */
  let granted: readonly string[] | null | undefined;
  let drawn = false;

  const draw = () => {
    const { view } = store;
    if (!view.ready || granted === undefined || signal.aborted) return;
    if (!drawn) mount.replaceChildren();
    drawn = true;
    const language = resolveLanguage(view.settings.language, api.i18n.getUILanguage());
    document.documentElement.lang = language;
    document.title = translator('options', language)('title');
    render(
      <Language.Provider value={language}>
        <Options api={api} store={store} view={view} granted={granted} own={own} refresh={refresh} />
      </Language.Provider>,
      mount,
    );
  };
  const refresh = async () => {
    granted = await grantedPatterns(api.permissions);
    draw();
    return granted;
  };
  const onPermissions = () => void refresh();

  store.subscribe(draw);
  keepOverlaysChecked(store, api.runtime.getManifest().version, signal);
  api.permissions.onAdded.addListener(onPermissions);
  api.permissions.onRemoved.addListener(onPermissions);
  signal.addEventListener('abort', () => {
    api.permissions.onAdded.removeListener(onPermissions);
    api.permissions.onRemoved.removeListener(onPermissions);
    render(null, mount);
  });
  await Promise.all([store.start(signal), refresh()]);
}

async function grantedPatterns(
  permissions: Pick<ExtensionApi['permissions'], 'getAll'>,
): Promise<readonly string[] | null> {
  try {
    // Chromium may name a pattern twice.
    return [...new Set((await permissions.getAll()).origins ?? [])];
  } catch {
    return null;
  }
}
