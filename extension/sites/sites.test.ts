// Every adapter against its fixture: what it finds there, counted, so that a selector that stops matching is noticed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GENERIC, siteIdOf, sites } from './index.ts';
import type { SiteFact } from './types.ts';

const FIXTURES = join(import.meta.dirname, '../../tests/fixtures/sites');
const modules = import.meta.glob<readonly SiteFact[]>(
  ['./*.ts', '!./index.ts', '!./types.ts', '!./*.test.ts'],
  {
    eager: true,
    import: 'facts',
  },
);

function fixture(id: string): Document {
  return new DOMParser().parseFromString(readFileSync(join(FIXTURES, `${id}.html`), 'utf8'), 'text/html');
}

describe.each(Object.keys(sites))('%s', (id) => {
  it('is an adapter, with a name and facts', () => {
    expect(sites[id], `extension/sites/${id}.ts must export \`site: SiteAdapter\``).toBeDefined();
    expect(sites[id]?.name).not.toBe('');
    expect(
      modules[`./${id}.ts`],
      `extension/sites/${id}.ts must export \`facts\`: what it relies on, and since when that is known`,
    ).toBeInstanceOf(Array);
  });

  it('has a fixture that it recognises', () => {
    const path = join(FIXTURES, `${id}.html`);
    expect(existsSync(path), `Write a small tests/fixtures/sites/${id}.html by hand`).toBe(true);
    expect(siteIdOf(fixture(id))).toBe(id);
  });

  it('dates its facts', () => {
    for (const fact of modules[`./${id}.ts`] ?? []) expect(fact.on).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

describe('The Lounge', () => {
  const page = fixture('the-lounge');
  const site = sites['the-lounge'];

  it('finds the messages, links and cards of the fixture', () => {
    expect(page.querySelectorAll(site?.messages ?? '')).toHaveLength(5);
    expect(page.querySelectorAll(`${site?.messages} a[href]`)).toHaveLength(9);
    expect(site?.cards?.map(({ card }) => page.querySelectorAll(card).length)).toEqual([2, 2]);
    expect(page.querySelectorAll(site?.controls ?? '')).toHaveLength(1);
    expect(site?.title(page)).toBe('#deals');
  });

  it.each([
    ['channel', 'group'],
    ['query', 'direct'],
    ['lobby', 'unknown'],
    ['special', 'unknown'],
    ['', 'unknown'],
  ])('takes a chat of type "%s" for %s', (type, kind) => {
    const chat = fixture('the-lounge');
    chat.querySelector('.chat-view')?.setAttribute('data-type', type);
    const link = chat.querySelector('#plain');
    expect(link && site?.kindOf(link)).toBe(kind);
  });

  it('does not take a link outside a chat for one of the open chat', () => {
    const help = page.querySelector('.sidebar-help');
    expect(help && site?.kindOf(help)).toBe('unknown');
  });
});

describe('any page', () => {
  it('never guesses the kind of chat', () => {
    const page = fixture(GENERIC);
    for (const link of page.querySelectorAll('a')) expect(sites[GENERIC]?.kindOf(link)).toBe('unknown');
    expect(sites[GENERIC]?.chats(page)).toEqual([]);
    expect(sites[GENERIC]?.title(page)).toBe('Chat with Bob');
  });
});
