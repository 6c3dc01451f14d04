import { expect, test } from 'vitest';
import { formatProblem, inFileOrder, pathOf, pointerOf } from './problem.ts';

test('pointers lead back to their path, with slashes and tildes in keys', () => {
  expect(pointerOf(['a', 0, 'b/c~d/~1'])).toBe('/a/0/b~1c~0d~1~01');
  expect(pathOf('/a/0/b~1c~0d~1~01')).toEqual(['a', '0', 'b/c~d/~1']);
  expect(pointerOf([])).toBe('');
  expect(pathOf('')).toEqual([]);
});

const problem = (line: number, column: number) => ({
  file: 'a.json',
  pointer: '/x',
  line,
  column,
  code: 'wrong',
  message: 'This is wrong.',
  expected: 'Something else.',
});

test('problems come by line, then by column', () => {
  const [first, second, third] = [problem(1, 9), problem(2, 3), problem(2, 5)];
  expect(inFileOrder([third, second, first])).toEqual([first, second, third]);
});

test('a problem as text says where, what and what would be right', () => {
  expect(formatProblem(problem(2, 3))).toBe('a.json:2:3: This is wrong.\n  Something else.\n  at /x [wrong]');
  expect(formatProblem({ ...problem(1, 1), pointer: '' })).toContain('at (the whole file) [wrong]');
});
