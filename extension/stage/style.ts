const made = new Map<string, CSSStyleSheet>();

/**
 * Gives a shadow root its style. Never a `<style>` element: Firefox counts one that a content script makes as the page's own, so a
 * strict page forbids it and hears of it, and so does Chromium on an extension's own pages.
 */
export function setStyle(root: ShadowRoot, css: string): void {
  let sheet = made.get(css);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    made.set(css, sheet);
  }
  root.adoptedStyleSheets = [sheet];
}
