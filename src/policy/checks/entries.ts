import type { TreatmentSpec } from '../../treatments/types.ts';
import { composeParams, formParams } from '../form-params.ts';
import { suggest } from '../nearest-name.ts';
import { checkParams } from '../params.ts';
import type { Findings, Path } from '../problem.ts';
import {
  COMPOSE_TREATMENTS,
  type Dispute,
  type HistoryEntry,
  MESSAGE_FORMS,
  type Moment,
  type Pack,
  type Params,
  type Rule,
} from '../types.ts';
import { type CheckCited, checkLanguages } from './citations.ts';
import { checkDay, checkOrder } from './order.ts';

export interface EntryCheck {
  readonly pack: Pack;
  readonly treatments: Readonly<Record<string, TreatmentSpec>>;
  readonly cited: CheckCited;
  readonly findings: Findings;
}

const has = (words: readonly string[], word: string): boolean => words.includes(word);

const GAPS = ['none', 'unknown'];

/** Says where a word belongs that the moment does not know; '' where nowhere. */
function belongs(word: string, treatments: readonly string[]): string {
  if (has(COMPOSE_TREATMENTS, word)) return ` It belongs to compose rules.`;
  if (has(treatments, word)) return ` It belongs to click rules.`;
  return '';
}

/** Checks the treatment of a compose or click rule. */
function checkTreatment(id: string, moment: Moment, path: Path, { treatments, findings }: EntryCheck): void {
  const known = moment === 'compose' ? COMPOSE_TREATMENTS : Object.keys(treatments);
  if (has(known, id) || has(GAPS, id)) return;
  const place = belongs(id, Object.keys(treatments));
  findings.add(
    path,
    place ? 'wrong-moment' : 'unknown-treatment',
    place ? `"${id}" is no treatment of a ${moment}.${place}` : `There is no treatment "${id}".`,
    suggest(id, [...known, ...GAPS], `treatments of a ${moment}`),
  );
}

/** What an entry or a dispute says: a treatment or a form, whichever suits the moment, and what the other one is called. */
function checkSays(
  says: { readonly treatment?: string; readonly form?: string },
  moment: Moment,
  path: Path,
  check: EntryCheck,
): void {
  const [wanted, other] =
    moment === 'share' ? (['form', 'treatment'] as const) : (['treatment', 'form'] as const);
  if (says[other] !== undefined) {
    check.findings.add(
      [...path, other],
      'wrong-moment',
      `A ${moment} rule has no "${other}".`,
      moment === 'share'
        ? `"form", one of: ${[...MESSAGE_FORMS, ...GAPS].join(', ')}.`
        : `"treatment"; a "form" is what share rules say.`,
      { part: 'key' },
    );
  }
  if (wanted === 'treatment' && says.treatment !== undefined) {
    checkTreatment(says.treatment, moment, [...path, 'treatment'], check);
  }
}

/** Checks `with` against what the treatment or form declares. */
function checkWith(
  says: { readonly treatment?: string; readonly form?: string; readonly with?: Params },
  moment: Moment,
  path: Path,
  check: EntryCheck,
): void {
  const { pack, treatments, findings } = check;
  const word = moment === 'share' ? says.form : says.treatment;
  if (word === undefined) return;
  const at = says.with === undefined ? path : [...path, 'with'];
  if (has(GAPS, word)) {
    if (says.with === undefined) return;
    const message = `An entry that says "${word}" has nothing to describe.`;
    findings.add(at, 'with-on-nothing', message, 'Remove "with".', { part: 'key' });
    return;
  }
  const specs =
    moment === 'share'
      ? formParams[word as keyof typeof formParams]
      : moment === 'compose'
        ? composeParams[word as keyof typeof composeParams]
        : Object.hasOwn(treatments, word)
          ? treatments[word]?.params
          : undefined;
  if (!specs) return;
  const what = `the ${moment === 'share' ? 'form' : 'treatment'} "${word}"`;
  checkParams(specs, says.with, what, at, { wordings: pack.wordings, treatments }, findings);
}

function checkDispute(dispute: Dispute, moment: Moment, path: Path, check: EntryCheck): void {
  checkLanguages(dispute.says, [...path, 'says'], check.findings);
  check.cited(dispute.sources, [...path, 'sources']);
  checkSays(dispute, moment, path, check);
  // What disagreeing sources leave open stays open: only what they do say is checked.
  if (dispute.with !== undefined) checkWith(dispute, moment, path, check);
}

function checkEntry(entry: HistoryEntry, moment: Moment, path: Path, check: EntryCheck): void {
  const { findings, cited } = check;
  const wanted = moment === 'share' ? 'form' : 'treatment';
  if (entry[wanted] === undefined) {
    findings.add(
      path,
      'missing-key',
      `An entry of a ${moment} rule says nothing without a "${wanted}".`,
      moment === 'share'
        ? `"form", one of: ${[...MESSAGE_FORMS, ...GAPS].join(', ')}.`
        : `"treatment": the id of a treatment, none or unknown.`,
    );
  }
  checkSays(entry, moment, path, check);
  checkWith(entry, moment, path, check);
  checkDay(entry.announced, [...path, 'announced'], findings);
  checkLanguages(entry.reason, [...path, 'reason'], findings);
  checkLanguages(entry.rollout, [...path, 'rollout'], findings);
  cited(entry.sources, [...path, 'sources']);
  for (const [index, dispute] of entry.disputed?.entries() ?? []) {
    checkDispute(dispute, moment, [...path, 'disputed', index], check);
  }
}

/** Checks the dated entries of a rule: order, days, what they say, parameters, sources. */
export function checkHistory(rule: Rule, path: Path, check: EntryCheck): void {
  checkOrder(rule.history, path, 'entries', check.findings);
  for (const [index, entry] of rule.history.entries())
    checkEntry(entry, rule.moment, [...path, index], check);
}
