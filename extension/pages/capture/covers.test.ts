import { describe, expect, test } from 'vitest';
import type { Box } from '../../names/box.ts';
import { added, coverAt, inPicture, nameBoxes } from './covers.ts';

const names = (boxes: Box[], width = 400, height = 300) => ({ width, height, boxes, left: 0 });

describe('where names were found', () => {
  test('is covered, in pixels of the picture', () => {
    expect(nameBoxes(names([[10, 20, 30, 12]]), { width: 800, height: 600 })).toEqual([[20, 40, 60, 24]]);
  });
  test('is cut at the edge of the picture', () => {
    expect(nameBoxes(names([[390, 0, 20, 10]]), { width: 400, height: 300 })).toEqual([[390, 0, 10, 10]]);
  });
  test('is not known where the page was not asked', () => {
    expect(nameBoxes(null, { width: 400, height: 300 })).toBeNull();
  });
  test('is not known where the picture has other sides than the page', () => {
    expect(nameBoxes(names([[0, 0, 10, 10]]), { width: 400, height: 350 })).toBeNull();
  });
  test('is known where a browser has rounded a side', () => {
    expect(nameBoxes(names([], 401, 301), { width: 802, height: 601 })).toEqual([]);
  });
});

test('a box outside the picture is none', () => {
  expect(inPicture([500, 0, 10, 10], { width: 400, height: 300 })).toBeNull();
  expect(inPicture([390, 290, 50, 50], { width: 400, height: 300 })).toEqual([390, 290, 10, 10]);
});

test('covers keep their numbers, and a new one gets the next', () => {
  const two = added([], 'found', [
    [0, 0, 10, 10],
    [20, 0, 10, 10],
  ]);
  const drawn = added(two.slice(1), 'drawn', [[5, 5, 30, 30]]);
  expect(drawn.map(({ id, kind }) => [id, kind])).toEqual([
    [2, 'found'],
    [3, 'drawn'],
  ]);
});

test('a point belongs to the cover that was drawn last', () => {
  const covers = added(added([], 'found', [[0, 0, 10, 10]]), 'drawn', [[5, 5, 10, 10]]);
  expect(coverAt(covers, 6, 6)?.kind).toBe('drawn');
  expect(coverAt(covers, 1, 1)?.kind).toBe('found');
  expect(coverAt(covers, 15, 15)).toBeUndefined();
});
