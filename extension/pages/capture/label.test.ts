import { describe, expect, test } from 'vitest';
import type { Captured } from '../../capture/captured.ts';
import type { Evidence } from './evidence.ts';
import { fileName, labelOf } from './label.ts';

const captured: Pick<Captured, 'shown' | 'day' | 'hypothetical'> = {
  shown: 'screen',
  day: '2021-09-20',
  hypothetical: false,
};
const evidence = {
  platform: { en: 'WeChat', 'zh-CN': '微信' },
  packs: { wechat: 'sha256-abc=', destinations: 'sha256-def=' },
  said: {
    surface: { en: 'Group', 'zh-CN': '群聊' },
    precision: 'about',
    rules: ['a-rule', 'another'],
    from: '2021-09-17',
    confidence: 'observed',
    disputed: true,
    sources: ['one', 'two'],
  },
} as unknown as Evidence;

describe('the label', () => {
  test('says that it is simulated, of what, by which rules and data, and what is real', () => {
    expect(labelOf(captured, evidence, '0.2.0', 'en')).toEqual({
      title: 'Simulation · WeChat · 2021-09-20',
      lines: [
        'The screen on top was drawn by Interstice from a dated record. It is no screen of WeChat. The page around it is real.',
        'Link in: Group · Rule: a-rule, another · from about 2021-09-17 · observed · sources disagree',
        'Sources: one, two',
        'Record: wechat sha256-abc=, destinations sha256-def= · Interstice 0.2.0',
      ],
    });
  });
  test('is in the language of the page', () => {
    const { title, lines } = labelOf(captured, evidence, '0.2.0', 'zh-CN');
    expect(title).toBe('模拟 · 微信 · 2021-09-20');
    expect(lines[1]).toContain('群聊');
  });
  test('says what is hypothetical', () => {
    expect(labelOf({ ...captured, hypothetical: true }, evidence, '0.2.0', 'en').title).toBe(
      'Simulation · hypothetical · WeChat · 2021-09-20',
    );
  });
  test('says that nothing is on record', () => {
    const unknown = { ...evidence, said: { surface: { en: 'Group' }, precision: 'day', rules: [] } };
    expect(labelOf(captured, unknown as unknown as Evidence, '0.2.0', 'en').lines[1]).toBe(
      'Link in: Group · Rule: none on record',
    );
  });
  test('claims neither where that could not be told', () => {
    const bare = { ...evidence, said: null };
    const { lines } = labelOf({ ...captured, shown: 'unknown' }, bare, '0.2.0', 'en');
    expect(lines[0]).toMatch(/^Where what looks like a screen of WeChat lies on top/);
  });
  test('claims no simulation where there is none', () => {
    const label = labelOf({ ...captured, shown: 'nothing' }, evidence, '0.2.0', 'en');
    expect(label.title).toBe('Nothing in this picture is simulated');
    expect(label.lines).toEqual([
      'The page is real. No simulated screen was open when the picture was taken.',
      'Interstice 0.2.0',
    ]);
  });
});

test('the file is named after platform and day', () => {
  expect(fileName({ platform: 'wechat', day: '2021-09-20' })).toBe(
    'interstice-capture-wechat-2021-09-20.png',
  );
  expect(fileName({ platform: '../x', day: '2021-09-20' })).toBe('interstice-capture-..-x-2021-09-20.png');
});
