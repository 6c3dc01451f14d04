/** Cuts a text at its line feeds; what stands behind the last one comes apart. */
function cut(text: string): { readonly lines: readonly string[]; readonly rest: string } {
  const lines: string[] = [];
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    lines.push(withoutReturn(text.slice(start, end)));
    start = end + 1;
  }
  return { lines, rest: text.slice(start) };
}

/**
 * Splits a stream into lines, a chunk at a time: all lines that a chunk completes come together, so that they can be answered in
 * one write. LF or CRLF; a byte order mark at the start is left out; the last line needs no line break.
 */
export async function* lineBatches(
  input: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder('utf-8');
  /** What has come of a line that is not complete; put together when it is, so that a long line is copied once. */
  let parts: string[] = [];
  for await (const chunk of input) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    if (!text.includes('\n')) {
      parts.push(text);
      continue;
    }
    const { lines, rest } = cut(parts.join('') + text);
    parts = [rest];
    yield lines;
  }
  const last = parts.join('') + decoder.decode();
  if (last !== '') yield [withoutReturn(last)];
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);
