import { describe, expect, test } from 'vitest';
import { twoPlatforms } from '../../tests/fixtures/two-platforms.ts';
import type { Tab } from '../browser.ts';
import { ask, type Message } from '../messages.ts';
import { createFake, type FakeOptions } from '../mock/fake.ts';
import {
  type ActiveState,
  type ClickRecord,
  type SimulatedApp,
  type SiteSetting,
  settingsItem,
} from '../storage.ts';
import { startBackground } from './start.ts';

const chat: Tab = { id: 7, url: 'https://chat.example/room', title: 'Chat' };
const local = { version: 1, settings: { ...settingsItem.initial, platform: 'chatter', day: '2018-06-10' } };
const PATTERN = 'https://chat.example/*';

async function running(options: FakeOptions = {}) {
  const fake = createFake({ local, tabs: [chat], ...options });
  await startBackground(fake.api, twoPlatforms, () => undefined);
  const send = (message: Message) => fake.api.runtime.sendMessage(message);
  const stored = async <T>(key: string) => (await fake.api.storage.local.get([key]))[key] as T;
  /** Everything that was set going is done once a request that was queued behind it is answered. */
  const settled = async () => {
    for (let i = 0; i < 5; i++) await ask(send, 'prepare', {});
  };
  return { ...fake, send, stored, settled };
}

describe('permissions', () => {
  test('without any there is no registration', async () => {
    const { registered } = await running();
    expect(registered()).toEqual([]);
  });

  test('a grant registers the script for the site and starts it in tabs that are open', async () => {
    const { registered, grant, calls, settled } = await running();
    grant([PATTERN]);
    await settled();
    expect(registered()).toEqual([
      {
        id: 'chat',
        matches: [PATTERN],
        js: ['content.js'],
        allFrames: true,
        matchOriginAsFallback: true,
        runAt: 'document_start',
        persistAcrossSessions: true,
      },
    ]);
    expect(calls).toContain('scripting.executeScript [7,"content.js"]');
  });

  test('taking it back removes the registration and switches the site off', async () => {
    const { registered, grant, revoke, send, stored, settled } = await running();
    grant([PATTERN]);
    await ask(send, 'change-site', { origin: 'https://chat.example', on: true });
    revoke([PATTERN]);
    await settled();
    expect(registered()).toEqual([]);
    expect(await stored('sites')).toEqual({ 'https://chat.example': { on: false, surface: 'detect' } });
  });

  describe('given while all is paused', () => {
    const on: SiteSetting = { on: true, surface: 'detect' };
    const paused = (sites: Record<string, SiteSetting>) => ({
      local: { ...local, settings: { ...local.settings, enabled: false }, sites },
    });

    test('resumes for a site that is switched on and waited for it', async () => {
      const { grant, stored, settled } = await running(paused({ 'https://chat.example': on }));
      grant([PATTERN]);
      await settled();
      expect(await stored('settings')).toMatchObject({ enabled: true });
      expect(await stored('active')).toMatchObject({ enabled: true });
    });

    test.each([
      ['is switched off', { 'https://chat.example': { ...on, on: false } }, [], [PATTERN]],
      ['was allowed before', { 'https://chat.example': on }, [PATTERN], ['*://*/*']],
      ['is another', { 'https://chat.example': on }, [], ['https://other.example/*']],
    ])('does not for a site that %s', async (_, sites, granted, added) => {
      const { grant, stored, settled } = await running({ ...paused(sites), granted });
      grant(added);
      await settled();
      expect(await stored('settings')).toMatchObject({ enabled: false });
    });
  });

  test('what shows messages as they arrived is registered and started only while that is on', async () => {
    const { registered, calls, send } = await running({ granted: [PATTERN] });
    const files = () => registered().map(({ js }) => js);
    expect(files()).toEqual([['content.js']]);
    await ask(send, 'change-settings', { messagesAsArrived: true });
    expect(files()).toEqual([['messages.js', 'content.js']]);
    expect(calls).toContain('scripting.executeScript [7,"messages.js"]');
    await ask(send, 'change-settings', { messagesAsArrived: false });
    expect(files()).toEqual([['content.js']]);
    expect(calls.filter((call) => call.includes('messages.js'))).toHaveLength(1);
  });

  test('a second site updates the one registration', async () => {
    const { registered, grant, settled } = await running({ granted: [PATTERN] });
    grant(['http://other.example/*']);
    await settled();
    expect(registered().map(({ matches }) => matches)).toEqual([[PATTERN, 'http://other.example/*']]);
  });

  test('after a kill before the registration, the next start makes up for it', async () => {
    const { registered } = await running({ granted: [PATTERN] });
    expect(registered()).toHaveLength(1);
  });

  test('after an update the script is started anew in open tabs', async () => {
    const { install, calls, settled } = await running({ granted: [PATTERN] });
    expect(calls).not.toContain('scripting.executeScript [7,"content.js"]');
    install();
    await settled();
    const scripts = calls.filter((call) => call.startsWith('scripting.executeScript'));
    expect(scripts).toEqual([
      'scripting.executeScript [7,"late.js"]',
      'scripting.executeScript [7,"content.js"]',
    ]);
  });
});

test('a click is remembered by tab, with the settings it depended on, until the tab closes', async () => {
  const { api, sendAs, settled } = await running();
  await ask((m) => api.runtime.sendMessage(m), 'change-settings', { client: 'android', form: 'link' });
  const click = {
    url: 'https://shop.example/',
    surface: 'group',
    form: 'link',
    platform: 'chatter',
    day: '2018-06-10',
    treatment: 'stopped',
    rule: 'shops',
  };
  void sendAs(
    { id: api.runtime.id, url: chat.url, tab: chat },
    { interstice: 'report-click', payload: click },
  );
  await settled();
  const { clicks } = (await api.storage.session.get(['clicks'])) as { clicks: Record<string, ClickRecord> };
  expect(clicks).toEqual({ 7: { ...click, client: 'android', givenForm: 'link', flags: [] } });
});

describe('what the platform was told not to ask about again', () => {
  async function told(...hosts: (string | null)[]) {
    const run = await running();
    const { api, sendAs, settled, stored } = run;
    const say = (host: string | null, app: Partial<SimulatedApp> = {}) =>
      sendAs(
        { id: api.runtime.id, url: chat.url, tab: chat },
        { interstice: 'remember', payload: { platform: 'chatter', day: '2018-06-10', ...app, host } },
      );
    for (const host of hosts) void say(host);
    await settled();
    const remembered = async () => (await stored<ActiveState>('active')).remembered;
    return { ...run, say, remembered };
  }

  test('is kept, and handed to every page', async () => {
    const { remembered, stored } = await told('a.example', 'b.example', 'a.example');
    expect(await remembered()).toEqual({ all: false, hosts: ['b.example', 'a.example'] });
    expect(await stored('remembered')).toEqual(await remembered());
    expect(await (await told('a.example', null)).remembered()).toEqual({ all: true, hosts: ['a.example'] });
  });

  test('survives the background', async () => {
    const { stored } = await told('a.example');
    const again = await running({ local: { ...local, remembered: await stored('remembered') } });
    expect((await again.stored<ActiveState>('active')).remembered?.hosts).toEqual(['a.example']);
  });

  test.each([{ day: '2018-06-11' }, { platform: 'murmur' }, { client: 'android' }, { region: 'EU' }])(
    'ends with another app: %j',
    async (change) => {
      const { send, remembered } = await told('a.example');
      await ask(send, 'change-settings', { gloss: false });
      expect((await remembered())?.hosts).toEqual(['a.example']);
      await ask(send, 'change-settings', change);
      expect((await remembered())?.hosts).toEqual([]);
    },
  );

  test('ends with the next era', async () => {
    const { press, settled, remembered } = await told('a.example');
    press('next-era');
    await settled();
    expect((await remembered())?.hosts).toEqual([]);
  });

  test.each<Partial<SimulatedApp>>([
    { day: '2018-06-09' },
    { platform: 'murmur' },
    { client: 'android' },
    { client: 'ios', clientVersion: '8.0' },
    { region: 'EU' },
    { overlay: 'gone' },
  ])('comes too late from a page that still showed another app: %j', async (app) => {
    const { say, settled, remembered } = await told();
    void say('a.example', app);
    await settled();
    expect((await remembered())?.hosts).toEqual([]);
  });

  test('is forgotten when the person says so on a page of ours, and for no page of the web', async () => {
    const { api, send, sendAs, remembered } = await told('a.example');
    const web = { id: api.runtime.id, url: chat.url, tab: chat };
    expect(await sendAs(web, { interstice: 'forget-remembered', payload: {} })).toMatchObject({
      ok: false,
      code: 'refused',
    });
    expect((await remembered())?.hosts).toEqual(['a.example']);
    await ask(send, 'forget-remembered', {});
    expect((await remembered())?.hosts).toEqual([]);
  });

  test('is bounded: the oldest hosts go', async () => {
    const { remembered } = await told(...Array.from({ length: 503 }, (_, i) => `${i}.example`));
    const { hosts = [] } = (await remembered()) ?? {};
    expect([hosts.length, hosts[0], hosts.at(-1)]).toEqual([500, '3.example', '502.example']);
  });
});

describe('shortcuts', () => {
  test('next era goes round', async () => {
    const { press, stored, settled } = await running();
    const days: string[] = [];
    for (let i = 0; i < 3; i++) {
      press('next-era');
      await settled();
      days.push((await stored<{ day: string }>('settings')).day);
    }
    expect(days).toEqual(['2021-09-17', '2013-01-01', '2018-06-01']);
  });

  test('two quick presses move two eras', async () => {
    const { press, stored, settled } = await running({
      local: { ...local, settings: { ...local.settings, day: '2013-06-01' } },
    });
    press('next-era');
    press('next-era');
    await settled();
    expect(await stored('settings')).toMatchObject({ day: '2021-09-17' });
  });

  test('toggle asks for the site, switches it on, and off again', async () => {
    const { press, stored, calls, settled } = await running();
    press('toggle-here', chat);
    await settled();
    expect(calls).toContain('permissions.request ["https://chat.example/*"]');
    expect(await stored('sites')).toEqual({ 'https://chat.example': { on: true, surface: 'detect' } });
    press('toggle-here', chat);
    await settled();
    expect(await stored('sites')).toEqual({ 'https://chat.example': { on: false, surface: 'detect' } });
  });

  test('toggle stays off where the person declines', async () => {
    const { press, stored, settled } = await running({ answer: false });
    press('toggle-here', chat);
    await settled();
    expect((await stored<Record<string, SiteSetting>>('sites'))['https://chat.example']?.on).toBe(false);
  });

  test('toggle switches on a site that was meant to be on but lacks its permission', async () => {
    const { press, stored, settled } = await running({
      local: { ...local, sites: { 'https://chat.example': { on: true, surface: 'group' } } },
    });
    press('toggle-here', chat);
    await settled();
    expect(await stored('sites')).toEqual({ 'https://chat.example': { on: true, surface: 'group' } });
  });

  test('toggle does nothing on pages of the browser', async () => {
    const { press, calls, settled } = await running();
    press('toggle-here', { id: 9, url: 'chrome://settings/' });
    await settled();
    expect(calls.filter((call) => call.startsWith('permissions.request'))).toEqual([]);
  });
});

describe('the toolbar button', () => {
  test('says in words and with the year what holds in the tab', async () => {
    const { calls, grant, send, settled } = await running();
    grant([PATTERN]);
    await ask(send, 'change-site', { origin: 'https://chat.example', on: true });
    await settled();
    expect(calls.filter((call) => call.startsWith('action.setTitle')).at(-1)).toBe(
      'action.setTitle {"tabId":7,"title":"Interstice: simulating Chatter, 2018-06-10"}',
    );
    expect(calls.filter((call) => call.startsWith('action.setBadgeText')).at(-1)).toContain('"text":"2018"');
  });

  test('follows the language', async () => {
    const { calls, send, settled } = await running();
    await ask(send, 'change-settings', { language: 'zh-CN' });
    await settled();
    expect(calls.filter((call) => call.startsWith('action.setTitle')).at(-1)).toContain('未开启');
  });
});

test('the state for content scripts is there as soon as the background has run once', async () => {
  const { stored } = await running();
  expect(await stored<ActiveState>('active')).toMatchObject({ enabled: true, policy: { at: '2018-06-10' } });
});
