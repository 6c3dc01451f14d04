import { describe, expect, it } from 'vitest';
import { judgement, policy } from '../../tests/fixtures/journeys.ts';
import type { CompiledDestination } from '../engine/types.ts';
import type { Params, Wording } from '../policy/types.ts';
import type { Screen } from '../treatments/types.ts';
import { NOTHING_REMEMBERED } from './index.ts';
import { placeOf } from './places.ts';

interface Asked {
  readonly params?: Params;
  readonly destination?: Partial<CompiledDestination>;
  readonly wordings?: Readonly<Record<string, Wording>>;
  readonly url?: string;
}

const shop: CompiledDestination = {
  id: 'shop',
  name: { en: 'Shop' },
  owner: null,
  category: null,
  sets: [],
  unsure: [],
  assumed: [],
  hasApp: true,
  wallets: { accepted: ['alipay'], inApp: [], refused: [], unknown: [], reasons: {} },
};

/** The screens of a place; what it leads on to is written as `to <place> <parameters>`. */
function lay(id: string, { params = {}, destination, wordings = {}, url }: Asked = {}): readonly Screen[] {
  const asked = judgement('webview', {}, null);
  const screens = placeOf(id)?.({
    params,
    judgement: url === undefined ? asked : { ...asked, link: { ...asked.link, url } },
    destination: destination ? { ...shop, ...destination } : null,
    policy: { ...policy, wordings },
    remembered: NOTHING_REMEMBERED,
    follow: (next, more) => `to ${next}${more ? ` ${JSON.stringify(more)}` : ''}`,
  });
  if (!screens || typeof screens === 'string') throw new Error(`no place ${id}`);
  return screens;
}

/** A screen of a place on which there is nothing but what is named. */
const screen = (id: string, view: string, more: Partial<Screen> = {}): Screen => ({
  id,
  unit: 'place',
  view,
  params: {},
  words: 0,
  reaches: [],
  actions: [],
  ...more,
});

it('every place has its screens, named for it', () => {
  const ids = (id: string) => lay(id, { params: { menu: [] }, destination: {} }).map((each) => each.id);
  const named = [
    ...['browser', 'browser-paste', 'browser-type', 'browser-checkout', 'browser-paid'],
    ...['app', 'app-token', 'app-scan', 'app-checkout', 'app-paid', 'app-start'],
    ...['menu', 'checkout', 'paid', 'store', 'unrecorded', 'removed'],
  ];
  for (const id of named) expect(ids(id)).toEqual([id]);
  expect(ids('complaint')).toEqual(['complaint-send', 'complaint-sent']);
  expect(ids('appeal')).toEqual(['appeal', 'appeal-sent']);
  const hands = ['app-token', 'app-scan'].map((id) => lay(id)[0]?.actions[0]?.id);
  expect(hands).toEqual(['view', 'scan']);
});

it('there is no place of a name that only looks like one', () => {
  expect(placeOf('nowhere')).toBeUndefined();
  expect(placeOf('constructor')).toBeUndefined();
});

describe('the menu of the in-app browser', () => {
  it('has the entries that are on record, in their order, and no other', () => {
    expect(lay('menu', { params: { menu: ['complain', 'copy', 'open-in-browser', 'print'] } })).toEqual([
      screen('menu', 'menu', {
        words: 6,
        actions: [
          { id: 'complain', to: 'to complaint', gesture: 'tap' },
          { id: 'copy-address', to: 'to switcher {"holds":"address"}', gesture: 'tap', copies: 'address' },
          { id: 'open-in-browser', to: 'to browser', gesture: 'tap', leaves: true },
        ],
      }),
    ]);
  });
});

describe('the complaint form', () => {
  const sent = [
    screen('complaint-send', 'complaint-send', {
      words: 4,
      actions: [{ id: 'send-complaint', to: 'complaint-sent', gesture: 'tap' }],
    }),
    screen('complaint-sent', 'sent'),
  ];

  it('goes through each level of the reasons, and is sent', () => {
    const option = (text: string, options?: Wording['options']) => ({
      text,
      gloss: { en: text },
      ...(options && { options }),
    });
    const complaint: Wording = {
      lang: 'en',
      mark: 'exact',
      sources: [],
      parts: {},
      options: [option('a'), option('b', [option('c'), option('d', [option('e')])])],
    };
    const tap = (index: number, to: string) => ({ id: `reason-${index}`, to, gesture: 'tap' as const });
    const level = (id: string, path: number[], ...to: string[]) =>
      screen(id, 'complaint', {
        params: { path },
        words: 5 * to.length,
        actions: to.map((next, index) => tap(index + 1, next)),
      });
    expect(lay('complaint', { wordings: { complaint } })).toEqual([
      level('complaint', [], 'complaint-send', 'complaint-2'),
      level('complaint-2', [1], 'complaint-send', 'complaint-2-2'),
      level('complaint-2-2', [1, 1], 'complaint-send'),
      ...sent,
    ]);
  });

  it('is only sent where no reasons are on record', () => {
    expect(lay('complaint')).toEqual(sent);
  });
});

describe('the appeal', () => {
  const part = { text: 'x', gloss: { en: 'x' } };
  const ask = (parts: Wording['parts'], params: Params = { wording: 'w' }) =>
    lay('appeal', { params, wordings: { w: { lang: 'en', mark: 'exact', sources: [], parts } } });
  const appeal = (params: Params, ...ids: string[]) => [
    screen('appeal', 'appeal', {
      params,
      words: 4,
      actions: ids.map((id) => ({ id, to: 'appeal-sent', gesture: 'tap' })),
    }),
    screen('appeal-sent', 'sent'),
  ];

  it('tells apart who asks where the wording does, and else only that one asks', () => {
    const params = { wording: 'w' };
    const parts = { 'appeal-as-owner': part, 'appeal-as-visitor': part };
    expect(ask(parts)).toEqual(appeal(params, 'appeal-as-owner', 'appeal-as-visitor'));
    expect(ask({ 'appeal-as-visitor': part })).toEqual(appeal(params, 'appeal-as-visitor'));
    expect(ask({ title: part })).toEqual(appeal(params, 'send-appeal'));
    expect(ask(parts, {})).toEqual(appeal({}, 'send-appeal'));
  });
});

describe('the app switcher', () => {
  const switcher = (holds: string, destination?: Partial<CompiledDestination>) => {
    const [first] = lay('switcher', { params: { holds }, ...(destination && { destination }) });
    expect(first).toMatchObject({ id: `switcher-${holds}`, view: 'switcher', params: { holds } });
    return first?.actions;
  };

  it('takes an address to the browser, and a token or a picture to the app', () => {
    const to = (id: string, place: string) => [{ id, to: `to ${place}`, gesture: 'switch-app' }];
    expect(switcher('address', {})).toEqual(to('switch-to-browser', 'browser-paste'));
    expect(switcher('token', {})).toEqual(to('switch-to-app', 'app-token'));
    expect(switcher('picture', {})).toEqual(to('switch-to-app', 'app-scan'));
  });

  it('has nothing for a token where there is no app', () => {
    expect(switcher('token', { hasApp: false })).toEqual([]);
    expect(switcher('token')).toEqual([]);
  });
});

describe('the browser and the app', () => {
  const tap = (id: string, to: string) => ({ id, to: `to ${to}`, gesture: 'tap' as const });

  it('an address is pasted, or typed without its scheme', () => {
    expect(lay('browser-paste')).toEqual([
      screen('browser-paste', 'new-tab', { actions: [{ ...tap('paste-and-go', 'browser'), leaves: true }] }),
    ]);
    const typed = (url: string) => lay('browser-type', { url });
    expect(typed('https://a.example/b')).toEqual([
      screen('browser-type', 'new-tab', {
        actions: [{ id: 'type-address', to: 'to browser', gesture: 'type', keys: 11, leaves: true }],
      }),
    ]);
    expect(typed('http://a.example/b')[0]?.actions[0]?.keys).toBe(11);
    expect(typed('a.example/?http://b')[0]?.actions[0]?.keys).toBe(19);
  });

  it('the page is read in the browser, from which the app opens, and one can buy', () => {
    expect(lay('browser', { destination: {} })).toEqual([
      screen('browser', 'browser', {
        reaches: [{ goal: 'read', where: 'browser' }],
        actions: [tap('open-app', 'app'), tap('buy', 'browser-checkout')],
      }),
    ]);
    expect(lay('browser', { destination: { hasApp: false, wallets: null } })[0]?.actions).toEqual([]);
    expect(lay('browser')[0]?.actions).toEqual([]);
  });

  it('in the app it is read too, and one is in the app', () => {
    expect(lay('app', { destination: {} })).toEqual([
      screen('app', 'app', {
        reaches: [
          { goal: 'read', where: 'app' },
          { goal: 'app', where: 'app' },
        ],
        actions: [tap('buy', 'app-checkout')],
      }),
    ]);
    expect(lay('app')[0]?.actions).toEqual([]);
  });

  it.each(['browser', 'app'] as const)('paying in the %s takes one action', (where) => {
    expect(lay(`${where}-checkout`)).toEqual([
      screen(`${where}-checkout`, 'outside-checkout', {
        params: { where },
        words: 2,
        actions: [tap('pay', `${where}-paid`)],
      }),
    ]);
    expect(lay(`${where}-paid`)).toEqual([
      screen(`${where}-paid`, 'paid', { reaches: [{ goal: 'pay', where }] }),
    ]);
  });

  it('the app is handed a token or a picture', () => {
    expect(lay('app-token')).toEqual([
      screen('app-token', 'app-token', { words: 6, actions: [tap('view', 'app')] }),
    ]);
    expect(lay('app-scan')).toEqual([
      screen('app-scan', 'app-scan', { words: 6, actions: [tap('scan', 'app')] }),
    ]);
  });

  it('by way of the shop for apps one gets in, and not to the page', () => {
    expect(lay('store')).toEqual([
      screen('store', 'store', { words: 2, actions: [tap('open-app', 'app-start')] }),
    ]);
    expect(lay('app-start')).toEqual([
      screen('app-start', 'app-start', { reaches: [{ goal: 'app', where: 'app' }] }),
    ]);
  });
});

describe('the checkout in the in-app browser', () => {
  it('has each wallet that was taken, or may have been, and names those that were not', () => {
    const wallets = { accepted: ['a', 'b'], inApp: ['c'], refused: ['d', 'e'], unknown: ['f'], reasons: {} };
    const pay = (wallet: string, to: string, more: object = {}) => ({
      id: `pay-with-${wallet}`,
      to: `to ${to}`,
      gesture: 'tap' as const,
      ...more,
    });
    expect(lay('checkout', { destination: { wallets } })).toEqual([
      screen('checkout', 'checkout', {
        words: 12,
        actions: [
          pay('a', 'paid'),
          pay('b', 'paid'),
          pay('c', 'app-checkout'),
          pay('f', 'paid', { unsure: true }),
        ],
      }),
    ]);
    expect(lay('paid')).toEqual([screen('paid', 'paid', { reaches: [{ goal: 'pay', where: 'in-app' }] })]);
  });

  it('is not there where nothing can be paid', () => {
    expect(lay('checkout', { destination: { wallets: null } })).toEqual([]);
    expect(lay('checkout')).toEqual([]);
  });
});

describe('where nothing is known, or nothing is left', () => {
  it('the link can still be opened, which proves nothing', () => {
    expect(lay('unrecorded')).toEqual([
      screen('unrecorded', 'unrecorded', {
        actions: [{ id: 'open-anyway', to: 'to browser', gesture: 'tap', leaves: true, unsure: true }],
      }),
    ]);
  });

  it('what was removed offers nothing', () => {
    expect(lay('removed')).toEqual([screen('removed', 'removed')]);
  });
});
