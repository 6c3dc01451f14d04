import { describe, expect, test } from 'vitest';
import { madeUpPack, madeUpRule } from '../../tests/fixtures/made-up-rules.ts';
import { sampleCatalogue } from '../../tests/fixtures/sample-pack.ts';
import type { Rule } from '../policy/types.ts';
import { answersOf } from './answers.ts';
import { sameErasOf, turningDaysOf } from './changes.ts';
import { spaceOf } from './space.ts';

/** Days on which something starts and no decision changes. */
function quietDays(...rules: Rule[]): string[] {
  const turning = turningDaysOf(answersOf(spaceOf(madeUpPack(rules), sampleCatalogue)));
  return turning.filter(({ changes }) => !changes).map(({ day }) => day);
}

const open = madeUpRule('open', {}, [['2015-01-01', 'open']]);

describe('a day on which something starts changes a decision', () => {
  test.for<[string, Rule]>([
    ['where the treatment is another', madeUpRule('later', { to: ['shop'] }, [['2016-01-01', 'stopped']])],
    [
      'where a parameter is another',
      madeUpRule('later', {}, [
        ['2015-01-01', 'webview', { menu: [] }],
        ['2016-01-01', 'webview', { menu: ['refresh'] }],
      ]),
    ],
    ['where nobody knows any more', madeUpRule('later', { surface: ['group'] }, [['2016-01-01', 'unknown']])],
    [
      'where only one client, region, sender and flag has it',
      madeUpRule(
        'later',
        { client: ['ios'], region: ['AU'], sender: ['stranger'], flags: ['flagged-unsafe'], to: ['shop'] },
        [['2016-01-01', 'stopped']],
      ),
    ],
    ['where the form is another', madeUpRule('later', {}, [['2016-01-01', 'card']], 'share')],
    ['where a form becomes known', madeUpRule('later', {}, [['2016-01-01', 'link']], 'share')],
    ['where sending is refused', madeUpRule('later', {}, [['2016-01-01', 'refused']], 'compose')],
  ])('%s', ([, rule]) => {
    expect(quietDays(rule, open)).toEqual([]);
  });
});

describe('a day on which something starts changes nothing', () => {
  test.for<[string, Rule]>([
    [
      'where only the source is another',
      madeUpRule('later', { to: ['shop'] }, [
        ['2015-01-01', 'stopped'],
        ['2016-01-01', 'stopped'],
      ]),
    ],
    ['where another rule says the same', madeUpRule('later', { to: ['shop'] }, [['2016-01-01', 'open']])],
    [
      'where the order of parameters is another',
      madeUpRule('later', {}, [
        ['2015-01-01', 'confirm', { style: 'page', wording: 'a' }],
        ['2016-01-01', 'confirm', { wording: 'a', style: 'page' }],
      ]),
    ],
    ['where the form stays unknown', madeUpRule('later', {}, [['2016-01-01', 'unknown']], 'share')],
    ['where sending stays allowed', madeUpRule('later', {}, [['2016-01-01', 'allowed']], 'compose')],
  ])('%s', ([, rule]) => {
    expect(quietDays(rule, open)).toEqual(['2016-01-01']);
  });
});

describe('eras do not differ', () => {
  const shops = madeUpRule('shops', { to: ['shop'] }, [
    ['2015-01-01', 'open'],
    ['2018-06-01', 'stopped'],
  ]);

  function sameEras(eras: Record<string, string>) {
    const pack = madeUpPack([shops], eras);
    const turning = turningDaysOf(answersOf(spaceOf(pack, sampleCatalogue)));
    return sameErasOf(pack, turning).map(({ era, next }) => [era.id, next.id]);
  }

  test('where nothing changes from the first day of one to the last of the other', () => {
    expect(sameEras({ first: '2015-01-01', second: '2016-01-01', third: '2018-06-01' })).toEqual([
      ['first', 'second'],
    ]);
  });

  test('they do where something changes in the middle of one', () => {
    expect(sameEras({ first: '2015-01-01', second: '2018-01-01', third: '2019-01-01' })).toEqual([]);
  });

  test('the last two are compared to the end', () => {
    expect(sameEras({ first: '2018-06-01', second: '2019-01-01' })).toEqual([['first', 'second']]);
  });
});
