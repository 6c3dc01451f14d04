// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { activeOn, sayingOfAll, wechatOn } from '../../tests/fixtures/active-state.ts';
import {
  change,
  chat,
  click,
  drawn,
  load,
  ORIGIN,
  type Start,
  start,
  taken,
  useChatPage,
} from '../../tests/fixtures/chat-page.ts';
import { shown, views } from '../../tests/fixtures/fake-views.ts';
import { sites } from '../sites/index.ts';
import type { SiteAdapter } from '../sites/types.ts';
import type { ActiveState } from '../storage.ts';

vi.mock('../stage/index.ts', async () => (await import('../../tests/fixtures/fake-views.ts')).fakeStage);
vi.mock('../message/index.ts', async () => (await import('../../tests/fixtures/fake-views.ts')).fakeMessage);
useChatPage();

const policy = wechatOn('2021-09-20');
const lounge = (more: Partial<ActiveState> = {}) => activeOn(ORIGIN, policy, 'detect', more);

describe('while off', () => {
  it.each<[string, Start]>([
    ['nothing is stored', {}],
    ['the simulation is off', { stored: lounge({ enabled: false }) }],
    ['the site is not switched on', { stored: activeOn('https://other.example', policy, 'group') }],
    [
      'the site is switched off',
      { stored: lounge({ sites: { [ORIGIN]: { on: false, surface: 'group' } } }) },
    ],
    ['the stored state is of another format', { stored: { ...lounge(), format: 1 } }],
    [
      'the stored state is damaged',
      { stored: { format: 2, enabled: true, sites: { [ORIGIN]: { on: true } } } },
    ],
    ['storage cannot be read', { get: () => Promise.reject(new Error('broken')) }],
  ])('a click is the page’s where %s', async (_name, options) => {
    load('the-lounge');
    await start(options);
    expect(taken('#plain')).toBe(false);
    expect(shown).toHaveLength(0);
    await drawn();
    expect(chat.sent).toEqual([]);
  });

  it('a click before the state is there is the page’s', async () => {
    load('the-lounge');
    const starting = start({ stored: lounge() });
    expect(taken('#plain')).toBe(false);
    await starting;
    expect(taken('#plain')).toBe(true);
  });

  it('there are no listeners but those for clicks and Escape, and no observers', async () => {
    const added: string[] = [];
    vi.spyOn(window, 'addEventListener').mockImplementation((type) => void added.push(`window ${type}`));
    vi.spyOn(document, 'addEventListener').mockImplementation((type) => void added.push(`document ${type}`));
    const observer = vi.fn();
    vi.stubGlobal('MutationObserver', observer);
    vi.stubGlobal('IntersectionObserver', observer);
    await start({ stored: lounge({ enabled: false, messagesAsArrived: true }) });
    expect(added).toEqual(['window click', 'window auxclick', 'window keydown']);
    expect(observer).not.toHaveBeenCalled();
  });
});

it('a press is no trouble where the stored policy is damaged', async () => {
  load('the-lounge');
  await start({ stored: lounge({ policy: {} as never }) });
  const press = () => window.dispatchEvent(new MouseEvent('pointerdown'));
  expect(press).not.toThrow();
});

describe('a click on a link in a chat', () => {
  beforeEach(() => load('the-lounge'));

  it('is answered by the screen of the day, and the page does not hear of it', async () => {
    await start({ stored: lounge() });
    const event = click('#plain');
    expect(event.defaultPrevented).toBe(true);
    expect(chat.heard).toEqual([]);
    const [{ options } = { options: null }] = shown;
    expect(options?.judgement.click.treatment).toBe('copy-url');
    expect(options?.surface).toBe('group');
    expect(options?.opener).toBe(document.querySelector('#plain'));
  });

  it('is reported, when the screen has been drawn', async () => {
    await start({ stored: lounge() });
    click('#plain');
    expect(chat.sent).toEqual([]);
    await drawn();
    expect(chat.sent).toEqual([
      {
        interstice: 'report-click',
        payload: {
          url: 'https://item.taobao.com/item.htm?id=1',
          surface: 'group',
          form: 'token',
          platform: 'wechat',
          day: '2021-09-20',
          treatment: 'copy-url',
          rule: expect.any(String),
        },
      },
    ]);
  });

  it.each([
    ['once where that is answered', 1, () => null],
    ['again where a background that is being stopped does not answer', 3, () => undefined],
    ['again where it throws', 3, () => Promise.reject(new Error('message port closed'))],
  ])('is reported %s', async (_, times, answer) => {
    const sent: string[] = [];
    const send = (message: unknown) => {
      sent.push(JSON.stringify(message));
      return answer();
    };
    await start({ stored: lounge(), send });
    click('#plain');
    await drawn();
    await drawn();
    expect(sent).toHaveLength(times);
    expect(new Set(sent).size).toBe(1);
  });

  it('depends on the kind of chat', async () => {
    document.querySelector('.chat-view')?.setAttribute('data-type', 'query');
    await start({ stored: lounge() });
    click('#plain');
    expect(shown[0]?.options.surface).toBe('direct');
    expect(shown[0]?.options.judgement.click.treatment).toBe('confirm');
  });

  it('depends on the surface set by hand, whatever the page looks like', async () => {
    await start({ stored: activeOn(ORIGIN, policy, 'direct') });
    click('#plain');
    expect(shown[0]?.options.surface).toBe('direct');
  });

  it.each([
    ['detected', lounge({ surfaces: ['direct', 'feed'] })],
    ['set by hand', activeOn(ORIGIN, policy, 'group', { surfaces: ['direct', 'feed'] })],
  ])('is the page’s on a surface that the platform does not have (%s)', async (_how, stored) => {
    await start({ stored });
    expect(taken('#plain')).toBe(false);
    await drawn();
    expect(shown).toEqual([]);
    expect(chat.sent).toEqual([]);
    change(lounge());
    expect(taken('#plain')).toBe(true);
  });

  it('is the page’s where nobody knows what kind of chat it is', async () => {
    document.querySelector('.chat-view')?.setAttribute('data-type', 'special');
    await start({ stored: lounge() });
    expect(taken('#plain')).toBe(false);
    expect(taken('.sidebar-help')).toBe(false);
  });

  it.each<[string, MouseEventInit, string, boolean, boolean]>([
    ['by keyboard', { detail: 0 }, 'click', true, false],
    ['with Ctrl', { ctrlKey: true }, 'click', true, true],
    ['with Cmd', { metaKey: true }, 'click', true, true],
    ['with Shift', { shiftKey: true }, 'click', true, true],
    ['with the middle button', { button: 1 }, 'auxclick', true, true],
    ['with the right button', { button: 2 }, 'auxclick', false, false],
    ['with the back button', { button: 3 }, 'auxclick', false, false],
  ])('%s', async (_name, options, type, ours, newTab) => {
    document.querySelector('#plain')?.setAttribute('target', '_self');
    await start({ stored: lounge() });
    expect(taken('#plain', options, type)).toBe(ours);
    shown[0]?.options.leave();
    expect(chat.opened.map(({ target }) => target)).toEqual(ours ? [newTab ? '_blank' : '_self'] : []);
  });

  it('is the page’s where the link is none of the web', async () => {
    await start({ stored: lounge() });
    for (const href of [
      'javascript:void 0',
      'data:text/html,x',
      'blob:https://taobao.com/1',
      'intent://x#Intent;end',
      'taobao://item',
      'mailto:a@b.example',
      'https://',
    ]) {
      document.querySelector('#plain')?.setAttribute('href', href);
      expect(taken('#plain'), href).toBe(false);
    }
    expect(shown).toHaveLength(0);
  });

  it('is the page’s where the platform opens the link as any browser would, and is reported', async () => {
    await start({ stored: activeOn(ORIGIN, sayingOfAll(policy, 'open')) });
    expect(taken('#with-card')).toBe(false);
    expect(chat.sent).toHaveLength(1);
  });

  it('is the page’s where the platform put something on the message, and nothing before the page', async () => {
    // biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
    const onward = { then: 'open' };
    for (const [treatment, params] of [
      ['confirm', { style: 'banner', ...onward }],
      ['locked', { off: ['like'], ...onward }],
    ] as const) {
      const { end } = chat;
      await start({ stored: activeOn(ORIGIN, sayingOfAll(policy, treatment, params)) });
      expect(taken('#with-card'), treatment).toBe(false);
      end.abort();
      chat.end = new AbortController();
    }
    expect(shown).toHaveLength(0);
  });

  it('is answered, by what stood in its place, where the platform had removed the link', async () => {
    await start({ stored: lounge({ form: 'removed' }) });
    expect(taken('#plain')).toBe(true);
    expect(shown[0]?.options.judgement.message.form).toBe('removed');
  });

  it('is the page’s where no screen can be shown', async () => {
    await start({ stored: lounge() });
    views.fail = true;
    expect(taken('#plain')).toBe(false);
    await drawn();
    expect(chat.sent).toEqual([]);
  });

  it('is answered where the background cannot be reached', async () => {
    await start({ stored: lounge(), send: () => Promise.reject(new Error('Receiving end does not exist.')) });
    expect(taken('#plain')).toBe(true);
    chat.end.abort();
    chat.end = new AbortController();
    await start({
      stored: lounge(),
      send() {
        throw new Error('Extension context invalidated.');
      },
    });
    click('#plain');
    expect(shown).toHaveLength(2);
  });

  it('is the page’s where the frame has no room for a screen', async () => {
    await start({ stored: lounge() });
    vi.spyOn(window, 'innerHeight', 'get').mockReturnValue(100);
    expect(taken('#plain')).toBe(false);
  });

  it('takes the place of the screen that is open', async () => {
    await start({ stored: lounge() });
    click('#plain');
    click('#with-card');
    expect(shown.map(({ closed }) => closed)).toEqual([true, false]);
  });

  it('inside the screen is the screen’s own', async () => {
    await start({ stored: activeOn(ORIGIN, policy, 'direct') });
    click('#plain');
    const [stage] = shown;
    const link = document.createElement('a');
    link.href = 'https://source.example/';
    link.id = 'source';
    stage?.host.append(link);
    expect(taken('#source')).toBe(false);
    expect(shown).toHaveLength(1);
    expect(stage?.expected).toEqual([link]);
  });

  it('leads on to the real link, with the manner of the page’s own', async () => {
    await start({ stored: lounge() });
    click('#plain');
    shown[0]?.options.leave();
    expect(chat.opened).toHaveLength(1);
    expect(chat.opened[0]?.href).toBe('https://item.taobao.com/item.htm?id=1');
    expect(chat.opened[0]?.target).toBe('_blank');
  });

  it('does not cut what is reported of an address short of 64 KB, and never sends more', async () => {
    await start({ stored: lounge() });
    document.querySelector('#plain')?.setAttribute('href', `https://taobao.com/${'a'.repeat(100_000)}`);
    expect(taken('#plain')).toBe(true);
    await drawn();
    expect((chat.sent[0] as { payload: { url: string } }).payload.url).toHaveLength(65_536);
  });
});

describe('a box that ends the asking', () => {
  beforeEach(() => load('the-lounge'));
  // biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
  const asking = (remember: string) => sayingOfAll(policy, 'confirm', { remember, then: 'open' });

  it.each([
    ['domain', 'item.taobao.com', { all: false, hosts: ['item.taobao.com'] }],
    ['all', null, { all: true, hosts: [] }],
  ] as const)('%s: is told to the background, and holds from the next click on', async (what, host, then) => {
    await start({ stored: activeOn(ORIGIN, asking(what)) });
    expect(taken('#plain')).toBe(true);
    await drawn();
    chat.sent.length = 0;
    shown[0]?.options.onRemember?.(what);
    expect(chat.sent).toEqual([
      { interstice: 'remember', payload: { platform: 'wechat', day: '2021-09-20', host } },
    ]);
    expect(taken('#plain')).toBe(false);
    // Elsewhere, once the background has written it.
    change(activeOn(ORIGIN, asking(what), 'detect', { remembered: then }));
    expect(taken('#plain')).toBe(false);
    expect(taken('#with-card')).toBe(what === 'domain');
  });

  it('is asked again once it is forgotten', async () => {
    await start({ stored: activeOn(ORIGIN, asking('domain')) });
    click('#plain');
    shown[0]?.options.onRemember?.('domain');
    change(activeOn(ORIGIN, asking('domain'), 'detect', { remembered: { all: false, hosts: [] } }));
    expect(taken('#plain')).toBe(true);
  });

  it('leaves the screen alone from which it was told', async () => {
    await start({ stored: activeOn(ORIGIN, asking('domain')) });
    click('#plain');
    const remembered = { all: false, hosts: ['item.taobao.com'] };
    change(activeOn(ORIGIN, asking('domain'), 'detect', { remembered }));
    expect(shown.map(({ closed }) => closed)).toEqual([false]);
  });

  it('holds where the background cannot be reached', async () => {
    await start({
      stored: activeOn(ORIGIN, asking('domain')),
      send: () => Promise.reject(new Error('gone')),
    });
    click('#plain');
    shown[0]?.options.onRemember?.('domain');
    expect(taken('#plain')).toBe(false);
  });
});

describe('a site of which more is known', () => {
  const known = (more: Partial<SiteAdapter>, on = policy) =>
    activeOn(ORIGIN, on, 'detect', {
      adapters: {
        known: { name: 'Known', mark: 'main', chats: 'main', messages: 'p', ...more },
        generic: sites.generic as SiteAdapter,
      },
    });
  const group = [{ at: 'main', kind: 'group' }] as const;
  const put = (markup: string) =>
    document.body.replaceChildren(...new DOMParser().parseFromString(markup, 'text/html').body.childNodes);
  const dialogs = [{ dialog: '.ask', address: 'b', go: '#go' }];
  const asking = `<main><p><a id="text" href="https://item.taobao.com/">Kettle</a><a id="bare">Kettle</a></p></main>
    <div class="ask">Open <b>https://item.taobao.com/</b>? <button id="go">Open</button><button id="no">No</button></div>`;

  it('is taken for any page where the person has set its adapter aside', async () => {
    put(asking);
    const stored = known({ kinds: group });
    await start({ stored });
    expect(taken('#text')).toBe(true);
    change({ ...stored, sites: { [ORIGIN]: { on: true, surface: 'detect', generic: true } } });
    expect(taken('#text')).toBe(false);
  });

  it('answers in its dialog what it could not answer before, as in the chat that asked', async () => {
    put(asking);
    await start({ stored: known({ kinds: group, dialogs }) });
    expect(taken('#bare')).toBe(false);
    expect(taken('#no')).toBe(false);
    expect(taken('#go')).toBe(true);
    expect(shown).toHaveLength(1);
    expect(shown[0]?.options.surface).toBe('group');
    expect(shown[0]?.options.judgement.link.url).toBe('https://item.taobao.com/');
    change(known({ kinds: group, dialogs }, wechatOn('2021-12-01')));
    expect(shown.map(({ options }) => options.policy.at)).toEqual(['2021-09-20', '2021-12-01']);
  });

  it('is not asked a second time in its dialog where the link was left to it', async () => {
    put(asking);
    const open = sayingOfAll(policy, 'open');
    await start({ stored: known({ kinds: group, dialogs }, open) });
    expect(taken('#text')).toBe(false);
    expect(chat.sent).toHaveLength(1);
    expect(taken('#go')).toBe(false);
    expect(chat.sent).toHaveLength(1);
    // Another day in between: what was left to it then says nothing.
    change(known({ kinds: group, dialogs }));
    expect(taken('#go')).toBe(true);
  });

  it('does not follow a card at the press of the button where the click will be answered', async () => {
    put('<main><p><a href="https://item.taobao.com/">x</a><i id="card">Kettle</i></p></main>');
    const cards = [{ card: 'i', address: 'a', onPress: true }];
    const stored = known({ kinds: group, cards });
    await start({ stored });
    let pressed = 0;
    document.querySelector('#card')?.addEventListener('mousedown', () => {
      pressed += 1;
    });
    click('#card', {}, 'mousedown');
    expect(pressed).toBe(0);
    expect(taken('#card')).toBe(true);
    expect(shown[0]?.options.judgement.click.treatment).toBe('copy-url');
    change(known({ kinds: group, cards }, sayingOfAll(policy, 'open')));
    click('#card', {}, 'mousedown');
    expect(pressed).toBe(1);
    change(known({ kinds: group }));
    click('#card', {}, 'mousedown');
    expect(pressed).toBe(2);
    // Where there is no room for a screen the click is the page's, and so is the press.
    change(stored);
    vi.spyOn(window, 'innerHeight', 'get').mockReturnValue(100);
    click('#card', {}, 'mousedown');
    expect(pressed).toBe(3);
  });

  it('does not hear the right button on such a card, nor the middle one on what is no link', async () => {
    put(`<main><p><a href="https://item.taobao.com/">x</a><i id="press">x</i><u id="card">x</u></p></main>
      <div class="ask">Open <b>https://item.taobao.com/</b>? <button id="go">Open</button></div>`);
    const cards = [
      { card: 'i', address: 'a', onPress: true },
      { card: 'u', address: 'a', clickable: true },
    ];
    await start({ stored: known({ pageKinds: group, cards, dialogs }) });
    let pressed = 0;
    document.querySelector('#press')?.addEventListener('mousedown', () => {
      pressed += 1;
    });
    click('#press', { button: 2 }, 'mousedown');
    expect(pressed).toBe(1);
    expect(taken('#press', { button: 1 }, 'auxclick')).toBe(true);
    for (const at of ['#card', '#go']) {
      expect(taken(at, { button: 1 }, 'auxclick')).toBe(false);
      expect(taken(at)).toBe(true);
    }
  });

  it('may wrap links in addresses of its own, also where it is taken for any page', async () => {
    window.location.href = 'https://wx2.qq.com/';
    const wrapped = '/cgi-bin/mmwebwx-bin/webwxcheckurl?requrl=https%3A%2F%2Fitem.taobao.com%2F';
    put(`<p><a id="out" href="${wrapped}">x</a><a id="own" href="/settings">x</a></p>`);
    await start({
      stored: activeOn(ORIGIN, policy, 'group', {
        sites: { [ORIGIN]: { on: true, surface: 'group', generic: true } },
      }),
    });
    expect(taken('#out')).toBe(true);
    expect(shown[0]?.options.judgement.link.host).toBe('item.taobao.com');
    expect(taken('#own')).toBe(false);
  });

  it('takes the kind of chat from the link, else from the page, else from the address', async () => {
    put(
      '<main><p class="dm"><a id="near" href="https://a.example/">x</a></p><p><a id="far" href="https://b.example/">x</a></p></main>',
    );
    window.location.href = `${ORIGIN}/client/C1`;
    const stored = known({
      kinds: [{ at: '.dm', kind: 'direct' }],
      pageKinds: [{ at: '.is-feed', kind: 'feed' }],
      addressKinds: [{ address: '^/client/C', kind: 'group' }],
    });
    await start({ stored });
    const surfaces = () => {
      shown.length = 0;
      for (const id of ['#near', '#far']) click(id);
      return shown.map(({ options }) => options.surface);
    };
    expect(surfaces()).toEqual(['direct', 'group']);
    document.body.append(Object.assign(document.createElement('i'), { className: 'is-feed' }));
    expect(surfaces()).toEqual(['direct', 'feed']);
  });

  it.each(['support', 'self', 'unknown'] as const)(
    'leaves the links of a chat of kind %s alone',
    async (kind) => {
      put(asking);
      await start({ stored: known({ kinds: [{ at: 'main', kind }] }) });
      expect(taken('#text')).toBe(false);
    },
  );
});
