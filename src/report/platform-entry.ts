/** One entry of a rule for the page of a platform: from when to when, what it did, what was on the screen, on whose word. */
import { saysOf } from '../engine/compile.ts';
import { addDays } from '../policy/day.ts';
import { localText } from '../policy/local-text.ts';
import type { Dispute, HistoryEntry, Moment, Pack, Params, Rule } from '../policy/types.ts';
import type { TreatmentSpec } from '../treatments/types.ts';
import { citations } from './citations.ts';
import { markdownText } from './markdown.ts';
import { screensShown } from './screen-words.ts';
import { FORMS } from './when-words.ts';
import { paramsInWords } from './words.ts';

/** What a page is written with. */
export interface Telling {
  readonly pack: Pack;
  readonly treatments: Readonly<Record<string, TreatmentSpec>>;
}

/** `From 2021-09-17 to 2021-11-29`, `By 2018-06-08 at the latest, until 2018-12-31`, `From about 2015-02-04 on` */
export function spanOf(
  { from, precision = 'day' }: Pick<HistoryEntry, 'from' | 'precision'>,
  next: string | undefined,
): string {
  const last = next === undefined ? undefined : addDays(next, -1);
  if (precision === 'by') return `By ${from} at the latest${last === undefined ? '' : `, until ${last}`}`;
  const start = precision === 'about' ? `From about ${from}` : `From ${from}`;
  if (last === undefined) return `${start} on`;
  return precision === 'day' && last === from ? `On ${from}` : `${start} to ${last}`;
}

const COMPOSE: Readonly<Record<string, string>> = {
  allowed: 'Can be sent',
  refused: 'Cannot be sent',
  quota: 'Only so many can be sent',
};

/** What an entry says, by what it is about; a name that a reader understands. */
function saidInWords(moment: Moment, says: string, { treatments }: Telling): string {
  if (says === 'unknown') return 'Not known';
  if (says === 'none') return 'No longer in force';
  if (moment === 'compose') return COMPOSE[says] ?? says;
  if (says === 'removed') return 'Is taken away';
  if (moment === 'share') return `Arrives as ${FORMS[says as keyof typeof FORMS] ?? says}`;
  const name = treatments[says]?.name;
  return name ? localText(name, 'en') : says;
}

/** `appButton` -> `app button` */
const inPlainWords = (key: string): string => key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Parameters without those that are told in words of their own: the screen, and what follows. */
function paramsOf({ wording: _wording, then, next, ...rest }: Params, telling: Telling): string[] {
  const own = paramsInWords(
    Object.fromEntries(Object.entries(rest).map(([key, value]) => [inPlainWords(key), value])),
  );
  const follows = typeof then === 'string' ? saidInWords('click', then, telling) : '';
  const after = typeof next === 'object' && next !== null ? paramsOf(next as Params, telling) : [];
  const later = after.length > 0 ? ` (${after.join('; ')})` : '';
  return [
    ...(own === '' ? [] : [own]),
    ...(follows === '' && later === ''
      ? []
      : [`then ${follows === '' ? 'goes on' : follows.toLowerCase()}${later}`]),
  ];
}

function disputeLine(
  { says, treatment, form, sources: cited }: Dispute,
  moment: Moment,
  telling: Telling,
): string {
  const other = treatment ?? form;
  const said = other === undefined ? '' : ` (${saidInWords(moment, other, telling).toLowerCase()})`;
  return `Disputed${markdownText(said)}: ${markdownText(localText(says, 'en'))} Sources: ${citations(cited)}`;
}

/** An entry as a list item of Markdown. */
export function entryLines({ moment, history }: Rule, entry: HistoryEntry, telling: Telling): string[] {
  const { from, with: params = {}, confidence, reason, announced, rollout, disputed = [], sources } = entry;
  const next = history[history.indexOf(entry) + 1]?.from;
  const says = saysOf(entry);
  const span = spanOf(entry, says === 'none' ? undefined : next);
  const details = [...paramsOf(params, telling), confidence].map(markdownText).join('; ');
  const inner = [
    markdownText(localText(reason, 'en')),
    ...(announced === undefined || announced === from ? [] : [`Announced on ${announced}.`]),
    ...(rollout === undefined ? [] : [`Roll-out: ${markdownText(localText(rollout, 'en'))}`]),
    ...screensShown(params, telling.pack),
    ...disputed.map((dispute) => disputeLine(dispute, moment, telling)),
    ...(sources.length === 0 ? [] : [`Sources: ${citations(sources)}`]),
  ];
  return [
    `- **${span}: ${markdownText(saidInWords(moment, says, telling))}** (${details})`,
    ...inner.map((line) => `  - ${line}`),
  ];
}
