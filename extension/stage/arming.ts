/** Second version of the entry, where the browser has it: false where anything covers or fades the element. */
type Entry = IntersectionObserverEntry & { readonly isVisible?: boolean };

export interface Arming {
  /** Watches the buttons that leave on the screen just drawn, and forgets those of the last. */
  watch(buttons: Iterable<Element>): void;
  /** Starts all waits again: something has come between. */
  reset(): void;
  armed(button: Element): boolean;
}

/**
 * Lets a button that leaves take a press only after it has been visible, unbroken, for a while. A page can lay something of its own
 * over the stage that lets clicks through (a popover with `pointer-events: none`): Chromium's second version of the observer notices.
 * Firefox has the first version only, which notices scrolling and hiding; there `host.ts` puts the stage on top again.
 */
export function createArming(after: number, signal: AbortSignal): Arming {
  const waits = new Map<Element, ReturnType<typeof setTimeout>>();
  let watched: Element[] = [];

  const disarm = (button: Element): void => {
    clearTimeout(waits.get(button));
    waits.delete(button);
    button.removeAttribute('data-armed');
    button.setAttribute('aria-disabled', 'true');
  };
  const arm = (button: Element): void => {
    button.setAttribute('data-armed', '');
    button.removeAttribute('aria-disabled');
  };
  const observer = new IntersectionObserver(
    (entries: Entry[]) => {
      for (const { target, isVisible, intersectionRatio } of entries) {
        disarm(target);
        if (isVisible ?? intersectionRatio > 0.9) waits.set(target, setTimeout(arm, after, target));
      }
    },
    { threshold: [0, 0.5, 0.9, 1], trackVisibility: true, delay: 100 } as IntersectionObserverInit,
  );
  const reset = (): void => {
    observer.disconnect();
    for (const button of watched) {
      disarm(button);
      observer.observe(button);
    }
  };
  signal.addEventListener('abort', () => {
    watched.forEach(disarm);
    observer.disconnect();
  });
  return {
    watch(buttons) {
      const next = [...buttons];
      if (next.length === watched.length && next.every((button, index) => button === watched[index])) return;
      watched.forEach(disarm);
      watched = next;
      reset();
    },
    reset,
    armed: (button) => button.hasAttribute('data-armed'),
  };
}
