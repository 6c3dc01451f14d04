import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainHost } from './plain-host.ts';

function hostname(url: string): string | null {
  try {
    return new URL(url).hostname;
  } catch {
    return null;
  }
}

test.for([
  ['https://item.taobao.com/item.htm?id=1', 'item.taobao.com'],
  ['http://a-b.c1.example', 'a-b.c1.example'],
  ['https://a.example?x', 'a.example'],
  ['https://a.example#x', 'a.example'],
])('%s has the host %s', ([url, host]) => {
  expect(plainHost(url ?? '')).toBe(host);
  expect(hostname(url ?? '')).toBe(host);
});

test.for([
  '',
  'https://',
  'https:/a.example/',
  'HTTPS://a.example/',
  'https://A.example/',
  'https://a.example:80/',
  'https://u@a.example/',
  'https://a..example/',
  'https://.a.example/',
  'https://a.example./',
  'https://localhost/',
  'https://1.2.3.4/',
  'https://a.0x7f/',
  'https://a.b1/',
  'https://xn--a.example/',
  'https://a.xn--0/',
  'https://a_b.example/',
  'https://a.example\\b',
  'https://a.exam\tple/',
  'https://a.example\n',
  ' https://a.example/',
  'ftp://a.example/',
])('%j is left to the parser', (url) => {
  expect(plainHost(url)).toBeNull();
});

test('where it says a host, the URL parser says the same', () => {
  const odd = [
    '..',
    'xn--',
    '/',
    '?',
    '#',
    ':',
    '@',
    '\\',
    '%',
    ' ',
    '\t',
    'A',
    'é',
    '。',
    '[',
    '"',
    '_',
    '\u00ad',
    '٣',
    '\u0000',
  ];
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('a', 'z', '0', '9', '-', '.', 'example', '.com') },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  );
  const url = fc
    .tuple(
      fc.constantFrom('https://', 'http://'),
      fc.array(piece, { maxLength: 6 }),
      fc.constantFrom('', '.com', '.com/x'),
    )
    .map(([scheme, pieces, end]) => scheme + pieces.join('') + end);
  let said = 0;
  fc.assert(
    fc.property(url, (address) => {
      const host = plainHost(address);
      if (host === null) return;
      said += 1;
      expect(hostname(address)).toBe(host);
    }),
    { numRuns: 5000, seed: 2 },
  );
  expect(said).toBeGreaterThan(500);
});
