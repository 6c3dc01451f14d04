/** What plain JSON must look like: guards for messages and stored items, which say where and how a value is wrong. */

/** Says what is wrong with a value (`at` = where it stands, as in `settings.day`), or null where nothing is. */
export interface Shape<T> {
  (value: unknown, at: string): string | null;
  /** Never there: carries the type. */
  readonly type?: T;
}

/** True where the value has the shape. */
export function fits<T>(shape: Shape<T>, value: unknown): value is T {
  return shape(value, '') === null;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** A value that passes a test; `wanted` says in words what would be right. */
export function passing<T>(wanted: string, test: (value: unknown) => boolean): Shape<T> {
  return (value, at) => (test(value) ? null : `${at}: ${shown(value)} is not ${wanted}`);
}

export const flag: Shape<boolean> = passing('true or false', (value) => value === true || value === false);

/** Any JSON. */
export const anything: Shape<unknown> = () => null;

export const whole: Shape<number> = passing('a whole number', Number.isSafeInteger);

/** A string of at most so many characters. */
export function text(most = 200): Shape<string> {
  return passing(
    `a text of at most ${most} characters`,
    (value) => typeof value === 'string' && value.length <= most,
  );
}

/** One of the given strings. */
export function oneOf<const T extends string>(values: readonly T[]): Shape<T> {
  return passing(`one of ${values.join(', ')}`, (value) => (values as readonly unknown[]).includes(value));
}

/** The shape, or nothing at all. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value, at) => (value === undefined ? null : shape(value, at));
}

/** The shape, or null. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value, at) => (value === null ? null : shape(value, at));
}

/** An array of at most `most` values of a shape. */
export function list<T>(shape: Shape<T>, most = 1000): Shape<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value) || value.length > most)
      return `${at}: ${shown(value)} is not a list of at most ${most}`;
    return firstFault(value.map((one, i) => shape(one, `${at}/${i}`)));
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstFault(faults: readonly (string | null)[]): string | null {
  return faults.find((fault) => fault !== null) ?? null;
}

/** An object with any keys and values of one shape. */
export function record<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value, at) => {
    if (!isRecord(value)) return `${at}: ${shown(value)} is not an object`;
    return firstFault(Object.entries(value).map(([key, one]) => shape(one, `${at}/${key}`)));
  };
}

/** An object with exactly these keys; one whose shape is `optional` may be missing. */
export function object<T extends object>(
  fields: { readonly [K in keyof Required<T>]: Shape<T[K]> },
): Shape<T> {
  return (value, at) => {
    if (!isRecord(value)) return `${at}: ${shown(value)} is not an object`;
    const known = Object.entries<Shape<unknown>>(fields as Record<string, Shape<unknown>>);
    const extra = Object.keys(value).find((key) => !Object.hasOwn(fields, key));
    if (extra !== undefined)
      return `${at}/${extra}: unknown key; known are ${known.map(([key]) => key).join(', ')}`;
    return firstFault(known.map(([key, shape]) => shape(value[key], `${at}/${key}`)));
  };
}
