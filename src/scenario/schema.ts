/** The shape of scenario files: see `src/policy/schema.ts`. */
import { Type } from '@sinclair/typebox';
import { daySchema, idSchema, oneOf } from '../policy/schema.ts';
import { MESSAGE_FORMS, SENDERS, SURFACES } from '../policy/types.ts';
import { expectationSchema } from './expectation.ts';

const closed = { additionalProperties: false } as const;
const sentence = (description: string) => Type.String({ minLength: 1, description });
const caseSchema = Type.Object(
  {
    name: sentence('What the case shows, in words.'),
    at: daySchema,
    surface: oneOf(SURFACES),
    link: Type.String({ description: 'The link as it stands in the message; any text.' }),
    client: Type.Optional(sentence('The id of a client of the platform.')),
    clientVersion: Type.Optional(
      Type.String({
        pattern: '^\\d+(\\.\\d+)*$',
        description: 'A version number such as "8.0.11", in quotes.',
      }),
    ),
    region: Type.Optional(sentence('The id of a region of the platform.')),
    sender: Type.Optional(oneOf(SENDERS)),
    form: Type.Optional(oneOf(MESSAGE_FORMS)),
    flags: Type.Optional(
      Type.Array(Type.String(), {
        uniqueItems: true,
        description: 'Ids of flags of the platform, each once.',
      }),
    ),
    note: Type.Optional(sentence('Why the case is there.')),
    todo: Type.Optional(
      Type.Boolean({
        description:
          'true where it is known not to hold yet: shown, no failure, and a failure once it holds.',
      }),
    ),
    expect: expectationSchema,
  },
  { title: 'case', ...closed, description: 'A question and what its decision must contain.' },
);

export const scenarioSchema = Type.Object(
  {
    platform: idSchema,
    note: Type.Optional(sentence('What the file is about.')),
    cases: Type.Array(caseSchema, { minItems: 1, description: 'At least one case.' }),
  },
  { title: 'scenario file', ...closed, description: 'What the pack of one platform should say.' },
);
