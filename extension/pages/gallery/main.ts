/**
 * Shows any surface or screen: `?show=popup:on`, `?show=screen:copy-url:...`, with `&lang=en|zh-CN&theme=light|dark`; without `show`,
 * a list. `window.galleryItems` names all there is; `window.showScreen` changes the screen without loading the page again.
 * Simulated screens follow the browser's own theme, so for those `theme` is for whoever drives the browser.
 */
import { openStage } from '../../stage/index.ts';
import { stageKit } from '../../stage/kit.ts';
import { messageItems } from './messages.ts';
import { type ScreenItem, screenItems } from './screens.ts';
import { type SurfaceItem, surfaceItems } from './surfaces.ts';

declare global {
  interface Window {
    galleryItems: readonly GalleryItem[];
    /** Settled when the screen stands. */
    showScreen(id: string, language: string): Promise<void>;
  }
}

/** Plain JSON, for `scripts/gallery.mjs`. */
export type GalleryItem = Pick<ScreenItem, 'id' | 'about'> & Partial<SurfaceItem>;

/** Takes presses of a script for a person's, in a root that one can look into. */
const environment = { trusted: () => true, mode: 'open', armAfter: 0 } as const;

/** A forced wait is over at once where the way leads on from it, and else lasts as long as anybody looks. */
const QUICK = 0;
const SLOW = 100_000;

const screens: readonly (ScreenItem & { readonly waited?: true })[] = screenItems().flatMap((item) =>
  item.endsInWait ? [item, { ...item, id: `${item.id}-waited`, waited: true }] : [item],
);
let ended = new AbortController();

window.galleryItems = [
  ...surfaceItems,
  ...messageItems.map(({ id, about }) => ({ id, about, whole: true as const })),
  ...screens.map(({ id, about }) => ({ id, about })),
];
window.showScreen = async (id, language) => {
  ended.abort();
  ended = new AbortController();
  const message = messageItems.find((item) => item.id === id);
  const mount = document.getElementById('items');
  if (message !== undefined && mount !== null) {
    document.documentElement.lang = language;
    message.draw(mount, language);
    return;
  }
  const item = screens.find((screen) => screen.id === id);
  const opener = document.getElementById('opener');
  if (item === undefined || opener === null) throw new Error(`no screen "${id}"; see window.galleryItems`);
  document.documentElement.lang = language;
  mount?.replaceChildren();
  const { host } = openStage(
    {
      judgement: item.judgement(language),
      policy: item.policy,
      surface: item.surface,
      opener,
      language,
      kit: stageKit(language),
      gloss: true,
      leave: () => undefined,
      report: () => undefined,
      signal: ended.signal,
    },
    { ...environment, second: item.waited || item.path.includes('wait') ? QUICK : SLOW },
  );
  if (item.waited) await appeared(host, '[data-action=wait]');
  for (const action of item.path) await press(host, action);
};

/** Waits for something to stand on the stage; at most as long as the browser takes to draw a few times. */
async function appeared(host: Element, selector: string): Promise<void> {
  for (let frames = 0; frames < 30 && !host.shadowRoot?.querySelector(selector); frames++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** Presses an action as soon as it takes presses; a wait may go on by itself. */
async function press(host: Element, action: string): Promise<void> {
  const find = () => host.shadowRoot?.querySelector<HTMLElement>(`[data-action="${action}"]`);
  await appeared(host, `[data-action="${action}"]`);
  while (find()?.matches('[data-leaves]:not([data-armed])')) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  find()?.dispatchEvent(
    new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, detail: 0 }),
  );
}

const query = new URLSearchParams(location.search);
const show = query.get('show');
const language = query.get('lang') ?? 'en';
const theme = query.get('theme');
if (theme !== null) document.documentElement.dataset.theme = theme;
if (show === null) list();
else if (/^(screen|message):/.test(show)) void window.showScreen(show, language);
else goTo(show);

/** A page of its own: it takes the place of this one. `popup` alone means the first of that name. */
function goTo(id: string): void {
  const item = surfaceItems.find((surface) => surface.id === id || surface.id.startsWith(`${id}:`));
  if (item !== undefined) location.replace(addressOf(item));
}

function addressOf({ path, query: state, hash = '' }: SurfaceItem): URL {
  const url = new URL(path, new URL('/', location.href));
  for (const [key, value] of Object.entries(state)) url.searchParams.set(key, value);
  url.searchParams.set('lang', language);
  if (theme !== null) url.searchParams.set('theme', theme);
  url.hash = hash;
  return url;
}

function list(): void {
  const items = document.getElementById('items');
  for (const { id, about } of window.galleryItems) {
    const link = document.createElement('a');
    link.href = `?${new URLSearchParams({ show: id, lang: language })}`;
    link.textContent = id;
    const line = document.createElement('li');
    line.append(link, ` ${about}`);
    items?.append(line);
  }
}
