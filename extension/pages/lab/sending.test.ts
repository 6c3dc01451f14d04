import { expect, test } from 'vitest';
import type { ComposeRuling, Judgement } from '../../../src/engine/types.ts';
import { attempt, type Counts } from './sending.ts';

const ruling = (compose: Partial<ComposeRuling>): Judgement =>
  ({ compose: { with: {}, ...compose } }) as Judgement;
const rulings: Readonly<Record<string, Judgement>> = {
  'bad.example': ruling({ treatment: 'refused', rule: 'bad' }),
  'some.example': ruling({ treatment: 'quota', rule: 'some', with: { limit: 2, per: 'month' } }),
  'any.example': ruling({ treatment: 'unknown' }),
  'good.example': ruling({ treatment: 'allowed' }),
};
const judge = (address: string) => rulings[new URL(address).hostname] as Judgement;
const send = (text: string, counts: Counts = {}) => attempt(text, 'chatter', judge, counts);

test('a text without a link is sent, and nothing is said of it', () => {
  expect(send('Good morning')).toMatchObject({ isSent: true, judgement: null, counts: {} });
});

test('what is refused is not sent', () => {
  expect(send('Look: https://bad.example/')).toMatchObject({
    isSent: false,
    judgement: rulings['bad.example'],
  });
});

test('one link of several is enough to refuse a message', () => {
  const { isSent, judgement } = send('https://good.example/ https://bad.example/ https://some.example/');
  expect(isSent).toBe(false);
  expect(judgement).toBe(rulings['bad.example']);
});

test('a quota counts messages, not links, and then refuses until it is counted anew', () => {
  const text = 'https://some.example/1 https://some.example/2';
  const first = send(text);
  expect(first).toMatchObject({ isSent: true, sent: 1 });
  const second = send(text, first.counts);
  expect(second).toMatchObject({ isSent: true, sent: 2 });
  const third = send(text, second.counts);
  expect(third).toMatchObject({ isSent: false, sent: 2 });
  expect(third.counts).toEqual(second.counts);
  expect(send('https://good.example/', second.counts)).toMatchObject({ isSent: true });
  expect(attempt(text, 'murmur', judge, second.counts)).toMatchObject({ isSent: true, sent: 1 });
});

test('a message that is refused for one link uses up no quota of another', () => {
  expect(send('https://some.example/ https://bad.example/').counts).toEqual({});
});

test('of several links that can be sent, the one is told of which most is to be said', () => {
  expect(send('https://good.example/ https://any.example/').judgement).toBe(rulings['any.example']);
  expect(send('https://any.example/ https://some.example/').judgement).toBe(rulings['some.example']);
});

test('where nothing is simulated everything is sent', () => {
  expect(attempt('https://bad.example/', 'chatter', null, {})).toMatchObject({
    isSent: true,
    judgement: null,
    parts: [{ link: 'https://bad.example/' }],
  });
});
