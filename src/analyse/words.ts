/** What an analysis says, in words. English; names come from the pack and the catalogue. */
import { compareVersions } from '../engine/compile.ts';
import { localText } from '../policy/local-text.ts';
import type { Day, DestinationCatalogue, LocalText, Pack } from '../policy/types.ts';
import type { Question } from './examples.ts';
import type { Condition, Gap } from './gaps.ts';
import type { LinkGroup, Member } from './links.ts';

/** What words are found with. */
export interface Names {
  readonly pack: Pack;
  readonly catalogue: DestinationCatalogue;
  /** All groups of links of the pack. */
  readonly groups: readonly LinkGroup[];
}

const nameIn = (
  items: readonly { readonly id: string; readonly name: LocalText }[] = [],
  id: string,
): string => localText(items.find((item) => item.id === id)?.name ?? { en: id }, 'en');

/** `a, b and c` */
export function inARow(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** The first of some words, and how many there are besides. */
function someOf(words: readonly string[], most: number): readonly string[] {
  if (words.length <= most) return words;
  return [...words.slice(0, most - 1), `${words.length - most + 1} more`];
}

/** `2018-04-11 to 2021-09-16`, `since 2021-09-17`, `on 2013-11-01` */
export function spanInWords(since: Day, until: Day | null): string {
  if (until === null) return `since ${since}`;
  return until === since ? `on ${since}` : `${since} to ${until}`;
}

/** Products and hosts in some groups, each product once. */
function membersOf(places: readonly number[], { groups, catalogue }: Names): Member[] {
  const found = new Map<string, Member>();
  for (const place of places) {
    const { members = [], unlisted = false } = groups[place] ?? {};
    for (const { destination, hosts } of unlisted ? [] : members) {
      const key = destination ?? hosts.join();
      const all = [...(found.get(key)?.hosts ?? []), ...hosts];
      const listed = catalogue.destinations.find(({ id }) => id === destination)?.hosts ?? [];
      const whole = destination !== null && listed.every(({ domain }) => all.includes(domain));
      found.set(key, { destination, hosts: all, whole });
    }
  }
  return [...found.values()];
}

function memberInWords({ destination, hosts, whole }: Member, { catalogue }: Names): string {
  if (destination === null) return hosts.join(', ');
  const name = nameIn(catalogue.destinations, destination);
  return whole ? name : `${name} (${hosts.join(', ')})`;
}

const OTHER = 'any other link';

/** Names of the products in some groups; what no rule singles out is called any other link. */
export function linksInWords(places: readonly number[], names: Names, most = 12): string {
  const { groups } = names;
  if (places.length === groups.length) return 'every link';
  const namesOf = (some: readonly number[]) =>
    membersOf(some, names).map((member) => memberInWords(member, names));
  const other = places.some((place) => groups[place]?.unlisted);
  const left = groups.flatMap((_, place) => (places.includes(place) ? [] : [place]));
  if (other && left.length <= 4) return `every link but ${inARow(someOf(namesOf(left), most), 'or')}`;
  return inARow([...someOf(namesOf(places), most), ...(other ? [OTHER] : [])]);
}

/** Names of surfaces, as the platform calls them. */
export function surfacesInWords(ids: readonly string[], { pack }: Names): string {
  if (pack.surfaces.length > 1 && ids.length === pack.surfaces.length) return 'everywhere';
  return inARow(ids.map((id) => nameIn(pack.surfaces, id)));
}

/** Which versions of a client a version of the space stands for: those from it to the next one that a rule asks for. */
function versionInWords(client: string, version: string, pack: Pack): string {
  const next = pack.rules
    .flatMap(({ when }) => when.clientVersion?.[client] ?? [])
    .filter((bound) => compareVersions(bound, version) > 0)
    .sort(compareVersions)[0];
  const name = nameIn(pack.clients, client);
  if (next === undefined) return `${name} from ${version} on`;
  return version === '0' ? `${name} before ${next}` : `${name} from ${version} to before ${next}`;
}

/** What a question says beyond day, surface and link: `as a token, with jssdk`; nothing where it says no more. */
export function conditionInWords(condition: Condition, { pack }: Names): string {
  const { client, clientVersion, region, form, sender, flags = [] } = condition;
  return [
    form === undefined ? '' : `given as ${form}`,
    sender === undefined ? '' : `from a ${sender}`,
    client === undefined
      ? ''
      : `on ${clientVersion === undefined ? nameIn(pack.clients, client) : versionInWords(client, clientVersion, pack)}`,
    region === undefined ? '' : `in ${nameIn(pack.regions, region)}`,
    flags.length === 0 ? '' : `flagged ${inARow(flags)}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Several of them, as alternatives. What each of them says alike is not said again: forms of one set of flags stand together. */
export function conditionsInWords(conditions: readonly Condition[], names: Names): string {
  const byRest = new Map<string, { rest: Condition; forms: string[] }>();
  for (const { form, ...rest } of conditions) {
    const key = JSON.stringify([rest, form === undefined]);
    const found: { rest: Condition; forms: string[] } = byRest.get(key) ?? { rest, forms: [] };
    byRest.set(key, found);
    if (form !== undefined) found.forms.push(form);
  }
  const told = [...byRest.values()].map(({ rest, forms }) =>
    [forms.length > 0 ? `given as ${inARow(forms, 'or')}` : '', conditionInWords(rest, names)]
      .filter((part) => part !== '')
      .join(', '),
  );
  return told.join('; or ');
}

const WHY: Readonly<Record<Gap['why'], string>> = {
  'no-rule': 'nothing on record',
  unknown: 'said to be unknown',
  unsure: 'membership unknown',
};

const MOMENT = { compose: 'sending', share: 'form of the message', click: 'click' } as const;

/** A gap in one sentence without its span: `Taobao in group chat: nothing on record`. */
export function gapInWords(gap: Gap, names: Names, most?: number): string {
  const conditions = conditionsInWords(gap.conditions, names);
  const what = gap.moment === 'click' ? '' : ` (${MOMENT[gap.moment]})`;
  const why = gap.rule === null ? WHY[gap.why] : `${WHY[gap.why]} (${gap.rule})`;
  const where = surfacesInWords(gap.surfaces, names);
  const links = linksInWords(gap.links, names, most);
  return `${where}${what}: ${links}${conditions === '' ? '' : `, ${conditions}`}: ${why}`;
}

/** A question as options of the command line have it: `https://taobao.com/ in group on 2021-09-17, client android`. */
export function questionInWords({ at, surface, link, destination, flags, ...said }: Question): string {
  const more = [
    ...Object.entries(said).map(([key, value]) => `${key === 'clientVersion' ? 'version' : key} ${value}`),
    ...(flags ?? []).map((flag) => `flag ${flag}`),
  ];
  const about = link ?? `(no known host: ${destination ?? 'unknown'})`;
  return [`${about} in ${surface} on ${at}`, ...more].join(', ');
}
