import type { Host } from './host.ts';

interface FocusOptions {
  readonly host: Host;
  readonly signal: AbortSignal;
  trusted(event: Event): boolean;
  close(): void;
}

/** How often focus is fetched back from a page that takes it; two that both insist would never end. */
const MOST_FETCHES = 20;

/** Keeps the keyboard on the stage while it stands: Tab goes round, Escape closes, focus that the page takes is fetched back. */
export function keepFocus({ host: { element, root }, signal, trusted, close }: FocusOptions): void {
  const document = element.ownerDocument;
  let fetches = 0;

  const keydown = (event: KeyboardEvent): void => {
    if (!trusted(event)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopImmediatePropagation();
      close();
    }
    if (event.key !== 'Tab') return;
    const stops = [...root.querySelectorAll<HTMLElement>('button')];
    const last = stops.length - 1;
    const at = stops.indexOf(root.activeElement as HTMLElement);
    if (at > 0 && at < last) return;
    if (at === 0 && !event.shiftKey && last > 0) return;
    if (at === last && event.shiftKey && last > 0) return;
    // The screen itself has focus after a change: what follows it in the document is the right next stop.
    if (at < 0 && root.activeElement) return;
    event.preventDefault();
    stops[event.shiftKey ? last : 0]?.focus();
  };
  document.defaultView?.addEventListener('keydown', keydown, { capture: true, signal });
  document.addEventListener(
    'focusin',
    (event) => {
      if (!event.composedPath().includes(element) && ++fetches < MOST_FETCHES)
        root.querySelector<HTMLElement>('[data-screen]')?.focus();
    },
    { capture: true, signal },
  );
}

/** The element that has focus, inside whatever shadow roots are open. */
export function focused(document: Document): HTMLElement | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement ? active : null;
}
