/** The element that a page stands in, as the page around it has it; null for a page that stands alone, or in another origin's. */
export function frameOf({ defaultView }: Document): Element | null {
  try {
    return defaultView?.frameElement ?? null;
  } catch {
    return null;
  }
}
