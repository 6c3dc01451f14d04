// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { activeOn, sayingOfAll, wechatOn } from '../../tests/fixtures/active-state.ts';
import {
  change,
  chat,
  click,
  load,
  ORIGIN,
  settled,
  start,
  taken,
  useChatPage,
} from '../../tests/fixtures/chat-page.ts';
import { shown, views } from '../../tests/fixtures/fake-views.ts';
import { sites } from '../sites/index.ts';
import { stageKit } from '../stage/kit.ts';
import type { ActiveState } from '../storage.ts';

vi.mock('../stage/index.ts', async () => (await import('../../tests/fixtures/fake-views.ts')).fakeStage);
vi.mock('../message/index.ts', async () => (await import('../../tests/fixtures/fake-views.ts')).fakeMessage);
useChatPage();

const policy = wechatOn('2021-09-20');
const lounge = (more: Partial<ActiveState> = {}) => activeOn(ORIGIN, policy, 'detect', more);

describe('when something is changed elsewhere', () => {
  beforeEach(() => load('the-lounge'));
  const december = wechatOn('2021-12-01');

  it('the next click is judged by it', async () => {
    await start({ stored: lounge() });
    change(activeOn(ORIGIN, december));
    click('#plain');
    expect(shown[0]?.options.judgement.click.treatment).toBe('webview');
    change(lounge({ enabled: false }));
    expect(taken('#plain')).toBe(false);
    change(undefined);
    expect(taken('#plain')).toBe(false);
  });

  it('a page that writes itself anew is listened to again, as long as the simulation is on', async () => {
    await start({ stored: lounge() });
    const added = vi.spyOn(window, 'addEventListener');
    const heard = () => new Set(added.mock.calls.map(([type]) => type));
    // happy-dom leaves the listeners where they are: what `document.open()` does to them is in frames.e2e.ts.
    const rewrite = () => document.append(document.createComment('anew'));
    rewrite();
    await settled();
    expect(heard()).toEqual(
      new Set(['click', 'auxclick', 'keydown', 'pageshow', 'pointerdown', 'mousedown', 'DOMContentLoaded']),
    );
    change(lounge({ enabled: false }));
    added.mockClear();
    rewrite();
    await settled();
    expect(heard()).toEqual(new Set());
  });

  it('the open screen is shown as of the new day', async () => {
    await start({ stored: lounge() });
    click('#plain');
    change(activeOn(ORIGIN, december));
    expect(shown.map(({ closed, options }) => [options.policy.at, closed])).toEqual([
      ['2021-09-20', true],
      ['2021-12-01', false],
    ]);
    expect(shown[1]?.options.opener).toBe(document.querySelector('#plain'));
  });

  it('two changes in a row leave the screen of the later one', async () => {
    await start({ stored: lounge() });
    click('#plain');
    change(activeOn(ORIGIN, december));
    change(lounge());
    expect(shown.filter(({ closed }) => !closed).map(({ options }) => options.policy.at)).toEqual([
      '2021-09-20',
    ]);
  });

  it('the open screen follows the surface', async () => {
    await start({ stored: lounge() });
    click('#plain');
    change(activeOn(ORIGIN, policy, 'direct'));
    expect(shown.at(-1)?.options.surface).toBe('direct');
  });

  it('the open screen stays as it is where only the gloss was switched, or nothing', async () => {
    await start({ stored: lounge() });
    click('#plain');
    change(lounge({ gloss: false }));
    change(lounge({ messagesAsArrived: true }));
    expect(shown.map(({ closed }) => closed)).toEqual([false]);
  });

  it.each<[string, ActiveState]>([
    ['it is switched off', lounge({ enabled: false })],
    ['the platform now opens the link', activeOn(ORIGIN, sayingOfAll(december, 'open'))],
  ])('the open screen is closed where %s', async (_name, state) => {
    await start({ stored: lounge() });
    click('#plain');
    change(state);
    expect(shown.map(({ closed }) => closed)).toEqual([true]);
  });

  it('the open screen goes on in another language, where it is', async () => {
    await start({ stored: lounge() });
    click('#plain');
    const chinese = lounge({ language: 'zh-CN', kit: stageKit('zh-CN') });
    change(chinese);
    change(chinese);
    expect(shown.map(({ closed, spoken }) => [closed, spoken])).toEqual([[false, ['zh-CN']]]);
  });

  it('the open screen is closed where the next one cannot be shown', async () => {
    await start({ stored: lounge() });
    click('#plain');
    views.fail = true;
    change(activeOn(ORIGIN, december));
    expect(shown.map(({ closed }) => closed)).toEqual([true]);
  });

  it('a screen that the person has closed stays closed', async () => {
    await start({ stored: lounge() });
    click('#plain');
    shown[0]?.host.remove();
    change(activeOn(ORIGIN, december));
    expect(shown).toHaveLength(1);
  });

  it('the open screen is closed where what was clicked is gone', async () => {
    await start({ stored: lounge() });
    click('#plain');
    document.querySelector('#plain')?.remove();
    change(activeOn(ORIGIN, december));
    expect(shown.map(({ closed }) => closed)).toEqual([true]);
  });

  it('a switch of the gloss is passed on', async () => {
    await start({ stored: lounge() });
    click('#plain');
    shown[0]?.options.onGloss?.(false);
    expect(chat.sent.at(-1)).toEqual({ interstice: 'set-gloss', payload: { on: false } });
  });

  it('a page that comes back from the back-forward cache reads what it missed', async () => {
    let stored = lounge();
    await start({ get: () => Promise.resolve({ active: stored }) });
    stored = activeOn(ORIGIN, december);
    const event = new Event('pageshow');
    Object.defineProperty(event, 'persisted', { value: true });
    window.dispatchEvent(event);
    await settled();
    click('#plain');
    expect(shown[0]?.options.policy.at).toBe('2021-12-01');
  });
});

describe('messages as they arrived', () => {
  beforeEach(() => load('the-lounge'));
  const state = (more: Partial<ActiveState> = {}) => lounge({ messagesAsArrived: true, ...more });
  const drawings = () =>
    [...document.querySelectorAll('.msg *')].filter(({ localName }) => localName.startsWith('m-'));

  it('are drawn for the links of messages, and undone without a trace', async () => {
    const before = document.documentElement.outerHTML;
    await start({ stored: state() });
    await settled();
    expect(drawings().map((drawing) => drawing.nextElementSibling?.id)).toEqual(['plain', 'with-card']);
    for (const off of [state({ messagesAsArrived: false }), state({ enabled: false })]) {
      change(off);
      expect(document.documentElement.outerHTML).toBe(before);
      expect(document.adoptedStyleSheets).toEqual([]);
      change(state());
      await settled();
      expect(drawings()).toHaveLength(2);
    }
    chat.end.abort();
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('are answered to a click as the link itself would be', async () => {
    await start({ stored: state() });
    await settled();
    const drawing = drawings()[0] as Element;
    expect(taken(drawing)).toBe(true);
    expect(shown[0]?.options.judgement.link.destination).toBe('taobao');
    expect(shown[0]?.options.opener).toBe(drawing);
  });

  it('are drawn in a chat that is reached without a load', async () => {
    window.location.href = `${ORIGIN}/login`;
    document.body.replaceChildren();
    const navigation = new EventTarget();
    Object.assign(window, { navigation });
    const adapters = {
      known: {
        name: 'Known',
        addresses: ['chat.example/channels'],
        chats: 'main',
        messages: 'p',
        kinds: [{ at: 'main', kind: 'group' }],
      },
      generic: sites.generic,
    } as unknown as ActiveState['adapters'];
    await start({
      stored: activeOn(ORIGIN, wechatOn('2021-09-20'), 'detect', { adapters, messagesAsArrived: true }),
    });
    window.location.href = `${ORIGIN}/channels/1`;
    navigation.dispatchEvent(new Event('currententrychange'));
    const main = document.body.appendChild(document.createElement('main'));
    const link = main.appendChild(document.createElement('p')).appendChild(document.createElement('a'));
    link.href = 'https://item.taobao.com/item.htm?id=1';
    await settled();
    expect(link.previousElementSibling?.localName).toMatch(/^m-0/);
  });

  it('open the link where the platform opens it', async () => {
    await start({
      stored: activeOn(ORIGIN, sayingOfAll(policy, 'open'), 'detect', { messagesAsArrived: true }),
    });
    await settled();
    const drawing = drawings()[1] as Element;
    expect(taken(drawing)).toBe(true);
    // Only for a person: a script of the page could have it opened again and again.
    expect(chat.opened).toEqual([]);
    const event = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
    Object.defineProperty(event, 'isTrusted', { value: true });
    drawing.dispatchEvent(event);
    expect(chat.opened.map(({ href }) => href)).toEqual(['https://item.jd.com/100.html']);
  });
});

describe('the end', () => {
  beforeEach(() => load('the-lounge'));

  it('by the signal takes everything away', async () => {
    const before = document.documentElement.outerHTML;
    await start({ stored: lounge({ messagesAsArrived: true }) });
    click('#plain');
    chat.end.abort();
    expect(shown.map(({ closed }) => closed)).toEqual([true]);
    expect(chat.listeners.size).toBe(0);
    expect(document.documentElement.outerHTML).toBe(before);
    click('#plain');
    expect(shown).toHaveLength(1);
  });

  it('of the extension leaves the next click, and the page, as if nothing had been', async () => {
    let alive = true;
    const before = document.documentElement.outerHTML;
    await start({ stored: lounge({ messagesAsArrived: true }), alive: () => alive });
    await settled();
    click('#plain');
    alive = false;
    expect(taken('#with-card')).toBe(false);
    expect(shown.map(({ closed }) => closed)).toEqual([true]);
    expect(chat.listeners.size).toBe(0);
    expect(document.documentElement.outerHTML).toBe(before);
  });
});
