/** Kinds of links: those among which the rules of one platform cannot tell. Few, where groups are as many as destinations. */
import type { LinkClass, Matcher } from '../../engine/match.ts';
import type { Pack } from '../../policy/types.ts';
import type { DatedCatalogue } from './dated-catalogue.ts';
import type { LinkGroup } from './links.ts';

export interface Kind {
  /** Counted from 0, on all days together. */
  readonly number: number;
  /** One class of it, as of some span of days. */
  readonly link: LinkClass;
}

/** Makes the function that gives the kind of a group of links on the days of a catalogue. */
export function createKinds(
  { rules }: Pack,
  matcher: Matcher,
): (group: LinkGroup, catalogue: DatedCatalogue) => Kind {
  const kinds = new Map<string, Kind>();
  /** By number of the catalogue, then of the group. */
  const known: Kind[][] = [];

  function kindOf({ link, destination }: LinkGroup, { compiled }: DatedCatalogue): Kind {
    const dated = compiled.destinations[destination] ?? null;
    const { id = null, owner = null, category = null, sets = [] } = dated ?? {};
    const { domains, label, wraps } = link;
    const own = { id, owner, category, sets, destination: dated, domains, label, wraps, rulings: [] };
    // What a judge asks of a link, answered for each rule; and its name, which a reason says where that is not sure.
    const matches = rules.map(({ when }) => matcher.match(when, own));
    const name = `${matches} ${matches.includes('unsure') ? id : ''}`;
    const kind = kinds.get(name) ?? { number: kinds.size, link: own };
    kinds.set(name, kind);
    return kind;
  }

  return (group, catalogue) => {
    let row = known[catalogue.number];
    if (!row) {
      row = [];
      known[catalogue.number] = row;
    }
    let kind = row[group.number];
    if (!kind) {
      kind = kindOf(group, catalogue);
      row[group.number] = kind;
    }
    return kind;
  };
}
