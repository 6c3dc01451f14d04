import { describe, expect, test } from 'vitest';
import { twoPlatforms } from '../../../tests/fixtures/two-platforms.ts';
import { startBackground } from '../../background/start.ts';
import type { Outcome } from '../../messages.ts';
import { createFake } from '../../mock/fake.ts';
import { settingsItem } from '../../storage.ts';
import { ControlsStore } from './store.ts';

const settings = { ...settingsItem.initial, platform: 'chatter', day: '2018-06-10' };
const local = { version: 1, settings };
const signal = new AbortController().signal;

async function withBackground() {
  const fake = createFake({ local });
  await startBackground(fake.api, twoPlatforms, () => undefined);
  const store = new ControlsStore(fake.api);
  await store.start(signal);
  return { fake, store };
}

/** A background that answers when told to. */
function byHand() {
  const { api } = createFake({ local: { ...local, active: { format: 2 }, outline: { format: 2 } } });
  const asked: { message: unknown; answer(outcome: Outcome): void }[] = [];
  const sendMessage = (message: unknown) => new Promise<Outcome>((answer) => asked.push({ message, answer }));
  return { asked, api: { storage: api.storage, runtime: { sendMessage } } };
}

test('shows what is stored, and follows it', async () => {
  const { fake, store } = await withBackground();
  expect(store.view).toMatchObject({ ready: true, settings, active: { policy: { at: '2018-06-10' } } });
  expect(store.view.outline?.eras).toHaveLength(3);
  await fake.api.storage.local.set({ settings: { ...settings, gloss: false } });
  expect(store.view.settings.gloss).toBe(false);
});

test('has the background make what is missing', async () => {
  const fake = createFake({ local });
  const started = startBackground(fake.api, twoPlatforms, () => undefined);
  const store = new ControlsStore(fake.api);
  await store.start(signal);
  await started;
  expect(store.view.active).not.toBeNull();
});

test('has the background set aside what cannot be read, and shows it', async () => {
  const { fake } = await withBackground();
  await fake.api.storage.local.set({ settings: { ...settings, enabled: 'perhaps' } });
  const store = new ControlsStore(fake.api);
  await store.start(signal);
  expect(store.view.settings).toEqual(settings);
  expect(store.view.damaged).toMatchObject([{ item: 'settings', value: { enabled: 'perhaps' } }]);
});

describe('changes', () => {
  test('are shown before they are stored, and then stored', async () => {
    const { fake, store } = await withBackground();
    const done = store.change({ day: '2020-02-02' });
    expect(store.view.settings.day).toBe('2020-02-02');
    await done;
    expect((await fake.api.storage.local.get(['settings'])).settings).toMatchObject({ day: '2020-02-02' });
    expect(store.view.active?.policy.at).toBe('2020-02-02');
  });

  test('are all sent at once, for the page may be gone before the first is answered', async () => {
    const { asked, api } = byHand();
    const store = new ControlsStore(api);
    await store.start(signal);
    const changes = [{ day: '2020-01-01' }, { day: '2020-01-02' }, { gloss: false }];
    const done = Promise.all(changes.map((change) => store.change(change)));
    expect(asked.map(({ message }) => message)).toMatchObject(
      changes.map((payload) => ({ interstice: 'change-settings', payload })),
    );
    expect(store.view.settings).toMatchObject({ day: '2020-01-02', gloss: false });
    asked[0]?.answer({ ok: true });
    await expect.poll(() => store.view.settings.day).toBe('2020-01-02');
    for (const { answer } of asked) answer({ ok: true });
    await done;
  });

  test('of which one is refused: the others hold', async () => {
    const { store } = await withBackground();
    await Promise.all(
      [{ day: '2020-02-02' }, { platform: 'nowhere' }, { gloss: false }].map((change) =>
        store.change(change),
      ),
    );
    expect(store.view.settings).toMatchObject({ platform: 'chatter', day: '2020-02-02', gloss: false });
    expect(store.view.trouble?.code).toBe('unknown-platform');
  });

  test('that are refused are taken back, and said', async () => {
    const { store } = await withBackground();
    await store.change({ platform: 'nowhere' });
    expect(store.view.settings.platform).toBe('chatter');
    expect(store.view.trouble).toEqual({ code: 'unknown-platform', detail: 'nowhere' });
    store.dismissTrouble();
    expect(store.view.trouble).toBeNull();
  });

  test('that nobody answers are taken back, and said', async () => {
    const { api } = createFake({ local: { ...local, active: { format: 2 }, outline: { format: 2 } } });
    const store = new ControlsStore(api);
    await store.start(signal);
    await store.change({ day: '2020-01-01' });
    expect(store.view.settings.day).toBe('2018-06-10');
    expect(store.view.trouble?.code).toBe('no-answer');
  });

  test('null takes an optional setting away', async () => {
    const { store } = await withBackground();
    await store.change({ client: 'android' });
    expect(store.view.settings.client).toBe('android');
    const done = store.change({ client: null });
    expect(store.view.settings).not.toHaveProperty('client');
    await done;
    expect(store.view.settings).not.toHaveProperty('client');
  });
});

test('storage that cannot be read is said', async () => {
  const { api } = createFake();
  const broken = {
    ...api.storage,
    local: { ...api.storage.local, get: () => Promise.reject(new Error('disk gone')) },
  };
  const store = new ControlsStore({ storage: broken, runtime: api.runtime });
  await store.start(signal);
  expect(store.view).toMatchObject({
    ready: true,
    trouble: { code: 'cannot-store', detail: 'Error: disk gone' },
  });
});

test('it stops to follow when its page ends', async () => {
  const fake = createFake({ local });
  await startBackground(fake.api, twoPlatforms, () => undefined);
  const ended = new AbortController();
  const store = new ControlsStore(fake.api);
  await store.start(ended.signal);
  ended.abort();
  await fake.api.storage.local.set({ settings: { ...settings, gloss: false } });
  expect(store.view.settings.gloss).toBe(true);
});

test('what was sent stays in storage until it is answered, in the order in which it was sent', async () => {
  const { asked, api } = byHand();
  const store = new ControlsStore(api);
  await store.start(signal);
  for (const day of ['2021-11-28', '2021-11-29', '2021-11-30']) void store.change({ day });
  const pending = async () => Object.entries(await api.storage.session.get(null)).sort();
  const [, second, third] = await pending();
  expect(await pending()).toEqual(asked.map(({ message }) => [(message as { id: string }).id, message]));
  asked[0]?.answer({ ok: true });
  await expect.poll(pending).toEqual([second, third]);
});

test.each([
  ['does not answer', () => Promise.resolve(undefined)],
  ['throws', () => Promise.reject(new Error('port closed'))],
])('where a background that is being stopped %s, the same message is sent again', async (_, unanswered) => {
  const { asked, api } = byHand();
  let stops = 2;
  const sent: unknown[] = [];
  const sendMessage = (message: unknown) => {
    sent.push(message);
    stops -= 1;
    return stops >= 0 ? unanswered() : api.runtime.sendMessage(message);
  };
  const store = new ControlsStore({ ...api, runtime: { sendMessage } });
  await store.start(signal);
  const changed = store.change({ day: '2021-11-30' });
  await expect.poll(() => asked).toHaveLength(1);
  expect(Object.values(await api.storage.session.get(null))).toEqual([asked[0]?.message]);
  asked[0]?.answer({ ok: true });
  await changed;
  expect(new Set(sent)).toEqual(new Set([asked[0]?.message]));
  expect(store.view.trouble).toBeNull();
});

test('a full storage costs only the safety', async () => {
  const { asked, api } = byHand();
  const full = { ...api.storage.session, set: () => Promise.reject(new Error('quota')) };
  const store = new ControlsStore({ ...api, storage: { ...api.storage, session: full } });
  await store.start(signal);
  const changed = store.change({ day: '2021-11-30' });
  asked[0]?.answer({ ok: true });
  await changed;
  expect(store.view.trouble).toBeNull();
});

test('what changes while storage is being read is not overwritten by what was read before', async () => {
  const { api } = byHand();
  const { storage } = api;
  const click = (url: string) => ({
    7: {
      url,
      surface: 'group',
      form: 'link',
      platform: 'chatter',
      day: '2021-09-20',
      treatment: null,
      rule: null,
      flags: [],
    },
  });
  await storage.session.set({ clicks: click('https://shop.example/first') });
  let answer = () => {};
  const isAnswered = new Promise<void>((resume) => {
    answer = resume;
  });
  const slow = {
    ...storage.local,
    get: (keys: string[] | null) => isAnswered.then(() => storage.local.get(keys)),
  };
  const store = new ControlsStore({ ...api, storage: { ...storage, local: slow } });
  const started = store.start(signal);
  await storage.session.set({ clicks: click('https://shop.example/second') });
  answer();
  await started;
  expect(store.view.clicks).toEqual(click('https://shop.example/second'));
});
