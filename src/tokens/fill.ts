/** What the text is made from. The same link gives the same text, on every machine. */
export interface TokenSeed {
  readonly url: string;
  readonly destination: string | null;
  /** Title of what was shared; the destination's name where it is not known. */
  readonly title: string;
}

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const ALPHABETS: Readonly<Record<string, string>> = {
  c: ALPHANUMERIC,
  k: ALPHANUMERIC,
  x: '0123456789abcdef',
  d: '0123456789',
  u: ALPHANUMERIC.slice(0, 26),
};

/** Cyrillic letters that look like Latin ones and that no token has. */
const LOOKALIKES = 'АВЕКМНОРСТХаеорсух';

/** Titles are cut here, so that a hostile page cannot grow the text without bound. */
const LONGEST_TITLE = 60;

/** Whole characters only: half of a pair is none. */
function cut(title: string): string {
  return title.length <= LONGEST_TITLE ? title : [...title].slice(0, LONGEST_TITLE).join('');
}

/** Numbers from 0 up to, not including, a limit: FNV-1a of the seed, then xorshift. Not for secrets. */
function dice(seed: string): (limit: number) => number {
  let state = 0x811c9dc5;
  for (let index = 0; index < seed.length; index++) {
    state = Math.imul(state ^ seed.charCodeAt(index), 0x01000193);
  }
  state ||= 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

/**
 * Fills in one shape of `shapes.ts`; without a template, gives a bare token.
 *
 * The text never works. The character in the middle of each token is a Cyrillic look-alike, which real tokens (letters and digits
 * of ASCII) never contain, and short links end in a name that resolves for nobody.
 */
export function fillShape(
  shape: string,
  template = '￥{k}￥ {t}',
  { url, destination, title }: TokenSeed,
): string {
  const roll = dice(`${shape} ${destination} ${url}`);
  return template.replace(/\{(\w)(?::(\d+))?\}/g, (_, kind: string, count = '11') => {
    if (kind === 't') return cut(title.replace(/\s+/g, ' ').trim());
    const length = Number(count);
    let filled = '';
    for (let index = 0; index < length; index++) {
      const from = kind === 'k' && index === length >> 1 ? LOOKALIKES : (ALPHABETS[kind] ?? '');
      filled += from.charAt(roll(from.length));
    }
    return filled;
  });
}
