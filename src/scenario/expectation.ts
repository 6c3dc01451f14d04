/**
 * The shape of what a case expects: any part of a decision (`src/engine/types.ts`), and no key that no decision has. Values that only a
 * pack can know, such as ids of rules and treatments, are any text here: a case may be ahead of its pack.
 */
import { type TProperties, type TSchema, Type } from '@sinclair/typebox';
import { GOALS } from '../engine/types.ts';
import { oneOf } from '../policy/schema.ts';
import { COMPOSE_TREATMENTS, CONFIDENCES, MESSAGE_FORMS } from '../policy/types.ts';

const text = (description: string) => Type.String({ description });
const textOrNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });
const texts = (description: string) => Type.Array(Type.String(), { description });
const flag = (description: string) => Type.Boolean({ description });
const flagOrNull = (description: string) => Type.Union([Type.Boolean(), Type.Null()], { description });

/** A part of a decision, of which a case names what it is about. */
function part(title: string, properties: TProperties, description: string): TSchema {
  const optional = Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => [key, Type.Optional(schema)]),
  );
  return Type.Object(optional, { title, additionalProperties: false, minProperties: 1, description });
}

const params = Type.Object({}, { additionalProperties: true, description: 'Parameters, or some of them.' });

/** What every ruling says of the rule behind it. */
const ruling = {
  with: params,
  rule: textOrNull('The id of the rule that spoke, or null.'),
  from: textOrNull('The first day of what it says, written YYYY-MM-DD, or null.'),
  confidence: Type.Union(
    [...[...CONFIDENCES, 'hypothetical'].map((word) => Type.Literal(word)), Type.Null()],
    { description: `One of: ${CONFIDENCES.join(', ')}, hypothetical; or null.` },
  ),
  disputed: flag('true where sources disagree.'),
  reason: text('The reason, in English.'),
  sources: texts('Ids of the sources: all of them, in order.'),
  overlay: text('The id of the overlay whose word it is.'),
  clients: texts('Ids of the clients that the rule is about, where the case names none.'),
};

const link = part(
  'expected link',
  {
    kind: oneOf(['web', 'app', 'other', 'invalid']),
    url: text('The address as it was given.'),
    host: text('The host, after known redirectors were taken off.'),
    destination: textOrNull('The id of the destination, or null.'),
    owner: textOrNull('The id of its owner, or null.'),
    category: textOrNull('Its category, or null.'),
    sets: texts('The sets that it is in on that day: all of them, in order.'),
    unwrapped: texts('Hosts of the redirectors that were taken off, outermost first.'),
  },
  'Parts of what is known of the link: kind, url, host, destination, owner, category, sets, unwrapped.',
);

const compose = part(
  'expected compose',
  { treatment: oneOf([...COMPOSE_TREATMENTS, 'unknown']), ...ruling },
  'Parts of what is said of sending it: treatment, rule, from ...',
);

const message = part(
  'expected message',
  {
    form: oneOf(MESSAGE_FORMS),
    clickable: flag('true where something in the message can be clicked.'),
    basis: oneOf(['given', 'ruled', 'default']),
    text: text('The text of the message.'),
    ...ruling,
  },
  'Parts of what is said of the message: form, clickable, basis, text, rule, from ...',
);

const click = part(
  'expected click',
  {
    treatment: textOrNull('The id of a treatment, or null where the verdict is unknown.'),
    verdict: oneOf(['ruled', 'unknown']),
    ...ruling,
  },
  'Parts of what is said of the click: treatment, verdict, rule, from ...',
);

const wallets = (which: string) => texts(`Wallets that ${which}: all of them, in order.`);
const goal = part(
  'expected goal',
  {
    possible: Type.Union([Type.Boolean(), Type.Literal('unknown')], {
      description: 'true, false or unknown.',
    }),
    where: oneOf(['in-app', 'browser', 'app']),
    steps: Type.Integer({ minimum: 0, description: 'A number of actions.' }),
    seconds: Type.Array(Type.Number(), { minItems: 2, maxItems: 2, description: 'Two numbers: from, to.' }),
    path: texts('Ids of the actions, in order.'),
    accepted: wallets('were taken'),
    refused: wallets('were not'),
    unknown: wallets('nobody recorded'),
    disputed: wallets('sources disagree about'),
  },
  'Parts of what is said of a goal: possible, where, steps, seconds, path, accepted, refused ...',
);
const reach = part(
  'expected reach',
  Object.fromEntries(GOALS.map((id) => [id, goal])),
  `What is said of some goals: ${GOALS.join(', ')}.`,
);

const criterion = flagOrNull('true, false, or null where it cannot be told.');
const criteria = part(
  'expected criteria',
  { 'same-display': criterion, 'opens-in-app': criterion, 'no-extra-step': criterion },
  'Some of the criteria: same-display, opens-in-app, no-extra-step.',
);

/** What a case expects: at least one part of a decision. */
export const expectationSchema = Type.Unsafe<Readonly<Record<string, unknown>>>(
  part(
    'expectation',
    { era: textOrNull('The id of an era, or null.'), link, compose, message, click, reach, criteria },
    'At least one part of a decision: era, link, compose, message, click, reach or criteria.',
  ),
);
