import { readFileSync, writeFileSync } from 'node:fs';
import { type Static, Type } from '@sinclair/typebox';
import { expect, test } from 'vitest';
import { overlaySchema } from '../overlay/schema.ts';
import type { Overlay } from '../overlay/types.ts';
import { packs } from '../packs/index.ts';
import { scenarioSchema } from '../scenario/schema.ts';
import type { ScenarioFile } from '../scenario/types.ts';
import { treatments } from '../treatments/index.ts';
import { formatJson } from './canonical.ts';
import { packSchema } from './schema.ts';
import { catalogueSchema } from './schema-destinations.ts';
import { packSchemaFile, scenarioSchemaFile, schemaFile } from './schema-files.ts';
import { sourcesSchema } from './schema-sources.ts';
import type { DestinationCatalogue, PackFile, Source } from './types.ts';

const files = {
  'pack.schema.json': () => packSchemaFile(packSchema, treatments),
  'destinations.schema.json': () => schemaFile(catalogueSchema),
  'sources.schema.json': () => schemaFile(sourcesSchema),
  'overlay.schema.json': () => packSchemaFile(overlaySchema, treatments, 'supposed-rule'),
  'scenario.schema.json': () => scenarioSchemaFile(scenarioSchema, treatments, Object.keys(packs)),
};

test.for(Object.entries(files))('schema/%s says what the code checks', ([name, schemaOf]) => {
  const file = new URL(`../../schema/${name}`, import.meta.url);
  const text = formatJson(schemaOf());
  if (process.env.UPDATE_SCHEMA === '1') writeFileSync(file, text);
  expect(
    readFileSync(file, 'utf8'),
    `schema/${name} is out of date: run \`UPDATE_SCHEMA=1 npx vitest run src/policy/schema-files.test.ts\``,
  ).toBe(text);
});

test('every reference in the schema files leads somewhere', () => {
  for (const schemaOf of Object.values(files)) {
    const schema = schemaOf();
    const text = JSON.stringify(schema);
    for (const [, name] of text.matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)) {
      expect(schema.$defs).toHaveProperty([String(name)]);
    }
    expect(text.match(/"\$ref":"(?!#\/\$defs\/)/)).toBeNull();
  }
});

test('parameters of treatments and forms stand in the schema of packs', () => {
  const text = JSON.stringify(files['pack.schema.json']());
  for (const id of Object.keys(treatments)) expect(text).toContain(`{"treatment":{"const":"${id}"}}`);
  expect(text).toContain('label-only');
  expect(text).toContain('copyable');
});

test('platforms and treatments stand in the schema of scenarios', () => {
  const { properties, $defs } = files['scenario.schema.json']() as Record<string, Record<string, object>>;
  expect(properties?.platform).toMatchObject({
    anyOf: [{ enum: expect.arrayContaining(['wechat', 'x']) }, { $ref: '#/$defs/id' }],
  });
  expect($defs?.['expected-click']).toMatchObject({
    properties: { treatment: { enum: [...Object.keys(treatments).sort(), null] } },
  });
});

/** The same with nothing read-only, at any depth, so that two ways of writing a type can be compared. */
type Plain<T> = T extends (infer Item)[] | readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Plain<T[Key]> }
    : T;
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : { schema: A; types: B };
type Agree<Schema, Interface> = Same<Plain<Schema>, Plain<Interface>>;

// Checked by the compiler: a line that does not compile names the key in which schema and interface differ.
const agreements: readonly [
  Agree<Static<typeof packSchema>, PackFile>,
  Agree<Static<typeof catalogueSchema>, DestinationCatalogue>,
  Agree<Static<typeof sourcesSchema>, Source[]>,
  Agree<Static<typeof overlaySchema>, Overlay>,
  Agree<Static<typeof scenarioSchema>, ScenarioFile>,
] = [true, true, true, true, true];

test('schemas and interfaces agree, to the key', () => {
  expect(agreements.every((agreement) => agreement)).toBe(true);
});

test('a title names one schema', () => {
  const part = (key: string) => Type.Object({ [key]: Type.String() }, { title: 'some part' });
  expect(schemaFile(Type.Object({ a: part('x'), b: part('x') })).$defs).toHaveProperty('some-part');
  expect(() => schemaFile(Type.Object({ a: part('x'), b: part('y') }))).toThrow(
    'two different schemas have the title "some part"',
  );
});
