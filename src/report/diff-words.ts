/** A comparison in words, for every writer. English, with English names. */
import { conditionsInWords, inARow, linksInWords, type Names, surfacesInWords } from '../analyse/words.ts';
import type { Comparison, SideOutline } from '../compare/comparison.ts';
import type { Difference, Example, Part, Where } from '../compare/differences.ts';
import type { Ground, Said } from '../compare/sides.ts';
import type { Reach } from '../engine/types.ts';
import type { Moment } from '../policy/types.ts';
import { paramsInWords } from './words.ts';

const MOMENT: Readonly<Record<Moment, string>> = {
  compose: 'Sending',
  share: 'Message',
  click: 'Click',
};

const number = (value: number): string => value.toLocaleString('en');
const plural = (count: number, one: string): string => `${number(count)} ${one}${count === 1 ? '' : 's'}`;

function saidInWords({ says, with: params }: Said): string {
  if (says === 'unknown') return 'unknown';
  return Object.keys(params).length === 0 ? says : `${says} (${paramsInWords(params)})`;
}

/** `Click: copy-url (wording: copy-url) → webview (appButton: none)` */
export function differenceInWords({ moment, before, after }: Difference): string {
  return `${MOMENT[moment]}: ${saidInWords(before)} → ${saidInWords(after)}`;
}

function groundInWords({ rule, from, confidence, overlay, clients, disputed }: Ground): string {
  if (rule === null) return 'no rule';
  const whose = overlay === undefined ? '' : ` (overlay ${overlay})`;
  const about = clients === undefined ? '' : `, about ${inARow(clients)} alone`;
  return `${rule}, ${from}, ${confidence}${whose}${about}${disputed ? ', sources disagree' : ''}`;
}

/** `alibaba-in-group, 2021-09-17, reported → stage-2-group-taobao, 2021-11-30, documented` */
export function groundsInWords({ before, after }: Part): string {
  return `${groundInWords(before)} → ${groundInWords(after)}`;
}

/** Ids of the sources of both sides: `a, b → c`; nothing where neither has any. */
export function citedInWords({ before, after }: Part): string {
  const of = ({ rule, sources }: Ground) =>
    sources.length > 0 ? sources.join(', ') : rule === null ? 'none' : 'none, it is supposed';
  return before.sources.length + after.sources.length === 0 ? '' : `${of(before)} → ${of(after)}`;
}

/** `1:1 chat: Taobao and Tmall; on Android before 8.0.11` */
export function whereInWords({ surface, link, condition }: Where, names: Names, most?: number): string {
  const conditions = conditionsInWords(condition, names);
  const place = `${surfacesInWords(surface, names)}: ${linksInWords(link, names, most)}`;
  return conditions === '' ? place : `${place}; ${conditions}`;
}

function readInWords({ possible, steps = 0, seconds = [0, 0] }: Reach): string {
  if (possible === 'unknown') return 'not known';
  if (!possible) return 'not possible';
  const [low, high] = seconds.map((value) => value.toFixed(1));
  return `${plural(steps, 'step')}, ${low}–${high} s`;
}

/** An example with what it takes to read there: `https://taobao.com/ in group; read: 5 steps, 3.4–11.9 s → 1 step, 0.6–1.9 s` */
export function exampleInWords(
  { url, destination, surface, condition, before, after }: Example,
  names: Names,
) {
  const about = url ?? `${destination ?? 'a product'} (no known address)`;
  const more = conditionsInWords([condition], names);
  const where = `${about} in ${surface}${more === '' ? '' : `, ${more}`}`;
  return `${where}; read: ${readInWords(before)} → ${readInWords(after)}`;
}

/** `WeChat (wechat) on 2021-12-01, Opening, stage 2` and what is to be known of that side. */
export function sideInWords({ platform, name, at, era, firstDay, hypothetical }: SideOutline): string {
  const early = firstDay === null || at < firstDay;
  const record = firstDay === null ? 'nothing is on record' : `the record begins on ${firstDay}`;
  return [
    `${name.en} (${platform}) on ${at}`,
    ...(early ? [`${record}: everything is unknown on this day`] : era ? [era.name.en] : []),
    ...(hypothetical.length > 0
      ? [`HYPOTHETICAL, under ${hypothetical.map((one) => `${one.name.en} (${one.id})`).join(', then ')}`]
      : []),
  ].join('; ');
}

/** Surfaces that were left out, and why; nothing where there are none. */
export function leftOutInWords({ before, after }: Comparison): string[] {
  return [before, after].flatMap(({ name, only }) =>
    only.length === 0 ? [] : [`Not compared: ${inARow(only)}, which only ${name.en} has.`],
  );
}

/** How much differs, in a sentence or two. */
export function totalsInWords({
  before,
  after,
  asked,
  changed,
  onOtherGround,
  differences,
}: Comparison): string {
  const sameSide =
    before.platform === after.platform &&
    before.at === after.at &&
    before.hypothetical.length === after.hypothetical.length;
  if (sameSide) return 'The same day twice: nothing differs.';
  const moved =
    onOtherGround === 0
      ? ''
      : ` ${plural(onOtherGround, 'answer')} ${onOtherGround === 1 ? 'is' : 'are'} the same by another rule.`;
  if (changed === 0) return `Nothing differs: ${plural(asked, 'question')}, the same answers.${moved}`;
  return `${plural(asked, 'question')}, of which ${number(changed)} have another answer: ${plural(differences.length, 'difference')}.${moved}`;
}

/** The one line that every form of the comparison begins with. */
export function diffLabel({ before, after }: Comparison): string {
  const supposed = before.hypothetical.length + after.hypothetical.length > 0;
  const what = supposed
    ? 'Comparison with a what-if, in part not on record'
    : 'Comparison from a dated record';
  return `${what}. Made by Interstice, not by the platforms.`;
}

/** What a reader must know to read the rest. */
export const DIFF_KEY =
  'A difference is told for the plain question, and under a condition (client, region, form, sender, flags) only where it is another one there. A rule that is "about" some clients "alone" says nothing of the others. "unknown" means that nothing on record says it. Addresses in .invalid stand for any site that nothing lists.';
