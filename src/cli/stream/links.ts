/** What an address leads to, whatever the platform and the day: the one look at the address that a line costs. */
import { compile } from '../../engine/compile.ts';
import { createJudge } from '../../engine/judge.ts';
import type { LinkClass } from '../../engine/match.ts';
import { parseAddress } from '../../links/address.ts';
import { createHostIndex } from '../../links/hosts.ts';
import type { PackData } from '../../packs/judges.ts';
import type { Pack, When } from '../../policy/types.ts';
import { plainHost } from './plain-host.ts';

/** Links that no rule of any platform can tell apart. */
export interface LinkGroup {
  /** Counted from 0. */
  readonly number: number;
  /** As of some day: what depends on the day is not to be read here. */
  readonly link: LinkClass;
  /** Index of its destination in the catalogue; -1 where nothing lists it. */
  readonly destination: number;
}

/** A web address; `unwrapped` = hosts of redirectors that were taken off, outermost first. */
export interface FoundLink {
  readonly group: LinkGroup;
  readonly host: string;
  readonly unwrapped: readonly string[];
}

const NONE: readonly string[] = [];
const NOWHERE = { en: '' };

/** A platform whose one rule, never in force, names every domain and label that some rule names. */
function unionOf(packs: readonly Pack[]): Pack {
  const whens = packs.flatMap(({ rules }) => rules.map(({ when }) => when));
  const all = (key: 'domain' | 'hostLabel') => [...new Set(whens.flatMap((when) => when[key] ?? []))];
  const when: When = { domain: all('domain'), hostLabel: all('hostLabel') };
  const [first] = packs;
  if (!first) throw new TypeError('there is no pack');
  return {
    ...first,
    eras: [],
    wordings: {},
    rules: [{ id: 'all', moment: 'click', title: NOWHERE, when, history: [] }],
  };
}

/** Makes the function that finds the group of an address; it gives null for what is no web address. */
export function createLinks({ packs, catalogue }: PackData): (url: string) => FoundLink | null {
  const pack = unionOf(Object.values(packs));
  const { matcher, classify } = createJudge(compile({ pack, catalogue, day: '', digests: {} }));
  const index = createHostIndex(matcher.hosts());
  const groups = new Map<LinkClass, LinkGroup>();
  const destinations = new Map(catalogue.destinations.map(({ id }, at) => [id, at]));

  function groupOf(link: LinkClass): LinkGroup {
    const known = groups.get(link);
    if (known) return known;
    const destination = link.id === null ? -1 : (destinations.get(link.id) ?? -1);
    const group = { number: groups.size, link, destination };
    groups.set(link, group);
    return group;
  }

  return (url) => {
    const host = plainHost(url);
    if (host !== null) {
      const link = matcher.refine(index.find(host) ?? matcher.unlisted, host);
      if (!link.wraps) return { group: groupOf(link), host, unwrapped: NONE };
    }
    const found = classify(parseAddress(url));
    return found && { group: groupOf(found.link), host: found.host, unwrapped: found.unwrapped };
  };
}
