/** Links for the corpus: thousands of them, made from the catalogue, the same each time. */
import type { DestinationCatalogue, Pack } from '../../src/policy/types.ts';
import { below, madeUpLabel, type Random, randomFrom, STRAYS, TEMPLATES, UNLISTED } from './templates.ts';

/** A link, and what it should be read as. */
export interface CorpusLink {
  /** In what way it was made: links of one kind stand together in `links.txt`. */
  readonly kind: string;
  readonly link: string;
  /** Destination id; null where nothing lists it, or where it is no web address. */
  readonly destination: string | null;
  readonly web: boolean;
}

/** The destination of a host by the rule as it is written down: its own, or that of the nearest host above it. */
export function destinationOf(host: string, { destinations }: DestinationCatalogue): string | null {
  const labels = host.split('.');
  for (let from = 0; from < labels.length; from++) {
    const suffix = labels.slice(from).join('.');
    const found = destinations.find(({ hosts }) => hosts.some(({ domain }) => domain === suffix));
    if (found) return found.id;
  }
  return null;
}

/** Links to and around one host. */
function aroundHost(host: string, catalogue: DestinationCatalogue): CorpusLink[] {
  return TEMPLATES.flatMap(({ kind, means, make }, at) => {
    const link = make(host, randomFrom(`${at} ${host}`));
    if (link === null) return [];
    const to = means === 'host' ? host : means === 'beside' ? new URL(link).hostname : null;
    const destination = to === null ? null : destinationOf(to, catalogue);
    return { kind, link, destination, web: means !== 'nowhere' };
  });
}

interface Target {
  readonly host: string;
  readonly destination: string | null;
}

/** How many links go through each redirector. */
const THROUGH_EACH = 16;

/** Links through redirectors: to the address inside, or, where it is not taken off, to the redirector itself. */
function throughWrappers(catalogue: DestinationCatalogue, targets: readonly Target[]): CorpusLink[] {
  const { wrappers } = catalogue;
  type Wrapper = (typeof wrappers)[number];
  const around = ({ domain, path = '/', param }: Wrapper, inner: string, before = '') => {
    const address = encodeURIComponent(inner);
    return `https://${domain}${path}?${param === undefined ? address : `${before}${param}=${address}`}`;
  };
  const itself = ({ domain }: Wrapper) => destinationOf(domain, catalogue);
  const some = <Item>(items: readonly Item[], random: Random) => items[below(random, items.length)] as Item;

  return wrappers.flatMap((wrapper): CorpusLink[] => {
    const random = randomFrom(`${wrapper.domain}${wrapper.path}`);
    const inside = Array.from({ length: THROUGH_EACH }, () => some(targets, random));
    const through = inside.flatMap(({ host, destination }, at): CorpusLink[] => {
      const address = `${at % 2 ? 'http' : 'https'}://${at % 3 ? '' : 'm.'}${host}/a?b=${at}&c=1#d`;
      const deeper = Array.from({ length: at % 4 }, () => some(wrappers, random));
      const nested = deeper.reduceRight((inner, one) => around(one, inner), address);
      const kind = at % 4 === 0 ? 'redirector' : 'redirectors, one in another';
      const link = around(wrapper, nested, at % 2 ? 'x=1&' : '');
      return [{ kind, link, destination, web: true }];
    });
    const left = (kind: string, link: string): CorpusLink => ({
      kind,
      link,
      destination: itself(wrapper),
      web: true,
    });
    const { domain, path = '/' } = wrapper;
    const inner = encodeURIComponent(`https://${inside[0]?.host}/`);
    return [
      ...through,
      left('redirector without an address', `https://${domain}${path}`),
      left('redirector without an address', around(wrapper, 'javascript:alert(1)')),
      left('redirector without an address', around(wrapper, `${inside[0]?.host}/`)),
      left('redirector without an address', `https://${domain}${path}?no-such-parameter=${inner}`),
      {
        ...left(
          'look-alike of a redirector',
          `https://not${domain}${path}?${wrapper.param ?? 'to'}=${inner}`,
        ),
        destination: destinationOf(`not${domain}`, catalogue),
      },
    ];
  });
}

function appLinks({ destinations }: DestinationCatalogue): CorpusLink[] {
  return destinations.flatMap(({ id, schemes, hosts }) =>
    schemes.flatMap(({ scheme }) =>
      [
        `${scheme}://`,
        `${scheme}:open`,
        `${scheme.toUpperCase()}://item?id=1`,
        `${scheme}://${hosts[0]?.domain ?? 'x.invalid'}/`,
      ].map((link) => ({ kind: 'app scheme', link, destination: id, web: false })),
    ),
  );
}

function unlistedLinks(): CorpusLink[] {
  const random = randomFrom('unlisted');
  const names = Array.from({ length: 500 }, (_, at) =>
    [...Array.from({ length: 1 + (at % 3) }, () => madeUpLabel(random)), at % 2 ? 'example' : 'test'].join(
      '.',
    ),
  );
  return [...UNLISTED, ...names].map((host, at) => ({
    kind: 'unlisted',
    link: `http${at % 2 ? 's' : ''}://${host}/${at}`,
    destination: null,
    web: true,
  }));
}

/** A string of its own. What hands a link over to another app may be known as the scheme of that app. */
function stray(link: string, { destinations }: DestinationCatalogue): CorpusLink {
  const scheme = /^[a-z-]+(?=:)/.exec(link)?.[0];
  const app = destinations.find(({ schemes }) => schemes.some((one) => one.scheme === scheme));
  const web = URL.canParse(link) && /^https?:$/.test(new URL(link).protocol);
  return { kind: 'string of its own', link, destination: app?.id ?? null, web };
}

/** Not one link twice. */
function distinct(links: readonly CorpusLink[]): CorpusLink[] {
  const seen = new Set<string>();
  return links.filter(({ link }) => !seen.has(link) && seen.add(link));
}

/** Links that every platform is asked about. */
export function commonLinks(catalogue: DestinationCatalogue): CorpusLink[] {
  const targets = catalogue.destinations.flatMap(({ hosts }) =>
    hosts.map(({ domain }): Target => ({ host: domain, destination: destinationOf(domain, catalogue) })),
  );
  const others = ['unlisted.invalid', 'news.example'].map((host): Target => ({ host, destination: null }));
  return distinct([
    ...[...targets, ...others].flatMap(({ host }) => aroundHost(host, catalogue)),
    ...throughWrappers(catalogue, [...targets, ...others]),
    ...appLinks(catalogue),
    ...unlistedLinks(),
    ...STRAYS.map((link) => stray(link, catalogue)),
  ]);
}

/** Links about hosts that the rules of one platform name, and the catalogue does not. */
export function ownLinks({ rules }: Pack, catalogue: DestinationCatalogue): CorpusLink[] {
  const domains = rules.flatMap(({ when }) => when.domain ?? []);
  const labels = rules.flatMap(({ when }) => when.hostLabel ?? []);
  const tops = ['invalid', 'example', ...domains.filter((domain) => !domain.includes('.'))];
  const named = labels.flatMap((label) => [
    ...tops.map((top) => `${label}.${top}`),
    `${label}.deeper.invalid`,
  ]);
  return distinct([...domains, ...named].flatMap((host) => aroundHost(host, catalogue)));
}
