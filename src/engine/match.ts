import type { When } from '../policy/types.ts';
import type { CompiledDestination, CompiledPolicy } from './types.ts';

/** Links that no rule can tell apart: same destination, same listed domains, same listed label. */
export interface LinkClass {
  readonly destination: CompiledDestination | null;
  /** Domains named in rules that the host is or stands below. */
  readonly domains: ReadonlySet<string>;
  /** The host's label below the top-level one, where a rule names it. */
  readonly label: string | null;
}

/** `unsure` = it depends on a set membership that nobody recorded for that day. */
export type ToMatch = 'yes' | 'no' | 'unsure';

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
  const labels = (host.endsWith('.') ? host.slice(0, -1) : host).split('.');
  return labels.length > 1 ? (labels[labels.length - 2] ?? null) : null;
}

/** Prepares the link side of rules: which classes of links there are, and what a rule's `to`, `domain`, `hostLabel` say of one. */
export function createMatcher(policy: CompiledPolicy): Matcher {
  const conditions = [...policy.rules, ...policy.dormant].map(({ when }) => when);
  const ruleDomains = new Set(conditions.flatMap((when) => when.domain ?? []));
  const ruleLabels = new Set(conditions.flatMap((when) => when.hostLabel ?? []));
  const noDomains: ReadonlySet<string> = new Set();
  const classes = policy.destinations.map(
    (destination): LinkClass => ({ destination, domains: noDomains, label: null }),
  );
  const unlisted: LinkClass = { destination: null, domains: noDomains, label: null };
  const labelled = new Map<LinkClass, Map<string, LinkClass>>();

  /** `a.b.c` -> `a.b.c`, `b.c`, `c`. */
  function suffixes(domain: string): string[] {
    const labels = domain.split('.');
    return labels.map((_, i) => labels.slice(i).join('.'));
  }

  function classOfDomain(domain: string): LinkClass {
    const above = suffixes(domain);
    const owner = above.find((suffix) => Object.hasOwn(policy.hosts, suffix));
    const base = owner === undefined ? unlisted : (classes[policy.hosts[owner] as number] ?? unlisted);
    const domains = above.filter((suffix) => ruleDomains.has(suffix));
    return domains.length === 0 ? base : { ...base, domains: new Set(domains) };
  }

  function* hosts(): Iterable<readonly [string, LinkClass]> {
    if (ruleDomains.size === 0) {
      for (const domain in policy.hosts) yield [domain, classes[policy.hosts[domain] as number] ?? unlisted];
      return;
    }
    for (const domain of new Set([...Object.keys(policy.hosts), ...ruleDomains]))
      yield [domain, classOfDomain(domain)];
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
      refined = { ...link, label };
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
      if (destination.sets.includes(set)) return 'yes';
      return destination.unsure.includes(set) ? 'unsure' : 'no';
    }
    return destination.id === token || destination.owner === token || destination.category === token
      ? 'yes'
      : 'no';
  }

  function matchTo(tokens: readonly string[] | undefined, destination: CompiledDestination | null): ToMatch {
    if (!tokens) return 'yes';
    let result: ToMatch = 'no';
    for (const token of tokens) {
      const match = matchOne(token, destination);
      if (match === 'yes') return 'yes';
      if (match === 'unsure') result = 'unsure';
    }
    return result;
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
