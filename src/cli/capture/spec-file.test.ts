import { describe, expect, test } from 'vitest';
import { packs } from '../../packs/index.ts';
import { CAPTURE_FORMATS, readCaptureFile } from './spec-file.ts';

const known = Object.values(packs);
const read = (text: string, file = 'figures.yaml') => readCaptureFile(text, file, known);
const told = (problems: readonly { line: number; column: number; code: string }[]) =>
  problems.map(({ line, column, code }) => `${line}:${column} ${code}`);

const GOOD = `comparisons:
  - id: one
    links: https://item.taobao.com/item.htm?id=1
    platforms: wechat
    days: [2021-09-16, 2021-12-01]
    surfaces: [direct]
`;

describe('a capture file', () => {
  test('names comparisons; what is not said is English, light, 2x, every format', () => {
    const { jobs, refused, problems } = read(GOOD);
    expect([refused, problems]).toEqual([[], []]);
    expect(jobs).toEqual([
      {
        name: 'one',
        figure: {
          links: ['https://item.taobao.com/item.htm?id=1'],
          platforms: ['wechat'],
          days: ['2021-09-16', '2021-12-01'],
          surfaces: ['direct'],
          view: 'frames',
          measure: 'steps',
          goal: 'read',
          gloss: true,
        },
        theme: 'light',
        languages: ['en'],
        scales: [2],
        formats: CAPTURE_FORMATS,
        note: '',
        problems: [],
      },
    ]);
  });

  test('makes each comparison once a theme, unless it names its own', () => {
    const { jobs } = read(`themes: [light, dark]\n${GOOD}  - id: two
    theme: dark
    language: zh-CN
    links: https://item.jd.com/1.html
    platforms: wechat
    days: 2021-12-01
    surfaces: group
`);
    expect(jobs.map(({ name, theme, languages }) => [name, theme, languages])).toEqual([
      ['one', 'light', ['en']],
      ['one.dark', 'dark', ['en']],
      ['two', 'dark', ['zh-CN']],
    ]);
  });

  test('may be one comparison, as the page saves it', () => {
    const saved = {
      links: ['https://item.taobao.com/'],
      platforms: ['wechat'],
      days: ['2021-12-01'],
      surfaces: ['group'],
      view: 'matrix',
      address: '#link=x',
    };
    const { jobs, problems } = read(JSON.stringify(saved), 'figure.json');
    expect(problems).toEqual([]);
    expect(jobs.map(({ name, figure }) => [name, figure.view])).toEqual([['comparison-1', 'matrix']]);
  });

  test('tells every fault with its place, and leaves out no more than that', () => {
    const { jobs, refused, problems } = read(`languages: [en, fr]
colour: red
comparisons:
  - id: Bad Id
    links: [https://item.taobao.com/x, nope]
    platforms: [wechat, wechatt]
    days: [2021-02-30, 2021-12-01]
    surfaces: [direct]
  - links: nope
    platforms: wechat
    days: 2021-12-01
    surfaces: direct
`);
    expect(told(problems)).toEqual(['1:17 unknown-word', '2:1 unknown-key']);
    expect(jobs.map(({ name, problems: own }) => [name, told(own)])).toEqual([
      ['comparison-1', ['4:9 wrong-id', '5:40 dead-link', '6:25 unknown-platform', '7:12 wrong-date']],
    ]);
    expect(refused.map(({ name, problems: own }) => [name, told(own)])).toEqual([
      ['comparison-2', ['9:12 dead-link', '9:12 nothing-left']],
    ]);
  });

  test('gives two comparisons of one id folders of their own', () => {
    const { jobs } = read(`${GOOD}${GOOD.replace('comparisons:\n', '')}`);
    expect(jobs.map(({ name }) => name)).toEqual(['one', 'one-2']);
    expect(told(jobs[1]?.problems ?? [])).toEqual(['7:9 duplicate-id']);
  });

  test.each([
    ['', 'not-yaml'],
    ['comparisons: []', 'no-comparisons'],
    ['- a list', 'no-comparisons'],
    ['comparisons: [', 'not-yaml'],
  ])('%j is none', (text, code) => {
    const { jobs, refused, problems } = read(text);
    expect([jobs, refused]).toEqual([[], []]);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
  });

  test('survives comparisons that are none', () => {
    const { refused } = read('comparisons: [1, null, [], "x"]');
    expect(refused.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['not-a-figure'],
      ['not-a-figure'],
      ['not-a-figure'],
      ['not-a-figure'],
    ]);
  });
});
