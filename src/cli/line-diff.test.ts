import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffInWords, type Hunk, lineDiff } from './line-diff.ts';

function apply(before: string, hunks: readonly Hunk[]): string {
  const lines = before.split('\n');
  for (const { line, removed, added } of [...hunks].reverse()) {
    expect(lines.slice(line - 1, line - 1 + removed.length)).toEqual(removed);
    lines.splice(line - 1, removed.length, ...added);
  }
  return lines.join('\n');
}

test('texts that are alike have no differences', () => {
  expect(lineDiff('a\nb\n', 'a\nb\n')).toEqual([]);
});

test('a changed line, a new one and one that is gone stand by themselves', () => {
  const before = 'a\nb\nc\nd\ne\nf\ng\nh\n';
  const after = 'a\nB\nc\nd\nnew\ne\nf\nh\n';
  expect(lineDiff(before, after)).toEqual([
    { line: 2, removed: ['b'], added: ['B'] },
    { line: 5, removed: [], added: ['new'] },
    { line: 7, removed: ['g'], added: [] },
  ]);
  expect(diffInWords('x.yaml', lineDiff('a\nb\nc\n', 'a\nB\nc\n'))).toBe(
    '--- x.yaml\n+++ x.yaml\n@@ line 2 @@\n-b\n+B',
  );
});

test('the differences lead from the one text to the other', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(apply(before, lineDiff(before, after))).toBe(after);
    }),
    { numRuns: 1000, seed: 3 },
  );
});
