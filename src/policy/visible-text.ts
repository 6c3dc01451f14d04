/** Characters that nobody sees and that terminals and XML take for commands: control characters but tab and line feed, lone surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;

const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A text with such characters written as `\u001b`. */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, escaped);
}
