import { render } from 'preact';
import type { ExtensionApi } from '../../browser.ts';
import { startContent } from '../../content/start.ts';
import { resolveLanguage, translator } from '../../i18n/index.ts';
import { originOf } from '../../origins.ts';
import { keepOverlaysChecked } from '../../overlays/recheck.ts';
import { ControlsStore } from '../../ui/controls/store.ts';
import { Language } from '../../ui/text.ts';
import { labForms, labStorage } from './arriving.ts';
import { Lab } from './lab.tsx';

export interface LabOptions {
  readonly api: ExtensionApi;
  readonly mount: HTMLElement;
  readonly window: Window;
  readonly today: string;
  readonly signal: AbortSignal;
}

/** Starts the Lab: the chat, its controls, and the very code that runs in real chats. */
export async function startLab({ api, mount, window, today, signal }: LabOptions): Promise<void> {
  startContent({
    window,
    storage: labStorage(api.storage),
    send: (message) => api.runtime.sendMessage(message),
    forms: () => labForms,
    signal,
  });
  const store = new ControlsStore(api);
  const origin = originOf(api.runtime.getURL(''));
  let tabId: number | undefined;
  let drawn = false;

  const draw = () => {
    const { view } = store;
    if (!view.ready || signal.aborted) return;
    if (!drawn) mount.replaceChildren();
    drawn = true;
    const language = resolveLanguage(view.settings.language, api.i18n.getUILanguage());
    const page = window.document;
    page.documentElement.lang = language;
    page.title = translator('lab', language)('title');
    render(
      <Language.Provider value={language}>
        <Lab store={store} view={view} today={today} origin={origin} tabId={tabId} place={window} />
      </Language.Provider>,
      mount,
    );
  };
  store.subscribe(draw);
  keepOverlaysChecked(store, api.runtime.getManifest().version, signal);
  signal.addEventListener('abort', () => render(null, mount));
  const current = api.tabs.getCurrent().then((tab) => {
    tabId = tab?.id;
    draw();
  });
  await Promise.all([store.start(signal), current]);
}
