import { describe, expect, test, vi } from 'vitest';
import type { Overlay } from '../../src/overlay/types.ts';
import type { Remembered } from '../../src/treatments/types.ts';
import { chatter, dataOf, twoPlatforms } from '../../tests/fixtures/two-platforms.ts';
import type { Tab } from '../browser.ts';
import { ask, type Message } from '../messages.ts';
import { createFake, type FakeOptions } from '../mock/fake.ts';
import type { Outline } from '../outline.ts';
import { MOST_OVERLAYS, stampOf } from '../overlays/kept.ts';
import { type ActiveState, type ClickRecord, type Damage, type Settings, settingsItem } from '../storage.ts';
import type { PolicyData } from './policies.ts';
import { startBackground } from './start.ts';

const chat: Tab = { id: 7, url: 'https://chat.example/room' };
const local = { version: 2, settings: { ...settingsItem.initial, platform: 'chatter', day: '2018-06-10' } };

const overlay: Overlay = {
  id: 'open',
  on: 'chatter',
  name: { en: 'All open' },
  about: { en: 'What if shops had never been stopped?' },
  eras: [{ id: 'opened', from: '2018-01-01', name: { en: 'Opened' }, summary: { en: 'All open.' } }],
  remove: [{ rules: ['shops'], reason: { en: 'No block.' } }],
};
const fault = {
  file: 'a.json',
  pointer: '/on',
  line: 3,
  column: 9,
  code: 'unknown-rule',
  message: 'No such rule.',
  expected: 'A rule.',
};

/** As a page sends it that has checked it. */
const checked = (one: Overlay = overlay, data = twoPlatforms) => ({
  file: `${one.id}.json`,
  text: JSON.stringify(one),
  checked: stampOf(one.on, data.digests, '0.0.0'),
  faults: [],
});

async function running(options: FakeOptions = {}, data: PolicyData = twoPlatforms) {
  const fake = createFake({ local, tabs: [chat], ...options });
  await startBackground(fake.api, data, () => undefined);
  const send = (message: Message) => fake.api.runtime.sendMessage(message);
  const stored = async <T>(key: string) => (await fake.api.storage.local.get([key]))[key] as T;
  const outline = () => stored<Outline>('outline');
  const says = async () =>
    (await stored<ActiveState>('active')).policy.rules.find(({ id }) => id === 'shops')?.entry.says;
  const all = async () => (await fake.api.storage.local.get(null)) as Record<string, unknown>;
  return { ...fake, send, stored, outline, says, all };
}

async function chosen(options: FakeOptions = {}) {
  const background = await running(options);
  await ask(background.send, 'keep-overlay', checked());
  await ask(background.send, 'change-settings', { overlay: 'open' });
  return background;
}

test('an overlay is kept word for word, listed, and changes nothing before it is chosen', async () => {
  const { send, stored, outline, says } = await running();
  expect(await ask(send, 'keep-overlay', checked())).toEqual({ ok: true });
  expect(await stored('overlays')).toEqual({ open: checked() });
  expect(await outline()).toMatchObject({
    overlays: [{ id: 'open', on: 'chatter', name: { en: 'All open' }, state: 'ready', faults: [] }],
    overlay: null,
  });
  expect(await says()).toBe('stopped');
  expect((await stored<ActiveState>('active')).policy).not.toHaveProperty('hypothetical');
});

test('chosen, it decides, and every label says so', async () => {
  const { stored, outline, says, calls, send } = await chosen();
  expect(await says()).toBeUndefined();
  const active = await stored<ActiveState>('active');
  expect(active.policy.hypothetical).toEqual([{ id: 'open', name: { en: 'All open' } }]);
  expect(active.kit.texts.simulation).toContain('hypothetical');
  expect(await outline()).toMatchObject({ overlay: { id: 'open' } });
  expect((await outline()).eras.map(({ id }) => id)).toEqual(['first', 'opened']);
  await ask(send, 'change-settings', { overlay: null });
  expect(await says()).toBe('stopped');
  expect((await stored<ActiveState>('active')).kit.texts.simulation).not.toContain('hypothetical');
  expect(calls.some((call) => call.includes('(hypothetical)'))).toBe(false);
});

test('the toolbar button says that it is hypothetical', async () => {
  const { calls, send } = await chosen({
    granted: ['https://chat.example/*'],
    local: { ...local, sites: { 'https://chat.example': { on: true, surface: 'detect' } } },
  });
  await ask(send, 'prepare', {});
  await expect
    .poll(() => calls.filter((call) => call.startsWith('action.setTitle')).at(-1))
    .toContain('Chatter, 2018-06-10 (hypothetical)');
});

test('goes with its platform, and comes back only when chosen', async () => {
  const { send, stored } = await chosen();
  await ask(send, 'change-settings', { platform: 'murmur' });
  expect(await stored('settings')).not.toHaveProperty('overlay');
  await ask(send, 'change-settings', { overlay: 'open' });
  expect(await stored('settings')).not.toHaveProperty('overlay');
});

test('a click is remembered with the overlay that lay on the pack', async () => {
  const { api, sendAs, send } = await chosen();
  const click = {
    url: 'https://shop.example/',
    surface: 'group',
    form: 'link',
    platform: 'chatter',
    day: '2018-06-10',
    treatment: 'webview',
    rule: 'rest',
  };
  void sendAs(
    { id: api.runtime.id, url: chat.url, tab: chat },
    { interstice: 'report-click', payload: click },
  );
  await ask(send, 'prepare', {});
  await expect
    .poll(
      async () => ((await api.storage.session.get(['clicks'])).clicks as Record<string, ClickRecord>)?.[7],
    )
    .toMatchObject({ overlay: 'open' });
});

test('what it was told not to ask again it asks again once its text is another', async () => {
  const { api, send, sendAs, stored } = await chosen();
  const remembered = () => stored<Remembered>('remembered');
  const payload = { platform: 'chatter', day: '2018-06-10', overlay: 'open', host: 'shop.example' };
  void sendAs({ id: api.runtime.id, url: chat.url, tab: chat }, { interstice: 'remember', payload });
  await vi.waitFor(async () => expect(await remembered()).toMatchObject({ hosts: ['shop.example'] }));
  await ask(send, 'keep-overlay', checked({ ...overlay, id: 'other' }));
  expect(await remembered()).toMatchObject({ hosts: ['shop.example'] });
  await ask(send, 'keep-overlay', checked({ ...overlay, name: { en: 'Open again' } }));
  expect(await remembered()).toMatchObject({ hosts: [] });
});

test('they are listed by their ids, however these look', async () => {
  const { send, outline } = await running();
  for (const id of ['later', '2018', 'all', '7'])
    await ask(send, 'keep-overlay', checked({ ...overlay, id }));
  expect((await outline()).overlays.map(({ id }) => id)).toEqual(['2018', '7', 'all', 'later']);
});

test('removed, the record takes its place', async () => {
  const { send, stored, says } = await chosen();
  expect(await ask(send, 'remove-overlay', { id: 'open' })).toEqual({ ok: true });
  expect(await says()).toBe('stopped');
  expect(await stored('overlays')).toEqual({});
  expect(await stored('settings')).not.toHaveProperty('overlay');
  expect(await ask(send, 'remove-overlay', { id: 'open' })).toEqual({ ok: true });
});

describe('what cannot be kept changes nothing', () => {
  test.each([['{'], ['[]'], ['{"id":"x"}'], ['null']])('text %s', async (text) => {
    const { send, all } = await chosen();
    const before = await all();
    expect(await ask(send, 'keep-overlay', { ...checked(), text })).toMatchObject({ code: 'bad-overlay' });
    expect(await all()).toEqual(before);
  });

  test('one more than there is room for', async () => {
    const { send, all } = await running();
    for (let i = 0; i < MOST_OVERLAYS; i++)
      await ask(send, 'keep-overlay', checked({ ...overlay, id: `open-${i}` }));
    const before = await all();
    expect(await ask(send, 'keep-overlay', checked())).toMatchObject({ code: 'too-many-overlays' });
    expect(await all()).toEqual(before);
    // One with an id that is there takes no room.
    expect(await ask(send, 'keep-overlay', checked({ ...overlay, id: 'open-0' }))).toEqual({ ok: true });
  });

  test('more than there is room for in all, long before the browser refuses', async () => {
    const { send, all } = await running();
    const about = { en: '链'.repeat(190_000) };
    let kept = 0;
    const keep = (id: string) => ask(send, 'keep-overlay', checked({ ...overlay, id, about }));
    while (kept < MOST_OVERLAYS && (await keep(`long-${kept}`)).ok) kept += 1;
    expect(kept).toBe(5);
    const before = await all();
    expect(await keep('long')).toEqual({ ok: false, code: 'overlays-too-large', detail: '3.4' });
    expect(await all()).toEqual(before);
    expect(await ask(send, 'remove-overlay', { id: 'long-0' })).toEqual({ ok: true });
    expect(await keep('long')).toEqual({ ok: true });
  });

  test('one that is too large for what room is left takes no other change with it', async () => {
    const { send, stored, api } = await chosen();
    const { set } = api.storage.local;
    api.storage.local.set = (items) =>
      JSON.stringify(items).includes('large') ? Promise.reject(new Error('QUOTA_BYTES')) : set(items);
    const answers = await Promise.all([
      ask(send, 'keep-overlay', checked({ ...overlay, id: 'large' })),
      ask(send, 'change-settings', { gloss: false }),
    ]);
    expect(answers).toMatchObject([{ code: 'cannot-store' }, { ok: true }]);
    expect(await stored<Settings>('settings')).toMatchObject({ gloss: false });
  });

  test('full storage', async () => {
    const { send, all, api } = await chosen();
    const before = await all();
    const { set } = api.storage.local;
    api.storage.local.set = () => Promise.reject(new Error('QUOTA_BYTES quota exceeded'));
    expect(await ask(send, 'keep-overlay', checked({ ...overlay, id: 'other' }))).toMatchObject({
      code: 'cannot-store',
    });
    api.storage.local.set = set;
    expect(await all()).toEqual(before);
    expect(await ask(send, 'keep-overlay', checked({ ...overlay, id: 'other' }))).toEqual({ ok: true });
  });
});

describe('after an update', () => {
  const updated = (pack = chatter) => {
    const data = dataOf(pack);
    return { ...data, digests: { ...data.digests, chatter: 'sha256-new' } };
  };
  const left = {
    ...local,
    settings: { ...local.settings, overlay: 'open' },
    overlays: { open: checked() },
  };

  test('it is not used before it has been checked anew, and stays chosen', async () => {
    const { says, outline, stored, send } = await running({ local: left }, updated());
    expect(await says()).toBe('stopped');
    expect(await outline()).toMatchObject({ overlay: null, overlays: [{ state: 'unchecked' }] });
    expect(await stored('settings')).toMatchObject({ overlay: 'open' });
    await ask(send, 'keep-overlay', checked(overlay, updated()));
    expect(await says()).toBeUndefined();
    expect(await outline()).toMatchObject({ overlay: { id: 'open' } });
  });

  test('one that no longer fits is kept with what is wrong with it, and not used', async () => {
    const { says, outline, stored, send } = await running({ local: left }, updated());
    await ask(send, 'keep-overlay', { ...checked(overlay, updated()), faults: [fault] });
    expect(await says()).toBe('stopped');
    expect(await outline()).toMatchObject({
      overlay: null,
      overlays: [{ state: 'faulty', faults: [fault] }],
    });
    expect(await stored('overlays')).toMatchObject({ open: { text: JSON.stringify(overlay) } });
  });

  test('one whose platform is gone is listed, and the rest works', async () => {
    const data = dataOf({ ...chatter, id: 'wechat' });
    const { outline, stored } = await running({ local: left }, data);
    expect(await outline()).toMatchObject({
      platform: 'wechat',
      overlays: [{ id: 'open', state: 'unchecked' }],
    });
    expect(await stored('settings')).toMatchObject({ platform: 'wechat' });
  });

  test('a damaged one is set aside, word for word, and the others are kept', async () => {
    const broken = { ...checked(), text: 7 };
    const { stored, outline } = await running({ local: { ...left, overlays: { broken, open: checked() } } });
    expect((await outline()).overlays.map(({ id }) => id)).toEqual(['open']);
    expect(await stored<Damage[]>('damaged')).toMatchObject([{ item: 'overlays', value: { broken } }]);
    expect(await stored<Settings>('settings')).toMatchObject({ overlay: 'open' });
  });
});

test('only a page of ours may bring one', async () => {
  const { sendAs, api, stored } = await running();
  const answer = await sendAs(
    { id: api.runtime.id, url: chat.url, tab: chat },
    { interstice: 'keep-overlay', payload: checked() },
  );
  expect(answer).toMatchObject({ ok: false, code: 'refused' });
  expect(await stored('overlays')).toEqual({});
});
