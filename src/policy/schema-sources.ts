/** The shape of `src/packs/sources.json`: see `schema.ts`. */
import { Type } from '@sinclair/typebox';
import { idSchema } from './schema.ts';

const sourceSchema = Type.Object(
  {
    id: idSchema,
    title: Type.String({
      minLength: 1,
      description: 'The printed title, or a description in square brackets.',
    }),
    publisher: Type.Optional(Type.String({ minLength: 1, description: 'Who published it.' })),
    url: Type.Union([Type.String({ pattern: '^https?://' }), Type.Null()], {
      description: 'An address that starts with http:// or https://, or null where there is none.',
    }),
    date: Type.Union([Type.String({ pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' }), Type.Null()], {
      description:
        'The day, month or year of publication (2021-09-17, 2021-09, 2021), or null where it is not known.',
    }),
    kind: Type.String({
      minLength: 1,
      description: 'What sort of source it is: press, test-report, official ...',
    }),
    note: Type.Optional(Type.String({ minLength: 1, description: 'A text that is not empty.' })),
  },
  { title: 'source', additionalProperties: false, description: 'A source.' },
);

export const sourcesSchema = Type.Array(sourceSchema, {
  title: 'sources',
  description: 'All sources that packs and destinations cite.',
});
