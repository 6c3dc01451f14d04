import { describe, expect, test } from 'vitest';
import { madeUpPack, madeUpRule } from '../../tests/fixtures/made-up-rules.ts';
import { sampleCatalogue } from '../../tests/fixtures/sample-pack.ts';
import type { When } from '../policy/types.ts';
import type { Condition } from './gaps.ts';
import { linksOf } from './links.ts';
import {
  conditionsInWords,
  inARow,
  linksInWords,
  type Names,
  questionInWords,
  spanInWords,
  surfacesInWords,
} from './words.ts';

/** What is known of a platform with rules that ask for these. */
function namesWith(...conditions: When[]): Names {
  const pack = madeUpPack(
    conditions.map((when, at) => madeUpRule(`rule-${at}`, when, [['2016-01-01', 'open']])),
  );
  return { pack, catalogue: sampleCatalogue, groups: linksOf(pack, sampleCatalogue).groups };
}

/** Places of the groups that the examples belong to. */
const at = ({ groups }: Names, ...hosts: string[]) =>
  hosts.map((host) => groups.findIndex(({ example }) => example === `https://${host}/`));

describe('links', () => {
  const names = namesWith(
    { to: ['shop'] },
    { to: ['deals'] },
    { to: ['news'] },
    { domain: ['x.mail.example'] },
  );

  test('that are all there are', () => {
    expect(linksInWords([...names.groups.keys()], names)).toBe('every link');
  });

  test('that are all but a few', () => {
    const most = [...names.groups.keys()].filter(
      (place) => !at(names, 'shop.example', 'deals.example').includes(place),
    );
    expect(linksInWords(most, names)).toBe('every link but Shop or Deals');
  });

  test('by product, by host where nobody owns it, and the rest', () => {
    expect(linksInWords(at(names, 'shop.example', 'x.mail.example'), names)).toBe('Shop and x.mail.example');
    const rest = namesWith(
      { to: ['shop'] },
      { to: ['deals'] },
      { to: ['coupon'] },
      { to: ['video'] },
      { to: ['paper'] },
      { to: ['home'] },
    );
    expect(linksInWords([...at(rest, 'shop.example'), ...at(rest, 'unlisted.invalid')], rest)).toBe(
      'Shop and any other link',
    );
  });

  test('of which there are too many are counted', () => {
    const many = at(names, 'shop.example', 'deals.example', 'x.mail.example');
    expect(linksInWords(many, names, 2)).toBe('Shop and 2 more');
  });

  test('of one product in two groups: one product, or some of its hosts', () => {
    const split = namesWith({ domain: ['video.example'] }, { domain: ['a.video.example'] });
    const whole = at(split, 'video.example', 'a.video.example');
    expect(linksInWords(whole, split)).toBe('Video');
    expect(linksInWords(whole.slice(1), split)).toBe('Video (a.video.example)');
  });
});

test('surfaces', () => {
  const names = namesWith({});
  expect(surfacesInWords(['direct', 'group'], names)).toBe('everywhere');
  expect(surfacesInWords(['group'], names)).toBe('Group');
});

describe('conditions', () => {
  const names = namesWith({ clientVersion: { android: '8.0' } }, { clientVersion: { android: '9.1' } });

  test.for<[string, Condition[]]>([
    ['', [{}]],
    ['on iOS', [{ client: 'ios' }]],
    ['on Android before 8.0', [{ client: 'android', clientVersion: '0' }]],
    ['on Android from 8.0 to before 9.1', [{ client: 'android', clientVersion: '8.0' }]],
    ['on Android from 9.1 on', [{ client: 'android', clientVersion: '9.1' }]],
    [
      'given as card or token, from a stranger, in Australia, flagged a and b',
      (['card', 'token'] as const).map((form) => ({
        form,
        sender: 'stranger',
        region: 'AU',
        flags: ['a', 'b'],
      })),
    ],
    ['given as card, flagged a; or flagged b', [{ form: 'card', flags: ['a'] }, { flags: ['b'] }]],
  ])('%s', ([words, conditions]) => {
    expect(conditionsInWords(conditions, names)).toBe(words);
  });
});

test('spans, rows and questions', () => {
  expect(spanInWords('2016-01-01', null)).toBe('since 2016-01-01');
  expect(spanInWords('2016-01-01', '2016-01-01')).toBe('on 2016-01-01');
  expect(spanInWords('2016-01-01', '2017-01-01')).toBe('2016-01-01 to 2017-01-01');
  expect([inARow([]), inARow(['a']), inARow(['a', 'b', 'c'], 'or')]).toEqual(['', 'a', 'a, b or c']);
  const question = {
    at: '2016-01-01',
    surface: 'group',
    client: 'ios',
    clientVersion: '8',
    flags: ['a', 'b'],
  } as const;
  expect(questionInWords({ ...question, link: 'https://a.example/' })).toBe(
    'https://a.example/ in group on 2016-01-01, client ios, version 8, flag a, flag b',
  );
  expect(questionInWords({ at: '2016-01-01', surface: 'group', link: null, destination: 'shop' })).toBe(
    '(no known host: shop) in group on 2016-01-01',
  );
});
