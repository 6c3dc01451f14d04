import { describe, expect, test } from 'vitest';
import type { Pack } from '../../policy/types.ts';
import { jsonLines, runCli, sampleData } from '../test-run.ts';

const sample = sampleData.packs.sample as Pack;
const dataWith = (packs: Record<string, Pack>) => ({ ...sampleData, packs });

/** The sample with a copy of each rule behind it: none of them ever speaks. */
const doubled: Pack = {
  ...sample,
  rules: [...sample.rules, ...sample.rules.map((rule) => ({ ...rule, id: `${rule.id}-again` }))],
};

test('says what it found, and how much it looked at', async () => {
  const { code, out, err } = await runCli(['analyse', '--platform', 'sample']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^Sample \(sample\)\n {2}\d+ rules?, \d+ entries/);
  expect(out).toContain('Entries that never speak: none');
  expect(out).toMatch(/\n[\d,]+ cells in \d+\.\d\d s\n$/);
});

test('an entry that never speaks fails the check, and is shown with who speaks instead and an example', async () => {
  const { code, out } = await runCli(['analyse'], { data: dataWith({ sample: doubled }) });
  expect(code).toBe(1);
  expect(out.replace(/\s+/g, ' ')).toMatch(
    /again \(\w+\), .* since .*: hidden behind .*; no entry of the rule speaks; e\.g\. https:\S+ in \w+ on \d/,
  );
});

test('lines of one kind are cut off, and all of them shown with --all', async () => {
  const rules = Array.from({ length: 15 }, (_, at) => ({
    ...(sample.rules[0] as Pack['rules'][0]),
    id: `copy-${at}`,
  }));
  const data = dataWith({ sample: { ...sample, rules } });
  const short = await runCli(['analyse'], { data });
  const long = await runCli(['analyse', '--all'], { data });
  expect(short.out).toMatch(/\.\.\. and \d+ more: --all shows them\./);
  expect(short.out).not.toContain('copy-14 ');
  expect(long.out).toContain('copy-14 ');
  expect(long.out).not.toContain('--all shows');
});

describe('--json', () => {
  test('is one list with everything, and the same each time: no times, no counts of cells', async () => {
    const data = dataWith({ sample, other: { ...sample, id: 'other' } });
    const first = await runCli(['analyse', '--json'], { data });
    const again = await runCli(['analyse', '--json'], { data });
    expect(again.out).toBe(first.out);
    const found = JSON.parse(first.out) as Record<string, unknown>[];
    expect(found.map(({ platform }) => platform)).toEqual(['sample', 'other']);
    expect(Object.keys(found[0] ?? {})).toEqual([
      'platform',
      'rules',
      'entries',
      'since',
      'last',
      'links',
      'unreachable',
      'gaps',
      'sameEras',
      'quietDays',
      'coverage',
    ]);
  });

  test('each gap has a question of which the answer is unknown', async () => {
    const { out } = await runCli(['analyse', '--json']);
    const [{ gaps }] = JSON.parse(out) as [{ gaps: { moment: string; example: Record<string, unknown> }[] }];
    const asked = gaps.filter(({ moment, example }) => moment === 'click' && example.link !== null);
    expect(asked.length).toBeGreaterThan(0);
    const stdin = asked.map(({ example: { link, ...rest } }) =>
      JSON.stringify({ ...rest, url: link, platform: 'sample' }),
    );
    const decided = await runCli(['decide'], { stdin: [`${stdin.join('\n')}\n`] });
    const verdicts = jsonLines<{ click: { verdict: string } }>(decided.out).map(({ click }) => click.verdict);
    expect(verdicts).toEqual(asked.map(() => 'unknown'));
  });
});

describe('scenarios', () => {
  const { rules } = sample;
  const scenario = (cases: readonly object[]) => JSON.stringify({ platform: 'sample', cases });
  const asked = (at: string, link: string) => ({
    name: `${at} ${link}`,
    at,
    surface: 'direct',
    link,
    expect: { click: { verdict: 'ruled' } },
  });

  /** A case before anything is on record. */
  const nothing = scenario([asked('1990-01-01', 'https://unlisted.invalid/')]);

  test('of the folder that is named, in the file that is named after the platform', async () => {
    const files = {
      'cases/sample.json': scenario([asked('2020-06-01', 'https://shop.example/')]),
      'cases/other.json': 'not looked at',
    };
    const { code, out } = await runCli(['analyse', '--scenarios', 'cases/'], { files });
    expect(code).toBe(0);
    expect(out).toMatch(/Scenarios: 1 case touch/);
    expect(out).toMatch(/Entries that no scenario touches: \d+\n.*; e\.g\. https:/);
  });

  test('are those of tests/scenarios where that is there; where it is not, nothing is said of them', async () => {
    const files = { 'tests/scenarios/sample.json': nothing };
    const { out } = await runCli(['analyse', '--json'], { files });
    const entries = rules.flatMap(({ history }) => history).length;
    expect(JSON.parse(out)[0].coverage).toMatchObject({ cases: 1, coveredEntries: 0 });
    expect(JSON.parse(out)[0].coverage.uncovered).toHaveLength(entries);
    expect(JSON.parse((await runCli(['analyse', '--json'])).out)[0].coverage).toBeNull();
  });

  test('with --strict, an entry that none touches fails the check', async () => {
    const files = { 'tests/scenarios/sample.json': nothing };
    expect((await runCli(['analyse', '--strict'], { files })).code).toBe(1);
    expect((await runCli(['analyse'], { files })).code).toBe(0);
  });

  test('that cannot be read are wrong use', async () => {
    const none = await runCli(['analyse', '--scenarios', 'nowhere']);
    expect([none.code, none.err]).toEqual([2, 'interstice: Cannot read nowhere: there is no such folder.\n']);
    const empty = await runCli(['analyse', '--scenarios', 'cases'], { files: { 'cases/notes.txt': '' } });
    expect([empty.code, empty.err]).toEqual([
      2,
      'interstice: There is no scenario file (.yaml, .json) in the folder cases.\n',
    ]);
    const files = { 'cases/sample.json': '{ "platform": "sample" }' };
    const bad = await runCli(['analyse', '--scenarios', 'cases'], { files });
    expect(bad.code).toBe(2);
    expect(bad.err).toContain('cases/sample.json:1:');
  });
});

test('an overlay is looked at as if it were on record, and the head says that it is not', async () => {
  const overlay = {
    id: 'stop-all',
    on: 'sample',
    name: { en: 'Stop all' },
    about: { en: 'Every link is stopped.' },
    add: [
      {
        rules: [
          {
            id: 'stop-every-link',
            moment: 'click',
            title: { en: 'Every link' },
            when: { to: ['any'] },
            history: [{ from: '2000-01-01', treatment: 'inert', reason: { en: 'Supposed.' } }],
          },
        ],
      },
    ],
  };
  const files = { 'overlay.json': JSON.stringify(overlay) };
  const { code, out } = await runCli(['analyse', '--overlay', 'overlay.json'], { files });
  expect(code).toBe(1);
  expect(out).toContain('Sample (sample), hypothetical, under Stop all (stop-all)');
  expect(out.replace(/\s+/g, ' ')).toContain('hidden behind stop-every-link');
});

test('progress is written where a person sees it, and taken away again', async () => {
  const data = dataWith({ sample, other: { ...sample, id: 'other' } });
  const { err } = await runCli(['analyse'], { data, errIsTerminal: true });
  expect(err).toContain('1 of 2 platforms');
  expect(err.endsWith('\r')).toBe(true);
});

test.for([
  ['a word too much', ['analyse', 'sample'], 'Did you mean --platform sample?'],
  ['an unknown platform', ['analyse', '--platform', 'simple'], 'Did you mean "sample"?'],
] as const)('%s is wrong use', async ([, args, hint]) => {
  const { code, err } = await runCli(args);
  expect(code).toBe(2);
  expect(err).toContain(hint);
});
