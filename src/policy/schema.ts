/**
 * The shape of packs, once: the files in `schema/` are written from it, what a person imports is checked against it,
 * and the compiler checks that it says the same as `types.ts` (see the end of `schema-files.test.ts`).
 * The order of keys here is the order of keys in the files. A `description` says what would be right.
 */
import { type TSchema, Type } from '@sinclair/typebox';
import {
  CONFIDENCES,
  type LocalText,
  MESSAGE_FORMS,
  MOMENTS,
  type Params,
  PLATFORM_KINDS,
  PRECISIONS,
  SENDERS,
  SURFACES,
  type WordingOption,
} from './types.ts';

/** No keys but those named. */
export const closed = { additionalProperties: false } as const;

/** One of some words. */
export function oneOf<const Word extends string>(words: readonly Word[], description?: string) {
  return Type.Union(
    words.map((word) => Type.Literal(word)),
    { description: description ?? `One of: ${words.join(', ')}.` },
  ) as unknown as ReturnType<typeof Type.Unsafe<Word>>;
}

const list = <Item extends TSchema>(item: Item, description: string) => Type.Array(item, { description });

const someOf = <Item extends TSchema>(item: Item, description: string) =>
  Type.Array(item, { minItems: 1, uniqueItems: true, description });

export const daySchema = Type.String({
  title: 'day',
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: 'A day that exists, written YYYY-MM-DD, in the time zone of the platform.',
});

export const idSchema = Type.String({
  title: 'id',
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  description: 'An id: small letters and digits, parts joined by single hyphens.',
});

export const idRefSchema = Type.String({
  minLength: 1,
  description: 'The id of something declared elsewhere.',
});

export const textSchema = Type.Unsafe<LocalText>(
  Type.Object(
    { en: Type.String({ minLength: 1, description: 'The text in English, which is always there.' }) },
    {
      title: 'text by language',
      additionalProperties: Type.String({ minLength: 1, description: 'The text in that language.' }),
      description:
        'A text by language tag, always with `en`, for example { "en": "Group", "zh-CN": "群聊" }.',
    },
  ),
);

/** `sources` of what must not go without. */
export const citedSchema = someOf(idRefSchema, 'At least one id from sources.json, each once.');
/** `sources` of what may be assumed. */
export const sourcesRefSchema = Type.Array(idRefSchema, {
  uniqueItems: true,
  description: 'Ids from sources.json, each once.',
});

export const confidenceSchema = oneOf(CONFIDENCES);
export const precisionSchema = oneOf(PRECISIONS);
export const paramsSchema = Type.Unsafe<Params>(
  Type.Object(
    {},
    {
      title: 'parameters',
      additionalProperties: true,
      description: 'The parameters of the treatment or form: see `npx interstice lint --help`.',
    },
  ),
);

const versionSchema = Type.String({
  pattern: '^\\d+(\\.\\d+)*$',
  description: 'A version number such as 8.0.11.',
});

export const disputeSchema = Type.Object(
  {
    says: textSchema,
    treatment: Type.Optional(idRefSchema),
    form: Type.Optional(oneOf(MESSAGE_FORMS)),
    with: Type.Optional(paramsSchema),
    sources: citedSchema,
  },
  { title: 'dispute', ...closed, description: 'What sources say that disagree.' },
);

export const whenSchema = Type.Object(
  {
    surface: Type.Optional(someOf(oneOf(SURFACES), 'Surfaces of this pack, each once, at least one.')),
    to: Type.Optional(
      someOf(
        Type.String({ minLength: 1 }),
        'Ids of destinations, owners or categories, @sets, own, external or any.',
      ),
    ),
    domain: Type.Optional(
      someOf(
        Type.String({ minLength: 1 }),
        'Hosts such as mail.example; what stands below them is meant too.',
      ),
    ),
    hostLabel: Type.Optional(
      someOf(
        Type.String({
          pattern: '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$',
          description: 'One label of a host, in small letters.',
        }),
        'Labels below a top-level domain: telegram matches telegram.org and telegram.me.',
      ),
    ),
    form: Type.Optional(someOf(oneOf(MESSAGE_FORMS), 'Message forms, each once, at least one.')),
    client: Type.Optional(someOf(idRefSchema, 'Clients of this pack, each once, at least one.')),
    clientVersion: Type.Optional(
      Type.Record(Type.String(), versionSchema, {
        title: 'lowest versions',
        minProperties: 1,
        description: 'The lowest version by client, for example { "android": "8.0.11" }.',
      }),
    ),
    region: Type.Optional(someOf(idRefSchema, 'Regions of this pack, each once, at least one.')),
    sender: Type.Optional(someOf(oneOf(SENDERS), 'Senders, each once, at least one.')),
    flags: Type.Optional(someOf(idRefSchema, 'Flags of this pack, each once, at least one.')),
  },
  { title: 'condition', ...closed, description: 'When the rule applies; every key given must hold.' },
);

const entrySchema = Type.Object(
  {
    from: daySchema,
    precision: Type.Optional(precisionSchema),
    treatment: Type.Optional(
      Type.String({ minLength: 1, description: 'The id of a treatment, none or unknown.' }),
    ),
    form: Type.Optional(oneOf([...MESSAGE_FORMS, 'none', 'unknown'])),
    with: Type.Optional(paramsSchema),
    confidence: confidenceSchema,
    reason: textSchema,
    sources: citedSchema,
    announced: Type.Optional(daySchema),
    rollout: Type.Optional(textSchema),
    disputed: Type.Optional(Type.Array(disputeSchema, { minItems: 1, description: 'At least one dispute.' })),
  },
  { title: 'history entry', ...closed, description: 'What the rule says from a day on.' },
);

const ruleSchema = Type.Object(
  {
    id: idSchema,
    moment: oneOf(MOMENTS),
    title: textSchema,
    when: whenSchema,
    history: Type.Array(entrySchema, { minItems: 1, description: 'At least one entry, in order of `from`.' }),
  },
  { title: 'rule', ...closed, description: 'A rule.' },
);

/** A thing with an id and a name. */
export const namedSchema = (title: string) =>
  Type.Object(
    { id: idSchema, name: textSchema },
    { title, ...closed, description: `A ${title}: id and name.` },
  );

const eraSchema = Type.Object(
  { id: idSchema, from: daySchema, name: textSchema, summary: textSchema, sources: citedSchema },
  { title: 'era', ...closed, description: 'A named span of the policy.' },
);

const markSchema = oneOf(['exact', 'reconstructed']);

const wordingPartSchema = Type.Object(
  {
    text: Type.String({ minLength: 1, description: 'What the screen says, in its original language.' }),
    gloss: textSchema,
    mark: Type.Optional(markSchema),
  },
  { title: 'wording part', ...closed, description: 'The original text and its translation.' },
);

export const wordingOptionSchema = Type.Unsafe<WordingOption>(
  Type.Recursive(
    (Self) =>
      Type.Object(
        {
          text: Type.String({ minLength: 1, description: 'What the choice says, in its original language.' }),
          gloss: textSchema,
          options: Type.Optional(
            Type.Array(Self, { minItems: 1, description: 'The choices that it leads to.' }),
          ),
        },
        { title: 'wording option', ...closed, description: 'A choice and its translation.' },
      ),
    { $id: 'wording-option' },
  ),
);

const wordingSchema = Type.Object(
  {
    lang: Type.String({ minLength: 2, description: 'The language tag of the original, for example zh-CN.' }),
    mark: markSchema,
    sources: sourcesRefSchema,
    note: Type.Optional(textSchema),
    shared: Type.Optional(Type.Boolean({ description: 'true or false.' })),
    parts: Type.Record(Type.String(), wordingPartSchema, {
      title: 'parts of a wording',
      description: 'An object of parts by name: title, body, button ...',
    }),
    options: Type.Optional(list(wordingOptionSchema, 'A list of choices.')),
  },
  { title: 'wording', ...closed, description: 'What a screen of the platform says.' },
);

const recordSchema = Type.Object(
  {
    id: idSchema,
    from: daySchema,
    precision: Type.Optional(precisionSchema),
    kind: oneOf(['announced', 'policy-only', 'context']),
    title: textSchema,
    text: textSchema,
    confidence: confidenceSchema,
    sources: citedSchema,
  },
  { title: 'record', ...closed, description: 'A dated fact without effect on a click.' },
);

export const packSchema = Type.Object(
  {
    id: idSchema,
    name: textSchema,
    kind: oneOf(PLATFORM_KINDS),
    aka: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 60, description: 'A name.' }), {
        minItems: 1,
        description: 'Other names by which people look for it.',
      }),
    ),
    timeZone: Type.String({ minLength: 1, description: 'An IANA time zone such as Asia/Shanghai.' }),
    owner: idRefSchema,
    surfaces: Type.Array(
      Type.Object(
        { id: oneOf(SURFACES), name: textSchema },
        { title: 'surface', ...closed, description: 'A surface: id and name.' },
      ),
      { minItems: 1, description: 'At least one surface.' },
    ),
    clients: list(namedSchema('client'), 'A list of clients, each with id and name.'),
    regions: Type.Optional(
      list(
        Type.Object(
          {
            id: Type.String({ pattern: '^[A-Za-z0-9-]+$', description: 'A region such as CN or EU.' }),
            name: textSchema,
          },
          { title: 'region', ...closed, description: 'A region: id and name.' },
        ),
        'A list of regions, each with id and name.',
      ),
    ),
    flags: list(
      namedSchema('flag'),
      'A list of the flags that rules of this pack ask for, each with id and name.',
    ),
    eras: Type.Array(eraSchema, { minItems: 1, description: 'At least one era, in order of `from`.' }),
    rules: list(ruleSchema, 'A list of rules; the first one that matches and is in force wins.'),
    wordings: Type.Record(Type.String(), wordingSchema, {
      title: 'wordings',
      description: 'An object of wordings by id.',
    }),
    records: list(recordSchema, 'A list of records, in order of `from`.'),
  },
  { title: 'pack', ...closed, description: 'The policy of one platform.' },
);
