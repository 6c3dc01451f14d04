/** Lines that differ between two texts, where they stand in the first. */
export interface Hunk {
  /** Line in the first text, from 1, before which `added` stands and at which `removed` begins. */
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** How far the next common lines are looked for. */
const REACH = 500;

/** The nearest place from which both lists go on alike: how many lines of each come before it. */
function nextAlike(
  a: readonly string[],
  b: readonly string[],
  from: readonly [number, number],
): readonly [number, number] {
  const [i, j] = from;
  for (let sum = 1; sum <= 2 * REACH; sum++) {
    for (let skipA = 0; skipA <= sum; skipA++) {
      const [atA, atB] = [i + skipA, j + sum - skipA];
      if (atA > a.length || atB > b.length) continue;
      const ends = atA === a.length && atB === b.length;
      if (ends || (atA < a.length && atB < b.length && a[atA] === b[atB] && a[atA + 1] === b[atB + 1]))
        return [skipA, sum - skipA];
    }
  }
  return [a.length - i, b.length - j];
}

/** What has to change in the first text so that it becomes the second. Made for few and small changes: not always the shortest list. */
export function lineDiff(before: string, after: string): Hunk[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  const hunks: Hunk[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
      continue;
    }
    const [skipA, skipB] = nextAlike(a, b, [i, j]);
    hunks.push({ line: i + 1, removed: a.slice(i, i + skipA), added: b.slice(j, j + skipB) });
    i += skipA;
    j += skipB;
  }
  return hunks;
}

/** The differences as text: `@@ line 12`, then lines with `-` and `+`. */
export function diffInWords(file: string, hunks: readonly Hunk[]): string {
  const lines = hunks.flatMap(({ line, removed, added }) => [
    `@@ line ${line} @@`,
    ...removed.map((text) => `-${text}`),
    ...added.map((text) => `+${text}`),
  ]);
  return [`--- ${file}`, `+++ ${file}`, ...lines].join('\n');
}
