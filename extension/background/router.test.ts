import { describe, expect, test } from 'vitest';
import type { MessageSender } from '../browser.ts';
import { createFake } from '../mock/fake.ts';
import { startRouter, trustOf } from './router.ts';

const runtime = createFake().api.runtime;
const { id } = runtime;
const popup: MessageSender = { id, url: runtime.getURL('extension/popup/index.html') };
const lab: MessageSender = { id, url: runtime.getURL('extension/pages/lab/index.html'), tab: { id: 3 } };
const content: MessageSender = { id, url: 'https://chat.example/', tab: { id: 7 } };
const blankFrame: MessageSender = { id, url: 'about:blank', tab: { id: 7 }, frameId: 2 };
const lookAlike: MessageSender = { id, url: `https://chat.example/?${runtime.getURL('')}`, tab: { id: 7 } };
const nameless: MessageSender = { id };
const stranger: MessageSender = { id: 'another-extension', url: runtime.getURL('') };

const click = {
  url: 'https://shop.example/1',
  surface: 'group',
  form: 'link',
  platform: 'wechat',
  day: '2021-09-20',
  treatment: null,
  rule: null,
};

function routed() {
  const fake = createFake();
  const heard: string[] = [];
  const log: string[] = [];
  startRouter(
    fake.api.runtime,
    {
      'change-settings': async ({ day }) => {
        heard.push(`change-settings ${day}`);
        return { ok: true };
      },
      'report-click': async ({ url }, { tab }) => {
        heard.push(`report-click ${url} ${tab?.id}`);
        return undefined;
      },
    },
    (line) => log.push(line),
  );
  return { fake, heard, log };
}

test.each([
  ['popup', popup, 'page'],
  ['a page of ours in a tab', lab, 'page'],
  ['a content script', content, 'content'],
  ['a content script in a blank frame', blankFrame, 'content'],
  ['a page whose address has ours in it', lookAlike, 'content'],
  ['a sender without an address', nameless, 'content'],
  ['another extension', stranger, null],
])('%s is trusted as %s', (_name, sender, trust) => {
  expect(trustOf(sender, runtime)).toBe(trust);
});

describe('the router', () => {
  test('lets pages change settings', async () => {
    const { fake, heard } = routed();
    const message = { interstice: 'change-settings', payload: { day: '2021-09-20' } };
    expect(await fake.sendAs(popup, message)).toEqual({ ok: true });
    expect(await fake.sendAs(lab, message)).toEqual({ ok: true });
    expect(heard).toEqual(['change-settings 2021-09-20', 'change-settings 2021-09-20']);
  });

  test.each([content, blankFrame, lookAlike, nameless, stranger])(
    'refuses the same from %j',
    async (sender) => {
      const { fake, heard, log } = routed();
      const answer = await fake.sendAs(sender, {
        interstice: 'change-settings',
        payload: { day: '2021-09-20' },
      });
      expect(answer).toMatchObject({ ok: false, code: 'refused' });
      expect(heard).toEqual([]);
      expect(log).toHaveLength(1);
    },
  );

  test('takes a report from a content script, and answers null once it is done', async () => {
    const { fake, heard } = routed();
    expect(await fake.sendAs(content, { interstice: 'report-click', payload: click })).toBeNull();
    expect(heard).toEqual(['report-click https://shop.example/1 7']);
  });

  test('answers a report that could not be kept, too: sent again, it would fail again', async () => {
    const fake = createFake();
    const log: string[] = [];
    startRouter(fake.api.runtime, { 'report-click': () => Promise.reject(new Error('disk full')) }, (line) =>
      log.push(line),
    );
    expect(await fake.sendAs(content, { interstice: 'report-click', payload: click })).toBeNull();
    expect(log).toEqual(['report-click: Error: disk full']);
  });

  test('refuses a report of the wrong shape', async () => {
    const { fake, heard, log } = routed();
    await fake.sendAs(content, { interstice: 'report-click', payload: { ...click, surface: 'room' } });
    expect(heard).toEqual([]);
    expect(log[0]).toContain('report-click/surface');
  });

  test('leaves alone what is none of ours', () => {
    const { fake, log } = routed();
    expect(fake.sendAs(popup, { type: 'something else' })).toBeUndefined();
    expect(log).toEqual([]);
  });
});
