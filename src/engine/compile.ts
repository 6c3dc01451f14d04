import { inForce } from '../policy/day.ts';
import type {
  Day,
  Destination,
  DestinationCatalogue,
  HistoryEntry,
  Pack,
  Rule,
  When,
} from '../policy/types.ts';
import { REASONS } from './reasons.ts';
import type {
  CompiledDestination,
  CompiledEntry,
  CompiledPolicy,
  CompiledRule,
  CompiledWallets,
  DormantRule,
} from './types.ts';

export interface CompileInput {
  readonly pack: Pack;
  readonly catalogue: DestinationCatalogue;
  readonly day: Day;
  /** Without it, rules for any client apply: the question is then about the newest client that a rule speaks of. */
  readonly client?: string | undefined;
  /** Without it, the newest version. */
  readonly clientVersion?: string | undefined;
  /** Without it, rules for particular regions do not apply. */
  readonly region?: string | undefined;
  /** Digests by pack id, and that of the catalogue as `destinations`; those that take part end up in the policy. */
  readonly digests: Readonly<Record<string, string>>;
  /** What `compileCatalogue` made of the catalogue for this day, where many policies share it. */
  readonly compiled?: CompiledCatalogue;
}

/** The part of a policy that is the same for all platforms on a day. */
export type CompiledCatalogue = Pick<
  CompiledPolicy,
  'destinations' | 'hosts' | 'schemes' | 'wrappers' | 'wallets'
>;

/** Compares dotted version numbers part by part; missing parts count as 0. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = Number(left[i] ?? 0) - Number(right[i] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

/** For whom a policy is compiled. */
export type Setting = Pick<CompileInput, 'client' | 'clientVersion' | 'region'>;

type FixedCondition = keyof Setting;

/** Conditions of a rule that a client and region do not meet. */
export function failedFixed(when: When, { client, clientVersion, region }: Setting): FixedCondition[] {
  const failed: FixedCondition[] = [];
  if (when.client && client !== undefined && !when.client.includes(client)) failed.push('client');
  if (when.clientVersion && client !== undefined) {
    const least = when.clientVersion[client];
    const tooOld =
      least === undefined || (clientVersion !== undefined && compareVersions(clientVersion, least) < 0);
    if (tooOld) failed.push('clientVersion');
  }
  if (when.region && (region === undefined || !when.region.includes(region))) failed.push('region');
  return failed;
}

/** What an entry says: a treatment or a form, by moment; `none` ends the rule. */
export const saysOf = ({ treatment, form }: HistoryEntry): string => treatment ?? form ?? 'unknown';

function compileEntry(entry: HistoryEntry, clients: When['client']): CompiledEntry {
  return {
    from: entry.from,
    ...(entry.precision && { precision: entry.precision }),
    says: saysOf(entry),
    with: entry.with ?? {},
    confidence: entry.confidence,
    reason: entry.reason,
    sources: entry.sources,
    ...(entry.overlay !== undefined && { overlay: entry.overlay }),
    ...(clients && { clients }),
    ...(entry.disputed && { disputed: entry.disputed }),
  };
}

function compileRule(rule: Rule, index: number, input: CompileInput): CompiledRule | DormantRule {
  const failed: DormantRule['failed'][number][] = failedFixed(rule.when, input);
  const entry = inForce(rule.history, input.day);
  const gone = entry !== undefined && saysOf(entry) === 'none';
  if (entry && !gone && failed.length === 0) {
    const { id, moment, title, when } = rule;
    const clients = input.client === undefined ? when.client : undefined;
    return { id, index, moment, title, when, entry: compileEntry(entry, clients) };
  }
  const day = gone ? entry?.from : entry ? undefined : rule.history[0]?.from;
  if (day !== undefined) failed.unshift('day');
  return {
    id: rule.id,
    index,
    moment: rule.moment,
    when: rule.when,
    failed,
    ...(day !== undefined && { day }),
  };
}

function compileWallets(destination: Destination, day: Day): CompiledWallets | null {
  if (!destination.wallets) return null;
  const accepted: string[] = [];
  const inApp: string[] = [];
  const refused: string[] = [];
  const unknown: string[] = [];
  const reasons: Record<string, CompiledWallets['reasons'][string]> = {};
  for (const [wallet, history] of Object.entries(destination.wallets)) {
    const entry = inForce(history, day);
    if (!entry || entry.accepted === 'unknown') unknown.push(wallet);
    else if (entry.accepted === 'none') refused.push(wallet);
    else (entry.where === 'app' ? inApp : accepted).push(wallet);
    if (!entry) continue;
    const { accepted: _accepted, where: _where, ...why } = entry;
    reasons[wallet] = why;
  }
  return { accepted, inApp, refused, unknown, reasons };
}

function compileDestination(
  destination: Destination,
  catalogue: DestinationCatalogue,
  day: Day,
): CompiledDestination {
  const sets: string[] = [];
  const unsure: string[] = [];
  const assumed: string[] = [];
  for (const set of catalogue.sets) {
    if (set.destinations) {
      if (set.destinations.includes(destination.id)) sets.push(set.id);
      continue;
    }
    const history = destination.relations?.[set.id];
    if (!history) continue;
    const { member = 'unknown', confidence } = inForce(history, day) ?? {};
    if (member === 'yes') sets.push(set.id);
    if (member === 'yes' && confidence === 'assumed') assumed.push(set.id);
    if (member === 'unknown') unsure.push(set.id);
  }
  const { id, name, owner, category } = destination;
  const hasApp = destination.hasApp ?? destination.schemes.length > 0;
  return {
    id,
    name,
    owner,
    category,
    sets,
    unsure,
    assumed,
    hasApp,
    wallets: compileWallets(destination, day),
  };
}

/** Wordings that rules in force name, at any depth of `with`, and those that every screen may need. */
function usedWordings(pack: Pack, rules: readonly CompiledRule[]): CompiledPolicy['wordings'] {
  const named = new Set<unknown>();
  const collect = (value: unknown): void => {
    if (typeof value === 'string') named.add(value);
    else if (value && typeof value === 'object') Object.values(value).forEach(collect);
  };
  for (const rule of rules) collect(rule.entry.with);
  const shared = (id: string) => pack.wordings[id]?.shared === true;
  return Object.fromEntries(Object.entries(pack.wordings).filter(([id]) => named.has(id) || shared(id)));
}

/** What is known of destinations, redirectors and wallets on a day. */
export function compileCatalogue(catalogue: DestinationCatalogue, day: Day): CompiledCatalogue {
  const hosts: Record<string, number> = {};
  const schemes: Record<string, number> = {};
  catalogue.destinations.forEach((destination, index) => {
    for (const { domain } of destination.hosts) hosts[domain] = index;
    for (const { scheme } of destination.schemes) schemes[scheme] = index;
  });
  return {
    destinations: catalogue.destinations.map((destination) =>
      compileDestination(destination, catalogue, day),
    ),
    hosts,
    schemes,
    wrappers: catalogue.wrappers.map(({ confidence: _confidence, sources: _sources, ...wrapper }) => wrapper),
    wallets: Object.fromEntries(catalogue.wallets.map((wallet) => [wallet.id, wallet.name])),
  };
}

/** What one platform does on one day, for one client and region, as plain JSON. Pure: same input, same output. */
export function compile(input: CompileInput): CompiledPolicy {
  const { pack, catalogue, day } = input;
  const compiled = pack.rules.map((rule, index) => compileRule(rule, index, input));
  const rules = compiled.filter((rule): rule is CompiledRule => 'entry' in rule);
  const dormant = compiled.filter((rule): rule is DormantRule => !('entry' in rule));
  const took = [pack.id, 'destinations'];
  const overlays = pack.hypothetical ?? [];
  return {
    format: 1,
    platform: pack.id,
    name: pack.name,
    owner: pack.owner,
    at: day,
    era: inForce(pack.eras, day)?.id ?? null,
    ...(overlays.length > 0 && { hypothetical: overlays.map(({ id, name }) => ({ id, name })) }),
    ...(input.client !== undefined && { client: input.client }),
    ...(input.clientVersion !== undefined && { clientVersion: input.clientVersion }),
    ...(input.region !== undefined && { region: input.region }),
    rules,
    dormant,
    wordings: usedWordings(pack, rules),
    ...(input.compiled ?? compileCatalogue(catalogue, day)),
    reasons: REASONS,
    packs: Object.fromEntries([
      ...took.flatMap((id) => (input.digests[id] ? [[id, input.digests[id]]] : [])),
      ...overlays.map(({ id, digest }) => [`overlay:${id}`, digest]),
    ]),
  };
}

/** The same policy without what only a trace needs: the form that is handed to content scripts. */
export function forContent(policy: CompiledPolicy): CompiledPolicy {
  return { ...policy, dormant: [] };
}
