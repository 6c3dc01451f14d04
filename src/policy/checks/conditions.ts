import { suggest } from '../nearest-name.ts';
import type { Findings, Path } from '../problem.ts';
import type { DestinationCatalogue, Pack, Rule, When } from '../types.ts';
import { checkHostname } from './hosts.ts';

/** Words of `to` that mean something of their own. */
export const RESERVED_NAMES = ['own', 'external', 'any'];

/** Everything that `to` may name. */
export function namesOfDestinations(catalogue: DestinationCatalogue): Set<string> {
  return new Set([
    ...RESERVED_NAMES,
    ...catalogue.destinations.map(({ id }) => id),
    ...catalogue.owners.map(({ id }) => id),
    ...catalogue.categories.map(({ id }) => id),
    ...catalogue.sets.map(({ id }) => `@${id}`),
  ]);
}

/** Checks that all that a condition names exists. */
export function createConditionCheck(pack: Pack, catalogue: DestinationCatalogue, findings: Findings) {
  const targets = namesOfDestinations(catalogue);
  const ids = (items: readonly { readonly id: string }[] | undefined) => new Set(items?.map(({ id }) => id));
  const surfaces = ids(pack.surfaces);
  const clients = ids(pack.clients);
  const regions = ids(pack.regions);
  const flags = ids(pack.flags);

  function checkNames(
    names: readonly string[] | undefined,
    known: ReadonlySet<string>,
    [one, many]: readonly [string, string],
    path: Path,
  ) {
    names?.forEach((name, index) => {
      if (known.has(name)) return;
      const message = `This pack has no ${one} "${name}".`;
      findings.add([...path, index], `unknown-${one}`, message, suggest(name, known, many));
    });
  }

  function checkTo(names: When['to'], path: Path) {
    names?.forEach((name, index) => {
      if (targets.has(name)) return;
      const message = name.startsWith('@')
        ? `There is no set "${name}".`
        : `There is no destination, owner or category "${name}".`;
      findings.add([...path, index], 'unknown-destination', message, suggest(name, targets, 'names'));
    });
  }

  return ({ when, moment }: Rule, path: Path): void => {
    checkTo(when.to, [...path, 'to']);
    checkNames(when.surface, surfaces, ['surface', 'surfaces'], [...path, 'surface']);
    checkNames(when.client, clients, ['client', 'clients'], [...path, 'client']);
    checkNames(when.region, regions, ['region', 'regions'], [...path, 'region']);
    checkNames(when.flags, flags, ['flag', 'flags'], [...path, 'flags']);
    for (const [index, domain] of when.domain?.entries() ?? []) {
      checkHostname(domain, [...path, 'domain', index], findings, { oneLabel: true });
    }
    for (const client of Object.keys(when.clientVersion ?? {})) {
      if (clients.has(client)) continue;
      findings.add(
        [...path, 'clientVersion', client],
        'unknown-client',
        `This pack has no client "${client}".`,
        suggest(client, clients, 'clients'),
        { part: 'key' },
      );
    }
    if (when.form && moment !== 'click') {
      findings.add(
        [...path, 'form'],
        'wrong-moment',
        `A ${moment} rule cannot ask for the form of the message: ${
          moment === 'share' ? 'it is what decides it' : 'there is none yet'
        }.`,
        'Remove "form"; only click rules know it.',
        { part: 'key' },
      );
    }
  };
}
