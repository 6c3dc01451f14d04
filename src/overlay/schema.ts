/** The shape of overlays, from the same parts as that of packs. The compiler checks that it says the same as `types.ts`. */
import { type TSchema, Type } from '@sinclair/typebox';
import {
  closed,
  daySchema,
  idRefSchema,
  idSchema,
  namedSchema,
  oneOf,
  paramsSchema,
  textSchema,
  whenSchema,
  wordingOptionSchema,
} from '../policy/schema.ts';
import { MESSAGE_FORMS, MOMENTS } from '../policy/types.ts';

const some = <Item extends TSchema>(item: Item, description: string) =>
  Type.Array(item, { minItems: 1, description });

const entrySchema = Type.Object(
  {
    from: daySchema,
    treatment: Type.Optional(
      Type.String({ minLength: 1, description: 'The id of a treatment, none or unknown.' }),
    ),
    form: Type.Optional(oneOf([...MESSAGE_FORMS, 'none', 'unknown'])),
    with: Type.Optional(paramsSchema),
    reason: textSchema,
  },
  {
    title: 'supposed entry',
    ...closed,
    description: 'What the rule would say from a day on, with a reason; no confidence, no sources.',
  },
);

const history = some(entrySchema, 'At least one entry, in order of `from`.');

const ruleSchema = Type.Object(
  { id: idSchema, moment: oneOf(MOMENTS), title: textSchema, when: whenSchema, history },
  { title: 'supposed rule', ...closed, description: 'A rule that the pack does not have.' },
);

const eraSchema = Type.Object(
  { id: idSchema, from: daySchema, name: textSchema, summary: textSchema },
  { title: 'supposed era', ...closed, description: 'A named span: id, from, name, summary.' },
);

const removalSchema = Type.Object(
  {
    rules: Type.Array(idRefSchema, {
      minItems: 1,
      uniqueItems: true,
      description: 'Ids of rules of the pack, each once, at least one.',
    }),
    from: Type.Optional(daySchema),
    reason: textSchema,
  },
  { title: 'removal', ...closed, description: 'Rules that would not be there: rules, from, reason.' },
);

const replacementSchema = Type.Object(
  { rule: idRefSchema, history },
  { title: 'replacement', ...closed, description: 'Another history of a rule of the pack.' },
);

const additionSchema = Type.Object(
  {
    before: Type.Optional(idRefSchema),
    after: Type.Optional(idRefSchema),
    rules: some(ruleSchema, 'At least one rule; the first one that matches and is in force wins.'),
  },
  { title: 'addition', ...closed, description: 'New rules, and before or after which rule they stand.' },
);

const wordingSchema = Type.Object(
  {
    lang: Type.String({ minLength: 2, description: 'The language tag of the text, for example zh-CN.' }),
    note: Type.Optional(textSchema),
    parts: Type.Record(
      Type.String(),
      Type.Object(
        {
          text: Type.String({ minLength: 1, description: 'What the screen would say.' }),
          gloss: textSchema,
        },
        { title: 'invented part', ...closed, description: 'A text and its translation.' },
      ),
      {
        title: 'parts of an invented wording',
        description: 'An object of parts by name: title, body, button ...',
      },
    ),
    options: Type.Optional(Type.Array(wordingOptionSchema, { description: 'A list of choices.' })),
  },
  { title: 'invented wording', ...closed, description: 'What an imagined screen would say.' },
);

export const overlaySchema = Type.Object(
  {
    id: idSchema,
    on: Type.String({ minLength: 1, description: 'The id of the platform whose pack it lies on.' }),
    name: textSchema,
    about: textSchema,
    flags: Type.Optional(some(namedSchema('flag'), 'At least one flag, with id and name.')),
    eras: Type.Optional(some(eraSchema, 'At least one era, in order of `from`.')),
    remove: Type.Optional(some(removalSchema, 'At least one removal.')),
    replace: Type.Optional(some(replacementSchema, 'At least one replacement.')),
    add: Type.Optional(some(additionSchema, 'At least one addition.')),
    wordings: Type.Optional(
      Type.Record(Type.String(), wordingSchema, {
        title: 'invented wordings',
        description: 'An object of wordings by id.',
      }),
    ),
  },
  { title: 'overlay', ...closed, description: 'A what-if on top of the pack of one platform.' },
);
