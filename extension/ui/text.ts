/** The language of a page, for every component below it. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { localText } from '../../src/policy/local-text.ts';
import type { LocalText } from '../../src/policy/types.ts';
import { type Scope, type Translator, translator } from '../i18n/index.ts';

/** Resolved, never `auto`. */
export const Language = createContext('en');

/** Texts of a scope in the page's language. */
export function useText<S extends Scope>(scope: S): Translator<S> {
  return translator(scope, useContext(Language));
}

/** Reads texts of a pack in the page's language. */
export function useLocal(): (text: LocalText) => string {
  const language = useContext(Language);
  return (text) => localText(text, language);
}
