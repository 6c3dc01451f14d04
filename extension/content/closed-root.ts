type Opener = (element: HTMLElement) => ShadowRoot | null;

/**
 * The shadow root of an element, closed ones too: `chrome.dom` in Chromium, a property of the element in Firefox. Null where there is
 * none, or where the browser offers no way (an ordinary page).
 */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot;
  const inFirefox = (element as { readonly openOrClosedShadowRoot?: ShadowRoot | null })
    .openOrClosedShadowRoot;
  if (inFirefox !== undefined) return inFirefox;
  const { chrome } = globalThis as { readonly chrome?: { dom?: { openOrClosedShadowRoot: Opener } } };
  try {
    // It takes HTML elements only, and throws at others.
    return chrome?.dom?.openOrClosedShadowRoot(element as HTMLElement) ?? null;
  } catch {
    return null;
  }
}
