import { expect, test } from 'vitest';
import { sampleCatalogue, samplePack } from '../../tests/fixtures/sample-pack.ts';
import { createJudges } from '../packs/judges.ts';
import { describeFailure } from './describe.ts';
import { nearestCandidate } from './nearest.ts';
import { runCase } from './run.ts';
import type { ScenarioCase } from './types.ts';

const judgeFor = createJudges({ packs: { sample: samplePack }, catalogue: sampleCatalogue, digests: {} });

const SHOP = 'https://shop.example/1';

function ask(question: Partial<ScenarioCase> & Pick<ScenarioCase, 'expect'>) {
  const whole = { name: 'a case', at: '2020-05-01', surface: 'group', link: SHOP, ...question } as const;
  return runCase('sample', whole, judgeFor);
}

function nearest(question: Parameters<typeof ask>[0]) {
  const { case: asked, decision } = ask(question);
  return nearestCandidate(asked, decision, samplePack);
}

test('a rule that begins later was kept from speaking by the day', () => {
  expect(nearest({ at: '2015-06-01', expect: { click: { treatment: 'copy-url' } } })).toEqual({
    rule: 'shops',
    moment: 'click',
    from: '2016-01-01',
    until: '2022-01-01',
    failed: ['day'],
  });
});

test('a rule that has ended was kept from speaking by the day', () => {
  const question = { link: 'https://telegram.org/', expect: { click: { treatment: 'inert' } } };
  expect(nearest(question)).toMatchObject({ rule: 'any-tld', until: '2017-01-01', failed: ['day'] });
  expect(describeFailure(ask(question), samplePack)).toContain(
    'nearest rule that gives it: "any-tld", kept from speaking by day (it said so from 2016-01-01, until 2017-01-01)',
  );
});

test('a rule for another place was kept from speaking by the surface', () => {
  const question = { at: '2021-06-01', expect: { click: { treatment: 'confirm' } } };
  expect(nearest(question)).toMatchObject({ rule: 'new-client', failed: ['surface'] });
  expect(describeFailure(ask(question), samplePack)).toBe(
    [
      'a case',
      '  https://shop.example/1 on 2021-06-01, surface group',
      '  click.treatment: expected "confirm", got "copy-url"',
      '  decided by the rule "shops", in force since 2016-01-01 (reported)',
      '  nearest rule that gives it: "new-client", kept from speaking by surface (it is about direct)',
    ].join('\n'),
  );
});

test('a rule that was not reached comes after the one that spoke', () => {
  const question = { flags: ['flagged-unsafe'], expect: { click: { treatment: 'copy-url' } } };
  expect(nearest(question)).toMatchObject({ rule: 'shops', failed: [], after: 'unsafe' });
  expect(describeFailure(ask(question), samplePack)).toContain(
    'nearest rule that gives it: "shops", the rule "unsafe" spoke first',
  );
});

test('what fails least is nearest: another link is further than another day', () => {
  const question = {
    link: 'https://deals.example/',
    at: '2015-06-01',
    expect: { click: { treatment: 'copy-url' } },
  };
  expect(nearest(question)).toMatchObject({ rule: 'shops', failed: ['day'] });
  expect(nearest({ ...question, link: 'https://nobody.example/' })).toMatchObject({ failed: ['day', 'to'] });
});

test('all that is expected counts, not the treatment alone', () => {
  const link = 'https://deals.example/';
  const works = { click: { treatment: 'webview', with: { appButton: 'works' } } };
  expect(nearest({ link, at: '2017-01-01', expect: works })).toMatchObject({
    rule: 'partners',
    failed: ['to'],
  });
  const none = { click: { treatment: 'webview', with: { appButton: 'none' } } };
  expect(nearest({ link, at: '2017-01-01', expect: none })).toMatchObject({ rule: 'partners', partly: true });
  // The treatment is right as it is: no other rule is sought for it.
  expect(nearest({ link, at: '2019-01-01', expect: none })).toBeNull();
});

test('a message in which nothing is a link decides the click', () => {
  const link = 'https://video.example/1';
  const question = {
    link,
    at: '2015-06-01',
    expect: { click: { treatment: 'token', with: { copyable: true } } },
  };
  expect(nearest(question)).toMatchObject({ rule: 'video-share', moment: 'share', failed: ['day'] });
  const open = { link: SHOP, form: 'text', expect: { click: { treatment: 'copy-url' } } } as const;
  expect(nearest(open)).toMatchObject({ rule: 'shops', failed: [] });
  expect(describeFailure(ask(open), samplePack)).toContain('"shops", nothing in this message is a link');
});

test('the form of a message and the sending of it have rules of their own', () => {
  expect(nearest({ form: 'card', expect: { message: { form: 'token' } } })).toMatchObject({
    rule: 'shop-share',
    moment: 'share',
    failed: ['form'],
  });
  const coupon = {
    link: 'https://pay.shop.example/',
    at: '2015-02-01',
    expect: { compose: { treatment: 'refused' } },
  };
  expect(nearest(coupon)).toMatchObject({ rule: 'no-coupons', moment: 'compose', failed: ['day'] });
  expect(describeFailure(ask(coupon), samplePack)).toContain('no rule spoke of sending it');
});

test('where no rule ever gave it, that is said; where none was expected to speak, it is not', () => {
  expect(describeFailure(ask({ expect: { click: { treatment: 'locked' } } }), samplePack)).toContain(
    'no rule of this platform gives that, on any day',
  );
  const silent = describeFailure(ask({ expect: { click: { verdict: 'unknown', rule: null } } }), samplePack);
  expect(silent).toContain('decided by the rule "shops"');
  expect(silent).not.toContain('on any day');
});

test('what no rule says is told without rules', () => {
  expect(describeFailure(ask({ expect: { link: { destination: 'deals' } } }), samplePack)).toBe(
    [
      'a case',
      '  https://shop.example/1 on 2020-05-01, surface group',
      '  link.destination: expected "deals", got "shop"',
    ].join('\n'),
  );
});

test('every part of the question is told', () => {
  const question = {
    form: 'link',
    client: 'android',
    clientVersion: '8.0',
    region: 'AU',
    sender: 'stranger',
    flags: ['flagged-unsafe'],
    expect: { era: 'early' },
  } as const;
  expect(describeFailure(ask({ ...question, at: '2021-05-01' }), samplePack)).toContain(
    'https://shop.example/1 on 2021-05-01, surface group, as link, client android 8.0, region AU, sender stranger, flags flagged-unsafe',
  );
});
