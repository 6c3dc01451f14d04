/** Whom and what a rule is about, in words that need no knowledge of the data. English. */
import { inARow } from '../analyse/words.ts';
import { localText } from '../policy/local-text.ts';
import type { DestinationCatalogue, LocalText, MessageForm, Pack, When } from '../policy/types.ts';

type Named = readonly { readonly id: string; readonly name: LocalText }[];

const nameIn = (items: Named, id: string): string | undefined => {
  const name = items.find((item) => item.id === id)?.name;
  return name && localText(name, 'en');
};

/** What a word of `to` stands for. */
function destinationInWords(word: string, pack: Pack, catalogue: DestinationCatalogue): string {
  if (word === 'any') return 'any web address';
  if (word === 'own') return `${localText(pack.name, 'en')}’s own pages`;
  if (word === 'external') return `anything but ${localText(pack.name, 'en')}’s own pages`;
  if (word.startsWith('@')) return `the set “${nameIn(catalogue.sets, word.slice(1)) ?? word}”`;
  const destination = nameIn(catalogue.destinations, word);
  if (destination !== undefined) return destination;
  const owner = nameIn(catalogue.owners, word);
  if (owner !== undefined) return `everything of ${owner}`;
  return `the category “${nameIn(catalogue.categories, word) ?? word}”`;
}

/** Which links a rule is about: `Taobao and Tmall`; `any web address` where it does not say. */
export function linksOfRule(when: When, pack: Pack, catalogue: DestinationCatalogue): string {
  const parts = [
    when.to && inARow(when.to.map((word) => destinationInWords(word, pack, catalogue))),
    when.domain && `addresses at or below ${inARow(when.domain, 'or')}`,
    when.hostLabel && `hosts named ${inARow(when.hostLabel, 'or')} directly below any top-level domain`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'any web address' : parts.join(', as far as they are ');
}

/** Where a rule is about: names of surfaces, as the platform calls them. */
export function placesOfRule({ surface }: When, { surfaces }: Pack): string {
  const named = surfaces.filter(({ id }) => !surface || surface.includes(id));
  if (named.length === surfaces.length) return 'everywhere';
  return inARow(named.map(({ name }) => localText(name, 'en')));
}

/** In which form a message arrives. */
export const FORMS: Readonly<Record<MessageForm, string>> = {
  card: 'a card',
  'bare-card': 'a card without a title',
  link: 'a plain link',
  token: 'a token text',
  qr: 'a QR code',
  text: 'text that is no link',
  folded: 'a folded message',
  removed: 'one that was taken away',
};

/** What else must be so for a rule to speak, one condition a text; none where it asks for nothing more. */
export function conditionsOfRule(
  { form, client, clientVersion, region, sender, flags }: When,
  pack: Pack,
): string[] {
  const clientName = (id: string) => nameIn(pack.clients, id) ?? id;
  const versions = Object.entries(clientVersion ?? {}).map(
    ([id, version]) => `${clientName(id)} ${version} or newer`,
  );
  const conditions = [
    form &&
      `the message arrived as ${inARow(
        form.map((one) => FORMS[one]),
        'or',
      )}`,
    client && `on ${inARow(client.map(clientName), 'or')}`,
    clientVersion && `on ${inARow(versions, 'or')}`,
    region &&
      `in ${inARow(
        region.map((id) => nameIn(pack.regions ?? [], id) ?? id),
        'or',
      )}`,
    sender && `the sender is a ${inARow(sender, 'or a')}`,
    ...(flags ?? []).map((id) => `flagged “${nameIn(pack.flags, id) ?? id}” (${id})`),
  ];
  return conditions.filter((condition) => condition !== undefined);
}
