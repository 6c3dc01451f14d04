import { KindGuard, type TSchema } from '@sinclair/typebox';
import { columnsOf } from './columns.ts';

/** Columns of a line, as the formatter of the repository has it. */
const COLUMNS = 110;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;

/**
 * The one form in which data files are written: every key on its own line, lists of single values on one line where they fit.
 * It is what `JSON.stringify(value, null, 2)` and then the repository's formatter give.
 */
export function formatJson(value: unknown): string {
  /** `used` = columns taken on the line by what stands before and after. */
  const write = (node: unknown, indent: string, used: number): string => {
    const deeper = `${indent}  `;
    if (Array.isArray(node)) {
      if (node.length === 0) return '[]';
      if (node.every(isScalar)) {
        const line = `[${node.map((item) => JSON.stringify(item)).join(', ')}]`;
        if (columnsOf(line) + used <= COLUMNS) return line;
      }
      const lines = node.map((item) => `${deeper}${write(item, deeper, deeper.length + 1)}`);
      return `[\n${lines.join(',\n')}\n${indent}]`;
    }
    if (!isObject(node)) return JSON.stringify(node);
    const entries = Object.entries(node);
    if (entries.length === 0) return '{}';
    const lines = entries.map(([key, item], index) => {
      const start = `${deeper}${JSON.stringify(key)}: `;
      const comma = index < entries.length - 1 ? 1 : 0;
      return start + write(item, deeper, columnsOf(start) + comma);
    });
    return `{\n${lines.join(',\n')}\n${indent}}`;
  };
  return `${write(value, '', 0)}\n`;
}

/** The same value with the keys of every object in the order in which its schema names them; other keys follow as they stand. */
export function inSchemaOrder(value: unknown, schema: TSchema | undefined): unknown {
  if (Array.isArray(value)) {
    const items = schema && KindGuard.IsArray(schema) ? schema.items : undefined;
    return value.map((item) => inSchemaOrder(item, items));
  }
  if (!isObject(value)) return value;
  if (schema && KindGuard.IsRecord(schema)) {
    const each = Object.values(schema.patternProperties)[0];
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inSchemaOrder(item, each)]));
  }
  const properties: Readonly<Record<string, TSchema>> =
    schema && KindGuard.IsObject(schema) ? schema.properties : {};
  const known = Object.keys(properties).filter((key) => Object.hasOwn(value, key));
  // A key keeps the place where it came first.
  return Object.fromEntries(
    [...known, ...Object.keys(value)].map((key) => [key, inSchemaOrder(value[key], properties[key])]),
  );
}

/** The text of a data file as it should stand. */
export function canonicalText(value: unknown, schema: TSchema): string {
  return formatJson(inSchemaOrder(value, schema));
}

/** The same value always gives the same text, whatever the order of keys: what digests are made of. */
export function stableJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${stableJson(value[key])}`).join(',')}}`;
}
