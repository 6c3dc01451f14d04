/** How the page's own link would open. */
export interface Manner {
  readonly element: Element;
  readonly url: string;
  /** True where the click asked for a new tab or window: middle button, or with a modifier. */
  readonly newTab: boolean;
}

/**
 * Really opens a link, as the page's own would: same target, rel and referrer policy, always without an opener, and web addresses
 * only. The anchor that does it never enters the document, so no listener hears of it, ours neither. Must be called while the browser
 * still counts the person's last action (user activation), or a new tab is blocked.
 */
export function openLink({ element, url, newTab }: Manner): void {
  const anchor = element.ownerDocument.createElement('a');
  anchor.href = url;
  if (anchor.protocol !== 'https:' && anchor.protocol !== 'http:') return;
  const isLink = element.hasAttribute('href');
  const target = newTab || !isLink ? '_blank' : element.getAttribute('target');
  // Without one it goes where the page's `<base>` says; an empty one would overrule that.
  if (target !== null) anchor.target = target;
  anchor.rel = `${element.getAttribute('rel') ?? ''} noopener`.trim();
  anchor.referrerPolicy = element.getAttribute('referrerpolicy') ?? '';
  anchor.click();
}
