import { unreachableRules } from '../analyse/reachability.ts';
import { checkLanguages } from '../policy/checks/citations.ts';
import { createConditionCheck } from '../policy/checks/conditions.ts';
import { checkHistory } from '../policy/checks/entries.ts';
import { checkDay, checkOrder, checkUniqueIds } from '../policy/checks/order.ts';
import { checkOptions, type KnownToPacks } from '../policy/checks/pack.ts';
import { suggest } from '../policy/nearest-name.ts';
import type { Findings, Path } from '../policy/problem.ts';
import type { Pack, Rule } from '../policy/types.ts';
import { applyOverlay } from './apply.ts';
import type { Overlay } from './types.ts';

/** What an overlay is checked against: the packs as they are, with what already lies on them. */
export interface KnownToOverlays extends Omit<KnownToPacks, 'sourceIds'> {
  readonly packs: Readonly<Record<string, Pack>>;
}

/** Nothing in an overlay cites anything. */
const citesNothing = () => {};

/** Checks that what the overlay brings has ids of its own. */
function checkNew(overlay: Overlay, pack: Pack, findings: Findings): void {
  const taken = (id: string, path: Path, what: string, holder: string, part: 'key' | 'value' = 'value') =>
    findings.add(
      path,
      'duplicate-id',
      `The id "${id}" is taken: ${holder} has a ${what} with it.`,
      `An id of its own for each ${what}.`,
      { part },
    );
  const has = (items: readonly { readonly id: string }[], id: string) => items.some((item) => item.id === id);

  if (has(pack.hypothetical ?? [], overlay.id)) {
    findings.add(
      ['id'],
      'duplicate-id',
      `An overlay with the id "${overlay.id}" lies on ${pack.id} already.`,
      'Each overlay once.',
    );
  }
  const flags = overlay.flags ?? [];
  checkUniqueIds(flags, ['flags'], 'flags', findings);
  flags.forEach(({ id, name }, index) => {
    if (has(pack.flags, id)) taken(id, ['flags', index, 'id'], 'flag', `the pack "${pack.id}"`);
    checkLanguages(name, ['flags', index, 'name'], findings);
  });
  for (const id of Object.keys(overlay.wordings ?? {})) {
    if (Object.hasOwn(pack.wordings, id))
      taken(id, ['wordings', id], 'wording', `the pack "${pack.id}"`, 'key');
  }
  const seen = new Set<string>();
  overlay.add?.forEach(({ rules }, at) => {
    rules.forEach(({ id }, index) => {
      const path = ['add', at, 'rules', index, 'id'];
      if (has(pack.rules, id)) taken(id, path, 'rule', `the pack "${pack.id}"`);
      else if (seen.has(id)) taken(id, path, 'rule', 'this overlay');
      seen.add(id);
    });
  });
}

/** Checks that the rules of the pack that it names are there, and that it says one thing only of each. */
function checkNamed(overlay: Overlay, pack: Pack, findings: Findings): void {
  const ids = pack.rules.map(({ id }) => id);
  const changed = new Set<string>();
  const gone = new Set<string>();

  const known = (id: string, path: Path): boolean => {
    if (gone.has(id)) {
      findings.add(
        path,
        'removed-rule',
        `The rule "${id}" is removed by this overlay.`,
        'A rule that stays, or a removal with a day in "from".',
      );
      return false;
    }
    if (ids.includes(id)) return true;
    const message = `The pack "${pack.id}" has no rule "${id}".`;
    findings.add(path, 'unknown-rule', message, suggest(id, ids, `rules of ${pack.id}`));
    return false;
  };
  const change = (id: string, path: Path) => {
    if (!known(id, path)) return;
    if (changed.has(id)) {
      const message = `This overlay changes the rule "${id}" twice.`;
      findings.add(path, 'changed-twice', message, 'One removal or one replacement for each rule.');
    }
    changed.add(id);
  };

  overlay.remove?.forEach(({ rules, from, reason }, at) => {
    checkDay(from, ['remove', at, 'from'], findings);
    checkLanguages(reason, ['remove', at, 'reason'], findings);
    rules.forEach((id, index) => {
      change(id, ['remove', at, 'rules', index]);
      if (from === undefined) gone.add(id);
    });
  });
  overlay.replace?.forEach(({ rule }, at) => {
    change(rule, ['replace', at, 'rule']);
  });
  overlay.add?.forEach(({ before, after }, at) => {
    if (before !== undefined) known(before, ['add', at, 'before']);
    if (after !== undefined) known(after, ['add', at, 'after']);
    if (before === undefined || after === undefined) return;
    const expected = 'One of them, or neither: then the rules stand before all others.';
    findings.add(['add', at, 'after'], 'two-places', 'Rules cannot stand at two places.', expected, {
      part: 'key',
    });
  });
}

function checkTexts({ name, about, wordings = {} }: Overlay, findings: Findings): void {
  checkLanguages(name, ['name'], findings);
  checkLanguages(about, ['about'], findings);
  for (const [id, { note, parts, options }] of Object.entries(wordings)) {
    checkLanguages(note, ['wordings', id, 'note'], findings);
    for (const [part, { gloss }] of Object.entries(parts))
      checkLanguages(gloss, ['wordings', id, 'parts', part, 'gloss'], findings);
    checkOptions(options, ['wordings', id, 'options'], findings);
  }
}

/** Where each new or changed rule stands in the file of the overlay. */
function placesOf(overlay: Overlay): Map<string, Path> {
  const places = new Map<string, Path>();
  overlay.replace?.forEach(({ rule }, at) => {
    places.set(rule, ['replace', at]);
  });
  overlay.add?.forEach(({ rules }, at) => {
    rules.forEach(({ id }, index) => {
      places.set(id, ['add', at, 'rules', index]);
    });
  });
  return places;
}

/** Checks what the overlay says, as it stands on the pack. */
function checkSaid(overlay: Overlay, under: Pack, known: KnownToOverlays, findings: Findings): void {
  const pack = applyOverlay(under, overlay);
  const checkCondition = createConditionCheck(pack, known.catalogue, findings);
  const check = { pack, treatments: known.treatments, cited: citesNothing, findings };
  const places = placesOf(overlay);
  for (const rule of pack.rules) {
    const path = places.get(rule.id);
    if (!path) continue;
    const supposed: Rule = { ...rule, history: rule.history.filter((entry) => entry.overlay === overlay.id) };
    checkHistory(supposed, [...path, 'history'], check);
    if (path[0] !== 'add') continue;
    checkLanguages(rule.title, [...path, 'title'], findings);
    checkCondition(rule, [...path, 'when']);
  }
  const eras = overlay.eras ?? [];
  checkOrder(eras, ['eras'], 'eras', findings);
  checkUniqueIds(eras, ['eras'], 'eras', findings);
  eras.forEach(({ id, name, summary }, index) => {
    checkLanguages(name, ['eras', index, 'name'], findings);
    checkLanguages(summary, ['eras', index, 'summary'], findings);
    if (!pack.eras.some((era) => era.id === id && era.overlay !== overlay.id)) return;
    const message = `The id "${id}" is taken: an earlier era of ${pack.id} has it.`;
    findings.add(['eras', index, 'id'], 'duplicate-id', message, 'An id of its own for each era.');
  });
  if (findings.problems.length > 0) return;
  for (const { rule, shadowedBy } of unreachableRules(pack, known.catalogue, new Set(places.keys()))) {
    const before = shadowedBy.map((id) => `"${id}"`).join(', ');
    findings.add(
      places.get(rule.id) ?? [],
      'unreachable-rule',
      before === ''
        ? `The rule "${rule.id}" never speaks: its conditions never hold together, or it is never in force.`
        : `The rule "${rule.id}" never speaks: before it stands what always takes what it asks for (${before}).`,
      before === ''
        ? 'Correct its condition, or remove it.'
        : 'The first rule that matches wins: put this one before them ("before"), or narrow them.',
    );
  }
}

/** Checks what a schema cannot say of an overlay: that it fits the pack that it lies on, the catalogue and the treatments. */
export function checkOverlay(overlay: Overlay, known: KnownToOverlays, findings: Findings): void {
  const pack = Object.hasOwn(known.packs, overlay.on) ? known.packs[overlay.on] : undefined;
  if (!pack) {
    const message = `There is no platform "${overlay.on}".`;
    findings.add(
      ['on'],
      'unknown-platform',
      message,
      suggest(overlay.on, Object.keys(known.packs), 'platforms'),
    );
    return;
  }
  const { remove = [], replace = [], add = [] } = overlay;
  if (remove.length + replace.length + add.length === 0) {
    findings.add(
      [],
      'says-nothing',
      'This overlay changes no rule.',
      'At least one of "remove", "replace" and "add".',
    );
  }
  checkTexts(overlay, findings);
  checkNew(overlay, pack, findings);
  checkNamed(overlay, pack, findings);
  // What is said is looked at on the pack, where ids and names must hold.
  if (findings.problems.length === 0) checkSaid(overlay, pack, known, findings);
}
