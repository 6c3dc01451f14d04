import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexFewHosts } from './few-hosts.ts';
import { createHostIndex } from './hosts.ts';

const label = fc.constantFrom(...['a', 'b', 'c'].flatMap((one) => [one, `${one}a`, `${one}b`, `${one}c`]));
const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));

describe.each([
  ['host look-up', createHostIndex],
  ['host look-up among few', indexFewHosts],
])('%s', (_name, indexHosts) => {
  it('agrees with taking labels off one by one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(host), host, fc.boolean(), (domains, asked, dot) => {
        const index = indexHosts(domains.map((domain) => [domain, domain]));
        const labels = asked.split('.');
        const expected = labels.map((_, i) => labels.slice(i).join('.')).find((one) => domains.includes(one));
        expect(index.find(dot ? `${asked}.` : asked)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds each of many, and none that only looks alike', () => {
    const domains = Array.from({ length: 20_000 }, (_, i) => `extra-${i}.example`);
    const index = indexHosts(domains.map((domain, i) => [domain, i]));
    expect(domains.filter((domain, i) => index.find(`m.${domain}`) !== i)).toEqual([]);
    expect(index.find('extra-20000.example')).toBeUndefined();
    expect(index.find('xextra-1.example')).toBeUndefined();
    expect(index.find(`${'long.'.repeat(100)}extra-7.example.`)).toBe(7);
    expect(index.find('')).toBeUndefined();
    expect(index.find('.')).toBeUndefined();
  });

  it('finds a domain of any length', () => {
    const long = `${'long.'.repeat(100)}example`;
    expect(indexHosts([[long, 1]]).find(`www.${long}`)).toBe(1);
  });

  it('keeps apart hosts that have the same hash', () => {
    const alike = indexHosts([['szxdq3.example', 1]]);
    expect(alike.find('bg3irp.example')).toBeUndefined();
    expect(alike.find('szxdq3.example')).toBe(1);
    expect(indexHosts([['adgiz30j.shop.example', 1]]).find('shop.example')).toBeUndefined();
    const both = indexHosts([
      ['szxdq3.example', 1],
      ['bg3irp.example', 2],
    ]);
    expect(both.find('bg3irp.example')).toBe(2);
    expect(both.find('szxdq3.example')).toBe(1);
  });
});
