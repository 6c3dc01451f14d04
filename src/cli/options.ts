import { parseArgs } from 'node:util';
import { nearestName } from '../policy/nearest-name.ts';
import { UsageError } from './command.ts';

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly multiple?: true;
  readonly short?: string;
  /** What stands for the value in the help: `DAY`. */
  readonly value?: string;
  readonly help: string;
}

export type OptionTable = Readonly<Record<string, OptionSpec>>;

/** What was given: every value of an option in order; `['']` for a switch. */
export type Values = Readonly<Record<string, readonly string[]>>;

/** Options that every command has. */
export const commonOptions: OptionTable = {
  json: { type: 'boolean', help: 'Write JSON instead of text.' },
  help: { type: 'boolean', short: 'h', help: 'Show this help.' },
};

/** The one value of an option; the last one where it was given several times. */
export function lastValue(values: Values, name: string): string | undefined {
  return values[name]?.at(-1);
}

export const isOn = (values: Values, name: string): boolean => values[name] !== undefined;

/**
 * Reads the arguments of a command. `--` ends the options.
 *
 * @throws UsageError with the nearest known option where one does not exist, or where a value is missing or too much
 */
export function readOptions(
  args: readonly string[],
  table: OptionTable,
): { readonly values: Values; readonly positionals: readonly string[] } {
  const options = Object.fromEntries(
    Object.entries(table).map(([name, { type, short }]) => [
      name,
      { type, multiple: true, ...(short !== undefined && { short }) },
    ]),
  );
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Record<string, string[]> = {};
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(table, token.name) ? table[token.name] : undefined;
    if (!spec) {
      const near = nearestName(token.name, Object.keys(table));
      const hint = near === null ? 'Add --help to see the options.' : `Did you mean --${near}?`;
      throw new UsageError(`There is no option ${token.rawName}. ${hint}`);
    }
    if (spec.type === 'boolean' && token.value !== undefined) {
      throw new UsageError(`The option --${token.name} takes no value.`);
    }
    if (spec.type === 'string' && (token.value === undefined || token.value === '')) {
      throw new UsageError(
        `The option --${token.name} needs a value: --${token.name} ${spec.value ?? 'VALUE'}.`,
      );
    }
    const given = values[token.name] ?? [];
    if (given.length > 0 && spec.type === 'string' && !spec.multiple) {
      throw new UsageError(`The option --${token.name} was given twice.`);
    }
    values[token.name] = [...given, token.value ?? ''];
  }
  return { values, positionals };
}
