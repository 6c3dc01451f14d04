/** Decisions in words: phrases that several commands use. English only; what stands in the packs comes in the language asked for. */
import type { Decision, Goal, Reach, TraceLine } from '../engine/types.ts';
import { conditionInWords } from '../policy/condition-words.ts';
import { inForce } from '../policy/day.ts';
import { localText } from '../policy/local-text.ts';
import type { HistoryEntry, LocalText, Pack, Rule, Source } from '../policy/types.ts';

export { paramsInWords, sinceInWords } from '../report/words.ts';

/** Says a text in a language, else in English. */
export type Say = (text: LocalText) => string;

export const sayIn =
  (language: string): Say =>
  (text) =>
    localText(text, language);

/** The rule of a pack and its entry on a day. */
export function entryOf(
  pack: Pack,
  id: string | null | undefined,
  day: string,
): { readonly rule: Rule; readonly entry: HistoryEntry | undefined } | null {
  const rule = pack.rules.find((one) => one.id === id);
  return rule ? { rule, entry: inForce(rule.history, day) } : null;
}

/** Where a day lies after everything on record of a platform: that, as a sentence; else nothing. What an overlay says is not on record. */
export function afterRecord({ eras, rules }: Pack, at: string): string | null {
  const recorded = [...eras, ...rules.flatMap(({ history }) => history)].filter(
    ({ overlay }) => overlay === undefined,
  );
  const days = recorded.map(({ from }) => from);
  const newest = days.reduce((late, day) => (day > late ? day : late), '');
  return at > newest ? `Nothing on record is newer than ${newest}: this is how things stood then.` : null;
}

/** Clients that a ruling is about alone, where the question named none; null where it is about any. */
export function clientsInWords(pack: Pack, clients: readonly string[] | undefined, say: Say): string | null {
  if (!clients) return null;
  const named = pack.clients.filter(({ id }) => clients.includes(id));
  return named.map(({ name }) => say(name)).join(', ');
}

/** One source as two lines: what it is, and where. */
export function sourceInWords(id: string, sources: Readonly<Record<string, Source>>): string {
  const source = Object.hasOwn(sources, id) ? sources[id] : undefined;
  if (!source) return `${id} (not in the list of sources)`;
  const by = [source.publisher, source.date, source.kind].filter((part) => part != null).join(', ');
  const note = source.note ? ` (${source.note})` : '';
  return `${source.title} [${by}]${note}\n${source.url ?? 'no address on record'}`;
}

/** Why a rule did not speak. */
export function missInWords({ failed = [], day }: TraceLine, rule: Rule | undefined): string {
  const reasons = failed.map((key) => {
    if (key !== 'day') return conditionInWords(key, rule?.when ?? {});
    if (day === undefined) return 'it is not in force';
    return rule?.history[0]?.from === day ? `it begins on ${day}` : `it ended on ${day}`;
  });
  return reasons.join('; ');
}

const WHERE = {
  'in-app': 'in the app',
  browser: 'in the browser',
  app: 'in the destination’s own app',
} as const;

/** The way to a goal, in one line. */
export function reachInWords(reach: Reach): string {
  const wallets = [
    reach.accepted?.length ? `accepted: ${reach.accepted.join(', ')}` : '',
    reach.refused?.length ? `refused: ${reach.refused.join(', ')}` : '',
    reach.unknown?.length ? `not on record: ${reach.unknown.join(', ')}` : '',
    reach.disputed?.length ? `disputed: ${reach.disputed.join(', ')}` : '',
  ].filter((part) => part !== '');
  const tail = wallets.length > 0 ? `; ${wallets.join('; ')}` : '';
  if (reach.possible === 'unknown') return `not on record${tail}`;
  if (!reach.possible) return `not possible${tail}`;
  const { steps = 0, seconds = [0, 0], path = [], where } = reach;
  const [low, high] = seconds.map((number) => number.toFixed(1));
  const place = where ? `, ${WHERE[where]}` : '';
  return `${steps} ${steps === 1 ? 'action' : 'actions'}, ${low}–${high} s${place}: ${path.join(' > ')}${tail}`;
}

export const GOAL_NAMES: Readonly<Record<Goal, string>> = { read: 'Read', app: 'Open in app', pay: 'Pay' };

/** The three criteria in one line: `same-display no, opens-in-app yes, no-extra-step not known`. */
export function criteriaInWords(criteria: NonNullable<Decision['criteria']>): string {
  return Object.entries(criteria)
    .map(([name, met]) => `${name} ${met === null ? 'not known' : met ? 'yes' : 'no'}`)
    .join(', ');
}
