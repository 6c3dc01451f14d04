/** The shape of `src/destinations/destinations.json`: see `schema.ts`. */
import { Type } from '@sinclair/typebox';
import {
  confidenceSchema,
  daySchema,
  disputeSchema,
  idSchema,
  oneOf,
  precisionSchema,
  sourcesRefSchema,
  textSchema,
} from './schema.ts';

const closed = { additionalProperties: false } as const;

const named = (title: string) =>
  Type.Object(
    { id: idSchema, name: textSchema },
    { title, ...closed, description: `A ${title}: id and name.` },
  );

const heldSchema = oneOf(['yes', 'none', 'unknown']);

const membershipSchema = Type.Object(
  {
    from: daySchema,
    precision: Type.Optional(precisionSchema),
    member: heldSchema,
    confidence: confidenceSchema,
    reason: textSchema,
    sources: sourcesRefSchema,
  },
  { title: 'membership', ...closed, description: 'Whether it is in the set from a day on.' },
);

const walletEntrySchema = Type.Object(
  {
    from: daySchema,
    precision: Type.Optional(precisionSchema),
    accepted: heldSchema,
    where: Type.Optional(oneOf(['page', 'app'])),
    confidence: confidenceSchema,
    reason: textSchema,
    sources: sourcesRefSchema,
    disputed: Type.Optional(Type.Array(disputeSchema, { minItems: 1, description: 'At least one dispute.' })),
  },
  { title: 'wallet entry', ...closed, description: 'Whether the wallet is taken from a day on.' },
);

const hostSchema = Type.Object(
  {
    domain: Type.String({
      minLength: 1,
      description: 'A host as browsers write it, such as item.taobao.com.',
    }),
    use: oneOf(['site', 'short']),
    confidence: confidenceSchema,
    sources: sourcesRefSchema,
  },
  { title: 'host', ...closed, description: 'A host and on whose word.' },
);

const schemeSchema = Type.Object(
  {
    scheme: Type.String({
      pattern: '^[a-z][a-z0-9+.-]*$',
      description: 'An app scheme in small letters, without ://, such as taobao.',
    }),
    confidence: confidenceSchema,
    sources: sourcesRefSchema,
  },
  { title: 'scheme', ...closed, description: 'An app scheme and on whose word.' },
);

const destinationSchema = Type.Object(
  {
    id: idSchema,
    name: textSchema,
    owner: Type.Union([Type.String(), Type.Null()], {
      description: 'The id of an owner, or null where no source states it.',
    }),
    category: Type.Union([Type.String(), Type.Null()], { description: 'The id of a category, or null.' }),
    hosts: Type.Array(hostSchema, { description: 'A list of hosts.' }),
    schemes: Type.Array(schemeSchema, { description: 'A list of app schemes.' }),
    hasApp: Type.Optional(Type.Boolean({ description: 'true or false.' })),
    relations: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Array(membershipSchema, { minItems: 1, description: 'At least one entry, in order of `from`.' }),
        { title: 'relations', description: 'An object of dated memberships by set id.' },
      ),
    ),
    wallets: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Array(walletEntrySchema, {
          minItems: 1,
          description: 'At least one entry, in order of `from`.',
        }),
        { title: 'wallets', description: 'An object of dated entries by wallet id.' },
      ),
    ),
    note: Type.Optional(textSchema),
  },
  { title: 'destination', ...closed, description: 'A product that links lead to.' },
);

const setSchema = Type.Object(
  {
    id: idSchema,
    name: textSchema,
    destinations: Type.Optional(
      Type.Array(Type.String(), {
        minItems: 1,
        uniqueItems: true,
        description: 'Ids of destinations, each once; absent where membership is dated.',
      }),
    ),
    sources: sourcesRefSchema,
  },
  { title: 'set', ...closed, description: 'A named set of destinations.' },
);

const wrapperSchema = Type.Object(
  {
    domain: Type.String({ minLength: 1, description: 'A host as browsers write it.' }),
    path: Type.Optional(
      Type.String({
        pattern: '^/',
        description: 'A path, with its slash; what lies below it counts as well.',
      }),
    ),
    param: Type.Optional(
      Type.String({ minLength: 1, description: 'The query parameter that holds the real address.' }),
    ),
    query: Type.Optional(
      oneOf(['whole'], 'The word whole, where the query has no parameters and is the real address itself.'),
    ),
    confidence: confidenceSchema,
    sources: sourcesRefSchema,
  },
  { title: 'wrapper', ...closed, description: 'A redirector.' },
);

export const catalogueSchema = Type.Object(
  {
    owners: Type.Array(named('owner'), { description: 'A list of owners.' }),
    categories: Type.Array(named('category'), { description: 'A list of categories.' }),
    wallets: Type.Array(named('wallet'), { description: 'A list of wallets.' }),
    sets: Type.Array(setSchema, { description: 'A list of sets.' }),
    destinations: Type.Array(destinationSchema, { description: 'A list of destinations.' }),
    wrappers: Type.Array(wrapperSchema, { description: 'A list of redirectors.' }),
  },
  { title: 'catalogue', ...closed, description: 'Everything that links can lead to.' },
);
