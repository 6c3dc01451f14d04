import type { When } from '../policy/types.ts';
import type {
  ClickRuling,
  CompiledDestination,
  CompiledPolicy,
  ComposeRuling,
  MessageRuling,
} from './types.ts';

/** What a decision tells of a link's destination. Kept with the class itself, because each step aside costs time in a large catalogue. */
export interface Told {
  readonly id: string | null;
  readonly owner: string | null;
  readonly category: string | null;
  readonly sets: readonly string[];
}

const NOBODY: Told = Object.freeze({ id: null, owner: null, category: null, sets: Object.freeze([]) });

/** Links that no rule can tell apart: same destination, same listed domains, same listed label. */
export interface LinkClass extends Told {
  readonly destination: CompiledDestination | null;
  /** Domains named in rules that the host is or stands below. */
  readonly domains: ReadonlySet<string>;
  /** The host's label below the top-level one, where a rule names it. */
  readonly label: string | null;
  /** True where a redirector lives: the address may hide another. */
  readonly wraps: boolean;
  /** What was ruled for this class, by context. Filled by the judge. */
  readonly rulings: Rulings[];
}

/** What the rules say of one class of links in one context; shared by all links of that class, hence frozen. */
export interface Rulings {
  readonly compose: ComposeRuling;
  readonly message: MessageRuling;
  readonly click: ClickRuling;
}

/** `unsure` = it depends on a set membership that nobody recorded for that day, `assumed` = on one that is inferred. */
export type ToMatch = 'yes' | 'assumed' | 'unsure' | 'no';
const SURER: readonly ToMatch[] = ['yes', 'assumed', 'unsure'];

export interface Matcher {
  /** Every domain that matters, each with the class of links at or below it. */
  hosts(): Iterable<readonly [string, LinkClass]>;
  /** The class of hosts that nothing lists. */
  readonly unlisted: LinkClass;
  /** The class as such, or the one with its host label where a rule asks for labels. */
  refine(link: LinkClass, host: string): LinkClass;
  ofDestination(index: number): LinkClass;
  match(when: When, link: LinkClass): ToMatch;
  parts(when: When, link: LinkClass): { to: ToMatch; domain: boolean; hostLabel: boolean };
}

/** The label directly below the top-level one; null for single labels and addresses. */
function labelOf(host: string): string | null {
  const end = host.endsWith('.') ? host.length - 1 : host.length;
  const top = host.lastIndexOf('.', end - 1);
  return top <= 0 ? null : host.slice(host.lastIndexOf('.', top - 1) + 1, top);
}

/** Prepares the link side of rules: which classes of links there are, and what a rule's `to`, `domain`, `hostLabel` say of one. */
export function createMatcher(policy: CompiledPolicy): Matcher {
  const conditions = [...policy.rules, ...policy.dormant].map(({ when }) => when);
  const ruleDomains = new Set(conditions.flatMap((when) => when.domain ?? []));
  const ruleLabels = new Set(conditions.flatMap((when) => when.hostLabel ?? []));
  const noDomains: ReadonlySet<string> = new Set();
  const wrappers = new Set(policy.wrappers.map(({ domain }) => domain));

  const linkClass = (
    base: Pick<LinkClass, 'destination'> & Partial<LinkClass>,
    rulings: Rulings[] = [],
  ): LinkClass => {
    const { destination, domains = noDomains, label = null, wraps = false } = base;
    const { id, owner, category, sets } = destination ?? NOBODY;
    return { id, owner, category, sets, destination, domains, label, wraps, rulings };
  };
  const named = new Set(conditions.flatMap((when) => when.to ?? []));
  const shared = new Map<string, Rulings[]>();

  /** Destinations that no rule can tell apart share what is ruled: a large catalogue then stays small where it is asked most. */
  function classOf(destination: CompiledDestination): LinkClass {
    const { id, owner, category, sets, unsure, assumed } = destination;
    const own = named.has(id) || unsure.length + assumed.length > 0 ? id : '';
    const key = `${own} ${owner} ${category} ${sets}`;
    let rulings = shared.get(key);
    if (!rulings) {
      rulings = [];
      shared.set(key, rulings);
    }
    return linkClass({ destination }, rulings);
  }
  const classes = policy.destinations.map(classOf);
  const unlisted = linkClass({ destination: null });
  const labelled = new Map<LinkClass, Map<string, LinkClass>>();

  /** The class at a domain that rules or redirectors name, over what the destinations at or above it say. */
  function classOfDomain(domain: string): LinkClass {
    let base: LinkClass | undefined;
    const named: string[] = [];
    let wraps = false;
    // `a.b.c`, `b.c`, `c`
    for (let suffix = domain; suffix !== ''; suffix = suffix.slice(`${suffix}.`.indexOf('.') + 1)) {
      if (!base && Object.hasOwn(policy.hosts, suffix)) base = classes[policy.hosts[suffix] as number];
      if (ruleDomains.has(suffix)) named.push(suffix);
      wraps ||= wrappers.has(suffix);
    }
    base ??= unlisted;
    return named.length === 0 && !wraps ? base : linkClass({ ...base, domains: new Set(named), wraps });
  }

  function* hosts(): Iterable<readonly [string, LinkClass]> {
    const plain = ruleDomains.size === 0 && wrappers.size === 0;
    for (const domain in policy.hosts)
      yield [domain, plain ? (classes[policy.hosts[domain] as number] ?? unlisted) : classOfDomain(domain)];
    for (const domain of new Set([...ruleDomains, ...wrappers])) yield [domain, classOfDomain(domain)];
  }

  function refine(link: LinkClass, host: string): LinkClass {
    if (ruleLabels.size === 0) return link;
    const label = labelOf(host);
    if (label === null || !ruleLabels.has(label)) return link;
    let byLabel = labelled.get(link);
    if (!byLabel) {
      byLabel = new Map();
      labelled.set(link, byLabel);
    }
    let refined = byLabel.get(label);
    if (!refined) {
      refined = linkClass({ ...link, label });
      byLabel.set(label, refined);
    }
    return refined;
  }

  function matchOne(token: string, destination: CompiledDestination | null): ToMatch {
    if (token === 'any') return 'yes';
    const own = destination?.owner === policy.owner;
    if (token === 'own') return own ? 'yes' : 'no';
    if (token === 'external') return own ? 'no' : 'yes';
    if (!destination) return 'no';
    if (token.startsWith('@')) {
      const set = token.slice(1);
      if (destination.sets.includes(set)) return destination.assumed.includes(set) ? 'assumed' : 'yes';
      return destination.unsure.includes(set) ? 'unsure' : 'no';
    }
    return destination.id === token || destination.owner === token || destination.category === token
      ? 'yes'
      : 'no';
  }

  function matchTo(tokens: readonly string[] | undefined, destination: CompiledDestination | null): ToMatch {
    if (!tokens) return 'yes';
    const found = tokens.map((token) => matchOne(token, destination));
    return SURER.find((match) => found.includes(match)) ?? 'no';
  }

  function parts(when: When, link: LinkClass) {
    return {
      to: matchTo(when.to, link.destination),
      domain: when.domain === undefined || when.domain.some((domain) => link.domains.has(domain)),
      hostLabel: when.hostLabel === undefined || (link.label !== null && when.hostLabel.includes(link.label)),
    };
  }

  return {
    hosts,
    unlisted,
    refine,
    ofDestination: (index) => classes[index] ?? unlisted,
    match(when, link) {
      const { to, domain, hostLabel } = parts(when, link);
      return domain && hostLabel ? to : 'no';
    },
    parts,
  };
}
