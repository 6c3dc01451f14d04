/** Edits between two words: insert, delete, replace, swap of neighbours (optimal string alignment distance). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (same ? 0 : 1));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, at(i - 2, j - 2) + 1);
      }
      row.push(least);
    }
  }
  return at(a.length, b.length);
}

/** Longer words than this are no slips of a known name. */
const LONGEST = 80;

/** The known name that a word was probably meant to be, or null. Case does not count. */
export function nearestName(word: string, known: Iterable<string>): string | null {
  if (word.length > LONGEST) return null;
  const typed = word.toLowerCase();
  let best: string | null = null;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const name of known) {
    if (name.length > LONGEST) continue;
    const edits = distance(typed, name.toLowerCase());
    if (edits < least) {
      best = name;
      least = edits;
    }
  }
  return best;
}

/** How many names are listed before the rest is counted. */
const LISTED = 24;

/** "Did you mean "x"? ..." or the list of what is known: the second half of an error message about a name. */
export function suggest(word: string, known: Iterable<string>, what: string): string {
  const names = [...known];
  if (names.length === 0) return `There are no ${what} to choose from.`;
  const near = nearestName(word, names);
  const listed = names.slice(0, LISTED).join(', ');
  const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : '';
  return `${near === null ? '' : `Did you mean "${near}"? `}Known ${what}: ${listed}${more}.`;
}
