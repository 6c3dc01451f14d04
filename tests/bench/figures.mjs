/** Rows of the table, and the arithmetic that they need. */

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {number} value
 * @property {string} unit
 * @property {string} target as written in the table; empty = for orientation only
 * @property {boolean} ok
 */

/**
 * @param {readonly number[]} values
 * @param {number} share 0.5 = the median
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** @param {readonly number[]} values */
export const median = (values) => quantile(values, 0.5);

/**
 * A row whose value must not be above a limit.
 * @param {string} name
 * @param {number} value
 * @param {string} unit
 * @param {number} [limit] none = for orientation only
 * @returns {Row}
 */
export function atMost(name, value, unit, limit) {
  const target = limit === undefined ? '' : `<= ${limit}`;
  // A value that is not a number misses every target.
  const ok = limit === undefined || value <= limit;
  return { name, value: Math.round(value * 100) / 100, unit, target, ok };
}
