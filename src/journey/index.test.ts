import { describe, expect, it } from 'vitest';
import { everyCase, judgement, policy } from '../../tests/fixtures/journeys.ts';
import { GOALS, type Goal } from '../engine/types.ts';
import type { Params } from '../policy/types.ts';
import { cheapest, journeyOf, NOTHING_REMEMBERED } from './index.ts';

function path(goal: Goal, treatment: string, params: Params = {}, destination: string | null = 'taobao') {
  const form = treatment === 'qr' ? 'qr' : undefined;
  const journey = journeyOf(judgement(form ? 'token' : treatment, params, destination, form), policy);
  const way = cheapest(journey, goal);
  return way && `${way.path.join(' ')} @${way.where}`;
}

describe('the way to each goal', () => {
  it('webview: reads at once; the app button works', () => {
    expect(path('read', 'webview', { appButton: 'works' })).toBe('tap-link @in-app');
    expect(path('app', 'webview', { appButton: 'works' })).toBe('tap-link open-app @app');
  });

  it('webview: without an app button, by way of the menu and the browser', () => {
    for (const appButton of ['none', 'label-only']) {
      expect(path('app', 'webview', { appButton })).toBe('tap-link open-menu open-in-browser open-app @app');
    }
  });

  it('webview: with copying as the only menu entry', () => {
    expect(path('app', 'webview', { appButton: 'none', menu: ['copy'] })).toBe(
      'tap-link open-menu copy-address switch-to-browser paste-and-go open-app @app',
    );
    expect(path('app', 'webview', { appButton: 'none', menu: [] })).toBeNull();
  });

  it('webview: pays in the page, or in the app where the wallet leads there', () => {
    expect(path('pay', 'webview', { appButton: 'none' })).toBe('tap-link buy pay-with-alipay @in-app');
    expect(path('pay', 'webview', { appButton: 'none' }, 'tmall')).toBe(
      'tap-link buy pay-with-wechat-pay @in-app',
    );
    expect(path('pay', 'webview', { appButton: 'none' }, 'douyin')).toBeNull();
  });

  it('webview: a log-in stands before the page', () => {
    expect(path('read', 'webview', { appButton: 'none', loginWall: true })).toBe('tap-link log-in @in-app');
  });

  it('confirm: one action more', () => {
    const next = { appButton: 'none' };
    expect(path('read', 'confirm', { wording: 'confirm', next })).toBe('tap-link continue @in-app');
    expect(path('pay', 'confirm', { wording: 'confirm', next })).toBe(
      'tap-link continue buy pay-with-alipay @in-app',
    );
    // biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
    expect(path('read', 'confirm', { wording: 'confirm', then: 'open' })).toBe('tap-link continue @browser');
  });

  it('copy-url: five actions, and six into the app', () => {
    const copied = 'tap-link press-address copy switch-to-browser paste-and-go';
    expect(path('read', 'copy-url', { wording: 'copy-url' })).toBe(`${copied} @browser`);
    expect(path('app', 'copy-url', { wording: 'copy-url' })).toBe(`${copied} open-app @app`);
    expect(path('pay', 'copy-url', { wording: 'copy-url' })).toBe(`${copied} buy pay @browser`);
  });

  it('token: by way of the clipboard; not where it cannot be copied', () => {
    expect(path('read', 'token')).toBe('press-message copy-token switch-to-app view @app');
    expect(path('read', 'qr')).toBe('press-message save-picture switch-to-app scan @app');
    for (const goal of GOALS) expect(path(goal, 'token', { copyable: false })).toBeNull();
  });

  it('inert: copied, or typed', () => {
    expect(path('read', 'inert')).toBe('press-message copy switch-to-browser paste-and-go @browser');
    expect(path('read', 'inert', { copyable: false })).toBe(
      'press-message switch-to-browser type-address @browser',
    );
  });

  it('stopped: out of reach, whatever one does', () => {
    for (const goal of GOALS) expect(path(goal, 'stopped', { wording: 'stopped', appeal: true })).toBeNull();
  });

  it('app-download: into the app, where the linked page is lost', () => {
    expect(path('app', 'app-download')).toBe('tap-link get-app open-app @app');
    expect(path('read', 'app-download')).toBeNull();
    expect(path('pay', 'app-download')).toBeNull();
  });

  it('blank: only the menu helps', () => {
    expect(path('read', 'blank')).toBe('tap-link open-menu open-in-browser @browser');
    expect(path('read', 'blank', { menu: ['complain'] })).toBeNull();
  });

  it('open: leaves at once', () => {
    expect(path('read', 'open')).toBe('tap-link @browser');
    expect(journeyOf(judgement('open'), policy).start).toMatchObject({ leaves: true });
  });

  it('a removed message offers nothing', () => {
    const journey = journeyOf(judgement('inert', {}, 'taobao', 'removed'), policy);
    expect(journey.start).toBeNull();
    expect(cheapest(journey, 'read')).toBeNull();
  });
});

describe('the action on the message', () => {
  it('is a tap on the link, or a press on a message in which nothing is one', () => {
    const start = (treatment: string) => journeyOf(judgement(treatment), policy).start;
    expect(start('webview')).toEqual({ id: 'tap-link', to: 'webview', gesture: 'tap' });
    for (const treatment of ['token', 'inert'])
      expect(start(treatment)).toEqual({ id: 'press-message', to: treatment, gesture: 'long-press' });
  });

  it('is none on a message that was removed; nothing is left but to see it', () => {
    const { screens } = journeyOf(judgement('webview', {}, 'taobao', 'removed'), policy);
    expect(Object.keys(screens)).toEqual(['removed']);
  });
});

it('somebody who is met for the first time is taken to have told the platform nothing', () => {
  expect(NOTHING_REMEMBERED).toEqual({ all: false, hosts: [] });
  const confirm = judgement('confirm', { wording: 'confirm-full', next: { appButton: 'none' } });
  expect(journeyOf(confirm, policy).start?.to).toBe('confirm');
});

it('screens that two ways lead to are laid out once, and those of what is carried apart', () => {
  const { screens } = journeyOf(judgement('copy-url', { wording: 'copy-url' }), policy);
  expect(Object.keys(screens).filter((id) => id.startsWith('switcher'))).toEqual(['switcher-address']);
  expect(Object.keys(journeyOf(judgement('token'), policy).screens)).toContain('switcher-token');
});

describe('what nobody knows', () => {
  it('is no way, unless one asks for unsure ways too', () => {
    const unknown = journeyOf(judgement(null), policy);
    expect(unknown.start?.to).toBe('unrecorded');
    expect(cheapest(unknown, 'read')).toBeNull();
    expect(cheapest(unknown, 'read', true)?.where).toBe('browser');

    const button = journeyOf(judgement('webview', { appButton: 'unknown', menu: [] }), policy);
    expect(cheapest(button, 'app')).toBeNull();
    expect(cheapest(button, 'app', true)?.path).toEqual(['tap-link', 'open-app']);

    const wallet = journeyOf(judgement('webview', { appButton: 'none', menu: [] }, 'jd'), policy);
    expect(cheapest(wallet, 'pay')).toBeNull();
    expect(cheapest(wallet, 'pay', true)?.path).toEqual(['tap-link', 'buy', 'pay-with-wechat-pay']);
  });

  it('a treatment that does not exist is treated as unrecorded', () => {
    expect(journeyOf(judgement('constructor'), policy).start?.to).toBe('unrecorded');
    // biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
    const { screens } = journeyOf(judgement('delay', { seconds: 5, then: 'constructor' }), policy);
    expect(screens.delay?.actions[0]?.to).toBe('unrecorded');
    expect(Object.keys(screens)).toContain('unrecorded');
  });

  it('a treatment that was not ruled is treated as unrecorded', () => {
    const ruled = judgement('open');
    const unknown = { ...ruled, click: { ...ruled.click, verdict: 'unknown' as const } };
    expect(journeyOf(unknown, policy).start).toEqual({ id: 'tap-link', to: 'unrecorded', gesture: 'tap' });
  });
});

it('every journey is whole: actions are unique and lead to screens, every screen can be reached', () => {
  const faults: string[] = [];
  for (const { name, judgement } of everyCase()) {
    const { start, screens } = journeyOf(judgement, policy);
    const reached = new Set<string>();
    const visit = (id: string): void => {
      if (reached.has(id)) return;
      reached.add(id);
      const actions = screens[id]?.actions;
      if (!actions) faults.push(`${name}: no screen ${id}`);
      if (new Set(actions?.map((action) => action.id)).size !== (actions ?? []).length)
        faults.push(`${name}: an action twice on ${id}`);
      for (const action of actions ?? []) visit(action.to);
    };
    if (start) visit(start.to);
    else faults.push(`${name}: no start`);
    const idle = Object.keys(screens).filter((id) => !reached.has(id));
    if (idle.length > 0) faults.push(`${name}: nothing leads to ${idle}`);
  }
  expect(faults).toEqual([]);
});
