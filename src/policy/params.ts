import { type TSchema, Type } from '@sinclair/typebox';
import { LONGEST_WAIT } from '../treatments/delay.ts';
import type { ParamSpec, TreatmentSpec } from '../treatments/types.ts';
import { suggest } from './nearest-name.ts';
import type { Findings, Path } from './problem.ts';
import { notAllowed } from './shape.ts';
import type { Pack, Params } from './types.ts';

type Specs = Readonly<Record<string, ParamSpec>>;

/**
 * A treatment that leads on to another one (a parameter of kind `treatment`) also takes `next`: the parameters of what follows.
 * Where the parameter is absent, what follows is this treatment.
 */
export const DEFAULT_NEXT = 'webview';

/** What parameters are checked against. */
export interface ParamsContext {
  readonly wordings: Pack['wordings'];
  readonly treatments: Readonly<Record<string, TreatmentSpec>>;
}

function leadsOn(specs: Specs): string | undefined {
  return Object.keys(specs).find((key) => specs[key]?.kind === 'treatment');
}

/** Whether a value is what a parameter of that kind takes; a wrong one is reported. */
function checkParam(spec: ParamSpec, value: unknown, path: Path, context: ParamsContext, findings: Findings) {
  const wrong = (expected: string, code = 'wrong-param') =>
    findings.add(path, code, notAllowed(value, path), expected);
  switch (spec.kind) {
    case 'flag':
      if (typeof value !== 'boolean') wrong('true or false.');
      return;
    case 'seconds':
      if (typeof value !== 'number' || !(value > 0 && value <= LONGEST_WAIT))
        wrong(`A number of seconds above 0, at most ${LONGEST_WAIT}.`);
      return;
    case 'count':
      if (!Number.isSafeInteger(value) || Number(value) < 1) wrong('A whole number, at least 1.');
      return;
    case 'choice':
      if (!spec.of.includes(String(value))) wrong(suggest(String(value), spec.of, 'values'));
      return;
    case 'choices': {
      const known = (item: unknown) => spec.of.includes(String(item));
      if (!Array.isArray(value) || !value.every(known) || new Set(value).size < value.length) {
        wrong(`A list of these, each once: ${spec.of.join(', ')}.`);
      }
      return;
    }
    case 'treatment':
      if (typeof value !== 'string' || !Object.hasOwn(context.treatments, value)) {
        wrong(suggest(String(value), Object.keys(context.treatments), 'treatments'), 'unknown-treatment');
      }
      return;
    case 'wording':
      checkWording(spec.parts, value, path, context, findings);
      return;
  }
}

function checkWording(
  needed: readonly string[],
  value: unknown,
  path: Path,
  { wordings }: ParamsContext,
  findings: Findings,
) {
  const id = String(value);
  const wording = Object.hasOwn(wordings, id) ? wordings[id] : undefined;
  if (!wording) {
    findings.add(
      path,
      'unknown-wording',
      `There is no wording "${id}".`,
      suggest(id, Object.keys(wordings), 'wordings'),
    );
    return;
  }
  for (const part of needed) {
    if (Object.hasOwn(wording.parts, part)) continue;
    findings.add(
      path,
      'missing-wording-part',
      `The wording "${id}" has no part "${part}", which is shown here.`,
      `A wording with the parts ${needed.join(', ')}.`,
    );
  }
}

/**
 * Checks the `with` of an entry against what its treatment or form declares, at any depth of `next`.
 *
 * @param what how the owner of the parameters is called in messages, for example `the treatment "webview"`
 * @param path of the parameters, or of the entry where they are absent
 */
export function checkParams(
  specs: Specs,
  params: Params | undefined,
  what: string,
  path: Path,
  context: ParamsContext,
  findings: Findings,
): void {
  const chooser = leadsOn(specs);
  const known = [...Object.keys(specs), ...(chooser ? ['next'] : [])];
  for (const key of Object.keys(params ?? {})) {
    if (known.includes(key)) continue;
    const message = `"${key}" is not a parameter of ${what}.`;
    findings.add([...path, key], 'unknown-param', message, suggest(key, known, 'parameters'), {
      part: 'key',
    });
  }
  for (const [key, spec] of Object.entries(specs)) {
    const value = params?.[key];
    if (value !== undefined) checkParam(spec, value, [...path, key], context, findings);
    else if (spec.required) {
      findings.add(path, 'missing-param', `The parameter "${key}" of ${what} is missing.`, spec.about);
    }
  }
  if (chooser) checkNext(chooser, params, path, context, findings);
}

function checkNext(
  chooser: string,
  params: Params | undefined,
  path: Path,
  context: ParamsContext,
  findings: Findings,
) {
  const id = params?.[chooser] ?? DEFAULT_NEXT;
  const spec = Object.hasOwn(context.treatments, String(id)) ? context.treatments[String(id)] : undefined;
  if (!spec) return;
  const next = params?.next;
  if (next !== undefined && (typeof next !== 'object' || next === null || Array.isArray(next))) {
    findings.add(
      [...path, 'next'],
      'wrong-param',
      notAllowed(next, [...path, 'next']),
      `The parameters of "${id}".`,
    );
    return;
  }
  const what = `the treatment "${id}" (which follows here, see "next")`;
  const at = next === undefined ? path : [...path, 'next'];
  checkParams(spec.params, next as Params | undefined, what, at, context, findings);
}

function schemaOfParam(spec: ParamSpec, treatmentIds: readonly string[]): TSchema {
  const description = spec.about;
  const words = (of: readonly string[]) =>
    Type.Union(
      of.map((word) => Type.Literal(word)),
      { description },
    );
  switch (spec.kind) {
    case 'flag':
      return Type.Boolean({ description });
    case 'seconds':
      return Type.Number({ exclusiveMinimum: 0, maximum: LONGEST_WAIT, description });
    case 'count':
      return Type.Integer({ minimum: 1, description });
    case 'choice':
      return words(spec.of);
    case 'choices':
      return Type.Array(words(spec.of), { uniqueItems: true, description });
    case 'treatment':
      return words(treatmentIds);
    case 'wording':
      return Type.String({ description: `${description} (the id of a wording)` });
  }
}

/** The same declaration as JSON Schema, for editors. */
export function schemaOfParams(specs: Specs, treatmentIds: readonly string[]): TSchema {
  const properties = Object.fromEntries(
    Object.entries(specs).map(([key, spec]) => {
      const schema = schemaOfParam(spec, treatmentIds);
      return [key, spec.required ? schema : Type.Optional(schema)];
    }),
  );
  if (leadsOn(specs)) {
    const next = Type.Object(
      {},
      { description: 'The parameters of what follows.', additionalProperties: true },
    );
    properties.next = Type.Optional(next);
  }
  return Type.Object(properties, { additionalProperties: false });
}
