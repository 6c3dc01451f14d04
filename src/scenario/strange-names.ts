/** Names in what a case expects that neither its pack nor the treatments have: slips, or names that the pack had once. */
import { composeParams, formParams } from '../policy/form-params.ts';
import { suggest } from '../policy/nearest-name.ts';
import type { Path } from '../policy/problem.ts';
import type { Moment, Pack } from '../policy/types.ts';
import { treatments } from '../treatments/index.ts';
import type { ScenarioCase } from './types.ts';

type Specs = Readonly<Record<string, unknown>>;

/** What a part of a decision is about: whose rules may speak in it, where its word stands, and what parameters each word has. */
interface Part {
  readonly name: 'compose' | 'message' | 'click';
  readonly moments: readonly Moment[];
  readonly key: 'treatment' | 'form';
  readonly params: Readonly<Record<string, Specs>>;
}

const clickParams = Object.fromEntries(Object.entries(treatments).map(([id, { params }]) => [id, params]));

const PARTS: readonly Part[] = [
  { name: 'compose', moments: ['compose'], key: 'treatment', params: composeParams },
  { name: 'message', moments: ['share'], key: 'form', params: formParams },
  // A message with nothing to tap is decided by its share rule.
  { name: 'click', moments: ['click', 'share'], key: 'treatment', params: clickParams },
];

/** Said of any word: what the share rule behind a click tells of its message, and the parameters of what comes next. */
const OF_ANY = ['copyable', 'next'];

function paramsOf({ params }: Part, word: unknown): string[] {
  const own = typeof word === 'string' && Object.hasOwn(params, word) ? params[word] : undefined;
  const all = own ? [own] : Object.values(params);
  return [...new Set([...all.flatMap((specs) => Object.keys(specs)), ...OF_ANY])];
}

/** A name that there is not. */
export interface StrangeName {
  /** Below the case. */
  readonly path: Path;
  readonly what: 'treatment' | 'parameter' | 'rule' | 'era';
  readonly message: string;
  /** "Did you mean", or what there is. */
  readonly expected: string;
}

/** Treatments, parameters, rules and eras that a case expects and that there are not, in the order of a decision. */
export function strangeNames({ expect }: ScenarioCase, pack: Pack): StrangeName[] {
  const found: StrangeName[] = [];
  const known = (
    value: unknown,
    of: readonly string[],
    what: StrangeName['what'],
    many: string,
    at: Path,
  ) => {
    if (typeof value !== 'string' || of.includes(value)) return;
    const message = `There is no ${what} "${value}".`;
    found.push({ path: ['expect', ...at], what, message, expected: suggest(value, of, many) });
  };
  const eras = pack.eras.map(({ id }) => id);
  known(expect.era, eras, 'era', `eras of ${pack.id}`, ['era']);
  for (const part of PARTS) {
    const said = expect[part.name] as Specs | undefined;
    if (said === undefined) continue;
    const word = said[part.key];
    if (part.name === 'click')
      known(word, Object.keys(treatments), 'treatment', 'treatments', ['click', 'treatment']);
    const rules = pack.rules.filter(({ moment }) => part.moments.includes(moment)).map(({ id }) => id);
    known(said.rule, rules, 'rule', `${part.moments.join(' and ')} rules of ${pack.id}`, [part.name, 'rule']);
    const params = paramsOf(part, word);
    for (const key of Object.keys((said.with as Specs | undefined) ?? {})) {
      known(key, params, 'parameter', 'parameters', [part.name, 'with', key]);
    }
  }
  return found;
}
