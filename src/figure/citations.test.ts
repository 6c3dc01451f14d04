import { describe, expect, test } from 'vitest';
import { sources } from '../packs/index.ts';
import type { Source } from '../policy/types.ts';
import { bibtex, cslJson } from './citations.ts';

const ONE: Source = {
  id: 'paper-2020',
  title: 'Links & {chats}: 50 % of $_~^#\\',
  publisher: 'The Paper',
  url: 'https://paper.example/a_b?x=1&y=%E4%BD#part',
  date: '2020-01',
  kind: 'press',
  note: 'page 3 & 4',
};
const WHY = 'Cited for 100 % of it.';
const BARE: Source = { id: 'test', title: '[A test]', url: null, date: null, kind: 'test-report' };

describe('CSL-JSON', () => {
  test('has the fields that reference managers read, and leaves out what is not known', () => {
    expect(JSON.parse(cslJson([ONE, BARE], WHY))).toEqual([
      {
        id: 'paper-2020',
        type: 'webpage',
        title: ONE.title,
        'container-title': 'The Paper',
        publisher: 'The Paper',
        issued: { 'date-parts': [[2020, 1]] },
        URL: ONE.url,
        genre: 'press',
        note: 'page 3 & 4',
        annote: WHY,
      },
      { id: 'test', type: 'webpage', title: '[A test]', genre: 'test-report', annote: WHY },
    ]);
  });

  test.for<[string, number[]]>([
    ['2021', [2021]],
    ['2021-09', [2021, 9]],
    ['2021-09-17', [2021, 9, 17]],
  ])('%s is a date as far as it is known', ([date, parts]) => {
    expect(JSON.parse(cslJson([{ ...ONE, date }], WHY))[0].issued).toEqual({ 'date-parts': [parts] });
  });
});

describe('BibTeX', () => {
  test('keeps capitals, escapes what TeX takes for commands, and leaves out what is not known', () => {
    expect(bibtex([ONE, BARE], WHY)).toBe(`@online{paper-2020,
  title = {{Links \\& \\{chats\\}: 50 \\% of \\$\\_\\textasciitilde{}\\textasciicircum{}\\#\\textbackslash{}}},
  organization = {{The Paper}},
  date = {2020-01},
  url = {https://paper.example/a_b?x=1&y=%E4%BD#part},
  note = {page 3 \\& 4},
  annotation = {Cited for 100 \\% of it.},
}

@online{test,
  title = {{[A test]}},
  annotation = {Cited for 100 \\% of it.},
}
`);
  });

  test('an address stays the same address, and cannot end its field', () => {
    const url = 'https://a.example/{x}\\y';
    expect(bibtex([{ ...ONE, url }], WHY)).toContain('url = {https://a.example/%7Bx%7D%5Cy}');
  });
});

test('every source that there is gives one entry of balanced braces, and one item', () => {
  const all = Object.values(sources);
  const entries = bibtex(all, WHY)
    .split(/^@online/m)
    .slice(1);
  expect(entries).toHaveLength(all.length);
  for (const entry of entries) {
    const bare = entry.replace(/\\[{}]/g, '');
    expect(bare.split('{').length, entry).toBe(bare.split('}').length);
  }
  expect(JSON.parse(cslJson(all, WHY))).toHaveLength(all.length);
});
