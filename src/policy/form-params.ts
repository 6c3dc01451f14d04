import { shapes } from '../tokens/shapes.ts';
import type { ParamSpec } from '../treatments/types.ts';
import type { ComposeTreatment, MessageForm } from './types.ts';

const shape: ParamSpec = {
  kind: 'choice',
  of: Object.keys(shapes),
  about: 'What the text looked like in that period: see src/tokens/shapes.ts.',
};

/** What the `with` of a share rule may hold, by the form that it names. */
export const formParams: Readonly<Record<MessageForm, Readonly<Record<string, ParamSpec>>>> = {
  card: {},
  'bare-card': {},
  link: { shape },
  token: {
    clickable: { kind: 'flag', about: 'A real address stands in the text; no where nothing is said.' },
    copyable: { kind: 'flag', about: 'Whether the text can be copied; yes where nothing is said.' },
    shape,
  },
  qr: {},
  text: {
    copyable: { kind: 'flag', about: 'Whether the text can be copied; yes where nothing is said.' },
  },
  folded: {
    clickable: { kind: 'flag', about: 'Whether what is left to see is a link; yes where nothing is said.' },
  },
  removed: {
    what: {
      kind: 'choice',
      of: ['link', 'message', 'post'],
      about: 'What is gone: the link alone, the message, or the post; the message where nothing is said.',
    },
    wording: { kind: 'wording', parts: ['body'], about: 'What stands in its place, where that is known.' },
  },
};

/** What the `with` of a compose rule may hold, by its treatment. */
export const composeParams: Readonly<Record<ComposeTreatment, Readonly<Record<string, ParamSpec>>>> = {
  allowed: {},
  refused: {
    wording: { kind: 'wording', parts: [], about: 'What the platform says when it refuses.' },
  },
  quota: {
    limit: { kind: 'count', required: true, about: 'How many posts with a link may be sent.' },
    per: { kind: 'choice', of: ['day', 'week', 'month'], required: true, about: 'In which time.' },
    wording: { kind: 'wording', parts: [], about: 'What the platform says of it.' },
  },
};
