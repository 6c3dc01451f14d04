import { render } from 'preact';
import type { ExtensionApi } from '../../browser.ts';
import { resolveLanguage, translator } from '../../i18n/index.ts';
import { ControlsStore } from '../../ui/controls/store.ts';
import { Language } from '../../ui/text.ts';
import { Compare } from './compare.tsx';

export interface ComparePage {
  readonly api: ExtensionApi;
  readonly mount: HTMLElement;
  readonly window: Window;
  readonly today: string;
  readonly signal: AbortSignal;
}

/** Starts the compare page. What it shows stands in its address alone; of what is stored it reads the language and the last clicks. */
export async function startCompare({ api, mount, window, today, signal }: ComparePage): Promise<void> {
  const store = new ControlsStore(api);
  const { version } = api.runtime.getManifest();
  let drawn = false;
  const draw = () => {
    const { view } = store;
    if (!view.ready || signal.aborted) return;
    if (!drawn) mount.replaceChildren();
    drawn = true;
    const language = resolveLanguage(view.settings.language, api.i18n.getUILanguage());
    const page = window.document;
    page.documentElement.lang = language;
    page.title = translator('compare', language)('title');
    render(
      <Language.Provider value={language}>
        <Compare api={api} view={view} version={version} today={today} place={window} />
      </Language.Provider>,
      mount,
    );
  };
  store.subscribe(draw);
  signal.addEventListener('abort', () => render(null, mount));
  await store.start(signal);
  // Where storage cannot be read, the page works all the same: nothing of it is stored.
  draw();
}
