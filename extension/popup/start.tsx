import { render } from 'preact';
import type { ExtensionApi } from '../browser.ts';
import { resolveLanguage, translator } from '../i18n/index.ts';
import { keepOverlaysChecked } from '../overlays/recheck.ts';
import { ControlsStore } from '../ui/controls/store.ts';
import { Language } from '../ui/text.ts';
import { type Front, type PageReport, readFront, reportOn } from './front.ts';
import { Popup } from './popup.tsx';

export interface PopupOptions {
  readonly api: ExtensionApi;
  readonly mount: HTMLElement;
  readonly today: string;
  readonly signal: AbortSignal;
  /** Speaks of this tab instead of the one in front: for a popup that is opened as a page. */
  readonly tabId?: number;
  /** Ends the popup. */
  close?(): void;
}

/** Where the browser does not even say which tab is in front: the controls still work. */
const HIDDEN: Front = {
  page: { kind: 'closed', why: 'unseen' },
  tabId: undefined,
  patterns: [],
  granted: false,
};

/** Starts the popup. Storage and the tab in front are read at the same time; what the page itself has to say may come later. */
export async function startPopup(options: PopupOptions): Promise<void> {
  const { api, mount, today, signal, tabId } = options;
  const store = new ControlsStore(api);
  let front: Front | null = null;
  /** undefined while the page is being asked. */
  let report: PageReport | null | undefined;
  let drawn = false;

  const draw = () => {
    const { view } = store;
    if (!view.ready || front === null || signal.aborted) return;
    if (!drawn) mount.replaceChildren();
    drawn = true;
    const language = resolveLanguage(view.settings.language, api.i18n.getUILanguage());
    document.documentElement.lang = language;
    document.title = translator('popup', language)('title');
    render(
      <Language.Provider value={language}>
        <Popup
          api={api}
          store={store}
          view={view}
          front={front}
          report={report}
          today={today}
          refresh={refresh}
          // A popup that is a page is itself the tab in front.
          close={tabId === undefined ? options.close : undefined}
        />
      </Language.Provider>,
      mount,
    );
  };
  const refresh = async () => {
    const now = await readFront(api, tabId).catch(() => HIDDEN);
    front = now;
    draw();
    report = await reportOn(api, now);
    draw();
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
