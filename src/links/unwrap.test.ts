import { beforeEach, describe, expect, it } from 'vitest';
import { createHostIndex } from './hosts.ts';
import { createUnwrap, type Unwrap } from './unwrap.ts';

let unwrap: Unwrap;
beforeEach(() => {
  unwrap = createUnwrap(
    [
      { domain: 'go.example', path: '/transfer', query: 'whole' },
      { domain: 'go.example', path: '/link', param: 'to' },
    ],
    createHostIndex,
  );
});

/** The address inside, or null. */
const inside = (address: string): string | null => {
  const parsed = new URL(address);
  return unwrap(parsed, parsed.hostname)?.parsed.href ?? null;
};

describe('a redirector whose whole query is the address', () => {
  it.each([
    ['as it stands', 'https://shop.example/a?id=1&x=%E7%93%9C', 'https://shop.example/a?id=1&x=%E7%93%9C'],
    ['percent-encoded', 'https%3A%2F%2Fshop.example%2Fa%3Fid%3D1', 'https://shop.example/a?id=1'],
    ['with a percent sign that encodes nothing', 'http://shop.example/100%', 'http://shop.example/100%'],
  ])('is taken off: %s', (_how, query, expected) => {
    expect(inside(`https://go.example/transfer?${query}`)).toBe(expected);
  });

  it('may stand inside another one, and hold another one', () => {
    const parsed = new URL(
      `https://go.example/link?to=${encodeURIComponent('https://go.example/transfer?https://shop.example/')}`,
    );
    expect(unwrap(parsed, parsed.hostname)).toMatchObject({
      parsed: { href: 'https://shop.example/' },
      hosts: ['go.example', 'go.example'],
    });
  });

  it.each([
    ['no query', 'https://go.example/transfer'],
    ['a parameter instead', 'https://go.example/transfer?url=https%3A%2F%2Fshop.example%2F'],
    ['no web address', 'https://go.example/transfer?javascript:alert(1)'],
    ['no web address when it is decoded', 'https://go.example/transfer?javascript%3Aalert(1)'],
    ['something that cannot be decoded', 'https://go.example/transfer?%E7%93'],
    ['another path', 'https://go.example/other?https://shop.example/'],
  ])('is left as it is: %s', (_why, address) => {
    expect(inside(address)).toBeNull();
  });
});
