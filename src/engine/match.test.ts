import { describe, expect, it } from 'vitest';
import { policy as samplePolicy } from '../../tests/fixtures/journeys.ts';
import type { When } from '../policy/types.ts';
import { createMatcher, type LinkClass, type Matcher } from './match.ts';
import type { CompiledDestination, CompiledPolicy } from './types.ts';

function destination(id: string, more: Partial<CompiledDestination> = {}): CompiledDestination {
  return {
    id,
    name: { en: id },
    owner: 'rival',
    category: 'e-commerce',
    sets: [],
    unsure: [],
    assumed: [],
    hasApp: false,
    wallets: null,
    ...more,
  };
}

const destinations = [
  destination('shop'),
  destination('mall'),
  destination('home', { owner: 'tencent', category: 'messaging' }),
  destination('partner', { owner: 'friend', sets: ['partners'] }),
  destination('inferred', { owner: 'friend', sets: ['partners'], assumed: ['partners'] }),
  destination('unclear', { owner: 'friend', unsure: ['partners'] }),
  destination('nameless', { owner: null, category: null }),
];
const index = (id: string) => destinations.findIndex((each) => each.id === id);

/** A matcher for rules with these conditions; `dormant` = of rules that do not speak. */
function matcherOf(
  whens: readonly When[],
  { dormant = [], ...more }: Partial<Omit<CompiledPolicy, 'dormant'>> & { dormant?: readonly When[] } = {},
): Matcher {
  const [sample] = samplePolicy.rules;
  if (!sample) throw new Error('the sample has a rule');
  return createMatcher({
    ...samplePolicy,
    destinations,
    rules: whens.map((when) => ({ ...sample, when })),
    dormant: dormant.map((when) => ({ id: 'd', index: 9, moment: 'click', when, failed: ['day'] })),
    ...more,
  });
}
const classIn = (matcher: Matcher, domain: string): LinkClass | undefined =>
  new Map(matcher.hosts()).get(domain);

describe('what a rule says of where a link leads', () => {
  const toOf = (to: readonly string[] | undefined, id: string | null) => {
    const when = to ? { to } : {};
    const matcher = matcherOf([when]);
    return matcher.match(when, id === null ? matcher.unlisted : matcher.ofDestination(index(id)));
  };

  it.each([
    [undefined, null, 'yes'],
    [['any'], null, 'yes'],
    [['any'], 'shop', 'yes'],
    [['own'], 'home', 'yes'],
    [['own'], 'shop', 'no'],
    [['own'], 'nameless', 'no'],
    [['own'], null, 'no'],
    [['external'], 'home', 'no'],
    [['external'], 'shop', 'yes'],
    [['external'], null, 'yes'],
    [['shop'], 'shop', 'yes'],
    [['shop'], 'mall', 'no'],
    [['rival'], 'mall', 'yes'],
    [['e-commerce'], 'mall', 'yes'],
    [['e-commerce'], 'home', 'no'],
    [['shop'], null, 'no'],
    [['@partners'], 'partner', 'yes'],
    [['@partners'], 'inferred', 'assumed'],
    [['@partners'], 'unclear', 'unsure'],
    [['@partners'], 'shop', 'no'],
    [['@partners'], null, 'no'],
    [['partners'], 'partner', 'no'],
    [['shop', 'mall'], 'mall', 'yes'],
    [['@partners', 'friend'], 'unclear', 'yes'],
    [['@partners', 'friend'], 'inferred', 'yes'],
    [['shop', '@partners'], 'unclear', 'unsure'],
    [[], 'shop', 'no'],
  ])('to %j, of %j: %s', (to, id, expected) => {
    expect(toOf(to, id)).toBe(expected);
  });
});

describe('the class of a host', () => {
  const hosts = { 'shop.example': index('shop'), 'home.example': index('home') };

  it('is its destination’s where no rule names domains', () => {
    const matcher = matcherOf([{ to: ['shop'] }], { hosts });
    expect([...matcher.hosts()].map(([domain]) => domain)).toEqual(['shop.example', 'home.example']);
    expect(classIn(matcher, 'shop.example')).toBe(matcher.ofDestination(index('shop')));
  });

  it('knows the domains that rules name, those of rules that sleep too, and every one above it', () => {
    const matcher = matcherOf([{ domain: ['a.shop.example', 'example'] }, { domain: ['elsewhere.test'] }], {
      hosts,
      dormant: [{ domain: ['asleep.test'] }],
    });
    const below = classIn(matcher, 'a.shop.example') as LinkClass;
    expect(below).toMatchObject({ id: 'shop', wraps: false, label: null });
    expect([...below.domains]).toEqual(['a.shop.example', 'example']);
    expect([...(classIn(matcher, 'shop.example')?.domains ?? [])]).toEqual(['example']);
    expect(classIn(matcher, 'elsewhere.test')).toMatchObject({ id: null, destination: null, sets: [] });
    expect([...(classIn(matcher, 'asleep.test')?.domains ?? [])]).toEqual(['asleep.test']);

    const parts = (when: When) => matcher.parts(when, below);
    expect(parts({ domain: ['a.shop.example'] }).domain).toBe(true);
    expect(parts({ domain: ['elsewhere.test', 'example'] }).domain).toBe(true);
    expect(parts({ domain: ['elsewhere.test'] }).domain).toBe(false);
    expect(parts({}).domain).toBe(true);
    expect(matcher.match({ domain: ['elsewhere.test'] }, below)).toBe('no');
    expect(matcher.match({ domain: ['example'] }, below)).toBe('yes');
  });

  it('takes the destination nearest to it, and is nobody’s outside all of them', () => {
    const nested = { 'shop.example': index('shop'), 'pay.shop.example': index('mall') };
    const matcher = matcherOf([{ domain: ['x.pay.shop.example', 'x.shop.example', 'constructor'] }], {
      hosts: nested,
    });
    expect(classIn(matcher, 'x.pay.shop.example')?.id).toBe('mall');
    expect(classIn(matcher, 'x.shop.example')?.id).toBe('shop');
    expect(classIn(matcher, 'constructor')?.id).toBeNull();
  });

  it('says where a redirector lives, at its domain and at listed hosts below it', () => {
    const matcher = matcherOf([{}], {
      hosts: { ...hosts, 'deep.go.example': index('mall') },
      wrappers: [{ domain: 'go.example', param: 'to' }],
    });
    expect(classIn(matcher, 'go.example')).toMatchObject({ wraps: true, id: null });
    expect(classIn(matcher, 'deep.go.example')).toMatchObject({ wraps: true, id: 'mall' });
    expect(classIn(matcher, 'home.example')).toBe(matcher.ofDestination(index('home')));
    expect(matcher.unlisted.wraps).toBe(false);
  });

  it('of a host that points nowhere in the catalogue is nobody’s', () => {
    const matcher = matcherOf([{}], { hosts: { 'gone.example': 99 } });
    expect(classIn(matcher, 'gone.example')).toBe(matcher.unlisted);
    expect(matcher.ofDestination(99)).toBe(matcher.unlisted);
  });
});

describe('the label below the top-level one', () => {
  const refined = (host: string, labels = ['telegram']) => {
    const matcher = matcherOf([{ hostLabel: labels }]);
    return matcher.refine(matcher.unlisted, host).label;
  };

  it.each([
    ['telegram.org', 'telegram'],
    ['web.telegram.org', 'telegram'],
    ['telegram.org.', 'telegram'],
    ['web.telegram.org.', 'telegram'],
    ['telegram.example.org', null],
    ['telegra.ph', null],
    ['telegram', null],
    ['telegram.', null],
    ['org.telegram', null],
  ])('%s', (host, label) => {
    expect(refined(host)).toBe(label);
  });

  it('counts where a rule names it, one that sleeps too, and no other', () => {
    const matcher = matcherOf([{ hostLabel: ['telegram', 'signal'] }], {
      dormant: [{ hostLabel: ['asleep'] }],
    });
    const link = matcher.refine(matcher.ofDestination(index('shop')), 'telegram.org');
    expect(link).toMatchObject({ id: 'shop', label: 'telegram' });
    expect(matcher.parts({ hostLabel: ['signal', 'telegram'] }, link).hostLabel).toBe(true);
    expect(matcher.parts({ hostLabel: ['signal'] }, link).hostLabel).toBe(false);
    expect(matcher.parts({}, link).hostLabel).toBe(true);
    expect(matcher.match({ hostLabel: ['signal'] }, link)).toBe('no');
    expect(matcher.parts({ hostLabel: ['telegram'] }, matcher.unlisted).hostLabel).toBe(false);
    expect(matcher.refine(matcher.unlisted, 'asleep.org').label).toBe('asleep');
    expect(matcher.refine(matcher.unlisted, 'other.org')).toBe(matcher.unlisted);
  });

  it('makes one class for each label and class, so that rulings are shared', () => {
    const matcher = matcherOf([{ hostLabel: ['telegram', 'signal'] }]);
    const { unlisted } = matcher;
    const shop = matcher.ofDestination(index('shop'));
    expect(matcher.refine(unlisted, 'telegram.org')).toBe(matcher.refine(unlisted, 'www.telegram.me'));
    expect(matcher.refine(unlisted, 'telegram.org')).not.toBe(matcher.refine(unlisted, 'signal.org'));
    expect(matcher.refine(unlisted, 'telegram.org')).not.toBe(matcher.refine(shop, 'telegram.org'));
  });
});

describe('destinations that no rule can tell apart', () => {
  const share = (matcher: Matcher, a: string, b: string) =>
    matcher.ofDestination(index(a)).rulings === matcher.ofDestination(index(b)).rulings;

  it('share what is ruled', () => {
    expect(share(matcherOf([{ to: ['e-commerce'] }]), 'shop', 'mall')).toBe(true);
  });

  it('do not, where a rule names one, or owner, category or sets differ', () => {
    expect(share(matcherOf([{ to: ['shop'] }]), 'shop', 'mall')).toBe(false);
    expect(share(matcherOf([], { dormant: [{ to: ['shop'] }] }), 'shop', 'mall')).toBe(false);
    for (const other of ['home', 'partner', 'nameless'])
      expect(share(matcherOf([{}]), 'shop', other)).toBe(false);
    expect(share(matcherOf([{}]), 'partner', 'inferred')).toBe(false);
  });

  it('do not where the reason has to name the destination', () => {
    const two = [destination('one', { unsure: ['partners'] }), destination('two', { unsure: ['partners'] })];
    const matcher = matcherOf([{}], { destinations: two });
    expect(matcher.ofDestination(0).rulings).not.toBe(matcher.ofDestination(1).rulings);
  });
});
