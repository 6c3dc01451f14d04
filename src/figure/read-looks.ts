/** How a figure is shown, as far as that is no single word. */
import { quote, type Reader } from './reader.ts';
import { LONGEST_TITLE } from './types.ts';

const SWITCH: Readonly<Record<string, boolean>> = { true: true, false: false, '1': true, '0': false };

/** Whether wording has its translation; yes where nothing is said. */
export function glossIn(source: Readonly<Record<string, unknown>>, { fault }: Reader): boolean {
  const { gloss = true } = source;
  const word = typeof gloss === 'object' ? '' : String(gloss);
  const isOn = Object.hasOwn(SWITCH, word) ? SWITCH[word] : undefined;
  if (isOn === undefined)
    fault(['gloss'], 'wrong-value', gloss, `${quote(gloss)} is neither yes nor no.`, 'true or false');
  return isOn ?? true;
}

/** The title, no longer than one line takes. */
export function titleIn({ text, fault }: Reader): string | undefined {
  const title = text('title');
  if (title === undefined || title.length <= LONGEST_TITLE) return title;
  const message = `The title has ${title.length.toLocaleString('en')} characters; it is cut.`;
  fault(['title'], 'wrong-value', title, message, `At most ${LONGEST_TITLE} characters.`);
  // Half a character, which is what a cut may leave, is none.
  return title
    .slice(0, LONGEST_TITLE)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
}

/** How much of a before-after figure shows what was before, from 0 to 100; undefined = one half. */
export function cutIn({ cut }: Readonly<Record<string, unknown>>, { fault }: Reader): number | undefined {
  if (cut === undefined) return undefined;
  const share =
    typeof cut === 'number' || (typeof cut === 'string' && /^\d{1,3}$/.test(cut)) ? Number(cut) : Number.NaN;
  if (share >= 0 && share <= 100) return Math.round(share);
  fault(
    ['cut'],
    'wrong-value',
    cut,
    `${quote(cut)} is no share; both halves are shown.`,
    'A number from 0 to 100.',
  );
  return undefined;
}
