const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Characters of an address that a phone in a figure shows. */
const MOST = 160;
const TAIL = 24;

/** An address as it is shown where there is little room: its start, how much is left out, and its end. */
export function shortened(url: string): string {
  if (url.length <= MOST) return url;
  const signs = [...graphemes.segment(url)].map(({ segment }) => segment);
  if (signs.length <= MOST) return url;
  const left = signs.length - MOST;
  return `${signs.slice(0, MOST - TAIL).join('')}…[+${left}]…${signs.slice(-TAIL).join('')}`;
}
