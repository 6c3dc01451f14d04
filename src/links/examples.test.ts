import { describe, expect, it, test } from 'vitest';
import { sampleCatalogue, samplePack } from '../../tests/fixtures/sample-pack.ts';
import { catalogue, packs } from '../packs/index.ts';
import type { Destination, DestinationCatalogue, Pack, When } from '../policy/types.ts';
import { ELSEWHERE, examplesOf } from './examples.ts';

const asking = (...whens: When[]): Pack => ({
  ...samplePack,
  rules: whens.map((when, index) => ({
    id: `rule-${index}`,
    moment: 'click',
    title: { en: 'Rule' },
    when,
    history: [],
  })),
});
const hosts = (pack: Pack, from = sampleCatalogue) =>
  examplesOf(pack, from).map((address) => new URL(address).hostname);

test('of what a rule names there is an example, and last a page that none names', () => {
  expect(examplesOf(asking({ domain: ['mail.example'] }, { hostLabel: ['forum'] }), sampleCatalogue)).toEqual(
    ['https://mail.example/', 'https://forum.com/', ELSEWHERE],
  );
});

test('a rule about everything needs no example of its own', () => {
  expect(examplesOf(asking({ to: ['any'] }, {}), sampleCatalogue)).toEqual([ELSEWHERE]);
});

test('a label is shown by a host that is known, a top-level domain by a host below it', () => {
  expect(hosts(asking({ hostLabel: ['telegram'] }, { domain: ['onion'] }), catalogue)).toEqual([
    'telegram.me',
    'example.onion',
    'www.example.org',
  ]);
});

test('what is said of everything external shows beside the platform’s own', () => {
  const pack = { ...asking({ to: ['external'] }), owner: 'discord' };
  expect(hosts(pack, catalogue)).toContain('discord.com');
});

test('of a large group there are those that people know, or two', () => {
  const shops = hosts(asking({ to: ['e-commerce'] }), catalogue);
  expect(shops).toContain('item.taobao.com');
  expect(shops.length).toBeLessThan(12);
});

describe('which products a rule speaks of', () => {
  const product = (id: string, more: Partial<Destination> = {}): Destination => ({
    id,
    name: { en: id },
    owner: 'rival',
    category: 'shops',
    hosts: [site(`${id}.test`)],
    schemes: [],
    ...more,
  });
  const site = (domain: string, use: 'site' | 'short' = 'site') => ({
    domain,
    use,
    confidence: 'observed' as const,
    sources: [],
  });
  const member = (is: 'yes' | 'none' | 'unknown') => [
    { from: '2016-01-01', member: is, confidence: 'reported' as const, reason: { en: 'r' }, sources: [] },
  ];
  const from = (destinations: Destination[], more: Partial<DestinationCatalogue> = {}) => ({
    ...sampleCatalogue,
    destinations,
    ...more,
  });
  const named = (token: string, ...destinations: Destination[]) =>
    hosts(asking({ to: [token] }), from(destinations)).slice(0, -1);

  it('one by its id, and two of those of an owner or a category', () => {
    const three = [product('a'), product('b'), product('c')];
    expect(named('b', ...three)).toEqual(['b.test']);
    expect(named('rival', ...three)).toEqual(['a.test', 'b.test']);
    expect(named('shops', product('x', { category: null }), ...three)).toEqual(['a.test', 'b.test']);
    expect(named('nothing', ...three)).toEqual([]);
  });

  it('the platform’s own, also where the rule speaks of all others', () => {
    const two = [product('a'), product('b', { owner: samplePack.owner })];
    expect(named('own', ...two)).toEqual(['b.test']);
    expect(named('external', ...two)).toEqual(['b.test']);
  });

  it('members of a set, listed or ever on record as such, and those of which nobody knows', () => {
    const listed = from([product('a'), product('b')], {
      sets: [
        { id: 'other', name: { en: 'o' }, destinations: ['a'], sources: [] },
        { id: 'set', name: { en: 's' }, destinations: ['b'], sources: [] },
      ],
    });
    expect(hosts(asking({ to: ['@set'] }), listed)).toEqual(['b.test', 'www.example.org']);
    const dated = [
      product('never', { relations: { set: member('none') } }),
      product('other', { relations: { tes: member('yes') } }),
      product('maybe', { relations: { set: member('unknown') } }),
      product('left', { relations: { set: [...member('yes'), ...member('none')] } }),
      product('none'),
    ];
    const sets = [{ id: 'set', name: { en: 's' }, sources: [] }];
    expect(hosts(asking({ to: ['@set'] }), from(dated, { sets })).slice(0, -1)).toEqual([
      'maybe.test',
      'left.test',
    ]);
    expect(named('@set', ...dated)).toEqual(['maybe.test', 'left.test']);
  });

  it('each at its first site, a short host only where there is no site, and not at all without a host', () => {
    const short = site('sh.test', 'short');
    expect(named('a', product('a', { hosts: [short, site('one.test'), site('two.test')] }))).toEqual([
      'one.test',
    ]);
    expect(named('a', product('a', { hosts: [short] }))).toEqual(['sh.test']);
    expect(named('a', product('a', { hosts: [] }))).toEqual([]);
  });

  it('well-known pages come first, all of them; others only where those are less than two', () => {
    const jd = product('jd', { hosts: [site('jd.com')] });
    const tmall = product('tmall', { hosts: [site('tmall.com')] });
    const taobao = product('taobao', { hosts: [site('taobao.com')] });
    const known = ['item.taobao.com', 'detail.tmall.com', 'item.jd.com'];
    expect(named('shops', product('a'), jd, tmall, product('b'), taobao)).toEqual(known);
    expect(named('shops', product('a'), jd, product('b'))).toEqual(['item.jd.com', 'a.test']);
    expect(named('shops', jd, product('a'), product('b'))).toEqual(['item.jd.com', 'a.test']);
  });
});

test('of a domain there is the well-known page at or below it, else its front page', () => {
  expect(hosts(asking({ domain: ['jd.com', 'item.jd.com', 'd.com', 'test'] }))).toEqual([
    'item.jd.com',
    'd.com',
    'example.test',
    'www.example.org',
  ]);
});

test('every built-in pack has examples: web addresses, each once', () => {
  for (const pack of Object.values(packs)) {
    const examples = examplesOf(pack, catalogue);
    expect(new Set(examples).size).toBe(examples.length);
    expect(examples.at(-1)).toBe(ELSEWHERE);
    for (const address of examples) expect(new URL(address).href).toBe(address);
  }
});
