const made = new Map<string, CSSStyleSheet>();

function sheetOf(css: string): CSSStyleSheet {
  const known = made.get(css);
  if (known) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  made.set(css, sheet);
  return sheet;
}

/** Gives a shadow root its styles, the later ones above the earlier; each text becomes one sheet, however many roots have it. */
export function addStyle(root: ShadowRoot, ...texts: readonly string[]): void {
  root.adoptedStyleSheets = texts.map(sheetOf);
}

/** A style sheet that goes by the theme of a figure instead of the system's. */
export function inTheme(css: string, theme: 'light' | 'dark'): string {
  const always = theme === 'dark' ? '(min-width: 0px)' : 'not all';
  return css.replace(/\(prefers-color-scheme:\s*dark\)/g, always);
}
