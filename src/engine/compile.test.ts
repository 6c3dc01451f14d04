import { describe, expect, it } from 'vitest';
import type {
  Destination,
  DestinationCatalogue,
  HistoryEntry,
  Pack,
  Rule,
  WalletEntry,
  Wording,
} from '../policy/types.ts';
import { type CompileInput, compile } from './compile.ts';
import { REASONS } from './reasons.ts';

const text = (en: string) => ({ en });
const said = (from: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  from,
  confidence: 'reported',
  reason: text(`since ${from}`),
  sources: ['note'],
  ...more,
});
const rule = (id: string, more: Partial<Rule> = {}): Rule => ({
  id,
  moment: 'click',
  title: text(id),
  when: {},
  history: [said('2016-01-01', { treatment: 'open' })],
  ...more,
});
const wording = (title: string, more: Partial<Wording> = {}): Wording => ({
  lang: 'en',
  mark: 'exact',
  sources: ['note'],
  parts: { title: { text: title, gloss: text(title) } },
  ...more,
});
const bare: Pack = {
  id: 'bare',
  name: text('Bare'),
  kind: 'messenger',
  timeZone: 'Etc/UTC',
  owner: 'home',
  surfaces: [],
  clients: [],
  flags: [],
  eras: [{ id: 'early', from: '2015-01-01', name: text('Early'), summary: text('Early'), sources: [] }],
  rules: [],
  wordings: {},
  records: [],
};
const shop: Destination = {
  id: 'shop',
  name: text('Shop'),
  owner: 'rival',
  category: 'e-commerce',
  hosts: [{ domain: 'shop.example', use: 'site', confidence: 'observed', sources: [] }],
  schemes: [],
};
const nothing: DestinationCatalogue = {
  owners: [],
  categories: [],
  wallets: [],
  sets: [],
  destinations: [],
  wrappers: [],
};

const compiled = (pack: Partial<Pack>, more: Partial<CompileInput> = {}) =>
  compile({ pack: { ...bare, ...pack }, catalogue: nothing, day: '2020-06-01', digests: {}, ...more });

/** What becomes of one destination in a catalogue. */
const destinationIn = (more: Partial<Destination>, sets: DestinationCatalogue['sets'] = []) =>
  compiled({}, { catalogue: { ...nothing, sets, destinations: [{ ...shop, ...more }] } }).destinations[0];

describe('a whole policy', () => {
  it('of an empty record says who, when, and nothing else', () => {
    expect(compiled({})).toStrictEqual({
      format: 1,
      platform: 'bare',
      name: { en: 'Bare' },
      owner: 'home',
      at: '2020-06-01',
      era: 'early',
      rules: [],
      dormant: [],
      wordings: {},
      destinations: [],
      hosts: {},
      schemes: {},
      wrappers: [],
      wallets: {},
      reasons: REASONS,
      packs: {},
    });
  });

  it('has no era before the first one', () => {
    expect(compiled({}, { day: '2014-12-31' }).era).toBeNull();
  });

  it('says for which client, version and region it was made, where that was asked', () => {
    expect(compiled({}, { client: 'ios', clientVersion: '9', region: 'AU' })).toMatchObject({
      client: 'ios',
      clientVersion: '9',
      region: 'AU',
    });
  });

  it('names the overlays on the pack, and their digests beside those of the pack and the catalogue', () => {
    const hypothetical = [{ id: 'what-if', name: text('What if'), digest: 'sha256-o' }];
    const policy = compiled(
      { hypothetical },
      { digests: { bare: 'sha256-b', destinations: 'sha256-d', other: 'sha256-x' } },
    );
    expect(policy.hypothetical).toEqual([{ id: 'what-if', name: { en: 'What if' } }]);
    expect(policy.packs).toEqual({
      bare: 'sha256-b',
      destinations: 'sha256-d',
      'overlay:what-if': 'sha256-o',
    });
  });

  it('finds destinations by host and by app scheme, and takes redirectors and wallets along', () => {
    const app: Destination = {
      ...shop,
      id: 'app',
      hosts: [{ domain: 'app.example', use: 'site', confidence: 'observed', sources: [] }],
      schemes: [{ scheme: 'app', confidence: 'observed', sources: [] }],
    };
    const policy = compiled(
      {},
      {
        catalogue: {
          ...nothing,
          destinations: [shop, app],
          wallets: [{ id: 'alipay', name: text('Alipay') }],
          wrappers: [{ domain: 'go.example', param: 'to', confidence: 'observed', sources: ['note'] }],
        },
      },
    );
    expect(policy.hosts).toEqual({ 'shop.example': 0, 'app.example': 1 });
    expect(policy.schemes).toEqual({ app: 1 });
    expect(policy.wallets).toEqual({ alipay: { en: 'Alipay' } });
    expect(policy.wrappers).toEqual([{ domain: 'go.example', param: 'to' }]);
  });
});

describe('a rule', () => {
  it('that speaks carries what its entry in force says, whole', () => {
    const first = said('2016-01-01', { treatment: 'open' });
    const disputed = [{ says: text('it opened'), sources: ['other'] }];
    const second = said('2018-01-01', {
      precision: 'by',
      treatment: 'confirm',
      with: { wording: 'w' },
      overlay: 'what-if',
      disputed,
    });
    const policy = compiled({ rules: [rule('none'), rule('one', { history: [first, second] })] });
    expect(policy.dormant).toEqual([]);
    expect(policy.rules[0]?.entry).toEqual({
      from: '2016-01-01',
      says: 'open',
      with: {},
      confidence: 'reported',
      reason: { en: 'since 2016-01-01' },
      sources: ['note'],
    });
    expect(policy.rules[1]).toEqual({
      id: 'one',
      index: 1,
      moment: 'click',
      title: { en: 'one' },
      when: {},
      entry: {
        from: '2018-01-01',
        precision: 'by',
        says: 'confirm',
        with: { wording: 'w' },
        confidence: 'reported',
        reason: { en: 'since 2018-01-01' },
        sources: ['note'],
        overlay: 'what-if',
        disputed,
      },
    });
  });

  it('says a form at the moment of sharing, and that nobody knows where an entry says neither', () => {
    const says = (entry: HistoryEntry) => compiled({ rules: [rule('one', { history: [entry] })] }).rules[0];
    expect(says(said('2016-01-01', { form: 'token' }))?.entry.says).toBe('token');
    expect(says(said('2016-01-01'))?.entry.says).toBe('unknown');
  });

  it('sleeps before its first day, and says from when it will be there', () => {
    const history = [said('2021-01-01', { treatment: 'open' })];
    expect(compiled({ rules: [rule('later', { history })] })).toMatchObject({
      rules: [],
      dormant: [{ id: 'later', index: 0, moment: 'click', when: {}, failed: ['day'], day: '2021-01-01' }],
    });
  });

  it('sleeps once it is gone, and says since when', () => {
    const history = [said('2016-01-01', { treatment: 'open' }), said('2018-01-01', { treatment: 'none' })];
    expect(compiled({ rules: [rule('gone', { history })] }).dormant).toEqual([
      { id: 'gone', index: 0, moment: 'click', when: {}, failed: ['day'], day: '2018-01-01' },
    ]);
  });

  it('for another client sleeps without a day, and names the day first where that fails too', () => {
    const when = { client: ['ios'] };
    const later = rule('later', { when, history: [said('2021-01-01', { treatment: 'open' })] });
    expect(compiled({ rules: [rule('ios', { when }), later] }, { client: 'android' }).dormant).toStrictEqual([
      { id: 'ios', index: 0, moment: 'click', when, failed: ['client'] },
      { id: 'later', index: 1, moment: 'click', when, failed: ['day', 'client'], day: '2021-01-01' },
    ]);
  });

  it('without a history sleeps without a reason to name', () => {
    expect(compiled({ rules: [rule('empty', { history: [] })] }).dormant).toEqual([
      { id: 'empty', index: 0, moment: 'click', when: {}, failed: [] },
    ]);
  });
});

describe('a destination', () => {
  it('without relations is in no set, and has an app where a scheme is known or the record says so', () => {
    expect(destinationIn({}, [{ id: 'dated', name: text('Dated'), sources: [] }])).toEqual({
      id: 'shop',
      name: { en: 'Shop' },
      owner: 'rival',
      category: 'e-commerce',
      sets: [],
      unsure: [],
      assumed: [],
      hasApp: false,
      wallets: null,
    });
    const schemes: Destination['schemes'] = [{ scheme: 'shop', confidence: 'observed', sources: [] }];
    expect(destinationIn({ schemes })?.hasApp).toBe(true);
    expect(destinationIn({ hasApp: true })?.hasApp).toBe(true);
    expect(destinationIn({ schemes, hasApp: false })?.hasApp).toBe(false);
  });

  it('is in the sets that list it', () => {
    const listing = (id: string, destinations: string[]) => ({
      id,
      name: text(id),
      destinations,
      sources: [],
    });
    const relations: Destination['relations'] = {
      others: [{ from: '2016-01-01', member: 'yes', confidence: 'reported', reason: text('r'), sources: [] }],
    };
    const found = destinationIn({ relations }, [
      listing('shops', ['mall', 'shop']),
      listing('others', ['mall']),
    ]);
    expect(found).toMatchObject({ sets: ['shops'], unsure: [], assumed: [] });
  });

  it('is in a dated set, is not, or nobody knows, by the day', () => {
    const member = (
      from: string,
      is: 'yes' | 'none' | 'unknown',
      confidence: 'reported' | 'assumed' = 'reported',
    ) => [{ from, member: is, confidence, reason: text('r'), sources: [] }];
    const ids = ['known', 'inferred', 'left', 'disputed', 'later', 'inferred-none', 'unrelated'];
    const found = destinationIn(
      {
        relations: {
          known: member('2016-01-01', 'yes'),
          inferred: member('2016-01-01', 'yes', 'assumed'),
          left: member('2016-01-01', 'none'),
          disputed: member('2016-01-01', 'unknown'),
          later: member('2021-01-01', 'yes'),
          'inferred-none': member('2016-01-01', 'none', 'assumed'),
        },
      },
      ids.map((id) => ({ id, name: text(id), sources: [] })),
    );
    expect(found).toMatchObject({
      sets: ['known', 'inferred'],
      assumed: ['inferred'],
      unsure: ['disputed', 'later'],
    });
  });

  it('takes wallets in the page or by way of its app, refuses them, or nobody knows; with the reason', () => {
    const entry = (more: Partial<WalletEntry>): WalletEntry[] => [
      {
        from: '2016-01-01',
        accepted: 'yes',
        confidence: 'reported',
        reason: text('r'),
        sources: ['note'],
        ...more,
      },
    ];
    const found = destinationIn({
      wallets: {
        page: entry({ where: 'page' }),
        plain: entry({}),
        app: entry({ where: 'app' }),
        refused: entry({ accepted: 'none' }),
        unknown: entry({ accepted: 'unknown' }),
        later: entry({ from: '2021-01-01' }),
      },
    });
    const why = { from: '2016-01-01', confidence: 'reported', reason: { en: 'r' }, sources: ['note'] };
    expect(found?.wallets).toEqual({
      accepted: ['page', 'plain'],
      inApp: ['app'],
      refused: ['refused'],
      unknown: ['unknown', 'later'],
      reasons: { page: why, plain: why, app: why, refused: why, unknown: why },
    });
  });
});

describe('the wordings that are taken along', () => {
  const wordings = {
    named: wording('Named'),
    deep: wording('Deep'),
    asleep: wording('Asleep'),
    shared: wording('Shared', { shared: true }),
    unnamed: wording('Unnamed', { shared: false }),
  };

  it('are those that a rule in force names at any depth, and the shared ones', () => {
    const history = [
      said('2016-01-01', {
        treatment: 'delay',
        with: { wording: 'named', next: { of: ['deep'], none: null } },
      }),
    ];
    const later = [said('2021-01-01', { treatment: 'confirm', with: { wording: 'asleep' } })];
    const { wordings: taken } = compiled({
      wordings,
      rules: [rule('now', { history }), rule('later', { history: later })],
    });
    expect(Object.keys(taken)).toEqual(['named', 'deep', 'shared']);
    expect(taken.deep).toBe(wordings.deep);
  });
});
