/** Every answer in the space of a pack, worked out once for all questions that meet the same rules. */
import { failedFixed, type Setting, saysOf } from '../engine/compile.ts';
import { holds, isClickable } from '../engine/holds.ts';
import type { Context } from '../engine/types.ts';
import { inForce } from '../policy/day.ts';
import type { Day, HistoryEntry, MessageForm, Moment, Rule } from '../policy/types.ts';
import type { Space } from './space.ts';

/** A rule with one entry of its history. */
export interface Entry {
  /** Place of the rule in the pack. */
  readonly rule: number;
  readonly entry: HistoryEntry;
}

/**
 * Who speaks, as a number: 0 = no rule; else `entryOf` and `isUnsure` tell the entry, and whether the record leaves open if it covers
 * the link. Of clicks: `NOTHING_TO_TAP` where the message has no link and a share rule or its form says so, `UNKNOWN_TOKEN` where it
 * was given as a token of which nothing is on record.
 */
export type Voice = number;
export const NOBODY: Voice = 0;
export const NOTHING_TO_TAP: Voice = -1;
export const UNKNOWN_TOKEN: Voice = -2;

/** The answers to one context, by group of links. */
export interface Answers {
  readonly compose: readonly Voice[];
  readonly share: readonly Voice[];
  readonly click: readonly Voice[];
  /** The form that the message has. */
  readonly form: readonly MessageForm[];
}

/** The answers on one surface to each context of it, in the order of `contextsOn`. The same object wherever the same rules are met. */
export type Table = readonly Answers[];

export interface SpaceAnswers {
  readonly space: Space;
  /** Every entry of the pack, by rule and then by day. */
  readonly entries: readonly Entry[];
  /** Contexts of the space on a surface. */
  contextsOn(surface: string): readonly Context[];
  tableOn(day: Day, setting: Setting, surface: string): Table;
  entryOf(voice: Voice): Entry | undefined;
  /** Place of an entry in `entries`. */
  placeOf(voice: Voice): number;
  isUnsure(voice: Voice): boolean;
  /** Tables that were worked out. */
  readonly worked: number;
}

/** One surface at one time: which rules are in force, with which entry, and the links that each is about. */
interface Frame {
  /** Places in `entries`, in the order of rules. */
  readonly active: readonly number[];
  readonly links: ReturnType<Space['links']['matchesOn']>;
  readonly linksKey: string;
}

const entryOf = (voice: Voice): number => (voice >> 1) - 1;
const isUnsure = (voice: Voice): boolean => (voice & 1) === 1;

/** Works out answers as they are asked for, and keeps them. */
export function answersOf(space: Space): SpaceAnswers {
  const { pack, links, contexts } = space;
  const count = links.groups.length;
  const entries: Entry[] = [];
  const firstEntry = pack.rules.map((rule, at) => {
    const first = entries.length;
    for (const entry of rule.history) entries.push({ rule: at, entry });
    return first;
  });
  const ruleOf = (place: number): Rule => pack.rules[entries[place]?.rule ?? -1] as Rule;
  const says = entries.map(({ entry }) => saysOf(entry));
  const bySurface = new Map(
    pack.surfaces.map(({ id }) => [id as string, contexts.filter(({ surface }) => surface === id)]),
  );

  /** The first entry of a list that matches, by group of links. Lists that are alike are walked once. */
  const walked = new Map<string, readonly Voice[]>();
  function walk(list: readonly number[], frame: Frame): readonly Voice[] {
    const key = `${frame.linksKey}:${list.join()}`;
    let voices = walked.get(key);
    if (!voices) {
      voices = links.groups.map((_, group) => {
        for (const place of list) {
          const match = frame.links[entries[place]?.rule ?? -1]?.[group];
          if (match === 'no' || match === undefined) continue;
          return ((place + 1) << 1) | (match === 'unsure' ? 1 : 0);
        }
        return NOBODY;
      });
      walked.set(key, voices);
    }
    return voices;
  }

  function listOf(frame: Frame, moment: Moment, context: Context, form?: MessageForm): number[] {
    return frame.active.filter((place) => {
      const rule = ruleOf(place);
      if (rule.moment !== moment || !holds(rule.when, context, form)) return false;
      return moment !== 'share' || context.form === undefined || says[place] === context.form;
    });
  }

  /** What a share rule makes of a message: nothing known where none speaks, or where it does not tell. */
  function ruled(voice: Voice): HistoryEntry | null {
    if (voice === NOBODY || isUnsure(voice) || says[entryOf(voice)] === 'unknown') return null;
    return entries[entryOf(voice)]?.entry ?? null;
  }

  function answer(frame: Frame, context: Context): Answers {
    const share = walk(listOf(frame, 'share', context), frame);
    const compose = walk(listOf(frame, 'compose', context), frame);
    const form: MessageForm[] = [];
    const click: Voice[] = [];
    const byForm = new Map<MessageForm, readonly Voice[]>();
    for (let group = 0; group < count; group++) {
      const entry = ruled(share[group] as Voice);
      const shown = (entry?.form as MessageForm | undefined) ?? context.form ?? 'link';
      form.push(shown);
      if (!isClickable(shown, entry?.with)) {
        const token = shown === 'token' || shown === 'qr';
        click.push(token && !entry ? UNKNOWN_TOKEN : NOTHING_TO_TAP);
        continue;
      }
      let voices = byForm.get(shown);
      if (!voices) {
        voices = walk(listOf(frame, 'click', context, shown), frame);
        byForm.set(shown, voices);
      }
      click.push(voices[group] as Voice);
    }
    return { compose, share, click, form };
  }

  function frameOn(day: Day, setting: Setting, surface: string): Frame {
    const active = pack.rules.flatMap(({ when, history }, at) => {
      if (when.surface && !when.surface.some((one) => one === surface)) return [];
      const entry = inForce(history, day);
      if (!entry || saysOf(entry) === 'none' || failedFixed(when, setting).length > 0) return [];
      return [(firstEntry[at] as number) + history.indexOf(entry)];
    });
    return {
      active,
      links: links.matchesOn(day),
      linksKey: links.days.findLast((one) => one <= day) ?? '',
    };
  }

  const tables = new Map<string, Table>();
  return {
    space,
    entries,
    contextsOn: (surface) => bySurface.get(surface) ?? [],
    tableOn(day, setting, surface) {
      const frame = frameOn(day, setting, surface);
      const key = `${surface}:${frame.linksKey}:${frame.active.join()}`;
      let table = tables.get(key);
      if (!table) {
        table = (bySurface.get(surface) ?? []).map((context) => answer(frame, context));
        tables.set(key, table);
      }
      return table;
    },
    entryOf: (voice) => entries[entryOf(voice)],
    placeOf: entryOf,
    isUnsure,
    get worked() {
      return tables.size;
    },
  };
}
