import { expect, test } from 'vitest';
import { sampleCatalogue, samplePack } from '../../tests/fixtures/sample-pack.ts';
import { catalogue, packs } from '../packs/index.ts';
import type { Pack, When } from '../policy/types.ts';
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

test('every built-in pack has examples: web addresses, each once', () => {
  for (const pack of Object.values(packs)) {
    const examples = examplesOf(pack, catalogue);
    expect(new Set(examples).size).toBe(examples.length);
    expect(examples.at(-1)).toBe(ELSEWHERE);
    for (const address of examples) expect(new URL(address).href).toBe(address);
  }
});
