// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Rule } from '../../../src/policy/types.ts';
import { chatter, dataOf } from '../../../tests/fixtures/two-platforms.ts';
import { startBackground } from '../../background/start.ts';
import { createFake } from '../../mock/fake.ts';
import type { StageOptions } from '../../stage/index.ts';
import { type Settings, settingsItem } from '../../storage.ts';
import { startLab } from './start.tsx';

/** Links for which the stage was opened. */
const staged: string[] = [];

vi.mock('../../stage/index.ts', () => ({
  openStage({ judgement }: StageOptions) {
    staged.push(judgement.link.url);
    return { close: () => undefined, host: document.createElement('s-stage'), screen: 'first' };
  },
}));

const compose = (id: string, domain: string, treatment: string, params = {}): Rule => ({
  id,
  moment: 'compose',
  title: { en: `Rule ${id}` },
  when: { domain: [domain], surface: ['direct', 'group'] },
  history: [
    {
      from: '2013-01-01',
      treatment,
      with: params,
      confidence: 'reported',
      reason: { en: `Because of ${id}.` },
      sources: ['s1'],
    },
  ],
});
const share: Rule = {
  id: 'shop-share',
  moment: 'share',
  title: { en: 'Shops as cards' },
  when: { to: ['shop'] },
  history: [
    { from: '2013-01-01', form: 'card', confidence: 'reported', reason: { en: 'Cards.' }, sources: ['s1'] },
  ],
};
const pack = {
  ...chatter,
  rules: [
    compose('bad', 'bad.example', 'refused', { wording: 'stopped' }),
    compose('some', 'some.example', 'quota', { limit: 2, per: 'month' }),
    share,
    ...chatter.rules,
  ],
};

let ended = new AbortController();
afterEach(() => {
  ended.abort();
  staged.length = 0;
});

async function opened(settings: Partial<Settings> = {}, hash = 'direct') {
  ended = new AbortController();
  Object.defineProperty(window, 'origin', { value: location.origin, configurable: true });
  const root = `${location.origin}/`;
  const fake = createFake({
    root,
    currentTab: { id: 3, url: `${root}extension/pages/lab/index.html` },
    local: {
      version: 2,
      settings: {
        ...settingsItem.initial,
        language: 'en',
        platform: 'chatter',
        day: '2018-06-10',
        ...settings,
      },
    },
  });
  await startBackground(fake.api, dataOf(pack), () => undefined);
  document.head.innerHTML = '<meta name="application-name" content="Interstice Lab">';
  document.body.innerHTML = '<div id="app"></div>';
  location.hash = hash;
  const mount = document.querySelector<HTMLElement>('#app');
  if (mount === null) throw new Error('no mount');
  await startLab({ api: fake.api, mount, window, today: '2026-11-22', signal: ended.signal });
  const field = () => {
    const found = mount.querySelector<HTMLTextAreaElement>('textarea');
    if (found === null) throw new Error('no field');
    return found;
  };
  const type = (text: string) => {
    field().value = text;
    field().dispatchEvent(new Event('input', { bubbles: true }));
  };
  const enter = (more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...more });
    field().dispatchEvent(event);
    return event;
  };
  const sent = () => [...mount.querySelectorAll('.lab-sent .lab-text')].map(({ textContent }) => textContent);
  const said = () => mount.querySelector('.lab-composer-answer')?.textContent ?? '';
  /** What the platform said, in a root of its own. */
  const refusal = () =>
    [...mount.querySelectorAll('.lab-composer-answer *')].find(({ shadowRoot }) => shadowRoot)?.shadowRoot
      ?.textContent ?? '';
  const send = async (text: string) => {
    type(text);
    await expect.poll(() => field().value).toBe(text);
    enter();
  };
  return { mount, field, type, enter, sent, said, refusal, send };
}

test('a text without a link is sent, and nothing is said of it', async () => {
  const { send, sent, said, field } = await opened();
  await send('Good morning\nand good night');
  await expect.poll(sent).toEqual(['Good morning\nand good night']);
  expect(said()).toBe('');
  expect(field().value).toBe('');
});

test('nothing at all, or spaces, are not sent', async () => {
  const { send, sent } = await opened();
  await send('  \n ');
  expect(sent()).toEqual([]);
});

test('what is refused is not sent, says why, and stays in the field', async () => {
  const { send, sent, said, refusal, field } = await opened();
  await send('Look: https://bad.example/1');
  await expect.poll(refusal).toContain('已停止访问');
  expect(refusal()).toContain('Simulation · Chatter · 2018-06-10');
  expect(said()).toContain('Because of bad.');
  expect(said()).toContain('reported: press');
  expect(sent()).toEqual([]);
  expect(field().value).toBe('Look: https://bad.example/1');
});

test('a quota counts, refuses what is too much, and begins anew', async () => {
  const { send, sent, refusal, mount } = await opened();
  for (const number of [1, 2]) {
    await send(`https://some.example/${number}`);
    await expect.poll(refusal).toContain(`${number} of 2`);
    expect(refusal()).not.toContain('Not sent');
  }
  await send('https://some.example/3');
  await expect.poll(() => mount.querySelector('[data-sent=false]')).not.toBeNull();
  expect(refusal()).toContain('Not sent');
  expect(sent()).toHaveLength(2);
  mount.querySelector<HTMLButtonElement>('.lab-composer-hint button')?.click();
  await expect.poll(sent).toEqual([]);
  await send('https://some.example/4');
  await expect.poll(refusal).toContain('1 of 2');
  expect(sent()).toHaveLength(1);
});

test('what is on record as sent, and what nobody recorded, is sent and told apart', async () => {
  const { send, sent, said } = await opened();
  await send('https://shop.example/1');
  await expect.poll(said).toContain('On this day such a message could be sent.');
  await send('mail me at www.nowhere.example');
  await expect.poll(sent).toHaveLength(2);
});

test('a sent link is met by the screen of the day, and drawn as it arrived', async () => {
  const { send, mount } = await opened();
  await send('This one: https://shop.example/1');
  await expect.poll(() => mount.querySelector('.lab-sent a')).not.toBeNull();
  const link = mount.querySelector<HTMLAnchorElement>('.lab-sent a');
  link?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
  expect(staged).toEqual(['https://shop.example/1']);
});

test('several links in one message are all links', async () => {
  const { send, mount } = await opened();
  await send('看https://shop.example/1，和https://shop.example/2。');
  await expect.poll(() => mount.querySelectorAll('.lab-sent a').length).toBe(2);
});

describe('the keyboard', () => {
  test('Enter that ends a word of an input method sends nothing', async () => {
    const { type, enter, sent, field } = await opened();
    type('nihao');
    expect(enter({ isComposing: true }).defaultPrevented).toBe(false);
    expect(enter({ keyCode: 229 }).defaultPrevented).toBe(false);
    expect(sent()).toEqual([]);
    expect(field().value).toBe('nihao');
  });

  test('Shift and Enter begin a new line', async () => {
    const { type, enter, sent } = await opened();
    type('one');
    expect(enter({ shiftKey: true }).defaultPrevented).toBe(false);
    expect(sent()).toEqual([]);
  });
});

test('a long message is sent whole', async () => {
  const { send, sent } = await opened();
  const long = `https://shop.example/${'x'.repeat(4000)} ${'长'.repeat(900)}`;
  await send(long);
  await expect.poll(sent).toEqual([long]);
});

test('while the simulation is off everything is sent', async () => {
  const { send, sent, said } = await opened({ enabled: false });
  await send('https://bad.example/1');
  await expect.poll(sent).toEqual(['https://bad.example/1']);
  expect(said()).toBe('');
});

test('what was said goes when another day is simulated; what was sent stays', async () => {
  const { send, sent, said, mount } = await opened();
  await send('https://shop.example/1');
  await expect.poll(said).not.toBe('');
  mount.querySelector<HTMLButtonElement>('.timeline-step:last-of-type')?.click();
  await expect.poll(said).toBe('');
  expect(sent()).toHaveLength(1);
});
