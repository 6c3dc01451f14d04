/** Static pages: everything in one file, no script, nothing loaded from elsewhere, light and dark. */
import { shown } from './shown.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text, in an element or in an attribute with quotes. */
export function htmlText(text: string): string {
  return shown(text).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

/** A source's address as a link, where it is one that a browser opens as a page; else as text. */
export function htmlLink(url: string): string {
  if (!/^https?:\/\/[^\s]+$/i.test(url)) return `<bdi>${htmlText(url)}</bdi>`;
  return `<a href="${htmlText(url)}" rel="noopener noreferrer"><bdi>${htmlText(url)}</bdi></a>`;
}

const STYLE = `
:root { color-scheme: light dark; --line: #8886; --soft: #666; --accent: #8a4b00; --ground: #fff; --ink: #1b1b1b; --mark: #fff4e0; }
@media (prefers-color-scheme: dark) {
  :root { --soft: #aaa; --accent: #ffb454; --ground: #17181a; --ink: #eee; --mark: #33280f; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 16px; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 16px 0 8px; }
h2 { font-size: 1.125rem; margin: 32px 0 8px; overflow-wrap: anywhere; }
p, ul, ol { margin: 8px 0; }
.label { background: var(--mark); border-left: 4px solid var(--accent); padding: 8px 12px; margin: 0; font-weight: 600; }
.soft, small { color: var(--soft); font-weight: 400; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; min-width: 100%; }
caption { text-align: start; color: var(--soft); padding: 4px 0; overflow-wrap: anywhere; }
th, td { border: 1px solid var(--line); padding: 8px; text-align: start; vertical-align: top; }
th { font-weight: 600; }
img { max-width: 100%; height: auto; }
td > p { margin: 0; }
sup a { padding: 0 2px; }
.unknown, .missing { color: var(--soft); font-style: italic; }
li { overflow-wrap: anywhere; margin: 4px 0; }
li:target { outline: 2px solid var(--accent); outline-offset: 2px; }
a { color: inherit; }
@media print { body { max-width: none; } .scroll { overflow: visible; } }
`.trim();

export interface PageOptions {
  /** Tag of what it is written in; English where nothing is said. */
  readonly language?: string;
  /** Pictures that stand beside it may be shown. */
  readonly images?: boolean;
}

/**
 * A whole page.
 *
 * @param title plain text
 * @param body HTML that is safe: made with \`htmlText\`
 */
export function htmlPage(
  title: string,
  body: string,
  { language = 'en', images = false }: PageOptions = {},
): string {
  return `<!doctype html>
<html lang="${htmlText(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline';${images ? " img-src 'self' file:;" : ''} base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${htmlText(title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
${body}
</body>
</html>
`;
}
