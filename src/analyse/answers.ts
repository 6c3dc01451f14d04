/** Every answer in the space of a pack, worked out once for all questions that meet the same rules. */
import { failedFixed, saysOf } from '../engine/compile.ts';
import { holds, isClickable } from '../engine/holds.ts';
import type { Context } from '../engine/types.ts';
import { inForce } from '../policy/day.ts';
import type { Day, HistoryEntry, MessageForm, Moment } from '../policy/types.ts';
import type { Setting, Space } from './space.ts';

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

/** The answers to one context, by group of links. The same object wherever they are the same for the same reasons. */
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

/** Who speaks of each group of links, by one list of rules. */
interface Walk {
  readonly id: number;
  readonly voices: readonly Voice[];
}

/** What share rules make of a message, by group of links. */
interface Messages {
  readonly id: number;
  readonly form: readonly MessageForm[];
  /** Why there is nothing to tap; null where there is. */
  readonly untapped: readonly (Voice | null)[];
  /** The forms of messages that can be tapped. */
  readonly tapped: readonly MessageForm[];
}

const entryOf = (voice: Voice): number => (voice >> 1) - 1;
const isUnsure = (voice: Voice): boolean => (voice & 1) === 1;

/** Works out answers as they are asked for, and keeps them. */
export function answersOf(space: Space): SpaceAnswers {
  const { pack, links, contexts } = space;
  const entries: Entry[] = [];
  const firstEntry = pack.rules.map((rule, at) => {
    const first = entries.length;
    for (const entry of rule.history) entries.push({ rule: at, entry });
    return first;
  });
  const ruleOf = entries.map(({ rule }) => rule);
  const says = entries.map(({ entry }) => saysOf(entry));
  const bySurface = new Map(
    pack.surfaces.map(({ id }) => [id as string, contexts.filter(({ surface }) => surface === id)]),
  );

  /** The first entry of a list that matches, by group of links. Lists that are alike are walked once. */
  const walks = new Map<string, Walk>();
  function walk(list: readonly number[], frame: Frame): Walk {
    const key = `${frame.linksKey}:${list.join()}`;
    let found = walks.get(key);
    if (!found) {
      const voices = links.groups.map((_, group) => {
        for (const place of list) {
          const match = frame.links[ruleOf[place] as number]?.[group];
          if (match === 'no' || match === undefined) continue;
          return ((place + 1) << 1) | (match === 'unsure' ? 1 : 0);
        }
        return NOBODY;
      });
      found = { id: walks.size, voices };
      walks.set(key, found);
    }
    return found;
  }

  /** By context without its form and by the form of the message: for each rule of a moment, whether it holds there. Asked in every frame. */
  const holding = new Map<string, readonly boolean[]>();
  function holdingIn(moment: Moment, context: Context, form?: MessageForm): readonly boolean[] {
    const { surface, sender, flags } = context;
    const key = [moment, surface, form, sender, flags?.join(' ')].join();
    let held = holding.get(key);
    if (!held) {
      held = pack.rules.map((rule) => rule.moment === moment && holds(rule.when, context, form));
      holding.set(key, held);
    }
    return held;
  }

  function listOf(frame: Frame, moment: Moment, context: Context, form?: MessageForm): number[] {
    const held = holdingIn(moment, context, form);
    return frame.active.filter((place) => held[ruleOf[place] as number]);
  }

  /** What a share rule makes of a message: nothing known where none speaks, or where it does not tell. */
  function ruled(voice: Voice): HistoryEntry | null {
    if (voice === NOBODY || isUnsure(voice) || says[entryOf(voice)] === 'unknown') return null;
    return entries[entryOf(voice)]?.entry ?? null;
  }

  /** The messages that share rules make of a form that is given, or of none. */
  const messages = new Map<string, Messages>();
  function messagesOf({ id, voices }: Walk, given: MessageForm | undefined): Messages {
    const key = `${id} ${given}`;
    let found = messages.get(key);
    if (!found) {
      const ruling = voices.map(ruled);
      const form = ruling.map((entry) => (entry?.form as MessageForm | undefined) ?? given ?? 'link');
      const untapped = form.map((shown, group) => {
        const entry = ruling[group];
        if (isClickable(shown, entry?.with)) return null;
        return (shown === 'token' || shown === 'qr') && !entry ? UNKNOWN_TOKEN : NOTHING_TO_TAP;
      });
      const tapped = new Set(form.filter((_, group) => untapped[group] === null));
      found = { id: messages.size, form, untapped, tapped: [...tapped] };
      messages.set(key, found);
    }
    return found;
  }

  const kept = new Map<string, Answers>();
  function answer(frame: Frame, context: Context): Answers {
    const given = context.form;
    const shares = listOf(frame, 'share', context);
    const share = walk(given === undefined ? shares : shares.filter((place) => says[place] === given), frame);
    const compose = walk(listOf(frame, 'compose', context), frame);
    const message = messagesOf(share, given);
    const clicks = message.tapped.map((form) => walk(listOf(frame, 'click', context, form), frame));
    const key = [message.id, compose.id, ...clicks.map(({ id }) => id)].join();
    let found = kept.get(key);
    if (!found) {
      const { form, untapped, tapped } = message;
      const click = untapped.map(
        (voice, group) =>
          voice ?? clicks[tapped.indexOf(form[group] as MessageForm)]?.voices[group] ?? NOBODY,
      );
      found = { compose: compose.voices, share: share.voices, click, form };
      kept.set(key, found);
    }
    return found;
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
