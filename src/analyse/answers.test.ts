import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleCatalogue, samplePack } from '../../tests/fixtures/sample-pack.ts';
import { compile } from '../engine/compile.ts';
import { judgeDestination } from '../engine/inspect.ts';
import { createJudge } from '../engine/judge.ts';
import type { Judgement } from '../engine/types.ts';
import { catalogue, packs } from '../packs/index.ts';
import type { DestinationCatalogue, MessageForm, Pack, Rule, When } from '../policy/types.ts';
import { answersOf, NOBODY, type SpaceAnswers, UNKNOWN_TOKEN, type Voice } from './answers.ts';
import { spaceOf } from './space.ts';

/** What the engine says, as far as it tells who spoke. */
const told = ({ compose, message, click }: Judgement) => ({
  compose: compose.rule === undefined ? null : `${compose.rule} ${compose.from}`,
  share: message.rule === undefined ? null : `${message.rule} ${message.from}`,
  form: message.form,
  click: message.clickable ? (click.rule === null ? null : `${click.rule} ${click.from}`) : click.verdict,
  known: click.verdict === 'ruled',
});

function answered(
  answers: SpaceAnswers,
  at: { compose: Voice; share: Voice; click: Voice; form: MessageForm },
  isGiven: boolean,
) {
  const name = (voice: Voice) => {
    const found = answers.entryOf(voice);
    return found ? `${answers.space.pack.rules[found.rule]?.id} ${found.entry.from}` : null;
  };
  const says = (voice: Voice) => {
    const found = answers.entryOf(voice);
    return found && !answers.isUnsure(voice) ? (found.entry.treatment ?? found.entry.form) : 'unknown';
  };
  const tapped = at.click >= NOBODY;
  return {
    compose: name(at.compose),
    // Where the question gives the form, a rule that does not know leaves no trace in the decision.
    share: isGiven && says(at.share) === 'unknown' ? null : name(at.share),
    form: at.form,
    click: tapped ? name(at.click) : at.click === UNKNOWN_TOKEN ? 'unknown' : 'ruled',
    known: tapped ? says(at.click) !== 'unknown' : at.click !== UNKNOWN_TOKEN,
  };
}

/** Cells in which the answers differ from the engine's; every `step`th group of links is asked about. */
function disagreements(
  pack: Pack,
  known: DestinationCatalogue,
  step = 1,
  days?: readonly string[],
): unknown[] {
  const space = spaceOf(pack, known);
  const answers = answersOf(space);
  const wrong: unknown[] = [];
  for (const day of days ?? space.days) {
    for (const setting of space.settings) {
      const judge = createJudge(compile({ pack, catalogue: known, day, ...setting, digests: {} }));
      for (const { id: surface } of pack.surfaces) {
        const table = answers.tableOn(day, setting, surface);
        for (const [number, context] of answers.contextsOn(surface).entries()) {
          for (let group = 0; group < space.links.groups.length; group += step) {
            const { example, members } = space.links.groups[group] as (typeof space.links.groups)[number];
            const destination = known.destinations.findIndex(({ id }) => id === members[0]?.destination);
            const judgement =
              example === null
                ? judgeDestination(judge, destination, context)
                : judge.judge(example, context);
            const { compose = [], share = [], click = [], form = [] } = table[number] ?? {};
            const at = {
              compose: compose[group] ?? NOBODY,
              share: share[group] ?? NOBODY,
              click: click[group] ?? NOBODY,
              form: form[group] ?? 'link',
            };
            const mine = answered(answers, at, context.form !== undefined);
            const engine = told(judgement);
            if (JSON.stringify(mine) !== JSON.stringify(engine))
              wrong.push({ day, setting, context, example, mine, engine });
          }
        }
      }
    }
  }
  return wrong;
}

describe('who speaks is who the engine says', () => {
  test('in every cell of the sample', () => {
    expect(disagreements(samplePack, sampleCatalogue)).toEqual([]);
  });

  test.for(Object.keys(packs))('%s, on the first, middle and last day', (platform) => {
    const pack = packs[platform] as Pack;
    const { days } = spaceOf(pack, catalogue);
    const some = [days[0], days[days.length >> 1], days.at(-1)].filter((day) => day !== undefined);
    expect(disagreements(pack, catalogue, 3, some)).toEqual([]);
  });
});

const some = <Value>(...values: Value[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }), { nil: undefined });

const anyWhen = fc
  .record({
    surface: some('direct', 'group'),
    to: some('shop', 'deals', 'e-commerce', '@partners', 'own', 'external'),
    domain: some('mail.example', 'pay.shop.example', 'example'),
    hostLabel: some('telegram'),
    form: some('card', 'token', 'link'),
    sender: some('contact', 'stranger'),
    flags: some('flagged-unsafe', 'second-flag'),
    client: some('android', 'ios'),
    clientVersion: fc.option(fc.constantFrom({ android: '8.0' }, { android: '8.0.11', ios: '9' }), {
      nil: undefined,
    }),
    region: fc.option(fc.constant(['AU']), { nil: undefined }),
  })
  .map((when) => JSON.parse(JSON.stringify(when)) as When);

const anyRule = fc
  .record({
    when: anyWhen,
    moment: fc.constantFrom('click' as const, 'compose' as const, 'share' as const),
    form: fc.constantFrom('token' as const, 'card' as const, 'unknown' as const),
    clickable: fc.option(fc.boolean(), { nil: undefined }),
    from: fc.constantFrom('2015-01-01', '2018-01-01', '2021-01-01'),
    later: fc.constantFrom('none' as const, 'unknown' as const),
  })
  .map(({ when, moment, form, clickable, from, later }): Omit<Rule, 'id'> => {
    const entry = { confidence: 'reported' as const, reason: { en: 'reason' }, sources: ['note'] };
    const says =
      moment === 'share'
        ? { form, ...(form === 'token' && clickable !== undefined && { with: { clickable } }) }
        : { treatment: moment === 'click' ? 'open' : 'refused' };
    const end = moment === 'share' ? { form: later } : { treatment: later };
    // Only rules for clicks may ask in which form a message arrived.
    const { form: _form, ...rest } = when;
    return {
      moment,
      title: { en: moment },
      when: moment === 'click' ? when : rest,
      history: [
        { from, ...says, ...entry },
        { from: '2022-01-01', ...end, ...entry },
      ],
    };
  });

test('who speaks is who the engine says, whatever the pack', () => {
  fc.assert(
    fc.property(fc.array(anyRule, { minLength: 1, maxLength: 5 }), (rules) => {
      const flags = [...(samplePack.flags ?? []), { id: 'second-flag', name: { en: 'Second' } }];
      const pack = { ...samplePack, flags, rules: rules.map((rule, at) => ({ ...rule, id: `rule-${at}` })) };
      expect(disagreements(pack, sampleCatalogue)).toEqual([]);
    }),
    { numRuns: 60, seed: 2013 },
  );
});
