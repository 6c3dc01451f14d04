import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { madeUpPack, madeUpRule } from '../../tests/fixtures/made-up-rules.ts';
import { sampleCatalogue, samplePack } from '../../tests/fixtures/sample-pack.ts';
import { compareVersions, compile } from '../engine/compile.ts';
import { createJudge } from '../engine/judge.ts';
import type { Context } from '../engine/types.ts';
import { MESSAGE_FORMS, type When } from '../policy/types.ts';
import { spaceOf } from './space.ts';

const spaceWith = (...conditions: When[]) =>
  spaceOf(
    madeUpPack(conditions.map((when, at) => madeUpRule(`rule-${at}`, when, [['2016-01-01', 'open']]))),
    sampleCatalogue,
  );

describe('a side has only what rules can tell apart', () => {
  test('clients, versions and regions', () => {
    expect(spaceWith({}).settings).toEqual([{}]);
    expect(spaceWith({ client: ['ios'] }).settings).toEqual([{}, { client: 'android' }, { client: 'ios' }]);
    const versions = spaceWith({ clientVersion: { android: '10.0' } }, { clientVersion: { android: '9.1' } });
    expect(versions.settings).toEqual([
      {},
      { client: 'android' },
      { client: 'android', clientVersion: '0' },
      { client: 'android', clientVersion: '9.1' },
      { client: 'ios' },
    ]);
    expect(spaceWith({ region: ['AU'] }).settings).toEqual([{}, { region: 'AU' }]);
  });

  test('senders and flags', () => {
    const { contexts } = spaceWith({ sender: ['stranger'] }, { flags: ['flagged-unsafe'] });
    expect(new Set(contexts.map(({ sender }) => sender))).toEqual(new Set([undefined, 'stranger']));
    expect(new Set(contexts.map(({ flags }) => flags?.join()))).toEqual(
      new Set([undefined, 'flagged-unsafe']),
    );
  });

  test('days: those of eras, entries, and of sets that rules name, once something is on record', () => {
    expect(spaceOf(samplePack, sampleCatalogue).days).toEqual([
      '2015-01-01',
      '2015-02-02',
      '2016-01-01',
      '2017-01-01',
      '2018-01-01',
      '2021-01-01',
      '2022-01-01',
      '2022-01-25',
    ]);
    expect(spaceWith({ to: ['shop'] }).days).toEqual(['2016-01-01']);
  });

  test('links: what is below a named host, and what nobody names, is not told apart', () => {
    const { links } = spaceWith({ to: ['shop'] }, { domain: ['mail.example'] }, { hostLabel: ['telegram'] });
    expect(links.groupOf('x.y.mail.example')).toBe(links.groupOf('mail.example'));
    expect(links.groupOf('news.example')).toBe(links.groupOf('paper.example'));
    expect(links.groupOf('a.telegram.org')).toBe(links.groupOf('telegram.me'));
    // A redirector as such is a host like any other.
    expect(links.groupOf('wrap.example')).toBe(links.groupOf('news.example'));
    const groups = ['shop.example', 'mail.example', 'telegram.me', 'news.example'].map(links.groupOf);
    expect(new Set(groups).size).toBe(4);
    expect(links.groups[links.groupOf('news.example')]).toMatchObject({ unlisted: true });
  });
});

test('any question is answered as the one of the space that it falls to', () => {
  const space = spaceOf(samplePack, sampleCatalogue);
  const judgeOn = (day: string, setting: object) =>
    createJudge(compile({ pack: samplePack, catalogue: sampleCatalogue, day, ...setting, digests: {} }));
  const question = fc.record({
    day: fc.constantFrom('2015-03-01', '2016-06-01', '2018-01-02', '2021-07-07', '2022-01-24', '2030-01-01'),
    host: fc.constantFrom(
      'a.shop.example',
      'pay.shop.example',
      'x.mail.example',
      'telegram.app',
      'b.deals.example',
      'c.example',
    ),
    surface: fc.constantFrom('direct' as const, 'group' as const),
    form: fc.constantFrom(undefined, ...MESSAGE_FORMS),
    version: fc.constantFrom(undefined, '7.9', '8.0.11', '8.0.20'),
    region: fc.constantFrom(undefined, 'AU'),
    flags: fc.constantFrom([], ['flagged-unsafe']),
  });
  fc.assert(
    fc.property(question, ({ day, host, surface, form, version, region, flags }) => {
      const setting = {
        ...(version !== undefined && { client: 'android', clientVersion: version }),
        ...(region !== undefined && { region }),
      };
      const context: Context = { surface, flags, ...(form !== undefined && { form }) };
      const asked = judgeOn(day, setting).judge(`https://${host}/`, context);

      // The last day before, the last bound before (or the newest version), the kind of form, the group of links.
      const settings = space.settings.filter(
        (one) =>
          one.region === region &&
          one.client === setting.client &&
          (version === undefined || one.clientVersion !== undefined),
      );
      const below = settings.filter((one) => compareVersions(one.clientVersion ?? '0', version ?? '0') <= 0);
      const newest = version !== undefined && compareVersions(version, '8.0.11') >= 0;
      const found = newest ? { client: 'android', ...(region && { region }) } : below.at(-1);
      const group = space.links.groups[space.links.groupOf(host)];
      const judge = judgeOn(space.days.findLast((one) => one <= day) ?? '', found ?? {});
      const same = judge.judge(group?.example ?? '', context);
      for (const part of ['compose', 'message', 'click'] as const) expect(same[part]).toEqual(asked[part]);
    }),
    { numRuns: 300, seed: 11 },
  );
});
