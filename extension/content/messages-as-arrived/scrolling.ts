/** Milliseconds between two looks at where a list stands: each costs the page something. Where it stands still, it is at rest. */
const SAMPLE = 100;

/** Heights of the window in a second. What passes faster than the first cannot be read; what passes slower than the second can. */
const TOO_FAST = 1.5;
const LEGIBLE = 1;

/**
 * Tells when a list in the page is scrolled too fast to be read, and when it is no longer. A single jump, however far, is no
 * scrolling. While one list is followed no other is, and no event is listened to: each would cost the page something.
 *
 * @param page the document, or a shadow root: scrolling in one is not heard outside
 * @returns ends it
 */
export function followScrolling(
  page: Document | ShadowRoot,
  onChange: (tooFast: boolean) => void,
): () => void {
  const document = page.ownerDocument ?? (page as Document);
  let alarm: ReturnType<typeof setTimeout> | undefined;
  let isFast = false;

  function follow({ target }: Event): void {
    unlisten();
    const list = target === document ? document.scrollingElement : (target as Element);
    let top = list?.scrollTop ?? 0;
    let at = performance.now();
    const look = () => {
      const [before, since] = [top, at];
      top = list?.scrollTop ?? 0;
      at = performance.now();
      // First, since who is told may end it all.
      if (top !== before) alarm = setTimeout(look, SAMPLE);
      else listen();
      const heights = Math.abs(top - before) / (document.defaultView?.innerHeight || 1);
      tell((1000 * heights) / (at - since) > (isFast ? LEGIBLE : TOO_FAST));
    };
    alarm = setTimeout(look, SAMPLE);
  }

  function tell(fast: boolean): void {
    if (fast === isFast) return;
    isFast = fast;
    onChange(fast);
  }

  function listen(): void {
    page.addEventListener('scroll', follow, { capture: true, passive: true });
  }
  function unlisten(): void {
    page.removeEventListener('scroll', follow, true);
  }

  listen();
  return () => {
    clearTimeout(alarm);
    unlisten();
  };
}
