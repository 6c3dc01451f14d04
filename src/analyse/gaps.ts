/** What the record of a platform does not say: spans of days and kinds of questions without an answer. */
import { saysOf } from '../engine/compile.ts';
import type { Context } from '../engine/types.ts';
import { addDays } from '../policy/day.ts';
import { type Day, type MessageForm, MOMENTS, type Moment, type Surface } from '../policy/types.ts';
import { type Answers, NOBODY, type SpaceAnswers, type Table, UNKNOWN_TOKEN, type Voice } from './answers.ts';
import { boxesOf } from './boxes.ts';
import { createIds } from './ids.ts';
import { lessSpecific, lessSpecificSettings } from './less-specific.ts';
import { formsNamed, type Setting } from './space.ts';

/** What a question says beyond day, surface and link; nothing where it says no more. */
export type Condition = Setting & Pick<Context, 'form' | 'sender' | 'flags'>;

/**
 * Questions without an answer. `no-rule` = no rule speaks; `unknown` = one does, and says that nobody knows; `unsure` = one does, and
 * nobody knows whether it is about that product on that day.
 *
 * A gap without conditions is one of the plain question. A gap with conditions is there only under them: where one of them is left out
 * the question has an answer, so a gap of the plain question is not told again for each flag, and may be filled by one.
 */
export interface Gap {
  readonly moment: Moment;
  readonly why: 'no-rule' | 'unknown' | 'unsure';
  readonly rule: string | null;
  readonly since: Day;
  /** The last day; null where it lasts. */
  readonly until: Day | null;
  readonly surfaces: readonly Surface[];
  /** Places in `space.links.groups`. */
  readonly links: readonly number[];
  readonly conditions: readonly Condition[];
}

/** 0 = answered, -1 = no rule speaks, else the voice that does not know. */
type Lack = number;
const ANSWERED: Lack = 0;
const NO_RULE: Lack = -1;

/** What answers lack: by moment, then by group. */
type Lacks = Readonly<Record<Moment, readonly Lack[]>>;

/**
 * Makes the question what answers lack. Of sending and sharing only what the record itself calls unknown counts: most of it is never
 * told. Nor does a message that was given as a token count, where no rule of the platform knows such messages.
 */
function createLacks(answers: SpaceAnswers): (one: Answers) => Lacks {
  const unknown = answers.entries.map(({ entry }) => saysOf(entry) === 'unknown');
  const forms = new Set(answers.space.pack.rules.flatMap(formsNamed));
  const known = new Map<Answers, Lacks>();
  const lackOf = (voice: Voice): Lack =>
    voice > NOBODY && (unknown[answers.placeOf(voice)] || answers.isUnsure(voice)) ? voice : ANSWERED;
  return (one) => {
    let lacks = known.get(one);
    if (!lacks) {
      lacks = {
        compose: one.compose.map(lackOf),
        share: one.share.map(lackOf),
        click: one.click.map((voice, group) => {
          if (voice === UNKNOWN_TOKEN) return forms.has(one.form[group] as MessageForm) ? NO_RULE : ANSWERED;
          return voice === NOBODY ? NO_RULE : lackOf(voice);
        }),
      };
      known.set(one, lacks);
    }
    return lacks;
  };
}

/** One question without an answer, on one day. */
interface Missing {
  readonly context: number;
  readonly group: number;
  readonly moment: Moment;
  readonly lack: Lack;
}

/** Works out what is missing in a table and is not missing already where the question says less. */
function createMissing(answers: SpaceAnswers) {
  const lacksOf = createLacks(answers);
  const parents = new Map(
    answers.space.pack.surfaces.map(({ id }) => [id as string, lessSpecific(answers.contextsOn(id))]),
  );
  const idOf = createIds<Table>();
  const found = new Map<string, readonly Missing[]>();

  return (surface: Surface, table: Table, wider: readonly Table[]): readonly Missing[] => {
    // Where the client makes no difference, everything is told without it.
    if (wider.includes(table)) return [];
    const key = [table, ...wider].map(idOf).join();
    let missing = found.get(key);
    if (missing) return missing;
    const less = parents.get(surface) ?? [];
    const list: Missing[] = [];
    for (const [context, one] of table.entries()) {
      const others = [
        ...(less[context] ?? []).map((place) => table[place]),
        ...wider.map((at) => at[context]),
      ];
      // Where less was said and all is the same, everything is told there.
      if (others.includes(one)) continue;
      const lacks = lacksOf(one);
      const told = others.flatMap((other) => (other ? [lacksOf(other)] : []));
      for (const moment of MOMENTS) {
        for (const [group, lack] of lacks[moment].entries()) {
          if (lack === ANSWERED || told.some((other) => other[moment][group] !== ANSWERED)) continue;
          list.push({ context, group, moment, lack });
        }
      }
    }
    missing = list;
    found.set(key, missing);
    return missing;
  };
}

interface Span extends Missing {
  readonly surface: Surface;
  readonly setting: Setting;
  readonly since: Day;
  readonly until: Day | null;
}

/** What is missing on one surface with one setting, day after day, as spans. */
function* spansOf(
  answers: SpaceAnswers,
  surface: Surface,
  setting: Setting,
  missingIn: ReturnType<typeof createMissing>,
): Iterable<Span> {
  const wider = lessSpecificSettings(setting);
  let before: readonly Missing[] | null = null;
  const open = new Map<string, { readonly missing: Missing; readonly since: Day }>();
  for (const day of [...answers.space.days, null]) {
    const missing: readonly Missing[] =
      day === null
        ? []
        : missingIn(
            surface,
            answers.tableOn(day, setting, surface),
            wider.map((one) => answers.tableOn(day, one, surface)),
          );
    if (day !== null && missing === before) continue;
    before = missing;
    const now = new Map(missing.map((one) => [[one.context, one.group, one.moment, one.lack].join(), one]));
    for (const [key, { missing: ended, since }] of open) {
      if (now.has(key)) continue;
      open.delete(key);
      yield { ...ended, surface, setting, since, until: day === null ? null : addDays(day, -1) };
    }
    for (const [key, one] of now) {
      if (!open.has(key) && day !== null) open.set(key, { missing: one, since: day });
    }
  }
}

function conditionOf({ form, sender, flags }: Context, setting: Setting): Condition {
  return {
    ...setting,
    ...(form !== undefined && { form }),
    ...(sender !== undefined && { sender }),
    ...(flags !== undefined && { flags }),
  };
}

/** Everything without an answer, from the first day on record on, merged: plain questions first, then by day. */
export function gapsOf(answers: SpaceAnswers): Gap[] {
  const { pack, settings } = answers.space;
  const missingIn = createMissing(answers);
  const spans = new Map<string, Span[]>();
  for (const { id: surface } of pack.surfaces) {
    for (const setting of settings) {
      for (const span of spansOf(answers, surface, setting, missingIn)) {
        const key = [span.since, span.until, span.moment, span.lack].join();
        const same = spans.get(key);
        if (same) same.push(span);
        else spans.set(key, [span]);
      }
    }
  }
  const gaps = [...spans.values()].flatMap((same) => {
    const [{ since, until, moment, lack }] = same as [Span, ...Span[]];
    const speaker = lack > NOBODY ? answers.entryOf(lack) : undefined;
    const cells = same.map(({ surface, setting, context, group }) => ({
      group,
      surface,
      condition: conditionOf(answers.contextsOn(surface)[context] as Context, setting),
    }));
    return boxesOf(cells, ['group', 'surface', 'condition']).map(
      ({ group, surface, condition }): Gap => ({
        moment,
        why: !speaker ? 'no-rule' : saysOf(speaker.entry) === 'unknown' ? 'unknown' : 'unsure',
        rule: speaker ? (pack.rules[speaker.rule]?.id ?? null) : null,
        since,
        until,
        surfaces: surface,
        links: group,
        conditions: condition,
      }),
    );
  });
  const plain = ({ conditions: [first = {}] }: Gap) => Object.keys(first).length === 0;
  const order = (gap: Gap) => `${plain(gap) ? 0 : 1} ${gap.since} ${gap.until ?? '9999-12-31'}`;
  return gaps
    .map((gap, at) => ({ gap, at, key: order(gap) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.at - b.at))
    .map(({ gap }) => gap);
}
