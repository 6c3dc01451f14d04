const SLASH = 47;
const DOT = 46;
const HYPHEN = 45;
const isLetter = (code: number): boolean => code >= 97 && code <= 122;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
/** What may follow a host: nothing, `/`, `?` or `#`. */
const endsHost = (code: number): boolean => code === SLASH || code === 63 || code === 35;

/**
 * The host of an address that is written as plainly as can be: `http://` or `https://`, then small letters, digits, hyphens and single dots,
 * letters after the last dot, and no port. Of such an address the URL parser says the same host; of any other this says null, and the
 * parser has to be asked.
 */
export function plainHost(url: string): string | null {
  const start = url.startsWith('https://') ? 8 : url.startsWith('http://') ? 7 : 0;
  if (start === 0) return null;
  let dot = start - 1;
  let at = start;
  let letters = true;
  for (; at < url.length; at++) {
    const code = url.charCodeAt(at);
    if (isLetter(code)) continue;
    if (isDigit(code) || code === HYPHEN) letters = false;
    else if (code === DOT && at > dot + 1) {
      dot = at;
      letters = true;
    } else if (endsHost(code)) break;
    else return null;
  }
  // A label that begins with `xn--` is another word for what stands in other letters, or wrong.
  if (!letters || dot < start || at === dot + 1) return null;
  const host = url.slice(start, at);
  return host.includes('xn--') ? null : host;
}
