// @vitest-environment happy-dom
// Every adapter against its fixture: what it finds there, counted, so that a selector that stops matching is noticed.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { applyVariant, byId, expectedOf, fixtureIds, loadSite } from '../../tests/fixtures/site-page.ts';
import { elementsOf, resolveLink } from '../content/resolve-link.ts';
import { describePage } from '../report/describe.ts';
import { anyOf, kindOf, pageKindOf } from './dom/kind.ts';
import { siteIdOf } from './dom/recognise.ts';
import { sites } from './index.ts';
import type { SiteAdapter, SiteFact } from './types.ts';

const modules = import.meta.glob<readonly SiteFact[]>(
  ['./*.ts', '!./index.ts', '!./types.ts', '!./*.test.ts'],
  {
    eager: true,
    import: 'facts',
  },
);

afterEach(() => {
  document.head.replaceChildren();
  document.body.replaceChildren();
});

/** Every selector of an adapter. */
function selectorsOf(site: SiteAdapter): string[] {
  const { mark, frame, chats, messages, roots, controls, cards = [], dialogs = [], title } = site;
  const markers = [...(site.kinds ?? []), ...(site.pageKinds ?? [])].map(({ at }) => at);
  return [
    ...[mark, frame, chats, messages, roots, controls, title?.at, ...markers],
    ...cards.flatMap(({ card, address, title }) => [card, address, title]),
    ...dialogs.flatMap(({ dialog, address, go }) => [dialog, address, go]),
  ].filter((selector) => typeof selector === 'string');
}

/** The attributes that a selector looks at, beside those that roots and messages are known by: these do not change. */
function attributesIn(selector: string, known: string): string[] {
  const tests = (one: string): string[] => one.match(/\.[\w-]+|\[[^\]]+\]/g) ?? [];
  const own = tests(selector).filter((test) => !tests(known).includes(test));
  return own.map((test) => (test.startsWith('.') ? 'class' : (/[\w-]+/.exec(test)?.[0] ?? test)));
}

/** What a click on an element follows. */
function followed(target: Element, site: SiteAdapter): string | null {
  let url: string | null = null;
  const hear = (event: MouseEvent) => {
    url = resolveLink(elementsOf(event), site)?.url ?? null;
    event.preventDefault();
  };
  window.addEventListener('click', hear, { capture: true, once: true });
  target.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
  return url;
}

describe.each(Object.keys(sites))('%s', (id) => {
  const site = sites[id] as SiteAdapter;
  const facts = modules[`./${id}.ts`] ?? [];

  it('is an adapter with a name, dated facts and selectors that can be read', () => {
    expect(site, `extension/sites/${id}.ts must export \`site: SiteAdapter\``).toBeDefined();
    expect(site.name).not.toBe('');
    expect(
      modules[`./${id}.ts`],
      `extension/sites/${id}.ts must export \`facts\`: what it relies on, and since when that is known`,
    ).toBeInstanceOf(Array);
    for (const { about, on, where } of facts) {
      expect(about).not.toBe('');
      expect(where).not.toBe('');
      expect(on).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
    for (const selector of selectorsOf(site)) expect(() => document.querySelector(selector)).not.toThrow();
    for (const { address } of site.addressKinds ?? []) expect(() => new RegExp(address)).not.toThrow();
  });

  it('names every attribute by which the kind of a chat is told', () => {
    const { kinds = [], pageKinds = [], chats, messages, kindAttributes = [] } = site;
    const roots = `${chats} ${messages}`;
    // What a marker contains is put in anew with the chat; what a mark of the page contains may change in place.
    const near = kinds.map(({ at }) => at.replace(/:has\((?:[^()]|\([^()]*\))*\)/g, ''));
    const looked = [...near, ...pageKinds.map(({ at }) => at)].flatMap((at) => attributesIn(at, roots));
    for (const attribute of looked)
      expect(kindAttributes, `kindAttributes of ${id} must have "${attribute}"`).toContain(attribute);
  });

  it('survives the way through storage, and is the only one that knows its page', () => {
    expect(JSON.parse(JSON.stringify(site))).toEqual(site);
    window.location.href = expectedOf(id).address;
    loadSite(id);
    for (const [other, one] of Object.entries(sites))
      expect(siteIdOf(document, { [other]: one }), other).toBe(other === id ? id : 'generic');
  });
});

describe.each(fixtureIds)('the fixture %s', (id) => {
  const expected = expectedOf(id);
  const site = sites[id] as SiteAdapter;
  const load = () => {
    window.location.href = expected.address;
    loadSite(id);
  };

  it('has what the adapter looks for', () => {
    load();
    const { adapter, kind, title, counts } = describePage(document, sites);
    expect({ adapter, kind, title, counts }).toEqual({
      adapter: id,
      kind: expected.kind,
      title: expected.title,
      counts: expected.counts,
    });
  });

  it('looks in no card for an address that the card has itself', () => {
    load();
    for (const { card, address } of site.cards ?? [])
      for (const found of document.querySelectorAll(card))
        if (found.hasAttribute('href') && found.localName === 'a') expect(address, card).toBeUndefined();
  });

  it.each(Object.entries(expected.clicks))('a click on #%s follows %s', (target, url) => {
    load();
    expect(followed(byId(target), site)).toBe(url);
  });

  it.each(expected.variants)('shows a chat of the kind $kind: $name', (variant) => {
    window.location.href = variant.address ?? expected.address;
    loadSite(id);
    applyVariant(variant);
    expect(kindOf(byId(expected.message ?? ''), site)).toBe(variant.kind);
    expect(siteIdOf(document, sites)).toBe(id);
  });

  it('says the same when the page was left, where observers may still ask', () => {
    load();
    const look = () => [
      siteIdOf(document, sites),
      pageKindOf(document, site),
      kindOf(byId(expected.message ?? ''), site),
    ];
    const before = look();
    // As the HTML Standard has it for a document that is not fully active.
    const left = vi.spyOn(document, 'location', 'get').mockReturnValue(null as unknown as Location);
    try {
      expect(look()).toEqual(before);
      const link = document.createElement('a');
      link.href = `${expected.address.replace(/\/[^/]*$/, '')}/elsewhere`;
      document.body.append(link);
      expect(() => resolveLink([link], site)).not.toThrow();
    } finally {
      left.mockRestore();
    }
  });

  it.each(expected.variants)('is followed while messages are drawn, there and back: $name', (variant) => {
    load();
    const { kinds = [], chats, kindAttributes = [] } = site;
    const markers = anyOf([chats, ...kinds.map(({ at }) => at)]);
    const changed = (variant.set ?? [])
      .filter(({ attribute }) => kindAttributes.includes(attribute))
      .map(({ at }) => document.querySelector(at));
    const look = () => ({
      kind: kindOf(byId(expected.message ?? ''), site),
      page: pageKindOf(document, site),
      isHeard: changed.some((element) => element?.matches(markers)),
    });
    const before = look();
    applyVariant(variant);
    const after = look();
    if (changed.length === 0 || before.kind === after.kind || before.page !== after.page) return;
    expect(
      [before.isHeard, after.isHeard],
      'what changes must be a chat or a marker, before and after',
    ).toEqual([true, true]);
  });
});
