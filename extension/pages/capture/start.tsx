import { render } from 'preact';
import type { ExtensionApi } from '../../browser.ts';
import type { Captured } from '../../capture/captured.ts';
import { resolveLanguage, translator } from '../../i18n/index.ts';
import { captureItem, readItem } from '../../storage.ts';
import { ControlsStore } from '../../ui/controls/store.ts';
import { Language } from '../../ui/text.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { CapturePage } from './page.tsx';
import type { Picture, PictureTools } from './paint.ts';

export interface CaptureOptions {
  readonly api: ExtensionApi;
  readonly mount: HTMLElement;
  readonly tools: PictureTools;
  readonly signal: AbortSignal;
}

/** What became of the picture that was taken. */
export type Taken =
  | { readonly kind: 'none' | 'discarded' }
  | { readonly kind: 'broken'; readonly detail: string }
  | { readonly kind: 'here'; captured: Captured; picture: Picture; evidence: Evidence };

/** Starts the page: takes the picture over from the popup, and has it decided anew what the screen in it goes back to. */
export async function startCapture({ api, mount, tools, signal }: CaptureOptions): Promise<void> {
  const store = new ControlsStore(api);
  let taken: Taken | undefined;
  let drawn = false;

  const languageNow = () => resolveLanguage(store.view.settings.language, api.i18n.getUILanguage());
  const draw = () => {
    if (!store.view.ready || taken === undefined || signal.aborted) return;
    if (!drawn) mount.replaceChildren();
    drawn = true;
    const language = languageNow();
    document.documentElement.lang = language;
    document.title = translator('capture', language)('title');
    render(
      <Language.Provider value={language}>
        <CapturePage api={api} store={store} tools={tools} taken={taken} onDiscard={() => void discard()} />
      </Language.Provider>,
      mount,
    );
  };
  const discard = async () => {
    if (taken?.kind === 'here') taken.picture.close?.();
    taken = { kind: 'discarded' };
    draw();
    const tab = await api.tabs.getCurrent();
    // Back to the chat. Where the browser does not close the tab, it says that the picture is gone.
    if (tab?.id !== undefined) await api.tabs.remove(tab.id).catch(() => undefined);
  };

  store.subscribe(draw);
  signal.addEventListener('abort', () => render(null, mount));
  await store.start(signal);
  taken = await takeOver({ api, tools }, languageNow(), store);
  draw();
}

/** The picture out of the session's storage; it is removed there once it is surely here. */
async function takeOver(
  { api, tools }: Pick<CaptureOptions, 'api' | 'tools'>,
  language: string,
  store: ControlsStore,
): Promise<Taken> {
  const { session } = api.storage;
  try {
    const { value: captured, damage } = readItem(await session.get([captureItem.key]), captureItem);
    if (damage !== undefined) return { kind: 'broken', detail: damage.fault };
    if (captured === null) return { kind: 'none' };
    const picture = await tools.decode(captured.picture);
    const evidence = await evidenceOf(captured, api.runtime.getManifest().version, language, store);
    await session.remove([captureItem.key]);
    return { kind: 'here', captured, picture, evidence };
  } catch (error) {
    return { kind: 'broken', detail: error instanceof Error ? error.message : String(error) };
  }
}
