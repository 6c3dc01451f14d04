/** Small neutral signs beside the words for what happens on a click. They add nothing that the words do not say. */

/** On a grid of 16. A treatment without a sign of its own gets a dot. */
const paths: Readonly<Record<string, string>> = {
  open: 'M6 3.5H3.5v9h9V10M9 3.5h3.5V7M12.5 3.5 7 9',
  webview: 'M2.5 3.5h11v9h-11zM2.5 6.5h11',
  confirm: 'M2.5 3.5h11v9h-11zM6.5 6v4M9.5 6v4',
  'copy-url': 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  stopped: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M5 8h6',
  token: 'M6.5 2.5 5 13.5M11 2.5 9.5 13.5M3 6h10.5M2.5 10H13',
  'app-download': 'M8 2.5v7M5 7l3 3 3-3M3 13.5h10',
  inert: 'M3 4h10M8 4v9',
  blank: 'M3.5 2.5h9v11h-9z',
  delay: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M8 4.8V8l2.2 1.6',
  'sender-gated': 'M6.5 3a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6M2.5 13c.5-4.6 7.5-4.6 8 0M12 5v4M10 7h4',
  locked: 'M4 7.5h8v6H4zM5.5 7.5v-2a2.5 2.5 0 0 1 5 0v2',
  unknown:
    'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M6.5 6.6c.2-1.9 3.2-1.8 3.1.1 0 1.1-1.6 1.2-1.6 2.4M8 11v.4',
};

/** @param name id of a treatment, or `unknown` */
export function Glyph({ name }: { readonly name: string }) {
  return (
    <svg class="glyph" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d={paths[name] ?? 'M8 7.5v1'}
        fill="none"
        stroke="currentColor"
        stroke-width="1.3"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
