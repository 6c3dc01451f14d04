/** Every text of ours, by language and scope; switchable while running. Wording of the platforms is data and stands in the packs. */
import { fill } from '../../src/policy/local-text.ts';
import type english from './en.json';

type Catalogue = typeof english;
export type Scope = keyof Catalogue;
export type Key<S extends Scope> = keyof Catalogue[S] & string;
type Values = Readonly<Record<string, string | number>>;

/** Keys that come in two forms, `<key>-one` and `<key>-other`. */
type Countable<K extends string> = K extends `${infer Stem}-one` ? Stem : never;

export interface Translator<S extends Scope> {
  /** The text with its placeholders (`{name}`) filled. */
  (key: Key<S>, values?: Values): string;
  /** The text for a number of things; `{count}` is that number. */
  count(key: Countable<Key<S>>, count: number): string;
  readonly language: string;
}

const catalogues = Object.fromEntries(
  Object.entries(
    import.meta.glob<Catalogue>(['./*.json', '!./notes.json'], { eager: true, import: 'default' }),
  ).map(([path, catalogue]) => [path.slice(2, -'.json'.length), catalogue]),
);

/** Every language that there is a catalogue for, with its own name for itself. */
export const languages: readonly { readonly id: string; readonly name: string }[] = Object.entries(
  catalogues,
).map(([id, catalogue]) => ({ id, name: catalogue.language.name }));

/** Turns `auto` into the nearest language to the browser's; a language without a catalogue gives English. */
export function resolveLanguage(chosen: string, browserLanguage: string): string {
  const wanted = chosen === 'auto' ? browserLanguage : chosen;
  const primary = (tag: string) => tag.toLowerCase().split('-')[0];
  const found =
    languages.find(({ id }) => id === wanted) ?? languages.find(({ id }) => primary(id) === primary(wanted));
  return found?.id ?? 'en';
}

/** Texts of one scope in one language (as from `resolveLanguage`). */
export function translator<S extends Scope>(scope: S, language: string): Translator<S> {
  const catalogue = catalogues[language] ?? catalogues.en;
  const texts: Readonly<Record<string, unknown>> = catalogue?.[scope] ?? {};
  const text = (key: string, values: Values = {}) => fill(String(texts[key] ?? key), values);
  const plural = new Intl.PluralRules(language);
  return Object.assign((key: Key<S>, values?: Values) => text(key, values), {
    count: (key: string, count: number) =>
      text(`${key}-${plural.select(count) === 'one' ? 'one' : 'other'}`, { count }),
    language,
  });
}
