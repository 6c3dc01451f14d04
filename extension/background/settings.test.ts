import { describe, expect, test } from 'vitest';
import { chatter, dataOf, twoPlatforms } from '../../tests/fixtures/two-platforms.ts';
import type { StorageArea } from '../browser.ts';
import { createFake } from '../mock/fake.ts';
import type { Outline } from '../outline.ts';
import type { ActiveState, Damage, Settings } from '../storage.ts';
import { createPolicies } from './policies.ts';
import { SettingsComponent } from './settings.ts';

const OWN = 'chrome-extension://interstice-mock';
const initial = { settings: { ...start(), platform: 'chatter' }, version: 1 };

function start(): Omit<Settings, 'platform'> {
  return {
    enabled: true,
    day: '2018-06-10',
    flags: [],
    language: 'en',
    gloss: true,
    messagesAsArrived: false,
  };
}

function component(area: StorageArea, data = twoPlatforms) {
  return new SettingsComponent({
    area,
    policies: createPolicies(data, '0.0.0'),
    resolveLanguage: (language) => (language === 'auto' ? 'en' : language),
    ownOrigin: OWN,
  });
}

/** Storage that counts its writes and can be told to fail. */
function watched(local: Readonly<Record<string, unknown>>) {
  const { local: area } = createFake({ local }).api.storage;
  const sets: Record<string, unknown>[] = [];
  const state = { failGet: false, failSet: false };
  const wrapped: StorageArea = {
    get: (keys) => (state.failGet ? Promise.reject(new Error('disk gone')) : area.get(keys)),
    set: (items) => {
      if (state.failSet) return Promise.reject(new Error('quota'));
      sets.push(items);
      return area.set(items);
    },
    remove: (keys) => area.remove(keys),
  };
  const read = async <T>(key: string) => (await area.get([key]))[key] as T;
  return { area: wrapped, sets, state, read };
}

describe('a change', () => {
  test('stores settings and what content scripts need in one write', async () => {
    const { area, sets, read } = watched(initial);
    const settings = component(area);
    await settings.prepare();
    sets.length = 0;
    expect(await settings.change({ day: '2021-10-01' })).toEqual({ ok: true });
    expect(sets.map((items) => Object.keys(items).sort())).toEqual([['active', 'settings']]);
    const active = await read<ActiveState>('active');
    expect(active.policy.at).toBe('2021-10-01');
    expect(active.policy.rules.find(({ id }) => id === 'shops')?.entry.says).toBe('webview');
    expect(active.policy.dormant).toEqual([]);
  });

  test.each([
    [{ platform: 'nowhere' }, 'unknown-platform'],
    [{ day: '2021-02-30' }, 'bad-day'],
  ])('%j is refused and changes nothing', async (change, code) => {
    const { area, sets } = watched(initial);
    const settings = component(area);
    await settings.prepare();
    sets.length = 0;
    expect(await settings.change(change)).toMatchObject({ ok: false, code });
    expect(sets).toEqual([]);
  });

  test('null takes an optional setting away', async () => {
    const { area, read } = watched(initial);
    const settings = component(area);
    await settings.change({ client: 'android', clientVersion: '8.0.1' });
    expect(await read('settings')).toMatchObject({ client: 'android', clientVersion: '8.0.1' });
    await settings.change({ client: null, clientVersion: null });
    expect(await read('settings')).not.toHaveProperty('client');
  });

  test('of the platform drops what rules of the new pack do not ask for', async () => {
    const { area, read } = watched(initial);
    const settings = component(area);
    await settings.change({
      client: 'android',
      clientVersion: '8.1',
      region: 'EU',
      sender: 'stranger',
      flags: ['induced-share'],
    });
    expect(await read('active')).toMatchObject({ sender: 'stranger', policy: { region: 'EU' } });
    await settings.change({ platform: 'murmur' });
    const after = await read<Settings>('settings');
    expect(after.flags).toEqual([]);
    for (const gone of ['client', 'clientVersion', 'region', 'sender'])
      expect(after).not.toHaveProperty(gone);
  });

  test('of the platform keeps the day, or goes to the first day on record', async () => {
    const { area, read } = watched(initial);
    const settings = component(area);
    await settings.change({ platform: 'murmur' });
    expect(await read('settings')).toMatchObject({ platform: 'murmur', day: '2018-06-10' });
    await settings.change({ platform: 'chatter', day: '2014-01-01' });
    await settings.change({ platform: 'murmur' });
    expect(await read('settings')).toMatchObject({ platform: 'murmur', day: '2018-06-01' });
    await settings.change({ platform: 'murmur', day: '2014-01-01' });
    expect(await read('settings')).toMatchObject({ day: '2014-01-01' });
  });

  test('of the platform tells content scripts which surfaces there are', async () => {
    const { area, read } = watched(initial);
    const settings = component(area);
    await settings.change({ platform: 'murmur' });
    expect(await read('active')).toMatchObject({ surfaces: ['comment'] });
  });

  test('the outline offers only what rules ask for', async () => {
    const { area, read } = watched(initial);
    const settings = component(area);
    await settings.prepare();
    expect(await read('outline')).toMatchObject({ versions: ['android'], sender: true });
    expect(await read<Outline>('outline')).toHaveProperty('clients.0.id', 'android');
    await settings.change({ platform: 'murmur' });
    expect(await read('outline')).toMatchObject({ clients: [], versions: [], regions: [], sender: false });
  });
});

describe('quick switching', () => {
  test('the last wins, nothing that another change set is lost, and waiting changes share a write', async () => {
    const { area, sets, read } = watched(initial);
    const settings = component(area);
    await settings.prepare();
    sets.length = 0;
    const outcomes = await Promise.all([
      settings.change({ platform: 'murmur' }),
      settings.change({ gloss: false }),
      settings.changeSite({ origin: 'https://chat.example', on: true }),
      settings.change({ platform: 'chatter', day: '2019-01-01' }),
      settings.change({ day: 'never' }),
      settings.change({ day: '2022-02-02' }),
    ]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, true, false, true]);
    expect(await read('settings')).toMatchObject({ platform: 'chatter', day: '2022-02-02', gloss: false });
    expect(await read<ActiveState>('active')).toMatchObject({
      gloss: false,
      policy: { platform: 'chatter', at: '2022-02-02' },
      sites: { 'https://chat.example': { on: true, surface: 'detect' } },
    });
    expect(sets).toHaveLength(1);
  });

  test('a background that is killed in between and started again goes on from what is stored', async () => {
    const { area, read } = watched(initial);
    await component(area).change({ gloss: false });
    await component(area).change({ day: '2020-01-01' });
    expect(await read('settings')).toMatchObject({ gloss: false, day: '2020-01-01' });
  });

  test('one that cannot be compiled does not take the others with it', async () => {
    const { area, read } = watched(initial);
    const policies = createPolicies(twoPlatforms, '0.0.0');
    const settings = new SettingsComponent({
      area,
      policies: {
        ...policies,
        compiled: (wanted, overlays) => {
          if (wanted.platform === 'murmur') throw new Error('broken pack');
          return policies.compiled(wanted, overlays);
        },
      },
      resolveLanguage: () => 'en',
      ownOrigin: OWN,
    });
    const outcomes = await Promise.all([
      settings.change({ gloss: false }),
      settings.change({ platform: 'murmur' }),
      settings.change({ messagesAsArrived: true }),
    ]);
    expect(outcomes).toEqual([
      { ok: true },
      { ok: false, code: 'cannot-compile', detail: 'broken pack' },
      { ok: true },
    ]);
    expect(await read('settings')).toMatchObject({
      platform: 'chatter',
      gloss: false,
      messagesAsArrived: true,
    });
  });
});

describe('sites', () => {
  test('only web origins, and our own, can be switched', async () => {
    const settings = component(watched(initial).area);
    expect(await settings.changeSite({ origin: 'https://chat.example/room', on: true })).toMatchObject({
      code: 'bad-origin',
    });
    expect(await settings.changeSite({ origin: 'javascript:alert(1)', on: true })).toMatchObject({
      code: 'bad-origin',
    });
    expect(await settings.changeSite({ origin: OWN, surface: 'group' })).toEqual({ ok: true });
  });

  test('our own origin is on without being asked for', async () => {
    const { area, read } = watched(initial);
    await component(area).prepare();
    expect((await read<ActiveState>('active')).sites).toEqual({ [OWN]: { on: true, surface: 'detect' } });
  });

  test('our own origin stays on when its surface is chosen by hand', async () => {
    const { area, read } = watched(initial);
    await component(area).changeSite({ origin: OWN, surface: 'group' });
    expect((await read<ActiveState>('active')).sites).toEqual({ [OWN]: { on: true, surface: 'group' } });
  });

  test('a site is forgotten, for content scripts too; the others stay', async () => {
    const { area, read } = watched(initial);
    const settings = component(area);
    await settings.changeSite({ origin: 'https://chat.example', on: true, surface: 'group' });
    await settings.changeSite({ origin: 'https://talk.example', on: true });
    expect(await settings.forgetSite('https://chat.example')).toEqual({ ok: true });
    expect(await read('sites')).toEqual({ 'https://talk.example': { on: true, surface: 'detect' } });
    expect((await read<ActiveState>('active')).sites).not.toHaveProperty(['https://chat.example']);
  });

  test('forgetting a site that is not stored changes nothing', async () => {
    const { area, sets } = watched(initial);
    const settings = component(area);
    await settings.changeSite({ origin: 'https://chat.example', on: true });
    sets.length = 0;
    expect(await settings.forgetSite('https://talk.example')).toEqual({ ok: true });
    expect(sets).toEqual([]);
  });

  test.each([OWN, 'https://chat.example/room', 'javascript:alert(1)', '__proto__'])(
    '%s cannot be forgotten',
    async (origin) => {
      const { area, read } = watched(initial);
      const settings = component(area);
      await settings.changeSite({ origin: OWN, surface: 'group' });
      expect(await settings.forgetSite(origin)).toMatchObject({ ok: false, code: 'bad-origin' });
      expect(await read('sites')).toEqual({ [OWN]: { on: false, surface: 'group' } });
    },
  );

  test('a permission that is gone switches off the sites it covered, on any port, and keeps their surface', async () => {
    const { area } = watched(initial);
    const settings = component(area);
    await settings.changeSite({ origin: 'http://chat.example:9000', on: true, surface: 'group' });
    await settings.changeSite({ origin: 'https://chat.example', on: true });
    await settings.switchOff(['http://chat.example/*']);
    expect((await settings.read()).sites).toEqual({
      'http://chat.example:9000': { on: false, surface: 'group' },
      'https://chat.example': { on: true, surface: 'detect' },
    });
  });
});

describe('trouble', () => {
  test('a damaged setting falls back alone; the damaged value is kept', async () => {
    const bad = { ...initial.settings, day: 'tomorrow', gloss: false };
    const { area, read } = watched({ ...initial, settings: bad });
    await component(area).prepare();
    expect(await read('settings')).toMatchObject({ platform: 'chatter', day: '2021-09-20', gloss: false });
    const kept = await read<Damage[]>('damaged');
    expect(kept).toMatchObject([{ item: 'settings', value: bad }]);
    expect(kept[0]?.fault).toContain('settings/day: "tomorrow"');
  });

  test('damage is noted once, and goes when the person says so', async () => {
    const { area, read } = watched({ ...initial, sites: 'lost' });
    await component(area).prepare();
    await component(area).prepare();
    expect(await read('damaged')).toHaveLength(1);
    await component(area).forgetDamage();
    expect(await read('damaged')).toEqual([]);
  });

  test('a platform that is no longer there counts as damage', async () => {
    const data = dataOf(chatter, { ...chatter, id: 'wechat' });
    const { area, read } = watched({ ...initial, settings: { ...initial.settings, platform: 'gone' } });
    await component(area, data).prepare();
    expect(await read('settings')).toMatchObject({ platform: 'wechat', day: '2018-06-10' });
    expect(await read<Damage[]>('damaged')).toMatchObject([
      { item: 'settings', value: { platform: 'gone' } },
    ]);
  });

  test.each(['failGet', 'failSet'] as const)(
    'storage that fails (%s) is said, and the next change works',
    async (how) => {
      const { area, state, read } = watched(initial);
      const settings = component(area);
      state[how] = true;
      expect(await settings.change({ gloss: false })).toMatchObject({ ok: false, code: 'cannot-store' });
      state[how] = false;
      expect(await settings.change({ messagesAsArrived: true })).toEqual({ ok: true });
      expect(await read('settings')).toMatchObject({ gloss: true, messagesAsArrived: true });
    },
  );

  test('storage without a version is brought to today’s layout, and what a person chose stays', async () => {
    const { area, read } = watched({ settings: initial.settings, active: { format: 0 }, outline: 'old' });
    await component(area).prepare();
    expect(await read('version')).toBeGreaterThan(0);
    expect(await read('settings')).toEqual(initial.settings);
    expect(await read('active')).toMatchObject({ format: 2, policy: { platform: 'chatter' } });
    expect(await read('outline')).toMatchObject({ format: 2, platform: 'chatter' });
  });

  test('preparing what is in order writes nothing', async () => {
    const { area, sets } = watched(initial);
    await component(area).prepare();
    sets.length = 0;
    await component(area).prepare();
    expect(sets).toEqual([]);
  });
});
