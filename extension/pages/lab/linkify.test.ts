import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkify } from './linkify.ts';

const links = (text: string) => linkify(text).flatMap(({ link }) => link ?? []);

test.each<[string, string[]]>([
  ['no link at all, not even e.g. 3.14 or a.b', []],
  ['https://a.example/x', ['https://a.example/x']],
  ['Look: https://a.example/x?y=1&z=%20#f, nice.', ['https://a.example/x?y=1&z=%20#f']],
  ['two http://a.example and https://b.example/', ['http://a.example/', 'https://b.example/']],
  ['看这个https://a.example/x，不错', ['https://a.example/x']],
  ['（https://a.example/x）', ['https://a.example/x']],
  ['https://a.example/x这里有', ['https://a.example/x']],
  ['(see https://a.example/x)', ['https://a.example/x']],
  ['https://a.example/x_(y)', ['https://a.example/x_(y)']],
  ['www.a.example/b!', ['http://www.a.example/b']],
  ['HTTPS://A.Example', ['https://a.example/']],
  ['mailto:me@www.a.example', []],
  ['https://', []],
  ['https://?', []],
  ['javascript:alert(1)', []],
  ['line one\nhttps://a.example\nline three', ['https://a.example/']],
])('%s', (text, found) => {
  expect(links(text)).toEqual(found);
});

test('what is cut can be put together again, and links are web addresses', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.constantFrom('https://', 'www.', '）', '.', ' ', '看', '(', ')'),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      const parts = linkify(text);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      for (const { link } of parts) if (link !== undefined) expect(link).toMatch(/^https?:\/\//);
    }),
  );
});
