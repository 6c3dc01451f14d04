import { KindGuard, type TObject, type TSchema } from '@sinclair/typebox';
import { Value, type ValueError, ValueErrorType } from '@sinclair/typebox/value';
import { suggest } from './nearest-name.ts';
import { type Findings, type Path, pathOf } from './problem.ts';

/** How a value is shown in a message: short, and never over several lines. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (value === null) return 'null';
  if (typeof value === 'object') return 'an object';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** The schema of the object that a path leads into. */
function schemaAt(schema: TSchema, path: readonly string[]): TSchema | undefined {
  let current: TSchema | undefined = schema;
  for (const step of path) {
    if (!current) return undefined;
    if (KindGuard.IsArray(current)) current = current.items;
    else if (KindGuard.IsObject(current)) {
      const rest: unknown = current.additionalProperties;
      current = current.properties[step] ?? (isSchema(rest) ? rest : undefined);
    } else if (KindGuard.IsRecord(current)) current = Object.values(current.patternProperties)[0];
    else return undefined;
  }
  return current;
}

const isSchema = (value: unknown): value is TSchema => typeof value === 'object' && value !== null;

const titleOf = (schema: TSchema | undefined): string => schema?.title ?? 'object';

/** "x" is not a value that "key" can have. Items of a list are named by the key of the list. */
export function notAllowed(value: unknown, path: Path): string {
  const key = path.findLast((step) => !/^\d+$/.test(String(step)));
  const shown = show(value);
  const start = shown.charAt(0).toUpperCase() + shown.slice(1);
  return key === undefined
    ? `${start} is not what belongs here.`
    : `${start} is not a value that "${key}" can have.`;
}

const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;

function keysOf(schema: TSchema | undefined): string[] {
  return schema && KindGuard.IsObject(schema) ? Object.keys((schema as TObject).properties) : [];
}

/** Words of a union of literals. */
function wordsOf(schema: TSchema): string[] {
  if (!KindGuard.IsUnion(schema)) return [];
  return schema.anyOf.flatMap((option) =>
    KindGuard.IsLiteral(option) && typeof option.const === 'string' ? [option.const] : [],
  );
}

/** Reports one error of the schema checker in words of ours. */
function report(error: ValueError, root: TSchema, findings: Findings): void {
  const steps = pathOf(error.path);
  const path: Path = steps;
  const name = steps.at(-1) ?? '';
  const expected = error.schema.description ?? 'See the schema.';
  switch (error.type) {
    case ValueErrorType.ObjectAdditionalProperties: {
      const above = schemaAt(root, steps.slice(0, -1));
      const message = `"${name}" is not a key of ${withArticle(titleOf(above))}.`;
      findings.add(path, 'unknown-key', message, suggest(name, keysOf(above), 'keys'), { part: 'key' });
      return;
    }
    case ValueErrorType.ObjectRequiredProperty: {
      const above = schemaAt(root, steps.slice(0, -1));
      const own = schemaAt(root, steps);
      if (name === 'sources') {
        const what = withArticle(titleOf(above)).replace(/^a/, 'A');
        findings.add(
          path.slice(0, -1),
          'no-source',
          `${what} must say on whose word it stands, and this one has no "sources".`,
          own?.description ?? expected,
        );
        return;
      }
      const message = `The key "${name}" is missing from this ${titleOf(above)}.`;
      findings.add(path.slice(0, -1), 'missing-key', message, own?.description ?? expected);
      return;
    }
    case ValueErrorType.ArrayMinItems: {
      if (name === 'sources') findings.add(path, 'no-source', 'This cites no source.', expected);
      else findings.add(path, 'too-few', `The list "${name}" is empty.`, expected);
      return;
    }
    case ValueErrorType.ArrayUniqueItems:
      findings.add(path, 'repeated', 'A value stands twice in this list.', expected);
      return;
    case ValueErrorType.StringPattern:
      if (error.schema.title === 'day') {
        findings.add(path, 'wrong-date', `${show(error.value)} is not a day.`, expected);
        return;
      }
      break;
    case ValueErrorType.Union: {
      const words = wordsOf(error.schema);
      if (words.length > 0 && typeof error.value === 'string') {
        findings.add(
          path,
          'unknown-word',
          notAllowed(error.value, path),
          suggest(error.value, words, 'words'),
        );
        return;
      }
      break;
    }
  }
  findings.add(path, 'wrong-value', notAllowed(error.value, path), expected);
}

/** How many faults of shape are told at once; after so many the rest would be noise. */
const MOST = 50;

/**
 * Checks a value against a schema and reports what does not fit, each place once.
 *
 * @returns true where the value has the shape
 */
export function checkShape(schema: TSchema, value: unknown, findings: Findings): boolean {
  const told = new Set<string>();
  for (const error of Value.Errors(schema, value)) {
    if (told.has(error.path)) continue;
    told.add(error.path);
    report(error, schema, findings);
    if (told.size >= MOST) break;
  }
  return told.size === 0;
}
