import type { LocalText } from './types.ts';

/** A text that comes with the data, in a language, else in English. */
export function localText(text: LocalText, language: string): string {
  return text[language] ?? text.en;
}

/** A text with values put in for `{name}`; a placeholder without a value stays as it is. */
export function fill(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name] ?? whole) : whole,
  );
}
