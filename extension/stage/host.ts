import type { StageEnvironment } from './environment.ts';
import { ownName } from './own-names.ts';

export interface Host {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
}

interface HostOptions {
  readonly opener: Element;
  readonly environment: StageEnvironment;
  readonly signal: AbortSignal;
  /** The stage has been put back, or put on top again: what was visible before no longer counts. */
  onShownAgain(): void;
  /** The page does not let the stage stand: it is over. */
  onLost(): void;
}

/** How often the stage climbs over popovers of the page before it gives up. */
const MOST_CLIMBS = 3;

/** A modal dialog makes everything outside it dead, so a link inside one needs its stage inside too. */
function homeFor(opener: Element): Element {
  for (let node: Node | null = opener; node; node = node.parentNode ?? (node as ShadowRoot).host ?? null) {
    if (node instanceof Element && node.matches('dialog:modal')) return node;
  }
  return opener.ownerDocument.documentElement;
}

/**
 * Puts an element with a random name and a shadow root of its own into the top layer and keeps it there.
 *
 * A page that removes, hides, moves or deadens it sees it come back once; after that it is gone for good. Throws where the browser
 * cannot show a popover: then nothing has been added to the page.
 */
export function raiseHost({ opener, environment, signal, onShownAgain, onLost }: HostOptions): Host {
  const document = opener.ownerDocument;
  const home = homeFor(opener);
  const element = document.createElement(ownName('s'));
  const root = element.attachShadow({ mode: environment.mode });
  let restored = false;
  let climbs = 0;

  const show = (): void => {
    for (const { name } of [...element.attributes]) element.removeAttribute(name);
    element.popover = 'manual';
    home.append(element);
    element.showPopover();
  };
  const stands = (): boolean =>
    element.parentNode === home &&
    home.isConnected &&
    element.matches(':popover-open') &&
    !element.closest('[inert]') &&
    element.getClientRects().length > 0;

  /** Puts the stage back once; false where it still does not stand. */
  const restore = (): boolean => {
    if (restored) return false;
    restored = true;
    try {
      show();
    } catch {
      return false;
    }
    return stands();
  };
  const check = (): void => {
    if (signal.aborted || stands()) return;
    if (restore()) onShownAgain();
    else onLost();
  };
  /** Another popover opens: it may lie over the stage. */
  const climb = (event: Event): void => {
    if (event.target === element || (event as ToggleEvent).newState !== 'open') return;
    if (++climbs > MOST_CLIMBS) {
      onLost();
      return;
    }
    element.hidePopover();
    element.showPopover();
    onShownAgain();
  };

  try {
    show();
  } catch (error) {
    element.remove();
    throw error;
  }

  const mutations = new MutationObserver(check);
  mutations.observe(document, { childList: true });
  mutations.observe(document.documentElement, { childList: true, attributes: true });
  mutations.observe(home, { childList: true, attributes: true });
  mutations.observe(element, { attributes: true });
  const sight = new IntersectionObserver(check);
  sight.observe(element);
  document.addEventListener('toggle', climb, { capture: true, signal });
  element.addEventListener('toggle', check, { signal });
  signal.addEventListener('abort', () => {
    mutations.disconnect();
    sight.disconnect();
    element.remove();
  });
  return { element, root };
}
