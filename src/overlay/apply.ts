import { digestOf } from '../packs/digest.ts';
import type { Day, Era, HistoryEntry, Moment, Pack, Rule, Wording } from '../policy/types.ts';
import type { InventedWording, Overlay, SupposedEntry, SupposedRule } from './types.ts';

/** From the first day of what is supposed on, that holds; before it, what is on record. */
function takeOver<Dated extends { readonly from: Day }>(
  recorded: readonly Dated[],
  supposed: readonly Dated[],
): readonly Dated[] {
  const [first] = supposed;
  return first ? [...recorded.filter(({ from }) => from < first.from), ...supposed] : recorded;
}

function entryOf(entry: SupposedEntry, overlay: string): HistoryEntry {
  return { ...entry, confidence: 'hypothetical', sources: [], overlay };
}

function ruleOf(rule: SupposedRule, overlay: string): Rule {
  return { ...rule, history: rule.history.map((entry) => entryOf(entry, overlay)) };
}

function wordingOf(wording: InventedWording): Wording {
  return { ...wording, mark: 'invented', sources: [] };
}

/** The entry by which a rule ends. */
function ending(moment: Moment, from: Day, reason: SupposedEntry['reason']): SupposedEntry {
  return moment === 'share' ? { from, form: 'none', reason } : { from, treatment: 'none', reason };
}

/** The rules of the pack as the overlay leaves them, in their order. */
function keptRules(pack: Pack, { id, remove = [], replace = [] }: Overlay): Rule[] {
  return pack.rules.flatMap((rule) => {
    const removal = remove.find(({ rules }) => rules.includes(rule.id));
    if (removal && removal.from === undefined) return [];
    const supposed = removal?.from
      ? [ending(rule.moment, removal.from, removal.reason)]
      : (replace.find((one) => one.rule === rule.id)?.history ?? []);
    const entries = supposed.map((entry) => entryOf(entry, id));
    return [{ ...rule, history: takeOver(rule.history, entries) }];
  });
}

/** Puts the new rules at their places. */
function withAdded(rules: readonly Rule[], { id, add = [] }: Overlay): Rule[] {
  const made = (additions: NonNullable<Overlay['add']>) =>
    additions.flatMap((addition) => addition.rules.map((rule) => ruleOf(rule, id)));
  const first = add.filter(({ before, after }) => before === undefined && after === undefined);
  const around = rules.flatMap((rule) => [
    ...made(add.filter(({ before }) => before === rule.id)),
    rule,
    ...made(add.filter(({ after }) => after === rule.id)),
  ]);
  return [...made(first), ...around];
}

/**
 * Puts an overlay on a pack. What comes out is compiled like any pack, and says in `hypothetical` what it is. Several overlays go on one after the
 * other; each sees what those below it made.
 *
 * @param overlay one that `parseOverlay` has checked against this very pack; a rule that it names and the pack lacks is passed over
 * @throws RangeError where the overlay is for another platform
 */
export function applyOverlay(pack: Pack, overlay: Overlay): Pack {
  const { id, on, name, flags = [], eras = [], wordings = {} } = overlay;
  if (on !== pack.id) throw new RangeError(`the overlay "${id}" is for "${on}", not for "${pack.id}"`);
  const supposedEras = eras.map((era): Era => ({ ...era, sources: [], overlay: id }));
  const invented = Object.entries(wordings).map(([key, wording]) => [key, wordingOf(wording)] as const);
  return {
    ...pack,
    flags: [...pack.flags, ...flags],
    eras: takeOver(pack.eras, supposedEras),
    rules: withAdded(keptRules(pack, overlay), overlay),
    wordings: { ...pack.wordings, ...Object.fromEntries(invented) },
    hypothetical: [...(pack.hypothetical ?? []), { id, name, digest: digestOf(overlay) }],
  };
}
