import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { sampleCatalogue, samplePack } from '../../tests/fixtures/sample-pack.ts';
import { type CompileInput, compareVersions, compile, forContent } from './compile.ts';
import { createJudge, type Judge } from './judge.ts';
import { trace } from './trace.ts';
import type { Context } from './types.ts';

function judgeOn(day: string, more: Partial<CompileInput> = {}) {
  return createJudge(compile({ pack: samplePack, catalogue: sampleCatalogue, day, digests: {}, ...more }));
}

/** What is known of a link, whatever is ruled. */
const linkOf = (judge: Judge, url: string) => judge.judge(url, direct).link;

const group: Context = { surface: 'group' };
const direct: Context = { surface: 'direct' };
const asLink: Context = { surface: 'group', form: 'link' };

describe('which rule speaks', () => {
  it('takes the first rule in the file that matches and is in force', () => {
    const judge = judgeOn('2021-06-01');
    expect(judge.judge('https://deals.example/1', group).click).toMatchObject({
      rule: 'partners',
      treatment: 'webview',
    });
    expect(
      judge.judge('https://deals.example/1', { surface: 'group', flags: ['flagged-unsafe'] }).click.rule,
    ).toBe('unsafe');
  });

  it('changes on the very day of an entry', () => {
    expect(judgeOn('2015-12-31').judge('https://shop.example/', group).click.verdict).toBe('unknown');
    expect(judgeOn('2016-01-01').judge('https://shop.example/', group).click.treatment).toBe('copy-url');
    expect(judgeOn('2021-12-31').judge('https://shop.example/', group).click.verdict).toBe('ruled');
    expect(judgeOn('2022-01-01').judge('https://shop.example/', group).click).toMatchObject({
      verdict: 'unknown',
      rule: 'shops',
      treatment: null,
    });
  });

  it('ends a rule at "none"', () => {
    expect(judgeOn('2016-12-31').judge('https://telegram.me/x', group).click.treatment).toBe('inert');
    expect(judgeOn('2017-01-01').judge('https://telegram.me/x', group).click.verdict).toBe('unknown');
  });

  it('says unknown, never open, where no rule speaks', () => {
    expect(judgeOn('2021-06-01').judge('https://elsewhere.example/', group).click).toMatchObject({
      verdict: 'unknown',
      treatment: null,
      rule: null,
    });
  });

  it('says unknown where set membership is not on record, and follows it by day', () => {
    expect(judgeOn('2017-12-31').judge('https://deals.example/', group).click).toMatchObject({
      verdict: 'unknown',
      rule: 'partners',
    });
    expect(judgeOn('2018-01-01').judge('https://deals.example/', group).click.treatment).toBe('webview');
    expect(judgeOn('2022-01-25').judge('https://deals.example/', group).click.rule).toBe('shops');
  });

  it('tells own from external by owner', () => {
    expect(judgeOn('2021-06-01').judge('https://home.example/', group).click.treatment).toBe('open');
  });

  it('marks disputes', () => {
    expect(judgeOn('2021-06-01').judge('https://shop.example/', asLink).click.disputed).toBe(true);
  });
});

describe('clients and regions', () => {
  it('holds a minimum version against the client that was named', () => {
    const click = (more: Partial<CompileInput>) =>
      judgeOn('2021-06-01', more).judge('https://shop.example/', direct).click.rule;
    expect(click({})).toBe('new-client');
    expect(click({ client: 'android' })).toBe('new-client');
    expect(click({ client: 'android', clientVersion: '8.0.11' })).toBe('new-client');
    expect(click({ client: 'android', clientVersion: '8.0.9' })).toBe('shops');
    expect(click({ client: 'ios', clientVersion: '9.0' })).toBe('shops');
  });

  it('applies a regional rule only in its region', () => {
    expect(judgeOn('2021-06-01').judge('https://paper.example/', group).click.verdict).toBe('unknown');
    expect(
      judgeOn('2021-06-01', { region: 'AU' }).judge('https://paper.example/', group).click.treatment,
    ).toBe('stopped');
  });

  it('compares versions by number', () => {
    expect(compareVersions('8.0.9', '8.0.11')).toBe(-1);
    expect(compareVersions('8.1', '8.0.11')).toBe(1);
    expect(compareVersions('8.0', '8.0.0')).toBe(0);
  });
});

describe('hosts', () => {
  let judge: Judge;
  beforeEach(() => {
    judge = judgeOn('2021-06-01');
  });

  it('matches by label suffix, longest first, and nothing else', () => {
    expect(linkOf(judge, 'https://a.b.shop.example/').destination).toBe('shop');
    expect(linkOf(judge, 'https://pay.shop.example/').destination).toBe('coupon');
    expect(linkOf(judge, 'https://nowpay.shop.example/').destination).toBe('shop');
    expect(linkOf(judge, 'https://notshop.example/').destination).toBeNull();
    expect(linkOf(judge, 'https://shop.example.evil.test/').destination).toBeNull();
    expect(linkOf(judge, 'https://shop.example./').destination).toBe('shop');
  });

  it('matches rule domains and host labels', () => {
    expect(judge.judge('https://a.mail.example/', group).click.rule).toBe('mail');
    expect(judge.judge('https://mailmail.example/', group).click.rule).toBeNull();
    const then = judgeOn('2016-06-01');
    expect(then.judge('https://web.telegram.org/', group).click.rule).toBe('any-tld');
    expect(then.judge('https://telegra.ph/', group).click.rule).toBeNull();
    expect(then.judge('https://telegram.example.org/', group).click.rule).toBeNull();
  });

  it('takes redirectors off, outermost first, and only web addresses out of them', () => {
    const wrapped =
      'https://out.example/go?to=https%3A%2F%2Fwrap.example%2F%3Furl%3Dhttps%253A%252F%252Fshop.example%252F';
    expect(linkOf(judge, wrapped)).toMatchObject({
      destination: 'shop',
      unwrapped: ['out.example', 'wrap.example'],
    });
    expect(linkOf(judge, 'https://out.example/else?to=https%3A%2F%2Fshop.example')).toMatchObject({
      destination: null,
      unwrapped: [],
    });
    expect(linkOf(judge, 'https://wrap.example/?url=javascript:alert(1)')).toMatchObject({
      host: 'wrap.example',
      unwrapped: [],
    });
  });

  it('stops unwrapping a redirector that leads to itself', () => {
    let url = 'https://wrap.example/';
    for (let i = 0; i < 12; i++) url = `https://wrap.example/?url=${encodeURIComponent(url)}`;
    expect(linkOf(judge, url).unwrapped.length).toBe(5);
  });
});

describe('hostile addresses', () => {
  let judge: Judge;
  beforeEach(() => {
    judge = judgeOn('2021-06-01');
  });
  const cases: readonly [string, string, string | null][] = [
    ['javascript://shop.example/%0Aalert(1)', 'other', null],
    ['JaVaScRiPt:alert(1)', 'other', null],
    ['java\nscript:alert(1)', 'other', null],
    ['data:text/html,<a href=https://shop.example>', 'other', null],
    ['blob:https://shop.example/uuid', 'other', null],
    ['intent://shop.example#Intent;scheme=https;end', 'app', null],
    ['deals://shop.example/', 'app', 'deals'],
    ['https://shop.example@evil.test/', 'web', null],
    ['https://evil.test:pw@shop.example/', 'web', 'shop'],
    ['https:\\\\shop.example\\x', 'web', 'shop'],
    ['https:/shop.example/', 'web', 'shop'],
    ['  https://shop.example/  ', 'web', 'shop'],
    ['ht\ttps://sh\nop.example/', 'web', 'shop'],
    ['https://SHOP.EXAMPLE:8443/', 'web', 'shop'],
    ['https://ｓｈｏｐ．ｅｘａｍｐｌｅ/', 'web', 'shop'],
    ['https://shop。example/', 'web', 'shop'],
    ['https://sh%6Fp.example/', 'web', 'shop'],
    ['https://sһop.example/', 'web', null],
    ['https://shop.example:99999/', 'invalid', null],
    ['https://', 'invalid', null],
    ['shop.example', 'invalid', null],
    ['', 'invalid', null],
  ];
  it.each(cases)('reads %j as %s', (url, kind, destination) => {
    expect(linkOf(judge, url)).toMatchObject({ kind, destination });
    expect(judge.judge(url, asLink).click.verdict).toBe(
      kind === 'web' && destination === 'shop' ? 'ruled' : 'unknown',
    );
  });

  it('takes 64 KB and any other string without an exception, and always gives the same bytes', () => {
    expect(linkOf(judge, `https://shop.example/${'a'.repeat(65_536)}`).destination).toBe('shop');
    // Any code points. `fc.string` would say the same, and takes a second to get ready.
    const text = fc.array(fc.nat({ max: 0x10ffff })).map((codes) => String.fromCodePoint(...codes));
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          text.map((rest) => `https://${rest}`),
          text.map((rest) => `https://shop.example/${rest}`),
        ),
        (url) => {
          expect(JSON.stringify(judge.judge(url, group))).toBe(
            JSON.stringify(createJudge(judge.policy).judge(url, group)),
          );
        },
      ),
    );
  });
});

describe('compose and share', () => {
  let judge: Judge;
  beforeEach(() => {
    judge = judgeOn('2021-06-01');
  });

  it('asks the compose rules apart from the click', () => {
    expect(judge.judge('https://pay.shop.example/', group).compose).toMatchObject({
      treatment: 'refused',
      rule: 'no-coupons',
    });
    expect(judge.judge('https://shop.example/', group).compose).toEqual({ treatment: 'allowed', with: {} });
  });

  it('takes the form from the share rules unless the question names it', () => {
    expect(judge.judge('https://shop.example/', group).message).toMatchObject({
      form: 'token',
      clickable: true,
      basis: 'ruled',
    });
    expect(judge.judge('https://shop.example/', asLink).message).toMatchObject({
      form: 'link',
      basis: 'given',
    });
    expect(judge.judge('https://elsewhere.example/', group).message).toMatchObject({
      form: 'link',
      basis: 'default',
    });
  });

  it('lets the form decide the click where nothing in the message is a link', () => {
    expect(judge.judge('https://video.example/', group).click).toMatchObject({
      treatment: 'token',
      with: { copyable: true },
      rule: 'video-share',
    });
    expect(judge.judge('https://shop.example/', { surface: 'group', form: 'text' }).click.treatment).toBe(
      'inert',
    );
  });
});

describe('trace', () => {
  it('keeps file order, names what failed, and marks the nearest miss', () => {
    const lines = trace('https://shop.example/', { surface: 'group' }, judgeOn('2021-06-01'));
    expect(lines.map((line) => line.rule)).toEqual(samplePack.rules.map((rule) => rule.id));
    expect(lines.find((line) => line.rule === 'shops')).toMatchObject({ outcome: 'matched' });
    expect(lines.find((line) => line.nearest)).toMatchObject({
      rule: 'new-client',
      outcome: 'missed',
      failed: ['surface'],
    });
  });

  it('says since when a rule is gone, or from when it will be there', () => {
    const before = trace('https://shop.example/', direct, judgeOn('2020-06-01'));
    expect(before.find((line) => line.rule === 'new-client')).toMatchObject({
      failed: ['day'],
      day: '2021-01-01',
      nearest: true,
    });
    const after = trace('https://telegram.me/', direct, judgeOn('2020-06-01'));
    expect(after.find((line) => line.rule === 'any-tld')).toMatchObject({
      failed: ['day'],
      day: '2017-01-01',
    });
  });
});

describe('what content scripts get', () => {
  it('judges alike without the dormant rules', () => {
    const whole = compile({ pack: samplePack, catalogue: sampleCatalogue, day: '2016-06-01', digests: {} });
    const slim = forContent(whole);
    expect(slim.dormant).toEqual([]);
    const stored = JSON.parse(JSON.stringify(slim)) as typeof slim;
    for (const url of [
      'https://shop.example/',
      'https://telegram.me/',
      'https://a.mail.example/',
      'https://x.test/',
    ])
      expect(createJudge(stored).judge(url, group)).toEqual(createJudge(whole).judge(url, group));
  });
});
