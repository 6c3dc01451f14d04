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

describe('where a redirector lives', () => {
  const to = encodeURIComponent('https://shop.example/');
  const hides = (wrapper: { path?: string }, address: string) => {
    const take = createUnwrap([{ domain: 'go.example', param: 'to', ...wrapper }], createHostIndex);
    const parsed = new URL(address);
    return take(parsed, parsed.hostname) !== null;
  };

  it('any path will do where none is named', () => {
    expect(hides({}, `https://go.example/?to=${to}`)).toBe(true);
    expect(hides({}, `https://go.example/a/b?to=${to}`)).toBe(true);
  });

  it.each([
    ['/link', '/link', true],
    ['/link', '/link/', true],
    ['/link', '/link/a', true],
    ['/link', '/linked', false],
    ['/link', '/a/link', false],
    ['/link', '/', false],
    ['/link/', '/link/', true],
    ['/link/', '/link/a', true],
    ['/link/', '/link', false],
  ])('of path %s, at %s: %s', (path, at, expected) => {
    expect(hides({ path }, `https://go.example${at}?to=${to}`)).toBe(expected);
  });

  it('hosts below it count, others do not', () => {
    expect(hides({}, `https://m.go.example/?to=${to}`)).toBe(true);
    expect(hides({}, `https://nogo.example/?to=${to}`)).toBe(false);
  });

  it('without its parameter, or with an empty one, it hides nothing', () => {
    expect(hides({}, 'https://go.example/?url=https%3A%2F%2Fshop.example%2F')).toBe(false);
    expect(hides({}, 'https://go.example/?to=')).toBe(false);
  });

  it('each of two ways at one host is tried, in their order', () => {
    const take = createUnwrap(
      [
        { domain: 'go.example', param: 'a' },
        { domain: 'go.example', param: 'b' },
        { domain: 'other.example', param: 'a' },
      ],
      createHostIndex,
    );
    const inner = (query: string) => {
      const parsed = new URL(`https://go.example/?${query}`);
      return take(parsed, parsed.hostname);
    };
    expect(inner(`b=${to}`)).toEqual({ parsed: new URL('https://shop.example/'), hosts: ['go.example'] });
    expect(inner(`b=${to}&a=https://first.example/`)?.parsed.hostname).toBe('first.example');
    expect(inner('c=https://first.example/')).toBeNull();
  });
});

it('redirectors inside redirectors are taken off, five at most', () => {
  const wrapped = (times: number): string =>
    times === 0
      ? 'https://shop.example/'
      : `https://m.go.example/link?to=${encodeURIComponent(wrapped(times - 1))}`;
  const asked = (times: number) => {
    const parsed = new URL(wrapped(times));
    return unwrap(parsed, parsed.hostname);
  };
  expect(asked(5)).toEqual({
    parsed: new URL('https://shop.example/'),
    hosts: Array.from({ length: 5 }, () => 'm.go.example'),
  });
  expect(asked(6)).toEqual({ parsed: new URL(wrapped(1)), hosts: asked(5)?.hosts });
});
