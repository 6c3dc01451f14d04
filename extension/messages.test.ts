import { describe, expect, test } from 'vitest';
import { ask, contracts, type Message, readMessage } from './messages.ts';

const click = {
  url: 'https://shop.example/1',
  surface: 'group',
  form: 'link',
  platform: 'wechat',
  day: '2021-09-20',
  treatment: 'copy-url',
  rule: 'commerce-in-groups',
} as const;

describe('reading a message', () => {
  test('takes one with the right shape', () => {
    expect(readMessage({ interstice: 'report-click', payload: click })).toEqual({
      ok: true,
      name: 'report-click',
      payload: click,
    });
  });

  test.each<[string, unknown, string]>([
    ['a missing key', { ...click, rule: undefined }, 'report-click/rule'],
    ['an extra key', { ...click, html: '<b>' }, 'report-click/html: unknown key'],
    ['a wrong surface', { ...click, surface: 'room' }, 'report-click/surface'],
    ['a wrong day', { ...click, day: 20210920 }, 'report-click/day'],
    ['an endless address', { ...click, url: 'x'.repeat(70_001) }, 'report-click/url'],
    ['no object', 'click', 'report-click: "click" is not an object'],
  ])('refuses %s and says where', (_name, payload, fault) => {
    const receipt = readMessage({ interstice: 'report-click', payload });
    expect(receipt).toMatchObject({ ok: false });
    expect(receipt?.ok === false && receipt.fault).toContain(fault);
  });

  test.each([['toString'], ['nothing-like-it'], ['__proto__']])('refuses the name %s', (interstice) => {
    expect(readMessage({ interstice, payload: {} })).toMatchObject({ ok: false });
  });

  test.each([[null], ['hello'], [{ type: 'other' }], [{ interstice: 'prepare', payload: {}, extra: 1 }]])(
    '%j is none of ours',
    (raw) => {
      expect(readMessage(raw)).toBeNull();
    },
  );
});

test('only what a content script must say may be said by one', () => {
  const open = Object.entries(contracts).filter(([, { trust }]) => trust === 'content');
  expect(open.map(([name]) => name)).toEqual(['report-click', 'set-gloss', 'remember']);
});

describe('sending', () => {
  test('a request gives the checked answer', async () => {
    const sent: Message[] = [];
    const send = async (message: Message) => {
      sent.push(message);
      return { ok: true };
    };
    expect(await ask(send, 'change-settings', { day: '2021-09-20' })).toEqual({ ok: true });
    expect(sent).toEqual([{ interstice: 'change-settings', payload: { day: '2021-09-20' } }]);
  });

  test.each([[undefined], [{ ok: 'yes' }], [{ ok: false, code: 'oops' }]])(
    'an answer like %j is an error',
    async (answer) => {
      await expect(ask(async () => answer, 'prepare', {})).rejects.toThrow('answer to prepare');
    },
  );
});
