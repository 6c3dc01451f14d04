import { describe, expect, test } from 'vitest';
import { type Box, boxOf, common, distinct, type Edges, edgesOf, joinedLines, outside } from './box.ts';

const edges = (left: number, top: number, right: number, bottom: number): Edges => ({
  left,
  top,
  right,
  bottom,
});

test('a box is rounded outwards', () => {
  expect(boxOf(edges(0.6, 10.2, 9.1, 19.9))).toEqual([0, 10, 10, 10]);
});

test('two that only touch have nothing in common', () => {
  expect(common(edges(0, 0, 10, 10), edges(10, 0, 20, 10))).toBeNull();
  expect(common(edges(0, 0, 10, 10), edges(5, 5, 20, 20))).toEqual(edges(5, 5, 10, 10));
});

describe('what a screen lies on is left out', () => {
  const box = edges(0, 0, 30, 30);
  test('all of it, where it lies on all', () => {
    expect(outside(box, edges(-1, -1, 31, 31))).toEqual([]);
  });
  test('nothing, where it lies elsewhere', () => {
    expect(outside(box, edges(40, 0, 50, 30))).toEqual([box]);
  });
  test('four parts stay around a hole, and cover all but it, once', () => {
    const parts = outside(box, edges(10, 10, 20, 20));
    expect(parts).toHaveLength(4);
    const area = parts.reduce((sum, part) => sum + (part.right - part.left) * (part.bottom - part.top), 0);
    expect(area).toBe(900 - 100);
  });
  test('one part stays beside an edge', () => {
    expect(outside(box, edges(20, -5, 50, 50))).toEqual([edges(0, 0, 20, 30)]);
  });
});

test('each is kept once, and none that lies in another', () => {
  const boxes: Box[] = [
    [0, 0, 40, 40],
    [4, 4, 32, 32],
    [0, 0, 40, 40],
    [30, 30, 40, 40],
  ];
  expect(distinct(boxes)).toEqual([
    [0, 0, 40, 40],
    [30, 30, 40, 40],
  ]);
});

test('words of one line are one box, another line is another', () => {
  const words = [edges(0, 0, 40, 16), edges(44, 1, 90, 16), edges(0, 20, 30, 36)];
  expect(joinedLines(words)).toEqual([edges(0, 0, 90, 16), edges(0, 20, 30, 36)]);
});

test('edges and box say the same', () => {
  expect(boxOf(edgesOf([3, 4, 5, 6]))).toEqual([3, 4, 5, 6]);
});
