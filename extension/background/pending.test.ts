import { expect, test } from 'vitest';
import { twoPlatforms } from '../../tests/fixtures/two-platforms.ts';
import { createFake } from '../mock/fake.ts';
import { settingsItem } from '../storage.ts';
import { PendingComponent } from './pending.ts';
import { startBackground } from './start.ts';

const settings = { ...settingsItem.initial, platform: 'chatter', day: '2018-06-10' };
const change = (payload: object, id?: string) => ({ interstice: 'change-settings', payload, id });

/** What a popup had sent when it closed, and what else may have come into storage. */
const session = {
  'pending:2': change({ day: '2021-11-30' }, 'pending:2'),
  'pending:1': change({ day: '2021-10-01', gloss: false }, 'pending:1'),
  'pending:3': 'garbage',
  'pending:4': change({ day: 'soon' }),
  'pending:5': { interstice: 'erase', payload: {} },
  clicks: {},
};

test.each(['before the background starts', 'while it runs'])(
  'what is left %s is done in its order; what is none of ours is refused; all of it is gone then',
  async (when) => {
    const { api } = createFake({ local: { version: 2, settings } });
    const log: string[] = [];
    const start = () => startBackground(api, twoPlatforms, (line) => log.push(line));
    if (when === 'while it runs') await start();
    await api.storage.session.set(session);
    if (when !== 'while it runs') await start();
    await expect.poll(() => api.storage.session.get(null)).toEqual({ clicks: {} });
    expect(await api.storage.local.get(['settings'])).toEqual({
      settings: { ...settings, gloss: false, day: '2021-11-30' },
    });
    expect(log).toEqual([
      'message refused: not one of ours',
      'message refused: change-settings/day: "soon" is not a day, written YYYY-MM-DD',
      'message refused: no message is called "erase"',
    ]);
  },
);

test('a message that arrives is done once, though it is pending as well: what came after it stays', async () => {
  const { api } = createFake({ local: { version: 2, settings } });
  await startBackground(api, twoPlatforms, () => undefined);
  const first = change({ day: '2021-10-01' }, 'pending:1');
  expect(await api.runtime.sendMessage(first)).toEqual({ ok: true });
  expect(await api.runtime.sendMessage(change({ day: '2021-11-30' }))).toEqual({ ok: true });
  await api.storage.session.set({ 'pending:1': first });
  await expect.poll(() => api.storage.session.get(null)).toEqual({});
  expect(await api.runtime.sendMessage(first)).toEqual({ ok: true });
  expect(await api.storage.local.get(['settings'])).toEqual({ settings: { ...settings, day: '2021-11-30' } });
});

test('what cannot be done stays for the next start, and is told; the rest is done and gone', async () => {
  const { storage } = createFake({ session }).api;
  const log: string[] = [];
  const deliver = (message: unknown) =>
    message === 'garbage' ? Promise.resolve() : Promise.reject(new Error('disk full'));
  await new PendingComponent({ storage, deliver, log: (line) => log.push(line) }).take();
  const { 'pending:3': _done, ...kept } = session;
  expect(await storage.session.get(null)).toEqual(kept);
  expect(log).toEqual(Array.from({ length: 4 }, () => 'pending: Error: disk full'));
});

test('storage that cannot be read is told', async () => {
  const { storage } = createFake({ session }).api;
  const broken = {
    ...storage,
    session: { ...storage.session, get: () => Promise.reject(new Error('gone')) },
  };
  const log: string[] = [];
  const component = new PendingComponent({
    storage: broken,
    deliver: async () => undefined,
    log: (line) => log.push(line),
  });
  await component.take();
  expect(log).toEqual(['pending: Error: gone']);
});
