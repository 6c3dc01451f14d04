/** One place where a decision is not as expected. */
export interface Difference {
  /** Keys joined by dots: `click.treatment`. */
  readonly at: string;
  readonly expected: unknown;
  /** Undefined where the decision has nothing there. */
  readonly got: unknown;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Equal as JSON; lists in order, objects whatever the order of their keys. */
function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => isSame(item, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return Object.is(a, b);
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => isSame(a[key], b[key]));
}

/**
 * Where a value does not contain what is expected. Every key of an expected object must be there and contain what it says; an
 * empty object, a list or a single value must be equal.
 */
export function differences(expected: unknown, got: unknown, at: readonly string[] = []): Difference[] {
  if (isObject(expected) && Object.keys(expected).length > 0) {
    return Object.entries(expected).flatMap(([key, value]) => {
      const below = isObject(got) && Object.hasOwn(got, key) ? got[key] : undefined;
      return differences(value, below, [...at, key]);
    });
  }
  return isSame(expected, got) ? [] : [{ at: at.join('.'), expected, got }];
}
