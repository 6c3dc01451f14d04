import { readFileSync } from 'node:fs';
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import type { Matrix } from '../../compare/matrix.ts';
import type { Pack } from '../../policy/types.ts';
import { runCli, type Surroundings, sampleData } from '../test-run.ts';

const sample = sampleData.packs.sample as Pack;
const small: Pack = {
  ...sample,
  id: 'small',
  name: { en: 'Small', 'zh-CN': '小聊' },
  surfaces: sample.surfaces.filter(({ id }) => id === 'group'),
  clients: [],
};
const data = {
  ...sampleData,
  packs: { sample, small },
  digests: { ...sampleData.digests, small: 'sha256-small' },
};
const OVERLAY = readFileSync(new URL('../../../tests/fixtures/valid/overlay.json', import.meta.url), 'utf8');

const SHOP = 'https://shop.example/';
const WHERE = ['--platform', 'sample', '--at', '2020-05-01', '--surface', 'group'];

const matrix = (args: readonly string[], surroundings: Surroundings = {}) =>
  runCli(['matrix', ...args], { data, ...surroundings });
const json = async (args: readonly string[], surroundings: Surroundings = {}) =>
  JSON.parse((await matrix([...args, '--json'], surroundings)).out) as Matrix;

describe('the question', () => {
  test('about all surfaces has rows for those that a platform has; one that is named has a row everywhere', async () => {
    const rows = async (surface: string) => {
      const { cells } = await json(['--platform', 'all', '--at', '2020-05-01', '--surface', surface, SHOP]);
      return cells.map((cell) => `${cell.platform} ${cell.surface}${cell.missing ? ', none' : ''}`);
    };
    expect(await rows('all')).toEqual(['sample direct', 'sample group', 'small group']);
    expect(await rows('direct')).toEqual(['sample direct', 'small direct, none']);
  });

  test('takes lists, repeated options and "all", in the order given, each once', async () => {
    const { question } = await json([
      ...['--platform', 'small,sample', '--platform', 'small', '--surface', 'all'],
      ...['--at', '2021-05-01', '--at', '2020-05-01,2021-05-01', '--link', SHOP, 'https://b.example/', SHOP],
    ]);
    expect(question).toEqual({
      links: [SHOP, 'https://b.example/'],
      platforms: ['small', 'sample'],
      days: ['2021-05-01', '2020-05-01'],
      surfaces: ['direct', 'group'],
    });
    expect((await json(['--platform', 'all', ...WHERE.slice(2), SHOP])).question.platforms).toEqual([
      'sample',
      'small',
    ]);
  });

  test('takes links from a file, and from stdin', async () => {
    const text = `\ufeff# my links\r\n${SHOP}\r\n\r\n  https://b.example/  \n`;
    const fromFile = await json([...WHERE, '--links', 'l.txt'], { files: { 'l.txt': text } });
    const fromStdin = await json([...WHERE, '--links', '-'], { stdin: [text.slice(0, 20), text.slice(20)] });
    expect(fromFile.question.links).toEqual([SHOP, 'https://b.example/']);
    expect(fromStdin).toEqual(fromFile);
  });

  test('carries what holds for all cells to the engine', async () => {
    const { cells } = await json([
      ...[...WHERE, '--form', 'link', '--client', 'android', '--client-version', '8.0.10', '--region', 'CN'],
      ...['--sender', 'contact', '--flag', 'flagged-unsafe', SHOP],
    ]);
    expect(cells[0]?.decision?.click.rule).toBe('unsafe');
    const old = await json([
      ...WHERE,
      '--form',
      'link',
      '--client',
      'android',
      '--client-version',
      '8.0.10',
      SHOP,
    ]);
    expect(old.cells[0]?.decision?.click.rule).toBe('rest');
  });

  const long = `https://a.example/${'x'.repeat(8192)}`;
  test.for<[string, string[], string]>([
    ['no link', WHERE, 'There is no link. Give some'],
    ['no platform', [...WHERE.slice(2), SHOP], 'The platform is missing. Known platforms: sample, small.'],
    ['no day', [...WHERE.slice(0, 2), ...WHERE.slice(4), SHOP], 'The day is missing.'],
    ['no surface', [...WHERE.slice(0, 4), SHOP], 'Known surfaces of sample: direct, group; or all.'],
    ['a wrong day', [...WHERE, '--at', '2020-02-30', SHOP], '"2020-02-30" is not a day.'],
    ['a wrong surface', [...WHERE, '--surface', 'grup', SHOP], 'Did you mean "group"?'],
    ['a client of nobody', [...WHERE, '--client', 'web', SHOP], 'There is no client "web".'],
    ['a flag of nobody', [...WHERE, '--flag', 'x', SHOP], 'There is no flag "x".'],
    ['a wrong format', [...WHERE, '--format', 'htm', SHOP], 'Did you mean "html"?'],
    ['two formats', [...WHERE, '--format', 'md,csv', SHOP], 'add --out NAME'],
    ['a long link', [...WHERE, long], 'The link in an argument has 8,210 characters; 8,192 are the most.'],
    ['an empty file', [...WHERE, '--links', 'empty.txt'], 'There is no link in empty.txt. Write one a line.'],
    ['too many links', [...WHERE, '--links', 'many.txt'], 'There are 2,001 links; 2,000 are the most'],
    [
      'too many cells',
      [
        ...WHERE,
        '--at',
        Array.from({ length: 28 }, (_, at) => `2020-02-${String(at + 1).padStart(2, '0')}`).join(),
        '--links',
        'some.txt',
      ],
      'This table would have 29,000 cells (1000 links, 1 platforms, 29 days, 1 surfaces); 20,000 are the most.',
    ],
  ])('%s is wrong use', async ([, args, message]) => {
    const links = (count: number) =>
      Array.from({ length: count }, (_, at) => `https://a.example/${at}`).join('\n');
    const files = { 'empty.txt': '# nothing\n', 'many.txt': links(2001), 'some.txt': links(1000) };
    const { code, out, err } = await matrix(args, { files });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
});

describe('text for the terminal', () => {
  test('a rule for one client says so, where the question names none', async () => {
    const rules = sample.rules.map((rule) => ({ ...rule, when: { ...rule.when, client: ['android'] } }));
    const forOne = { ...data, packs: { sample: { ...sample, rules } } };
    const ask = (...rest: string[]) => matrix([...WHERE, '--form', 'link', ...rest, SHOP], { data: forOne });
    expect((await ask()).out).toMatch(/\(shop-in-groups\), about\s+android\s+alone, /);
    expect((await ask('--client', 'android')).out).not.toContain('alone');
  });

  test('is a table for each link, with notes and sources below', async () => {
    const { code, out, err } = await matrix([
      ...[
        '--platform',
        'sample,small',
        '--at',
        '2019-12-31,2020-05-01,2021-05-01',
        '--surface',
        'direct,group',
      ],
      ...['--form', 'link', SHOP],
    ]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(
      [
        'https://shop.example/',
        '                2019-12-31         2020-05-01        2021-05-01',
        'Sample, direct  unknown            webview [1]       webview [1]',
        '                before the record  as link           as link',
        '                as link            read: 1 step      read: 1 step',
        'Sample, group   unknown            copy-url [2]      confirm [3]',
        '                before the record  as link           as link',
        '                as link            read: 5 steps     read: 2 steps',
        '                                   sources disagree',
        'Small, direct   no such surface    no such surface   no such surface',
        'Small, group    unknown            copy-url [4]      confirm [5]',
      ].join('\n'),
    );
    expect(out).toContain(
      '[2]   Sample: Shop links in groups (shop-in-groups), since 2020-01-01, reported,\n',
    );
    expect(out).toContain('Others say: It opened. (test-2021)');
    expect(out).toContain('Simulation from a dated record.');
  });

  test('puts days that do not fit below, and counts Chinese characters as two columns', async () => {
    const args = ['--platform', 'small', '--at', '2020-05-01,2021-05-01', '--surface', 'group'];
    const { out } = await matrix([...args, '--language', 'zh-CN', SHOP], { columns: 40 });
    expect(out).toContain('             2020-05-01\n小聊, group  token [1]\n             as token\n');
    expect(out).toMatch(/\n\n {13}2021-05-01\n/);
    const table = out.slice(out.indexOf(SHOP), out.indexOf('Each cell'));
    for (const line of table.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
  });

  test('shows what an address hides', async () => {
    const { out } = await matrix([...WHERE, 'https://a.example/\u001b[2J\u202e']);
    expect(out).toContain('https://a.example/\\u001b[2J\\u202e\n');
  });
});

describe('an overlay', () => {
  const args = [...WHERE.with(3, '2020-08-01'), '--form', 'link', '--overlay', 'g.json', SHOP];
  const files = { 'g.json': OVERLAY };

  test.for(['text', 'md', 'html'])('is named in %s, with each row', async (format) => {
    const { out } = await matrix(format === 'text' ? args : [...args, '--format', format], { files });
    expect(out).toContain('Simulation of a what-if, in part not on record');
    expect(out.replaceAll('\n', ' ')).toContain('HYPOTHETICAL, under A gentle platform (gentle)');
    expect(out).toContain('Sample (what-if)');
    expect(out).toContain('hypothetical (overlay gentle)');
  });

  test('is named in csv and json', async () => {
    expect((await matrix([...args, '--format', 'csv'], { files })).out).toMatch(
      /,gentle,.*,hypothetical,gentle,/,
    );
    const { platforms, cells } = await json(args, { files });
    expect(platforms[0]?.hypothetical).toEqual([{ id: 'gentle', name: { en: 'A gentle platform' } }]);
    expect(cells[0]?.decision?.hypothetical).toEqual(['gentle']);
  });
});

test('csv has one row a cell and the same columns in each', async () => {
  const args = [
    '--platform',
    'sample,small',
    '--at',
    '2020-05-01',
    '--surface',
    'direct,group',
    '--format',
    'csv',
  ];
  const { out } = await matrix([...args, '--link', '=cmd', SHOP]);
  const rows = out.split('\r\n');
  expect(rows.pop()).toBe('');
  expect(rows).toHaveLength(9);
  expect(rows[1]?.startsWith("'=cmd,,,,,sample,2020-05-01,direct,,early,,")).toBe(true);
  expect(rows[3]).toMatch(/^'=cmd,,,,,small,2020-05-01,direct,surface,,+$/);
  // No value here needs quotes.
  expect(new Set(rows.map((row) => row.split(',').length)).size).toBe(1);
});

test('md shows hostile addresses as text', async () => {
  const { out } = await matrix([
    ...WHERE,
    '--format',
    'md',
    '--link',
    'https://a.example/`|[x](javascript:1)',
  ]);
  expect(out).toContain('## ``https://a.example/`|[x](javascript:1)``');
  expect(out).toMatch(/\| Sample \| Group \(group\) \| \*\*webview\*\* \\\[1\\\]<br>/);
  expect(out).toMatch(/^1\. Sample: /m);
});

describe('html', () => {
  test('is a page that leads from cells to notes to sources, and nowhere else but to sources', async () => {
    const hostile = `https://a.example/"><script>alert(1)</script><img src=x>`;
    const { out } = await matrix([...WHERE, '--form', 'link', '--format', 'html', SHOP, '--link', hostile]);
    const { document } = new Window();
    document.write(out);
    expect(document.querySelectorAll('script, img, iframe, link, form')).toHaveLength(0);
    expect(document.querySelector('.label')?.textContent).toContain('Simulation');
    expect([...document.querySelectorAll('h2')].map((head) => head.textContent)).toContain(hostile);
    for (const link of document.querySelectorAll('a')) {
      const to = link.getAttribute('href') ?? '';
      if (to.startsWith('#')) expect(document.querySelector(`[id="${to.slice(1)}"]`), to).not.toBeNull();
      else expect(Object.values(sampleData.sources).map(({ url }) => url)).toContain(to);
    }
    expect(document.querySelectorAll('sup a').length).toBeGreaterThan(0);
  });
});

test('--out writes a file for each format', async () => {
  const files: Record<string, string> = {};
  const { code, out } = await matrix([...WHERE, '--format', 'md,csv,json,html', '--out', 'table', SHOP], {
    files,
  });
  expect([code, out]).toEqual([0, '']);
  expect(Object.keys(files)).toEqual(['table.md', 'table.csv', 'table.json', 'table.html']);
  expect(files['table.html']).toMatch(/^<!doctype html>/);
});

test('long work says how far it is, where a person sees it, and cleans up after itself', async () => {
  const files = { 'l.txt': Array.from({ length: 600 }, (_, at) => `https://a.example/${at}`).join('\n') };
  const args = [...WHERE, '--links', 'l.txt', '--format', 'csv'];
  expect((await matrix(args, { files })).err).toBe('');
  const { err } = await matrix(args, { files, errIsTerminal: true });
  expect(err).toBe(`\r250 of 600 cells\r500 of 600 cells\r${' '.repeat(16)}\r`);
});
