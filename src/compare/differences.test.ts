import { describe, expect, test } from 'vitest';
import { sampleCatalogue, samplePack } from '../../tests/fixtures/sample-pack.ts';
import type { Condition } from '../analyse/gaps.ts';
import { applyOverlay } from '../overlay/apply.ts';
import { createJudges } from '../packs/judges.ts';
import { MOMENTS, type Moment, type Pack, type Rule } from '../policy/types.ts';
import { type JudgeOf, judgementOn } from './ask.ts';
import { type Differences, differencesOf } from './differences.ts';
import { jointSpace } from './joint.ts';
import { createReader } from './sides.ts';

type Side = readonly [pack: Pack, at: string];

function judgeOf([pack, at]: Side): JudgeOf {
  const judgeFor = createJudges({ packs: { [pack.id]: pack }, catalogue: sampleCatalogue, digests: {} });
  return (setting) => judgeFor({ platform: pack.id, at, ...setting });
}

async function compare(before: Side, after: Side) {
  const space = jointSpace(before[0], after[0], sampleCatalogue);
  return { space, found: await differencesOf(space, judgeOf(before), judgeOf(after)) };
}

const rule = (id: string, moment: Moment, when: Rule['when'], ...history: [string, string][]): Rule => ({
  id,
  moment,
  title: { en: id },
  when,
  history: history.map(([from, says]) => ({
    from,
    ...(moment === 'share' ? { form: says as 'card' } : { treatment: says }),
    confidence: 'reported',
    reason: { en: id },
    sources: ['note'],
  })),
});

const packOf = (...rules: Rule[]): Pack => ({ ...samplePack, rules });
const other: Pack = {
  ...samplePack,
  id: 'other',
  owner: 'rival',
  surfaces: [
    { id: 'group', name: { en: 'Room' } },
    { id: 'feed', name: { en: 'Wall' } },
  ],
  clients: [{ id: 'ios', name: { en: 'iOS' } }],
  flags: [{ id: 'spam', name: { en: 'Spam' } }],
  rules: [
    rule('other-own', 'click', { to: ['own'] }, ['2016-01-01', 'webview']),
    rule('other-spam', 'click', { flags: ['spam'] }, ['2016-01-01', 'stopped']),
    rule('other-mail', 'click', { domain: ['mail.example', 'shop.example'] }, ['2016-01-01', 'blank']),
    rule('other-cards', 'share', { to: ['external'] }, ['2016-01-01', 'card']),
  ],
};
const overlaid = applyOverlay(samplePack, {
  id: 'what-if',
  on: 'sample',
  name: { en: 'What if' },
  about: { en: 'What if?' },
  remove: [{ rules: ['shops', 'shop-share'], reason: { en: 'supposed' } }],
  flags: [{ id: 'friend', name: { en: 'From a friend' } }],
  add: [
    {
      rules: [
        {
          id: 'friends',
          moment: 'click',
          title: { en: 'Friends' },
          when: { flags: ['friend'] },
          history: [{ from: '2016-01-01', treatment: 'open', reason: { en: 'supposed' } }],
        },
      ],
    },
  ],
});

/** Every told cell: `moment surface link`, what became what, and under which condition. */
function toldIn({ differences }: Differences) {
  return differences.flatMap(({ moment, before, after, parts }) =>
    parts.flatMap(({ where }) =>
      where.flatMap(({ surface, link, condition }) =>
        surface.flatMap((one) =>
          link.flatMap((place) =>
            condition.map((said) => ({
              cell: `${moment} ${one} ${place}`,
              change: JSON.stringify([before, after]),
              condition: said,
            })),
          ),
        ),
      ),
    ),
  );
}

const partOf = (one: Condition, whole: Condition): boolean =>
  Object.entries(one).every(([key, value]) => {
    const other = whole[key as keyof Condition];
    if (key === 'flags') return (value as string[]).every((flag) => whole.flags?.includes(flag));
    return value === other;
  });

/** In how many things two conditions differ; flags are one. */
const distance = (one: Condition, other: Condition): number =>
  (['client', 'clientVersion', 'region', 'form', 'sender', 'flags'] as const).filter(
    (key) => JSON.stringify(one[key] ?? []) !== JSON.stringify(other[key] ?? []),
  ).length;

describe('exactly what differs is told', () => {
  test.for<[string, Side, Side]>([
    ['two days', [samplePack, '2016-06-01'], [samplePack, '2023-01-01']],
    ['two neighbouring days', [samplePack, '2020-12-31'], [samplePack, '2021-01-01']],
    ['a day before the record', [samplePack, '2010-01-01'], [samplePack, '2016-06-01']],
    ['a what-if', [samplePack, '2020-01-01'], [overlaid, '2020-01-01']],
    ['two platforms', [samplePack, '2020-01-01'], [other, '2020-01-01']],
    ['two platforms, the other way round', [other, '2020-01-01'], [samplePack, '2020-01-01']],
  ])('%s', async ([, before, after]) => {
    const { space, found } = await compare(before, after);
    const told = new Map<string, ReturnType<typeof toldIn>>();
    for (const one of toldIn(found)) told.set(one.cell, [...(told.get(one.cell) ?? []), one]);
    const read = createReader();
    const [judgeBefore, judgeAfter] = [judgeOf(before), judgeOf(after)];
    let asked = 0;
    let changed = 0;
    let seen = 0;
    for (const setting of space.settings) {
      for (const context of space.contexts) {
        for (const [place, group] of space.groups.entries()) {
          const was = read(judgementOn(group, context, judgeBefore(setting)));
          const is = read(judgementOn(group, context, judgeAfter(setting)));
          const { surface, ...message } = context;
          const condition = { ...setting, ...message };
          asked += 1;
          const differing = MOMENTS.filter(
            (moment) =>
              was[moment].saidKey !== is[moment].saidKey &&
              (moment === 'click' || message.form === undefined),
          );
          if (differing.length > 0) changed += 1;
          for (const moment of MOMENTS) {
            const here = told.get(`${moment} ${surface} ${place}`) ?? [];
            const say = (voice: typeof was.click) => ({ says: voice.says, with: voice.with });
            const change = JSON.stringify([say(was[moment]), say(is[moment])]);
            const about = JSON.stringify(condition);
            const exact = here.filter((one) => JSON.stringify(one.condition) === about);
            seen += exact.length;
            expect(exact.every((one) => one.change === change)).toBe(true);
            expect(exact.length).toBeLessThanOrEqual(1);
            const covered = here.some((one) => one.change === change && partOf(one.condition, condition));
            if (differing.includes(moment)) expect(covered, `${moment} ${place} ${about}`).toBe(true);
            else expect(exact).toEqual([]);
            // And not again where one thing more is said.
            const again = here.filter(
              (one) =>
                one.change === change &&
                partOf(one.condition, condition) &&
                distance(one.condition, condition) === 1,
            );
            if (exact.length > 0) expect(again).toEqual([]);
          }
        }
      }
    }
    expect([found.asked, found.changed, seen]).toEqual([asked, changed, toldIn(found).length]);
    expect(changed).toBeGreaterThan(0);
  });
});

describe('what differs in the same way stands together', () => {
  const before = packOf(rule('all', 'click', {}, ['2015-01-01', 'open'], ['2020-01-01', 'blank']));

  test('every surface and link in one box, without what goes without saying', async () => {
    const { space, found } = await compare([before, '2019-12-31'], [before, '2020-01-01']);
    expect(found.differences).toHaveLength(1);
    const [{ parts: [part] = [] } = {}] = found.differences;
    expect(part?.where).toEqual([
      { surface: ['direct', 'group'], link: [...space.groups.keys()], condition: [{}] },
    ]);
    expect(sampleCatalogue.destinations.map(({ id }) => id)).toContain(part?.example.destination);
    expect(part).toMatchObject({
      before: { rule: 'all', from: '2015-01-01', confidence: 'reported', sources: ['note'] },
      after: { rule: 'all', from: '2020-01-01' },
      example: { condition: {}, before: { steps: 1, where: 'browser' }, after: { where: 'browser' } },
    });
  });

  test('a condition is told where it makes another difference', async () => {
    const pack = packOf(
      rule('ios', 'click', { client: ['ios'] }, ['2015-01-01', 'open'], ['2020-01-01', 'stopped']),
      ...before.rules,
    );
    const asked = packOf(
      rule('ios', 'click', { sender: ['stranger'] }, ['2015-01-01', 'open'], ['2020-01-01', 'stopped']),
      ...before.rules,
    );
    // Without a client the rule for any client speaks: the one for iOS does, too.
    const one = await compare([pack, '2019-12-31'], [pack, '2020-01-01']);
    expect(one.found.differences.map(({ after }) => after.says)).toEqual(['stopped', 'blank']);
    const two = await compare([asked, '2019-12-31'], [asked, '2020-01-01']);
    expect(
      two.found.differences.map(({ after, parts }) => [after.says, parts[0]?.where[0]?.condition]),
    ).toEqual([
      ['blank', [{}]],
      ['stopped', [{ sender: 'stranger' }]],
    ]);
  });

  test('other rules are told apart, other grounds for the same answer are counted', async () => {
    const pack = packOf(
      rule('shop', 'click', { to: ['shop'] }, ['2015-01-01', 'open'], ['2020-01-01', 'blank']),
      rule('news', 'click', { to: ['news'] }, ['2015-01-01', 'open'], ['2020-01-01', 'open']),
      ...before.rules,
    );
    const { found } = await compare([pack, '2019-12-31'], [pack, '2020-01-01']);
    expect(found.differences).toHaveLength(1);
    expect(found.differences[0]?.parts.map((part) => part.after.rule)).toEqual(['shop', 'all']);
    expect(found.onOtherGround).toBeGreaterThan(0);
  });
});

test('the same twice gives no difference, and the same comparison the same bytes', async () => {
  const { found } = await compare([samplePack, '2020-01-01'], [samplePack, '2020-01-01']);
  expect(found).toMatchObject({ changed: 0, onOtherGround: 0, differences: [] });
  const once = await compare([samplePack, '2020-01-01'], [other, '2020-01-01']);
  const again = await compare([samplePack, '2020-01-01'], [other, '2020-01-01']);
  expect(JSON.stringify(once.found)).toBe(JSON.stringify(again.found));
});

test('sending of which no rule speaks is no difference, whatever follows from the rest', async () => {
  const pack = packOf(
    rule('no-shop', 'compose', { to: ['shop'] }, ['2015-01-01', 'refused'], ['2020-01-01', 'none']),
    rule('all', 'click', {}, ['2020-01-01', 'open']),
  );
  const { found } = await compare([pack, '2019-12-31'], [pack, '2020-01-01']);
  expect(found.differences.map(({ moment, before, after }) => [moment, before.says, after.says])).toEqual([
    ['compose', 'refused', 'unknown'],
    ['click', 'unknown', 'open'],
  ]);
});

describe('two platforms', () => {
  test('tell links apart that are the own of either', async () => {
    const home = packOf(rule('own', 'click', { to: ['own'] }, ['2015-01-01', 'open']));
    const rival: Pack = { ...home, id: 'rival', owner: 'rival' };
    const { space, found } = await compare([home, '2020-01-01'], [rival, '2020-01-01']);
    const productsIn = (change: string) =>
      found.differences
        .filter(({ before, after }) => `${before.says} ${after.says}` === change)
        .flatMap(({ parts }) => parts.flatMap(({ where }) => where.flatMap(({ link }) => link)))
        .flatMap((place) => space.groups[place]?.members.map(({ destination }) => destination));
    const ownedBy = (owner: string) =>
      sampleCatalogue.destinations.filter((one) => one.owner === owner).map(({ id }) => id);
    expect(productsIn('open unknown').sort()).toEqual(ownedBy('home').sort());
    expect(productsIn('unknown open').sort()).toEqual(ownedBy('rival').sort());
  });

  test('have their regions and flags by name', () => {
    const abroad: Pack = { ...other, regions: [{ id: 'EU', name: { en: 'Europe' } }] };
    const { pack } = jointSpace(samplePack, abroad, sampleCatalogue);
    expect(pack.regions?.map(({ id }) => id)).toEqual(['AU', 'EU']);
    expect(pack.flags.map(({ id }) => id)).toEqual(['flagged-unsafe', 'spam']);
  });

  test('are asked only what both have', () => {
    const space = jointSpace(samplePack, other, sampleCatalogue);
    expect(space.surfaces).toEqual(['group']);
    expect(space.settings.some(({ client }) => client === 'android')).toBe(false);
    const flags = new Set(space.contexts.flatMap((context) => context.flags ?? []));
    expect(flags).toEqual(new Set(['flagged-unsafe', 'spam']));
  });

  test('take the links of a group for alike, each by its own rules and as its own owner', () => {
    const space = jointSpace(samplePack, other, sampleCatalogue);
    const read = createReader();
    for (const side of [
      [samplePack, '2020-01-01'],
      [other, '2020-01-01'],
    ] as const) {
      const judge = judgeOf(side)({});
      for (const context of space.contexts) {
        for (const group of space.groups) {
          const answers = new Set(
            group.members.flatMap(({ hosts }) =>
              hosts.map((host) => JSON.stringify(read(judge.judge(`https://${host}/`, context)))),
            ),
          );
          expect(answers.size).toBeLessThanOrEqual(1);
          if (group.example !== null && answers.size === 1)
            expect([...answers]).toEqual([JSON.stringify(read(judgementOn(group, context, judge)))]);
        }
      }
    }
  });

  test('every product and every host of either stands in one group, and one group is of what nothing lists', () => {
    const space = jointSpace(samplePack, other, sampleCatalogue);
    const hosts = space.groups.flatMap(({ members }) => members.flatMap((member) => member.hosts));
    expect(new Set(hosts).size).toBe(hosts.length);
    for (const { hosts: listed } of sampleCatalogue.destinations)
      for (const { domain } of listed) expect(hosts).toContain(domain);
    expect(hosts).toContain('mail.example');
    expect(space.groups.filter(({ unlisted }) => unlisted)).toHaveLength(1);
  });
});
