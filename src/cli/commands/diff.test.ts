import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../compare/comparison.ts';
import type { Pack } from '../../policy/types.ts';
import { runCli, type Surroundings, sampleData } from '../test-run.ts';

const sample = sampleData.packs.sample as Pack;
const small: Pack = {
  ...sample,
  id: 'small',
  name: { en: 'Small' },
  surfaces: sample.surfaces.filter(({ id }) => id === 'group'),
  rules: sample.rules.filter(({ id }) => id !== 'shop-in-groups'),
};
const feed: Pack = { ...sample, id: 'wall', surfaces: [{ id: 'feed', name: { en: 'Wall' } }] };
const data = { ...sampleData, packs: { sample, small, wall: feed } };
const OVERLAY = readFileSync(new URL('../../../tests/fixtures/valid/overlay.json', import.meta.url), 'utf8');

const diff = (args: readonly string[], surroundings: Surroundings = {}) =>
  runCli(['diff', ...args], { data, ...surroundings });

describe('two days of a platform', () => {
  test('tell what became what, where, by which rules, on whose word, with an example', async () => {
    const { code, out, err } = await diff(['--platform', 'sample', '2020-05-01', '2021-05-01']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(
      'before  Sample (sample) on 2020-05-01; Early\nafter   Sample (sample) on 2021-05-01; Late\n',
    );
    expect(out).toMatch(/^[\d,]+ questions, of which [\d,]+ have another answer: 1 difference\.$/m);
    expect(out).toContain(
      [
        'Click: copy-url (wording: copy) → confirm (wording: ask, style: dialog, next',
        '(appButton: none))',
      ].join('\n'),
    );
    expect(out).toContain(
      [
        '    rules   shop-in-groups, 2020-01-01, reported, sources disagree →',
        '            shop-in-groups, 2021-01-01, observed',
        '    sources paper-2020 → test-2021',
      ].join('\n'),
    );
    expect(out.replace(/\s+/g, ' ')).toMatch(
      /e\.g\. https:\/\/\S+ in group(, [^;]+)?; read: 5 steps, \d\.\d–\d+\.\d s → 2 steps/,
    );
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('take their days from --at, too', async () => {
    const args = ['--platform', 'sample', '--at', '2020-05-01', '--at', '2021-05-01'];
    const given = await diff(['--platform', 'sample', '2020-05-01', '2021-05-01']);
    expect(await diff(args)).toEqual(given);
  });

  test('that are the same day, or have the same answers, say so', async () => {
    const twice = await diff(['--platform', 'sample', '2020-05-01', '2020-05-01']);
    expect([twice.code, twice.out]).toEqual([
      0,
      expect.stringContaining('The same day twice: nothing differs.'),
    ]);
    const same = await diff(['--platform', 'sample', '2020-05-01', '2020-05-02']);
    expect(same.out).toMatch(/^Nothing differs: [\d,]+ questions, the same answers\.$/m);
  });

  test('of which one is before the record say so', async () => {
    const { code, out } = await diff(['--platform', 'sample', '2019-12-31', '2020-05-01']);
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, ' ')).toContain(
      'on 2019-12-31; the record begins on 2020-01-01: everything is unknown on this day',
    );
    expect(out).toContain('Click: unknown → webview');
    expect(out).toContain('rules   no rule → rest, 2020-01-01, assumed');
  });
});

describe('two platforms on a day', () => {
  test('are compared where both have something', async () => {
    const { code, out } = await diff(['--platform', 'sample,small', '2020-05-01']);
    expect(code).toBe(0);
    expect(out).toContain('Not compared: direct, which only Sample has.');
    expect(out).toContain('shop-in-groups, 2020-01-01, reported, sources disagree → rest,');
  });

  test('that are the same one cannot be', async () => {
    const twice = await diff(['--platform', 'sample,sample', '2020-05-01']);
    expect([twice.code, twice.out]).toEqual([2, '']);
    expect(twice.err).toContain('Both platforms are sample: there is nothing to compare.');
    // A comma at the end names no second one.
    expect((await diff(['--platform', 'sample,', '2020-05-01'])).err).toContain('to compare 2020-05-01 with');
  });

  test('without a surface in common cannot be', async () => {
    expect(await diff(['--platform', 'sample', '--platform', 'wall', '2020-05-01'])).toEqual({
      code: 2,
      out: '',
      err: 'interstice: These platforms have no surface in common, so nothing can be compared: sample has direct, group; wall has feed.\n',
    });
  });
});

describe('a what-if', () => {
  const files = { 'g.json': OVERLAY };

  test('is compared with the record of one day', async () => {
    const { code, out } = await diff(['--platform', 'sample', '2020-08-01', '--overlay', 'g.json'], {
      files,
    });
    expect(code).toBe(0);
    expect(out).toContain('Comparison with a what-if, in part not on record.');
    expect(out).toMatch(/^before {2}Sample \(sample\) on 2020-08-01; Early$/m);
    expect(out.replace(/\s+/g, ' ')).toContain(
      'after Sample (sample) on 2020-08-01; Gentle; HYPOTHETICAL, under A gentle platform (gentle)',
    );
    expect(out.replace(/\s+/g, ' ')).toContain('→ shop-in-groups, 2020-07-01, hypothetical (overlay gentle)');
    expect(out).toContain('→ none, it is supposed');
  });

  test('lies on both of two days', async () => {
    const args = ['--platform', 'sample', '2020-06-01', '2020-08-01', '--overlay', 'g.json', '--json'];
    const { before, after } = JSON.parse((await diff(args, { files })).out) as Comparison;
    expect([before.hypothetical, after.hypothetical].map(([one]) => one?.id)).toEqual(['gentle', 'gentle']);
  });
});

test('--json gives the same as data, and leads from each place to its links', async () => {
  const { code, out } = await diff(['--platform', 'sample', '2020-05-01', '2021-05-01', '--json']);
  const comparison = JSON.parse(out) as Comparison;
  expect(code).toBe(0);
  expect(comparison).toMatchObject({
    before: { platform: 'sample', at: '2020-05-01', era: { id: 'early' }, hypothetical: [] },
    differences: [{ moment: 'click', before: { says: 'copy-url' }, after: { says: 'confirm' } }],
    sources: [{ id: 'paper-2020' }, { id: 'test-2021' }],
  });
  const places = comparison.differences.flatMap(({ parts }) =>
    parts.flatMap(({ where }) => where.flatMap(({ link }) => link)),
  );
  const products = places.flatMap((place) => comparison.links[place]?.members ?? []);
  expect(products.map(({ destination }) => destination)).toContain('shop');
});

test('md has a section for each difference, and the sources at the end', async () => {
  const { code, out } = await diff(['--platform', 'sample', '2020-05-01', '2021-05-01', '--format', 'md']);
  expect(code).toBe(0);
  expect(out).toContain('## Click: copy-url (wording: copy) → confirm (wording: ask,');
  expect(out).toMatch(/^- Group: Shop/m);
  expect(out).toMatch(/^ {2}- rules: shop-in-groups, 2020-01-01/m);
  expect(out).toMatch(/## Sources\n\n- paper-2020: /);
});

test.for<[string, string[], string]>([
  ['no platform', ['2020-05-01', '2021-05-01'], 'The platform is missing. diff compares two days'],
  ['no day', ['--platform', 'sample'], 'The day is missing.'],
  ['one day alone', ['--platform', 'sample', '2020-05-01'], 'There is nothing to compare 2020-05-01 with.'],
  ['three days', ['--platform', 'sample', '2020-05-01', '2020-05-02', '2020-05-03'], 'These are 3 days.'],
  ['three platforms', ['--platform', 'sample,small,wall', '2020-05-01'], 'These are 3 platforms.'],
  ['too much at once', ['--platform', 'sample,small', '2020-05-01', '2020-05-02'], 'are too much at once.'],
  ['a wrong day', ['--platform', 'sample', '2020-02-30', '2020-05-01'], '"2020-02-30" is not a day.'],
  ['a wrong platform', ['--platform', 'sampel', '2020-05-01', '2020-05-02'], 'Did you mean "sample"?'],
  [
    'a wrong format',
    ['--platform', 'sample', '2020-05-01', '2021-05-01', '--format', 'html'],
    'no format "html"',
  ],
])('%s is wrong use', async ([, args, message]) => {
  const { code, out, err } = await diff(args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(message);
});
