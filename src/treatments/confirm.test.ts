import { describe, expect, test } from 'vitest';
import { judgement, policy } from '../../tests/fixtures/journeys.ts';
import { cheapest, journeyOf } from '../journey/index.ts';
import { reachOf } from '../journey/reach.ts';
import type { Params } from '../policy/types.ts';
import type { Remembered } from './types.ts';

const NEXT = { appButton: 'none' };
const { host } = judgement('confirm').link;
const asks = (params: Params) => judgement('confirm', { wording: 'confirm', next: NEXT, ...params });
const startOf = (params: Params, remembered?: Remembered) =>
  journeyOf(asks(params), policy, remembered).start?.to;

describe('a box that ends the asking', () => {
  test('is no part of the shortest way', () => {
    expect(cheapest(journeyOf(asks({ remember: 'domain' }), policy), 'read')).toEqual(
      cheapest(journeyOf(asks({}), policy), 'read'),
    );
  });

  test('is one action, there and back, and remembers only by going on', () => {
    const { screens } = journeyOf(asks({ remember: 'all' }), policy);
    const action = (screen: string, id: string) => screens[screen]?.actions.find((one) => one.id === id);
    expect(action('confirm', 'trust')?.to).toBe('confirm-ticked');
    expect(action('confirm-ticked', 'trust')?.to).toBe('confirm');
    expect(action('confirm', 'continue')?.remembers).toBeUndefined();
    expect(action('confirm-ticked', 'continue')).toMatchObject({ to: 'webview', remembers: 'all' });
  });

  test('every way on remembers, and no other action', () => {
    const { screens } = journeyOf(asks({ wording: 'confirm-full', remember: 'domain' }), policy);
    const remembering = screens['confirm-ticked']?.actions.filter(({ remembers }) => remembers);
    expect(remembering?.map(({ id }) => id)).toEqual(['continue', 'visit-original']);
  });

  test.each<[string, Remembered, string | undefined]>([
    ['domain', { all: false, hosts: [host] }, 'webview'],
    ['domain', { all: false, hosts: ['taobao.com', `x.${host}`] }, 'confirm'],
    ['domain', { all: true, hosts: [] }, 'confirm'],
    ['all', { all: true, hosts: [] }, 'webview'],
    ['all', { all: false, hosts: [host] }, 'confirm'],
    ['always', { all: true, hosts: [host] }, 'confirm'],
  ])('remember "%s", with %j remembered, leads to %s', (remember, remembered, first) => {
    expect(startOf({ remember }, remembered)).toBe(first);
  });

  test('what is remembered says nothing where no box was ticked', () => {
    expect(startOf({}, { all: true, hosts: [host] })).toBe('confirm');
  });

  test('the reach of a decision is that of the first time', () => {
    expect(reachOf(asks({ remember: 'all' }), policy).read.steps).toBe(2);
  });
});

test('a banner puts nothing between the click and what follows', () => {
  expect(startOf({ style: 'banner' })).toBe('webview');
  // biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
  expect(journeyOf(asks({ style: 'banner', then: 'open' }), policy).start?.leaves).toBe(true);
});

test('has a way on where nothing of its wording is on record', () => {
  const { screens } = journeyOf(judgement('confirm', { next: NEXT }), policy);
  expect(screens.confirm?.words).toBe(0);
  expect(screens.confirm?.actions.map(({ id }) => id)).toEqual(['continue']);
});

test('what follows and does not exist is unrecorded', () => {
  // biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
  const { screens } = journeyOf(asks({ then: 'constructor' }), policy);
  expect(screens.confirm?.actions[0]?.to).toBe('unrecorded');
});
