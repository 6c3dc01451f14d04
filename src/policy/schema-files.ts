/** The schemas as JSON Schema files, for editors and for tools in other languages. */
import type { TSchema } from '@sinclair/typebox';
import type { ParamSpec, TreatmentSpec } from '../treatments/types.ts';
import { composeParams, formParams } from './form-params.ts';
import { schemaOfParams } from './params.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `history entry` -> `history-entry`. */
const nameOf = (title: Json | undefined): string => String(title).replaceAll(' ', '-');

/** `anyOf` of single words is an `enum`. */
function wordsOf(options: Json | undefined): Json[] | null {
  if (!Array.isArray(options) || options.length === 0) return null;
  const words = options.map((option: Json) => (isObject(option) ? option.const : undefined));
  return words.every((word) => word !== undefined) ? words : null;
}

/** Gathers titled parts under `$defs`, so that each is written once. */
function gather(node: Json, defs: Map<string, Json>, isRoot = false): Json {
  if (Array.isArray(node)) return node.map((item: Json) => gather(item, defs));
  if (!isObject(node)) return node;
  if (typeof node.$ref === 'string') return { $ref: `#/$defs/${node.$ref}` };
  const { $id: _, ...rest } = node;
  const entries = Object.entries(rest).map(([key, value]): [string, Json] => {
    if (key === 'patternProperties' && isObject(value)) {
      return ['additionalProperties', gather(Object.values(value)[0] ?? true, defs)];
    }
    const words = key === 'anyOf' ? wordsOf(value) : null;
    if (words) return ['enum', words];
    return [key, gather(value, defs)];
  });
  const made: Json = Object.fromEntries(entries);
  if (isRoot || typeof node.title !== 'string' || isObject(node.title)) return made;
  const name = nameOf(node.title);
  const before = defs.get(name);
  if (before !== undefined && JSON.stringify(before) !== JSON.stringify(made)) {
    throw new Error(`two different schemas have the title "${node.title}"`);
  }
  defs.set(name, made);
  return { $ref: `#/$defs/${name}` };
}

const plain = (schema: TSchema): Json => JSON.parse(JSON.stringify(schema)) as Json;

/** Where the first holds, the second must. */
const implies = (condition: Json, consequence: Json): Json =>
  Object.fromEntries([
    ['if', condition],
    ['then', consequence],
  ]);

/** `if` the key has that word, `then` `with` is as declared. */
function whenSays(
  key: string,
  word: string,
  specs: Readonly<Record<string, ParamSpec>>,
  ids: string[],
): Json {
  return implies(
    { properties: { [key]: { const: word } }, required: [key] },
    { properties: { with: gather(plain(schemaOfParams(specs, ids)), new Map(), true) } },
  );
}

/** What `with` holds depends on the moment of the rule and on what the entry says. */
function paramConditions(treatments: Readonly<Record<string, TreatmentSpec>>): Json[] {
  const ids = Object.keys(treatments).sort();
  const gaps: Json[] = ['none', 'unknown'];
  const moment = (name: string, key: string, words: string[], conditions: Json[], other: string): Json => {
    const says: JsonObject = { [key]: { enum: [...words, ...gaps] }, [other]: false };
    const items: JsonObject = { required: [key], properties: says, allOf: conditions };
    return implies({ properties: { moment: { const: name } } }, { properties: { history: { items } } });
  };
  const cases = (key: string, table: Readonly<Record<string, Readonly<Record<string, ParamSpec>>>>) =>
    Object.entries(table).map(([word, specs]) => whenSays(key, word, specs, ids));
  const byTreatment = Object.fromEntries(ids.map((id) => [id, treatments[id]?.params ?? {}]));
  return [
    moment('compose', 'treatment', Object.keys(composeParams), cases('treatment', composeParams), 'form'),
    moment('share', 'form', Object.keys(formParams), cases('form', formParams), 'treatment'),
    moment('click', 'treatment', ids, cases('treatment', byTreatment), 'form'),
  ];
}

/** One schema as the content of a file. */
export function schemaFile(schema: TSchema): JsonObject {
  const defs = new Map<string, Json>();
  const root = gather(plain(schema), defs, true);
  if (!isObject(root)) throw new Error('a schema file holds an object');
  const { title, description, ...rest } = root;
  const sorted = [...defs].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    $schema: DIALECT,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...rest,
    $defs: Object.fromEntries(sorted),
  };
}

/**
 * A schema with rules in it, with the parameters of every treatment and form.
 *
 * @param ruleName what rules are called under `$defs`
 */
export function packSchemaFile(
  schema: TSchema,
  treatments: Readonly<Record<string, TreatmentSpec>>,
  ruleName = 'rule',
): JsonObject {
  const file = schemaFile(schema);
  const defs = isObject(file.$defs) ? file.$defs : {};
  const rule = isObject(defs[ruleName]) ? defs[ruleName] : {};
  return { ...file, $defs: { ...defs, [ruleName]: { ...rule, allOf: paramConditions(treatments) } } };
}

/**
 * A schema of scenario files, in which editors find the platforms and treatments that there are.
 *
 * @param platforms their ids
 */
export function scenarioSchemaFile(
  schema: TSchema,
  treatments: Readonly<Record<string, TreatmentSpec>>,
  platforms: readonly string[],
): JsonObject {
  const file = schemaFile(schema);
  const defs = isObject(file.$defs) ? file.$defs : {};
  const click = isObject(defs['expected-click']) ? defs['expected-click'] : {};
  const said = isObject(click.properties) ? click.properties : {};
  const { description } = isObject(said.treatment) ? said.treatment : {};
  const treatment: Json = {
    ...(description !== undefined && { description }),
    enum: [...Object.keys(treatments).sort(), null],
  };
  const properties = isObject(file.properties) ? file.properties : {};
  const { platform: id = {} } = properties;
  return {
    ...file,
    // Any other id will do, for packs that are not here.
    properties: { ...properties, platform: { anyOf: [{ enum: [...platforms].sort() }, id] } },
    $defs: { ...defs, 'expected-click': { ...click, properties: { ...said, treatment } } },
  };
}
