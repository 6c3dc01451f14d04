import { describe, expect, test } from 'vitest';
import { madeUpPack, madeUpRule } from '../../tests/fixtures/made-up-rules.ts';
import { sampleCatalogue, samplePack } from '../../tests/fixtures/sample-pack.ts';
import type { HistoryEntry, Pack, Rule, Source, When } from '../policy/types.ts';
import { treatments } from '../treatments/index.ts';
import { entryLines, spanOf } from './platform-entry.ts';
import { platformPage } from './platform-page.ts';
import { platformPages } from './platform-pages.ts';
import { conditionsOfRule, linksOfRule, placesOfRule } from './when-words.ts';

const note: Source = {
  id: 'note',
  title: 'What was seen',
  publisher: 'The Paper',
  url: 'https://paper.example/a_(b)',
  date: '2016-01-02',
  kind: 'press',
};
const data = { catalogue: sampleCatalogue, sources: { note }, treatments };
const pageOf = (pack: Pack) => platformPage(pack, data, '../../src/packs/sample.json');

test('a rule is told with whom it is about, from when to when, what it did, why and on whose word', () => {
  const shops = madeUpRule('shops', { to: ['shop'], surface: ['group'] }, [
    ['2016-01-01', 'stopped'],
    ['2017-01-01', 'unknown'],
    ['2018-01-01', 'none'],
  ]);
  expect(pageOf(madeUpPack([shops]))).toContain(
    [
      '### shops',
      '',
      '*Where:* Group. *Links:* Shop.',
      '',
      '- **From 2016-01-01 to 2016-12-31: Stopped** (reported)',
      '  - since 2016-01-01',
      '  - Sources: [note](#source-note)',
      '- **From 2017-01-01 to 2017-12-31: Not known** (reported)',
      '  - since 2017-01-01',
      '  - Sources: [note](#source-note)',
      '- **From 2018-01-01 on: No longer in force** (reported)',
    ].join('\n'),
  );
});

test('sources stand at the end, with title, publisher, day and address', () => {
  expect(pageOf(samplePack)).toContain(
    '- <a id="source-note"></a>**note**: [What was seen](<https://paper.example/a_(b)>) (The Paper, 2016-01-02, press)',
  );
});

test('a source without an address, and one that nobody lists, say so', () => {
  const sources = { note: { ...note, url: null, date: null } };
  const page = platformPage(samplePack, { ...data, sources }, 'x');
  expect(page).toContain('**note**: What was seen (The Paper, without a date, press, no address on record)');
  expect(page).toContain('**other**: not in the list of sources');
});

test('eras end on the day before the next one; records and gaps are told; sections without anything are not there', () => {
  const record = {
    id: 'plan',
    from: '2019-01-01',
    precision: 'by',
    kind: 'announced',
    title: { en: 'A plan' },
    text: { en: 'It never came.' },
    confidence: 'reported',
    sources: ['note'],
  } as const;
  const page = pageOf({ ...samplePack, records: [record] });
  expect(page).toContain('| 2015-01-01 | 2020-12-31 | **Early**.');
  expect(page).toContain(
    '- **by 2019-01-01: A plan** (announced; reported). It never came. [note](#source-note)',
  );
  expect(page).toContain('## What is not known');
  expect(page).toMatch(/^- Since 2015-01-01, everywhere: .*: nothing on record$/m);
  const empty = pageOf(madeUpPack([]));
  expect(empty.match(/^## .*/gm)).toBeNull();
  expect(empty).toContain('Nothing is on record.');
});

test('screens are told in the original with their translation and mark, once; entries lead to them', () => {
  const pack: Pack = {
    ...madeUpPack([madeUpRule('all', {}, [['2016-01-01', 'copy-url', { wording: 'copy' }]])]),
    wordings: {
      copy: {
        lang: 'zh-CN',
        mark: 'exact',
        sources: ['note'],
        parts: {
          title: { text: '请复制', gloss: { en: 'Please copy' } },
          body: { text: '链接', gloss: { en: 'Link' }, mark: 'reconstructed' },
        },
      },
    },
  };
  const page = pageOf(pack);
  expect(page).toContain('  - On the screen: “请复制” (Please copy), exact; all of it: [copy](#screen-copy)');
  expect(page).toContain(
    [
      '- <a id="screen-copy"></a>**copy** (zh-CN, exact)',
      '  - title: “请复制” (Please copy)',
      '  - body, reconstructed: “链接” (Link)',
      '  - Sources: [note](#source-note)',
    ].join('\n'),
  );
});

describe('an entry', () => {
  const entry: HistoryEntry = {
    from: '2016-01-01',
    treatment: 'confirm',
    // biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
    with: { style: 'page', then: 'webview', next: { appButton: 'none' } },
    confidence: 'observed',
    reason: { en: 'Seen.' },
    sources: ['note'],
    announced: '2015-12-24',
    rollout: { en: 'Slowly.' },
    disputed: [{ says: { en: 'It opened.' }, treatment: 'open', sources: ['note'] }],
  };
  const rule: Rule = { ...madeUpRule('one', {}, []), history: [entry] };

  test('tells what follows, the announcement, the roll-out and who disagrees', () => {
    expect(entryLines(rule, entry, { pack: samplePack, treatments })).toEqual([
      '- **From 2016-01-01 on: Asks first** (style: page; then opens in the app (app button: none); observed)',
      '  - Seen.',
      '  - Announced on 2015-12-24.',
      '  - Roll-out: Slowly.',
      '  - Disputed (opens): It opened. Sources: [note](#source-note)',
      '  - Sources: [note](#source-note)',
    ]);
  });
});

test.for([
  [{ from: '2016-01-01' }, undefined, 'From 2016-01-01 on'],
  [{ from: '2016-01-01' }, '2016-01-02', 'On 2016-01-01'],
  [{ from: '2016-01-01' }, '2016-02-01', 'From 2016-01-01 to 2016-01-31'],
  [{ from: '2016-01-01', precision: 'by' }, undefined, 'By 2016-01-01 at the latest'],
  [{ from: '2016-01-01', precision: 'by' }, '2016-02-01', 'By 2016-01-01 at the latest, until 2016-01-31'],
  [{ from: '2016-01-01', precision: 'about' }, '2016-02-01', 'From about 2016-01-01 to 2016-01-31'],
] as const)('the span of %o before %s', ([entry, next, words]) => {
  expect(spanOf(entry, next)).toBe(words);
});

describe('whom a rule is about', () => {
  test.for<[When, string]>([
    [{}, 'any web address'],
    [{ to: ['shop', 'rival', 'e-commerce'] }, 'Shop, the category “rival” and the category “e-commerce”'],
    [{ to: ['@partners'] }, 'the set “Partners”'],
    [{ to: ['own'] }, 'Sample’s own pages'],
    [{ to: ['external'] }, 'anything but Sample’s own pages'],
    [
      { to: ['shop'], domain: ['pay.shop.example'] },
      'Shop, as far as they are addresses at or below pay.shop.example',
    ],
    [{ hostLabel: ['telegram'] }, 'hosts named telegram directly below any top-level domain'],
  ])('%o', ([when, words]) => {
    expect(linksOfRule(when, samplePack, sampleCatalogue)).toBe(words);
  });

  test('where, and under which conditions', () => {
    expect(placesOfRule({}, samplePack)).toBe('everywhere');
    expect(placesOfRule({ surface: ['group'] }, samplePack)).toBe('Group');
    const when: When = {
      form: ['card', 'token'],
      client: ['ios'],
      clientVersion: { android: '8.0.11' },
      region: ['AU'],
      sender: ['stranger'],
      flags: ['flagged-unsafe'],
    };
    expect(conditionsOfRule(when, samplePack)).toEqual([
      'the message arrived as a card or a token text',
      'on iOS',
      'on Android 8.0.11 or newer',
      'in Australia',
      'the sender is a stranger',
      'flagged “Flagged as unsafe” (flagged-unsafe)',
    ]);
  });
});

test('texts of a pack are text: no markup of theirs, no link but to web addresses, one line each', () => {
  const hostile = 'a [b](javascript:c) <img src=x> `d` | *e*\n\n# f $g$';
  const rule = madeUpRule('rule', {}, [['2016-01-01', 'open']]);
  const pack: Pack = {
    ...madeUpPack([{ ...rule, title: { en: hostile } }], { start: '2015-01-01' }),
    name: { en: hostile },
  };
  const sources = { note: { ...note, title: hostile, url: 'javascript:alert(1)' } };
  const pages = Object.values(platformPages({ sample: pack }, { ...data, sources })).join('\n');
  const escaped = 'a \\[b\\](javascript:c) \\<img src=x> \\`d\\` \\| \\*e\\* # f \\$g\\$';
  expect(pages).toContain(`### ${escaped}`);
  expect(pages.split(escaped).length).toBeGreaterThan(4);
  expect(pages).not.toMatch(/(?<!\\)<img|(?<!\\)\]\(javascript|^# f/m);
  const [headings, rows] = [pages.match(/^#+ .*/gm), pages.match(/^\|.*\|$/gm)];
  expect(headings?.some((heading) => heading === '# f $g$')).toBe(false);
  // A bar of the text does not make a cell.
  expect(rows?.map((row) => row.replaceAll('\\|', '').split('|').length)).toEqual([9, 9, 9, 5, 5, 5]);
});

test('the index leads to a page for each platform, in the order of their ids', () => {
  const files = platformPages({ b: { ...samplePack, id: 'b' }, a: { ...samplePack, id: 'a' } }, data);
  expect(Object.keys(files)).toEqual(['docs/platforms.md', 'docs/platforms/a.md', 'docs/platforms/b.md']);
  const index = files['docs/platforms.md'] ?? '';
  expect([...index.matchAll(/\]\((platforms\/.*?)\)/g)].map(([, path]) => path)).toEqual([
    'platforms/a.md',
    'platforms/b.md',
  ]);
});
