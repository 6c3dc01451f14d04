/** The places of the Lab: one for each surface of the platform that is simulated, with links of every kind that its rules tell apart. */
import type { LocalText, Surface } from '../../../src/policy/types.ts';
import type { Outline } from '../../outline.ts';
import { people } from './people.ts';

export interface Message {
  /** `me`, or the id of a person. */
  readonly from: string;
  readonly text: LocalText;
  /** Stands after the text, as the address itself. */
  readonly link?: string;
}

/** A chat, or what there is instead of one, with the messages in it. */
export interface Place {
  /** In the page's address. */
  readonly id: string;
  readonly surface: Surface;
  readonly name: LocalText;
  /** People in a group. */
  readonly members?: number;
  /** Lies in the row of folded groups. */
  readonly folded?: boolean;
  readonly messages: readonly Message[];
  /** What was said last, where people talk. */
  readonly last?: LocalText;
}

/** A place whose messages somebody has thought of: `stories/<platform>.ts` exports them as `stories`. */
export type Story = Place;

/** By the path of their file. */
export const stories = import.meta.glob<readonly Story[]>('./stories/*.ts', {
  eager: true,
  import: 'stories',
});

const withLast = (last: LocalText | undefined) => (last === undefined ? {} : { last });

/** Surfaces where everything is from one and the same. */
const OF_ONE: readonly Surface[] = ['channel', 'profile', 'in-app'];

/** Whose message is the so-manieth. */
function authorOf(surface: Surface, index: number): string {
  const [first = 'me', ...others] = Object.keys(people);
  if (surface === 'direct') return index % 2 === 0 ? first : 'me';
  return OF_ONE.includes(surface) ? first : ([first, ...others].at(index % (others.length + 1)) ?? first);
}

/**
 * Every place of a platform, in the order of its surfaces. A story that is told of it comes first, and then whatever link no story of
 * the place has.
 *
 * @param nameOf what people call that which an address leads to
 */
export function placesOf(
  { platform, surfaces, examples }: Pick<Outline, 'platform' | 'surfaces' | 'examples'>,
  nameOf: (address: string) => LocalText,
): readonly Place[] {
  const told = stories[`./stories/${platform}.ts`] ?? [];
  return surfaces.flatMap(({ id, name }) => {
    const [first = { id, surface: id, name, messages: [] }, ...others] = told.filter(
      ({ surface }) => surface === id,
    );
    const hosts = new Set(
      first.messages.flatMap(({ link }) => (link === undefined ? [] : [new URL(link).hostname])),
    );
    const rest = examples.filter((address) => !hosts.has(new URL(address).hostname));
    const messages = rest.map(
      (link, index): Message => ({ from: authorOf(id, index), text: nameOf(link), link }),
    );
    const places = [{ ...first, messages: [...first.messages, ...messages] }, ...others];
    const last = (place: Place) => told.find((story) => story.id === place.id)?.messages.at(-1)?.text;
    return places.map((place) => ({ ...place, ...withLast(last(place)) }));
  });
}
