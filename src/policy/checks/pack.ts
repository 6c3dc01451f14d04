import { unreachableRules } from '../../analyse/reachability.ts';
import type { TreatmentSpec } from '../../treatments/types.ts';
import { suggest } from '../nearest-name.ts';
import type { Findings, Path } from '../problem.ts';
import type { DestinationCatalogue, Pack, Wording, WordingOption } from '../types.ts';
import { checkLanguages, createCitationCheck } from './citations.ts';
import { createConditionCheck } from './conditions.ts';
import { checkHistory } from './entries.ts';
import { checkOrder, checkUniqueIds } from './order.ts';

/** What a pack is checked against. */
export interface KnownToPacks {
  readonly catalogue: DestinationCatalogue;
  readonly sourceIds: ReadonlySet<string>;
  readonly treatments: Readonly<Record<string, TreatmentSpec>>;
}

function checkTimeZone(zone: string, findings: Findings): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    findings.add(
      ['timeZone'],
      'wrong-time-zone',
      `There is no time zone "${zone}".`,
      'An IANA time zone such as Asia/Shanghai.',
    );
  }
}

/** Checks the languages in a tree of choices. */
export function checkOptions(
  options: readonly WordingOption[] | undefined,
  path: Path,
  findings: Findings,
): void {
  options?.forEach((option, index) => {
    checkLanguages(option.gloss, [...path, index, 'gloss'], findings);
    checkOptions(option.options, [...path, index, 'options'], findings);
  });
}

function checkWordingItself(wording: Wording, path: Path, findings: Findings): void {
  for (const [name, part] of Object.entries(wording.parts)) {
    checkLanguages(part.gloss, [...path, 'parts', name, 'gloss'], findings);
  }
  checkLanguages(wording.note, [...path, 'note'], findings);
  checkOptions(wording.options, [...path, 'options'], findings);
  if (wording.mark === 'exact' && wording.sources.length === 0) {
    findings.add(
      [...path, 'sources'],
      'no-source',
      'A wording that is marked as exact cites no source.',
      'At least one id from sources.json, or the mark "reconstructed".',
    );
  }
}

function checkUnreachable(pack: Pack, { catalogue }: KnownToPacks, findings: Findings): void {
  for (const { rule, shadowedBy } of unreachableRules(pack, catalogue)) {
    const why =
      shadowedBy.length === 0
        ? 'its conditions never hold together, or it is never in force'
        : `${shadowedBy.map((id) => `"${id}"`).join(', ')} ${
            shadowedBy.length === 1 ? 'stands' : 'stand'
          } before it and always ${shadowedBy.length === 1 ? 'takes' : 'take'} what it asks for`;
    findings.add(
      ['rules', pack.rules.indexOf(rule)],
      'unreachable-rule',
      `The rule "${rule.id}" never speaks: ${why}.`,
      shadowedBy.length === 0
        ? 'Correct its condition, or remove it.'
        : 'The first rule that matches wins: move this one up, narrow the others, or remove it.',
    );
  }
}

/** Checks what a schema cannot say of a pack: that its parts fit each other, the catalogue, the sources and the treatments. */
export function checkPack(pack: Pack, known: KnownToPacks, findings: Findings): void {
  const cited = createCitationCheck(known.sourceIds, findings);
  const checkCondition = createConditionCheck(pack, known.catalogue, findings);
  const owners = known.catalogue.owners.map(({ id }) => id);

  checkTimeZone(pack.timeZone, findings);
  checkLanguages(pack.name, ['name'], findings);
  if (!owners.includes(pack.owner)) {
    const message = `There is no owner "${pack.owner}".`;
    findings.add(['owner'], 'unknown-owner', message, suggest(pack.owner, owners, 'owners'));
  }
  for (const key of ['surfaces', 'clients', 'regions', 'flags'] as const) {
    const items = pack[key] ?? [];
    checkUniqueIds(items, [key], key, findings);
    for (const [index, { name }] of items.entries()) checkLanguages(name, [key, index, 'name'], findings);
  }

  checkOrder(pack.eras, ['eras'], 'eras', findings);
  checkUniqueIds(pack.eras, ['eras'], 'eras', findings);
  pack.eras.forEach((era, index) => {
    cited(era.sources, ['eras', index, 'sources']);
    checkLanguages(era.name, ['eras', index, 'name'], findings);
    checkLanguages(era.summary, ['eras', index, 'summary'], findings);
  });

  checkUniqueIds(pack.rules, ['rules'], 'rules', findings);
  pack.rules.forEach((rule, index) => {
    const path = ['rules', index];
    checkLanguages(rule.title, [...path, 'title'], findings);
    checkCondition(rule, [...path, 'when']);
    checkHistory(rule, [...path, 'history'], { pack, treatments: known.treatments, cited, findings });
  });

  for (const [id, wording] of Object.entries(pack.wordings)) {
    cited(wording.sources, ['wordings', id, 'sources']);
    checkWordingItself(wording, ['wordings', id], findings);
  }

  checkUniqueIds(pack.records, ['records'], 'records', findings);
  pack.records.forEach((record, index) => {
    cited(record.sources, ['records', index, 'sources']);
    checkLanguages(record.title, ['records', index, 'title'], findings);
    checkLanguages(record.text, ['records', index, 'text'], findings);
  });
  checkOrder(pack.records, ['records'], 'records', findings, { sharedDays: true });

  // The search needs ids, days and names that hold.
  if (findings.problems.length === 0) checkUnreachable(pack, known, findings);
}
