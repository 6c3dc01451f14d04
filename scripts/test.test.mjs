import { describe, expect, test } from 'vitest';
import { countReport, isUnattended, sum, verdict } from './test.mjs';

const result = (/** @type {string} */ status, /** @type {string[]} */ ...ancestorTitles) => ({
  status,
  ancestorTitles,
  fullName: [...ancestorTitles, 'does it'].join(' '),
});

describe('the count of a report', () => {
  test('names each suite that was skipped once, a test without a suite by itself', () => {
    const report = {
      testResults: [
        {
          status: 'passed',
          assertionResults: [
            result('passed', 'Converse.js (prosody is not installed)'),
            result('skipped', 'Converse.js (prosody is not installed)', 'in chromium'),
            result('skipped', 'Converse.js (prosody is not installed)', 'in firefox'),
            result('todo'),
          ],
        },
      ],
    };
    expect(countReport(report)).toEqual({
      passed: 1,
      failed: 0,
      skipped: 3,
      lacking: ['Converse.js (prosody is not installed)', 'does it'],
    });
  });

  test('takes a file that could not be loaded as one failure', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [result('failed'), result('failed'), result('passed')] },
    ];
    expect(countReport({ testResults })).toEqual({ passed: 1, failed: 3, skipped: 0, lacking: [] });
  });
});

const whole = { passed: 9, failed: 0, skipped: 0, lacking: [] };
const partly = { passed: 1, failed: 0, skipped: 2, lacking: ['The Lounge (ngircd is not installed)'] };

test('steps are added up', () => {
  expect(sum([whole, partly, partly])).toEqual({
    passed: 11,
    failed: 0,
    skipped: 4,
    lacking: [...partly.lacking, ...partly.lacking],
  });
});

describe('the verdict', () => {
  test.each([true, false])('is the count alone where all ran (unattended: %s)', (unattended) => {
    expect(verdict(whole, unattended)).toEqual({ lines: ['9 passed, 0 failed, 0 skipped'], code: 0 });
  });

  test('on a person’s machine warns of what was skipped, the count last', () => {
    const { lines, code } = verdict(partly, false);
    expect(code).toBe(0);
    expect(lines.join('\n')).toContain('WARNING: tests were skipped.');
    expect(lines.join('\n')).toContain('The Lounge (ngircd is not installed)');
    expect(lines.at(-1)).toBe('1 passed, 0 failed, 2 skipped');
  });

  test('where nobody sits at the machine, what was skipped is a failure', () => {
    const { lines, code } = verdict(partly, true);
    expect(code).toBe(1);
    expect(lines.join('\n')).toContain('FAILED: tests were skipped');
    expect(lines.join('\n')).toContain('The Lounge (ngircd is not installed)');
    expect(lines.at(-1)).toBe('1 passed, 0 failed, 2 skipped');
  });

  test.each([true, false])('is a failure where a test failed (unattended: %s)', (unattended) => {
    expect(verdict({ ...whole, failed: 1 }, unattended).code).toBe(1);
  });
});

test.each([
  [{}, false],
  [{ CI: '' }, false],
  [{ CI: 'false' }, false],
  [{ CI: '0' }, false],
  [{ CI: 'true' }, true],
  [{ CI: '1' }, true],
  [{ CI: 'woodpecker' }, true],
])('%j is unattended: %s', (environment, unattended) => {
  expect(isUnattended(environment)).toBe(unattended);
});
