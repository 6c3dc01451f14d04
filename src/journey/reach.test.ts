import { describe, expect, it } from 'vitest';
import { judgement, policy } from '../../tests/fixtures/journeys.ts';
import type { CompiledDestination } from '../engine/types.ts';
import type { Params } from '../policy/types.ts';
import { reachOf } from './reach.ts';

const UNKNOWN = { possible: 'unknown' };
const reach = (treatment: string | null, params: Params = {}, destination: string | null = 'taobao') =>
  reachOf(judgement(treatment, params, destination), policy);

/** Of one destination, otherwise as in the sample. */
function reachWith(more: Partial<CompiledDestination>, treatment: string, params: Params = {}) {
  const destinations = policy.destinations.map((each) =>
    each.id === 'taobao' ? { ...each, ...more } : each,
  );
  return reachOf(judgement(treatment, params), { ...policy, destinations });
}

const page = { appButton: 'none' };
const stopped = { wording: 'stopped' };

describe('what can be reached', () => {
  it('each goal by its cheapest way', () => {
    const { read, app, pay } = reach('webview', { appButton: 'works' });
    expect(read).toEqual({
      possible: true,
      where: 'in-app',
      steps: 1,
      seconds: [0.6, 1.9],
      path: ['tap-link'],
    });
    expect(app).toMatchObject({ possible: true, where: 'app', steps: 2, path: ['tap-link', 'open-app'] });
    expect(pay).toMatchObject({
      possible: true,
      where: 'in-app',
      path: ['tap-link', 'buy', 'pay-with-alipay'],
      accepted: ['alipay'],
      refused: ['wechat-pay'],
      disputed: ['wechat-pay'],
    });
    expect(pay).not.toHaveProperty('unknown');
  });

  it('is unknown where nothing is on record', () => {
    expect(reach(null)).toEqual({ read: UNKNOWN, app: UNKNOWN, pay: UNKNOWN });
  });

  it('is not possible where the record leaves no way', () => {
    const { read, app, pay } = reach('stopped', stopped);
    expect([read, app]).toEqual([{ possible: false }, { possible: false }]);
    expect(pay).toMatchObject({ possible: false, accepted: ['alipay'] });
  });

  it('is unknown where only a way that nobody recorded is left', () => {
    expect(reach('webview', { appButton: 'unknown', menu: [] }).app).toEqual(UNKNOWN);
    expect(reach('webview', { appButton: 'none', menu: [] }).app).toEqual({ possible: false });
  });

  it('of a code that cannot be copied is unknown: it can still be typed by hand', () => {
    const { read, app } = reach('token', { copyable: false });
    expect([read, app]).toEqual([UNKNOWN, UNKNOWN]);
    expect(reach('token').read).toMatchObject({ possible: true, where: 'app' });
    expect(reach('token', {}, 'news').read).toEqual({ possible: false });
    expect(reach('webview', { ...page, menu: [], copyable: false }).app).toEqual({ possible: false });
  });
});

describe('the app', () => {
  it('is unknown where no app is on record, and where it is not known whose link it is', () => {
    expect(reach('stopped', stopped, 'news').app).toEqual(UNKNOWN);
    expect(reach('stopped', stopped, null).app).toEqual(UNKNOWN);
  });
});

describe('paying', () => {
  it('takes wallets in the page and by way of the app; which others were taken nobody knows', () => {
    const { pay } = reach('webview', page, 'tmall');
    expect(pay).toMatchObject({
      possible: true,
      accepted: ['wechat-pay', 'alipay'],
      refused: [],
      unknown: ['unionpay'],
    });
    expect(pay).not.toHaveProperty('disputed');
  });

  it('names the wallets of which sources disagree, and not those of which they agree', () => {
    const wallets = policy.destinations.find(({ id }) => id === 'taobao')?.wallets;
    const reason = wallets?.reasons['wechat-pay'];
    if (!wallets || !reason) throw new Error('the sample has a disputed wallet');
    const { disputed: _disputed, ...agreed } = reason;
    const both = { ...wallets, reasons: { alipay: agreed, 'wechat-pay': reason } };
    expect(reachWith({ wallets: both }, 'webview', page).pay.disputed).toEqual(['wechat-pay']);
  });

  it('is unknown where it hangs on a wallet that nobody recorded', () => {
    expect(reach('webview', { ...page, menu: [] }, 'jd').pay).toMatchObject(UNKNOWN);
    expect(reach('stopped', stopped, 'jd').pay).toMatchObject(UNKNOWN);
  });

  it('is not possible where every wallet was refused', () => {
    const wallets = { accepted: [], inApp: [], refused: ['alipay'], unknown: [], reasons: {} };
    expect(reachWith({ wallets }, 'webview', { ...page, menu: [] }).pay).toEqual({
      possible: false,
      accepted: [],
      refused: ['alipay'],
    });
  });

  it('where nothing is on record of it is unknown, but for where nobody gets', () => {
    expect(reach('webview', page, 'douyin').pay).toEqual(UNKNOWN);
    expect(reach('stopped', stopped, 'douyin').pay).toEqual({ possible: false });
    expect(reach('stopped', stopped, null).pay).toEqual({ possible: false });
    expect(reach('token', { copyable: false }, 'douyin').pay).toEqual(UNKNOWN);
  });
});
