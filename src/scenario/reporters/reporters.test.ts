import fc from 'fast-check';
import { Window } from 'happy-dom';
import { expect, test } from 'vitest';
import { sampleCatalogue, samplePack } from '../../../tests/fixtures/sample-pack.ts';
import { createJudges } from '../../packs/judges.ts';
import { parseScenario, readScenario } from '../parse.ts';
import { type BadFile, type RunFile, reportOf } from '../report.ts';
import { runScenario } from '../run.ts';
import type { ScenarioCase } from '../types.ts';
import { reporters } from './index.ts';

const packs = { sample: samplePack };
const judgeFor = createJudges({ packs, catalogue: sampleCatalogue, digests: {} });

const CASE = { at: '2020-05-01', surface: 'group', link: 'https://shop.example/' } as const;
const HOLDS = { ...CASE, name: 'holds', expect: { click: { treatment: 'copy-url' } } } as const;
const FAILS = { ...CASE, name: 'fails', expect: { click: { treatment: 'blank' } } } as const;

function fileOf(cases: readonly ScenarioCase[], file = 'a.json'): RunFile {
  const read = readScenario(JSON.stringify({ platform: 'sample', cases }, null, 2), file, packs);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const { scenario, locate } = read.value;
  return { file, pack: samplePack, results: runScenario(scenario, judgeFor), locate };
}

function badFile(): BadFile {
  const parsed = parseScenario('platform: smaple\ncases: [{}]\n', 'bad.yaml', packs);
  return { file: 'bad.yaml', problems: 'problems' in parsed ? parsed.problems : [] };
}

const all = reportOf(
  [
    fileOf([
      HOLDS,
      FAILS,
      { ...FAILS, name: 'later', todo: true },
      { ...HOLDS, name: 'already', todo: true },
    ]),
    badFile(),
  ],
  { coverage: true },
);

const say = (name: string, report = all): string => reporters[name]?.(report) ?? '';

/** The text as a browser reads it; throws where it is no XML. */
function readXml(text: string) {
  const { DOMParser } = new Window();
  const document = new DOMParser().parseFromString(text, 'text/xml');
  const [fault] = document.querySelectorAll('parsererror');
  if (fault) throw new Error(fault.textContent ?? '');
  return document;
}

test('a person reads what fails and why, what is left to do, and how many of each', () => {
  const text = say('human');
  expect(text.slice(0, text.indexOf('bad.yaml:2:9: The key "at"'))).toBe(`FAILED a.json:15:5: fails
  https://shop.example/ on 2020-05-01, surface group
  click.treatment: expected "blank", got "copy-url"
  decided by the rule "shops", in force since 2016-01-01 (reported)
  nearest rule that gives it: "mail", kept from speaking by domain (it is about mail.example)

todo a.json:26:5: later
  https://shop.example/ on 2020-05-01, surface group
  click.treatment: expected "blank", got "copy-url"
  decided by the rule "shops", in force since 2016-01-01 (reported)
  nearest rule that gives it: "mail", kept from speaking by domain (it is about mail.example)

FAILED a.json:38:5: already
  marked "todo", and it holds: take the mark away

a.json: 4 cases: 1 passed, 2 failed, 1 todo
bad.yaml:2:9: The key "name" is missing from this case.
  What the case shows, in words.
  at /cases/0 [missing-key]
`);
  expect(text).toContain('\nbad.yaml: 5 problems\n');
  expect(say('human')).toContain(
    '\nCoverage of sample\n  rules   18.1 % (2 of 11): compose 0.0 % (0 of 1), share 50.0 % (1 of 2)',
  );
  expect(say('human')).toContain('\n  no case touches the click rule "mail"\n');
  expect(say('human')).toContain('\n  no case touches unknown from 2022-01-01 of the click rule "shops"\n');
  expect(say('human').endsWith('\n4 cases: 1 passed, 2 failed, 1 todo; 1 file could not be read\n')).toBe(
    true,
  );
});

test('nothing in a text reaches a terminal as a command', () => {
  const report = reportOf([fileOf([{ ...FAILS, name: 'a\u001b[31m', link: 'x\u0007y' }])]);
  expect(say('human', report)).toContain('a\\u001b[31m\n  x\\u0007y on');
});

test('JSON says it all', () => {
  const json = JSON.parse(say('json'));
  expect(json.totals).toEqual({ files: 2, badFiles: 1, cases: 4, passed: 1, failed: 2, todo: 1 });
  expect(json.files[0].cases[1]).toMatchObject({
    name: 'fails',
    line: 15,
    column: 5,
    outcome: 'failed',
    question: CASE,
    differences: [{ at: 'click.treatment', expected: 'blank', got: 'copy-url' }],
    spoken: { click: { rule: 'shops', from: '2016-01-01', confidence: 'reported' }, compose: null },
    nearest: { rule: 'mail', failed: ['domain'] },
  });
  expect(json.files[1]).toMatchObject({ file: 'bad.yaml', platform: null, cases: [] });
  expect(json.coverage).toMatchObject([{ platform: 'sample', rules: { touched: 2, of: 11 } }]);
});

test('JUnit counts tests, failures, errors and what is skipped, and places each', () => {
  const document = readXml(say('junit'));
  const root = document.documentElement;
  const told = (
    element: { getAttribute(name: string): string | null } | null | undefined,
    ...names: string[]
  ) => names.map((name) => element?.getAttribute(name));
  expect(root.localName).toBe('testsuites');
  expect(told(root, 'tests', 'failures', 'errors', 'skipped', 'time')).toEqual(['5', '2', '1', '1', '0']);
  const [first, second] = root.querySelectorAll('testsuite');
  expect(told(first, 'name', 'tests', 'failures', 'errors', 'skipped')).toEqual([
    'a.json',
    '4',
    '2',
    '0',
    '1',
  ]);
  expect(told(second, 'name', 'tests', 'failures', 'errors', 'skipped')).toEqual([
    'bad.yaml',
    '1',
    '0',
    '1',
    '0',
  ]);
  const cases = [...root.querySelectorAll('testcase')];
  expect(cases.map((one) => one.firstElementChild?.localName)).toEqual([
    undefined,
    'failure',
    'skipped',
    'failure',
    'error',
  ]);
  expect(told(cases[1], 'name', 'classname', 'file', 'line', 'time')).toEqual([
    'fails',
    'sample',
    'a.json',
    '15',
    '0',
  ]);
  expect(told(cases[1]?.firstElementChild, 'message', 'type')).toEqual([
    'click.treatment: expected "blank", got "copy-url"',
    'failed',
  ]);
  expect(cases[1]?.textContent).toContain('decided by the rule "shops"');
  expect(told(cases[4]?.firstElementChild, 'type')).toEqual(['missing-key']);
  expect(cases[4]?.textContent).toContain('bad.yaml:2:9: The key "name" is missing from this case.');
});

test('JUnit is XML whatever stands in a case, and says it as it is', () => {
  const anything = fc.string({
    unit: fc.oneof(
      fc.nat(0xffff).map((code) => String.fromCharCode(code)),
      fc.constantFrom(...'&<>"\'\n\t\r]]>'),
    ),
    minLength: 1,
  });
  fc.assert(
    fc.property(anything, anything, (name, link) => {
      const report = reportOf([fileOf([{ ...FAILS, name, link }])]);
      const text = say('junit', report);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML 1.0 forbids
      expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/u);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what nobody sees
      if (/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/u.test(name)) return;
      expect(readXml(text).querySelector('testcase')?.getAttribute('name')).toBe(name);
    }),
    { numRuns: 200, seed: 11 },
  );
});

test('Markdown has a table of files, and a section for each case that does not hold', () => {
  const lines = say('md').split('\n');
  expect(lines.slice(0, 9)).toEqual([
    '# Scenarios',
    '',
    '4 cases: 1 passed, 2 failed, 1 todo; 1 file could not be read.',
    '',
    '| File | Cases | Passed | Failed | Todo |',
    '| --- | ---: | ---: | ---: | ---: |',
    '| a.json | 4 | 1 | 2 | 1 |',
    '| bad.yaml | not read |  |  |  |',
    '',
  ]);
  expect(lines.filter((line) => line.startsWith('#'))).toEqual([
    '# Scenarios',
    '## Files that could not be read',
    '## Failed',
    '### fails',
    '### already',
    '## Todo',
    '### later',
    '## Coverage',
  ]);
  expect(lines).toContain('| sample | 18.1 % | 0/1 | 1/2 | 1/8 | 15.3 % | 2/13 |');
  expect(lines).toContain('- sample: click rule mail, blank from 2016-01-01');
});

test('nothing in a case is taken for Markdown', () => {
  const name = 'a | b\n# <b>c</b> `d` [e](f) *g* &amp;';
  const report = reportOf([fileOf([{ ...FAILS, name }])]);
  expect(say('md', report)).toContain(
    '### a \\| b \\# &lt;b&gt;c&lt;/b&gt; \\`d\\` \\[e\\]\\(f\\) \\*g\\* &amp;amp;\n',
  );
});
