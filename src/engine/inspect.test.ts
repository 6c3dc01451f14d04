import { describe, expect, it } from 'vitest';
import { madeUpPack, madeUpRule } from '../../tests/fixtures/made-up-rules.ts';
import { sampleCatalogue } from '../../tests/fixtures/sample-pack.ts';
import type { When } from '../policy/types.ts';
import { compile } from './compile.ts';
import { judgeDestination, matches } from './inspect.ts';
import { createJudge, type Judge } from './judge.ts';
import type { Context } from './types.ts';

const group: Context = { surface: 'group' };
const SHOP = 'https://shop.example/';
const DEALS = 'https://deals.example/';

/** A judge of click rules `rule-0`, `rule-1` ..., all in force since 2016. */
function judgeOf(...rules: readonly (readonly [when: When, treatment: string])[]): Judge {
  const pack = madeUpPack(
    rules.map(([when, treatment], index) => madeUpRule(`rule-${index}`, when, [['2016-01-01', treatment]])),
  );
  return createJudge(compile({ pack, catalogue: sampleCatalogue, day: '2020-01-01', digests: {} }));
}

describe('behind the answers', () => {
  const judge = () => judgeOf([{ to: ['deals'], domain: ['deals.example'] }, 'open']);

  it('a destination is judged as such, without an address', () => {
    const index = sampleCatalogue.destinations.findIndex(({ id }) => id === 'shop');
    const judged = judgeDestination(judgeOf([{ to: ['shop'] }, 'open']), index, group);
    expect(judged.link).toEqual({
      kind: 'web',
      url: '',
      host: '',
      destination: 'shop',
      owner: 'rival',
      category: 'e-commerce',
      sets: [],
      unwrapped: [],
    });
    expect(judged.click).toMatchObject({ treatment: 'open', rule: 'rule-0' });
  });

  it('the link’s side of a rule is told part by part', () => {
    const when = { to: ['deals'], domain: ['deals.example'] };
    expect(matches(judge(), when, DEALS)).toEqual({ to: 'yes', domain: true, hostLabel: true });
    expect(matches(judge(), when, SHOP)).toEqual({ to: 'no', domain: false, hostLabel: true });
    expect(matches(judge(), when, 'mailto:x')).toEqual({ to: 'no', domain: false, hostLabel: true });
    expect(matches(judge(), { hostLabel: ['x'] }, '')).toEqual({ to: 'no', domain: true, hostLabel: false });
  });
});
