import { suggest } from '../nearest-name.ts';
import type { Findings, Path } from '../problem.ts';
import type { Destination, DestinationCatalogue } from '../types.ts';
import { checkGrounded, checkLanguages, createCitationCheck } from './citations.ts';
import { RESERVED_NAMES } from './conditions.ts';
import { checkHostname } from './hosts.ts';
import { checkOrder, checkUniqueIds } from './order.ts';

interface Dated {
  readonly from: string;
  readonly confidence: 'documented' | 'reported' | 'observed' | 'assumed';
  readonly sources: readonly string[];
  readonly reason: { readonly en: string } & Readonly<Record<string, string>>;
}

/** Checks what a schema cannot say of the catalogue: unique and well-formed hosts, known names, order of dates, sources. */
export function checkCatalogue(
  catalogue: DestinationCatalogue,
  sourceIds: ReadonlySet<string>,
  findings: Findings,
): void {
  const cited = createCitationCheck(sourceIds, findings);
  const owners = catalogue.owners.map(({ id }) => id);
  const categories = catalogue.categories.map(({ id }) => id);
  const wallets = catalogue.wallets.map(({ id }) => id);
  const datedSets = catalogue.sets.filter((set) => !set.destinations).map(({ id }) => id);
  const destinations = catalogue.destinations.map(({ id }) => id);
  const hostOwners = new Map<string, string>();
  const schemeOwners = new Map<string, string>();

  function checkKnown(name: string | null, known: readonly string[], what: string, path: Path): void {
    if (name === null || known.includes(name)) return;
    const message = `There is no ${what} "${name}".`;
    const plural = what === 'category' ? 'categories' : `${what}s`;
    findings.add(path, `unknown-${what.replaceAll(' ', '-')}`, message, suggest(name, known, plural));
  }

  function checkOnce(taken: Map<string, string>, name: string, by: string, what: string, path: Path): void {
    const first = taken.get(name);
    if (first === undefined) taken.set(name, by);
    else {
      const message = `The ${what} "${name}" stands twice: here, and with "${first}".`;
      findings.add(path, `duplicate-${what}`, message, `One destination for each ${what}.`);
    }
  }

  function checkDated(history: readonly Dated[], path: Path): void {
    checkOrder(history, path, 'entries', findings);
    history.forEach((entry, index) => {
      cited(entry.sources, [...path, index, 'sources']);
      checkGrounded(entry, [...path, index], findings);
      checkLanguages(entry.reason, [...path, index, 'reason'], findings);
    });
  }

  function checkDestination(destination: Destination, path: Path): void {
    checkLanguages(destination.note, [...path, 'note'], findings);
    checkKnown(destination.owner, owners, 'owner', [...path, 'owner']);
    checkKnown(destination.category, categories, 'category', [...path, 'category']);
    destination.hosts.forEach((host, index) => {
      const at = [...path, 'hosts', index];
      checkHostname(host.domain, [...at, 'domain'], findings);
      checkOnce(hostOwners, host.domain, destination.id, 'host', [...at, 'domain']);
      cited(host.sources, [...at, 'sources']);
      checkGrounded(host, at, findings);
    });
    destination.schemes.forEach((scheme, index) => {
      const at = [...path, 'schemes', index];
      checkOnce(schemeOwners, scheme.scheme, destination.id, 'scheme', [...at, 'scheme']);
      cited(scheme.sources, [...at, 'sources']);
      checkGrounded(scheme, at, findings);
    });
    for (const [set, history] of Object.entries(destination.relations ?? {})) {
      checkKnown(set, datedSets, 'dated set', [...path, 'relations', set]);
      checkDated(history, [...path, 'relations', set]);
    }
    for (const [wallet, history] of Object.entries(destination.wallets ?? {})) {
      checkKnown(wallet, wallets, 'wallet', [...path, 'wallets', wallet]);
      checkDated(history, [...path, 'wallets', wallet]);
      for (const [index, entry] of history.entries()) {
        for (const [number, { says, sources }] of entry.disputed?.entries() ?? []) {
          const at = [...path, 'wallets', wallet, index, 'disputed', number];
          checkLanguages(says, [...at, 'says'], findings);
          cited(sources, [...at, 'sources']);
        }
      }
    }
  }

  for (const key of ['owners', 'categories', 'wallets', 'sets', 'destinations'] as const) {
    checkUniqueIds(catalogue[key], [key], key, findings);
    catalogue[key].forEach(({ id, name }, index) => {
      checkLanguages(name, [key, index, 'name'], findings);
      if (!RESERVED_NAMES.includes(id)) return;
      const message = `"${id}" has a meaning of its own in the conditions of rules.`;
      findings.add([key, index, 'id'], 'reserved-id', message, 'Another id.');
    });
  }
  for (const [index, destination] of catalogue.destinations.entries()) {
    checkDestination(destination, ['destinations', index]);
  }
  catalogue.sets.forEach((set, index) => {
    cited(set.sources, ['sets', index, 'sources']);
    for (const [number, id] of set.destinations?.entries() ?? []) {
      checkKnown(id, destinations, 'destination', ['sets', index, 'destinations', number]);
    }
  });
  catalogue.wrappers.forEach((wrapper, index) => {
    checkHostname(wrapper.domain, ['wrappers', index, 'domain'], findings);
    if ((wrapper.param === undefined) === (wrapper.query === undefined)) {
      const message = `This says ${wrapper.param === undefined ? 'nowhere' : 'twice'} where the real address stands.`;
      findings.add(['wrappers', index], 'unclear-wrapper', message, 'Either "param" or "query".');
    }
    cited(wrapper.sources, ['wrappers', index, 'sources']);
    checkGrounded(wrapper, ['wrappers', index], findings);
  });
}
