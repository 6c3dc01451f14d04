// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { closePopup, ORIGIN, opened, PATTERN, usePopup } from '../../tests/fixtures/popup-page.ts';
import { builtIn } from '../background/built-in.ts';
import type { ChatDescription } from '../report/description.ts';
import { type SiteSetting, settingsItem } from '../storage.ts';

usePopup();

const row = (mount: Element, id: string) =>
  [...(mount.querySelector(`tr[data-link="${id}"]`)?.children ?? [])].map((cell) => cell.textContent);

describe('the switch for this site', () => {
  test('says that the simulation is on, of what and of which day', async () => {
    const { text, here } = await opened({ granted: [PATTERN] });
    expect(here().checked).toBe(true);
    expect(text()).toContain('Simulate on chat.example');
    expect(text()).toContain('On. Links here behave as on WeChat, 2021-09-20.');
  });

  test('asks for this site in the very moment of the press', async () => {
    const { fake, here, text, site } = await opened({ local: { sites: {} } });
    expect(text()).toContain('asks for your permission for this site only');
    here().click();
    expect(fake.calls).toContain(`permissions.request ["${PATTERN}"]`);
    await expect.poll(() => here().checked).toBe(true);
    expect(await site()).toEqual({ on: true, surface: 'detect' });
    await expect.poll(() => fake.registered()).toMatchObject([{ matches: [PATTERN] }]);
  });

  test('has told the background before the question may close the popup', async () => {
    const { fake, here, site } = await opened({ local: { sites: {} } });
    here().click();
    closePopup();
    await expect.poll(site).toEqual({ on: true, surface: 'detect' });
    await expect.poll(() => fake.registered().length).toBe(1);
  });

  test('stays off where the person declines, and says so', async () => {
    const { here, text, site } = await opened({ local: { sites: {} }, answer: false });
    here().click();
    await expect.poll(text).toContain('Permission was not given');
    expect(here().checked).toBe(false);
    expect((await site())?.on).toBe(false);
  });

  test('switches off', async () => {
    const { here, text, site } = await opened({ granted: [PATTERN] });
    here().click();
    await expect.poll(site).toEqual({ on: false, surface: 'detect' });
    await expect.poll(text).toContain('Off. Links here are left alone.');
  });

  test('while all is paused, says so and resumes', async () => {
    const { one, text, stored } = await opened({ granted: [PATTERN], settings: { enabled: false } });
    expect(text()).toContain('Paused on all sites.');
    one<HTMLButtonElement>('.here button').click();
    await expect.poll(text).toContain('On. Links here');
    expect(await stored('settings')).toMatchObject({ enabled: true });
  });

  describe('while all is paused', () => {
    const settings = { enabled: false };

    test('resumes at once where the permission is there', async () => {
      const sites = { [ORIGIN]: { on: false, surface: 'detect' } };
      const { here, text, stored } = await opened({ granted: [PATTERN], settings, local: { sites } });
      here().click();
      await expect.poll(text).toContain('On. Links here');
      expect(await stored('settings')).toMatchObject({ enabled: true });
    });

    test('resumes once the permission is given, though the question closed the popup', async () => {
      const { here, stored, site } = await opened({ local: { sites: {} }, settings });
      here().click();
      closePopup();
      await expect.poll(() => stored('settings')).toMatchObject({ enabled: true });
      expect(await site()).toMatchObject({ on: true });
    });

    test('stays paused before the answer, and where it is a no', async () => {
      const { fake, here, text, stored, site } = await opened({ local: { sites: {} }, settings });
      expect(text()).toContain('asks for your permission for this site only');
      const states: unknown[] = [];
      fake.api.storage.onChanged.addListener(({ settings: change }) => states.push(change?.newValue));
      let decline = (_: boolean) => {};
      fake.api.permissions.request = () =>
        new Promise((answer) => {
          decline = answer;
        });
      here().click();
      await expect.poll(site).toMatchObject({ on: true });
      decline(false);
      await expect.poll(text).toContain('Permission was not given');
      expect(text()).toContain('Paused on all sites.');
      expect(await site()).toMatchObject({ on: false });
      expect(await stored('settings')).toMatchObject({ enabled: false });
      expect(states.filter(Boolean)).toEqual([]);
    });
  });

  test.each([
    ['chrome://settings/', 'this page belongs to the browser'],
    ['https://chromewebstore.google.com/', 'no extension on their stores'],
    ['file:///chat.html', 'a file on your computer'],
    ['data:text/html,x', 'not a web page'],
    [undefined, 'does not show it to extensions'],
  ])('on %s there is none, and the reason is said', async (url, words) => {
    const { text, mount } = await opened({ tabs: [{ id: 7, url }] });
    expect(mount.querySelector('.here input')).toBeNull();
    expect(text()).toContain(words);
    expect(text()).toContain('Try it in the Lab');
  });
});

describe('the timeline', () => {
  const key = (slider: Element, name: string) =>
    slider.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));

  test('names the era, its span and what it is about', async () => {
    const { one, text } = await opened();
    expect(one('.timeline-era p').textContent).toContain('Opening, stage 1');
    expect(text()).toContain('2021-09-17 to 2021-11-29');
    expect(one<HTMLInputElement>('.timeline-slider').getAttribute('aria-valuetext')).toBe(
      '2021-09-20, Opening, stage 1',
    );
  });

  test('moves by a day', async () => {
    const { one, stored } = await opened();
    const slider = one<HTMLInputElement>('.timeline-slider');
    slider.value = String(Number(slider.value) + 1);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await expect.poll(() => one<HTMLInputElement>('.day-field').value).toBe('2021-09-21');
    await expect.poll(() => stored('settings')).toMatchObject({ day: '2021-09-21' });
  });

  test('moves by an era', async () => {
    const { one } = await opened();
    key(one('.timeline-slider'), 'PageUp');
    await expect.poll(() => one<HTMLInputElement>('.day-field').value).toBe('2021-11-30');
    key(one('.timeline-slider'), 'PageDown');
    await expect.poll(() => one<HTMLInputElement>('.day-field').value).toBe('2021-09-17');
    one<HTMLButtonElement>('.timeline-step').click();
    await expect.poll(() => one<HTMLInputElement>('.day-field').value).toBe('2021-01-12');
  });

  test('takes a typed day, but none outside the record', async () => {
    const { one, stored } = await opened();
    const field = one<HTMLInputElement>('.day-field');
    const type = (value: string) => {
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    };
    type('0002-01-01');
    type('2099-01-01');
    type('2022-02-01');
    await expect.poll(() => stored('settings')).toMatchObject({ day: '2022-02-01' });
    expect(one('.timeline-era p').textContent).toContain('Taobao shares a link');
  });

  test('says that a typed day is outside the record, and goes back to the simulated one when the field is left', async () => {
    const { mount, one } = await opened();
    const field = one<HTMLInputElement>('.day-field');
    const type = (value: string) => {
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    };
    type('2099-01-01');
    await expect
      .poll(() => mount.querySelector('.day-outside')?.textContent)
      .toContain('It is still 2021-09-20.');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    // Somebody begins to write 2021.
    type('0002-01-01');
    await expect.poll(() => mount.querySelector('.day-outside')).toBeNull();
    type('2099-01-01');
    await expect.poll(() => mount.querySelector('.day-outside')).not.toBeNull();
    field.dispatchEvent(new Event('blur'));
    await expect.poll(() => field.value).toBe('2021-09-20');
    expect(mount.querySelector('.day-outside')).toBeNull();
  });

  test('has a tick for each era', async () => {
    const { mount } = await opened();
    expect(mount.querySelectorAll('.timeline-tick')).toHaveLength(builtIn.pack('wechat')?.eras.length ?? 0);
  });
});

describe('the preview', () => {
  test('says in words what twelve typical links do on that day, on the surface that was detected', async () => {
    const { mount, text } = await opened({ granted: [PATTERN] });
    expect(text()).toContain('Detected: Group chat');
    expect(mount.querySelectorAll('tbody tr')).toHaveLength(12);
    expect(row(mount, 'taobao')).toEqual(['Taobao', 'token text', 'Copy the address', '']);
    expect(row(mount, 'jd')).toEqual(['JD', 'card', 'Opens in the app', 'works']);
    expect(row(mount, 'feishu')?.slice(2)).toEqual(['no record', '']);
  });

  test('follows the surface that is set', async () => {
    const { mount, one, site } = await opened({ granted: [PATTERN] });
    one<HTMLInputElement>('input[value=direct]').click();
    await expect.poll(() => row(mount, 'taobao')[2]).toBe('Asks first');
    expect(await site()).toEqual({ on: true, surface: 'direct' });
  });

  test('follows the day', async () => {
    const { mount, one } = await opened({ granted: [PATTERN] });
    one<HTMLButtonElement>('.timeline-step:last-of-type').click();
    await expect.poll(() => row(mount, 'taobao')[2]).toBe('Opens in the app');
  });

  test('follows the form that is chosen for messages, and goes back', async () => {
    const { mount, one, stored } = await opened({ granted: [PATTERN], settings: { day: '2021-09-20' } });
    one<HTMLInputElement>('input[value=direct]').click();
    await expect.poll(() => row(mount, 'taobao')[2]).toBe('Asks first');
    expect(row(mount, 'douyin').slice(1, 3)).toEqual(['token text', 'Token']);
    const choose = (value: string) => {
      const select = one<HTMLSelectElement>('select[name=form]');
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    };
    expect([...one<HTMLSelectElement>('select[name=form]').options].map(({ text }) => text)).toEqual([
      'as it was shared',
      'link',
      'card',
      'token text',
      'plain text',
    ]);
    choose('link');
    await expect.poll(() => row(mount, 'douyin').slice(1, 3)).toEqual(['link', 'Asks first']);
    expect(await stored('active')).toMatchObject({ form: 'link' });
    choose('');
    await expect.poll(() => row(mount, 'douyin')[1]).toBe('token text');
    expect(await stored('settings')).not.toHaveProperty('form');
    expect(await stored('active')).not.toHaveProperty('form');
  });

  test('where there is no chat to ask, the surface is only for the preview', async () => {
    const { mount, one, stored } = await opened({ tabs: [{ id: 7, url: 'chrome://settings/' }] });
    expect(mount.querySelector('input[value=detect]')).toBeNull();
    one<HTMLInputElement>('input[value=group]').click();
    await expect.poll(() => row(mount, 'taobao')[2]).toBe('Copy the address');
    expect(await stored('sites')).toEqual({ [ORIGIN]: { on: true, surface: 'detect' } });
  });
});

test('the last click is explained: rule, since, confidence, sources, nearest miss and ways on', async () => {
  const click = {
    url: 'https://item.taobao.com/item.htm?id=1',
    surface: 'group',
    form: 'token',
    platform: 'wechat',
    day: '2021-09-20',
    treatment: 'copy-url',
    rule: 'alibaba-in-group',
    flags: [],
  };
  const { one, text } = await opened({ session: { clicks: { 7: click } } });
  await expect.poll(text).toContain('alibaba-in-group');
  const facts = one('.facts').textContent;
  expect(facts).toContain('Since2021-09-17');
  expect(facts).toContain('observed: one test');
  expect(facts).toContain('Nearest miss');
  expect(one('[data-goal=read]').textContent).toMatch(/^read it\d+ steps/);
  const source = one<HTMLAnchorElement>('.sources a');
  expect(source.target).toBe('_blank');
  expect(source.rel).toContain('noopener');
});

test('a click on a form that was chosen by hand is explained as that form', async () => {
  const click = {
    url: 'https://www.douyin.com/video/1',
    surface: 'direct',
    form: 'link',
    platform: 'wechat',
    day: '2021-09-20',
    treatment: 'confirm',
    rule: null,
    givenForm: 'link',
    flags: [],
  };
  const { one } = await opened({ session: { clicks: { 7: click } } });
  await expect.poll(() => one('.last-click').textContent).toContain('Asks first');
});

test('the language is switched while running', async () => {
  const { one, text, mount } = await opened({ granted: [PATTERN] });
  expect(document.documentElement.lang).toBe('en');
  const language = [...mount.querySelectorAll('select')].find((select) =>
    [...select.options].some(({ lang }) => lang === 'zh-CN'),
  );
  if (language === undefined) throw new Error('no choice of language');
  language.value = 'zh-CN';
  language.dispatchEvent(new Event('change', { bubbles: true }));
  await expect.poll(text).toContain('在 chat.example 上模拟');
  expect(document.documentElement.lang).toBe('zh-CN');
  expect(one('tr[data-link=taobao] th').textContent).toBe('淘宝');
});

test('damaged settings are said, with what was kept, and can be cleared', async () => {
  const { text, one, stored } = await opened({
    local: { settings: { ...settingsItem.initial, language: 'en', day: 'tomorrow' } },
  });
  expect(text()).toContain('Some stored settings could not be read');
  expect(text()).toContain('settings/day: "tomorrow" is not a day');
  expect(one('pre').textContent).toContain('"day": "tomorrow"');
  one<HTMLButtonElement>('.notice .button').click();
  await expect.poll(text).not.toContain('could not be read');
  expect(await stored('damaged')).toEqual([]);
});

describe('what the page shows', () => {
  const NONE = { chats: 0, messages: 0, links: 0, cards: 0, dialogs: 0, controls: 0 };
  const said = (chat: Partial<ChatDescription>) => ({ granted: [PATTERN], chat });

  test('is summed up in a line, with numbers below it', async () => {
    const { text, one } = await opened(said({ title: '#deals' }));
    await expect.poll(text).toContain('On this page: The Lounge, #deals');
    expect(text()).toContain('Found here: messages 12, links in them 8, link cards 2, chats 1.');
    expect(one<HTMLDetailsElement>('.seen details').open).toBe(false);
  });

  test('is a warning where an adapter finds no messages, and can be set aside and back', async () => {
    const { text, one, site } = await opened(
      said({ fits: false, title: null, kind: 'group', counts: { ...NONE, chats: 1 } }),
    );
    await expect.poll(text).toContain('The Lounge: no messages found.');
    expect(text()).toContain('Detected: Group chat');
    one<HTMLButtonElement>('.seen button').click();
    await expect.poll(site).toMatchObject({ generic: true });
    await expect.poll(text).toContain('is set aside');
    expect(text()).not.toContain('no messages found');
    // Any page does not say which chat it shows.
    expect(text()).toContain('This page does not say');
    one<HTMLButtonElement>('.seen button').click();
    await expect.poll(site).toMatchObject({ generic: false });
  });

  test('is a warning of its own where an adapter finds messages but not their chat, whose kind is then lost', async () => {
    const counts = { ...NONE, messages: 3, links: 2 };
    const { text, mount } = await opened(said({ fits: false, kind: 'unknown', counts }));
    await expect.poll(text).toContain('The Lounge: messages are found, but not the chat they are in.');
    expect(text()).not.toContain('no messages found');
    expect(mount.querySelector('.seen-unfit [role=status]')).not.toBeNull();
    expect(text()).toContain('Treat as any page');
  });

  test('is said to be unknown where there is no adapter', async () => {
    const { text } = await opened(said({ adapter: 'generic', name: 'Any page', kind: 'unknown' }));
    await expect.poll(text).toContain('No adapter for this site');
    expect(text()).not.toContain('Treat as any page');
  });

  test.each([
    ['support', 'This is a chat with a business.'],
    ['self', 'This is a chat with yourself.'],
    ['several', 'chats of several kinds'],
    ['unknown', 'This page does not say'],
    ['channel', 'WeChat has no channels on record: links here are left alone.'],
  ] as const)('a chat of the kind %s is named', async (kind, words) => {
    const { text } = await opened(said({ kind }));
    await expect.poll(text).toContain(words);
  });

  describe('where the surface is set by hand', () => {
    const byHand = (surface: SiteSetting['surface'], kind: ChatDescription['kind']) =>
      opened({ ...said({ kind }), local: { sites: { [ORIGIN]: { on: true, surface } } } });

    test('it is said that it counts for every chat on the site, and Detect is one press away', async () => {
      const { text, one, site } = await byHand('direct', 'unknown');
      await expect.poll(text).toContain('Set by hand: 1:1 chat, for every chat on this site');
      expect(one('.surface-said').textContent).not.toContain('looks like');
      one<HTMLInputElement>('input[value=detect]').click();
      await expect.poll(text).toContain('This page does not say');
      expect(await site()).toMatchObject({ surface: 'detect' });
      expect(text()).not.toContain('Set by hand');
    });

    test.each([
      ['direct', 'group', 'This page itself looks like: Group chat.'],
      ['direct', 'several', 'This page shows chats of several kinds, which all count as this one.'],
      ['direct', 'channel', 'of which nothing is on record'],
    ] as const)('as %s, a page that shows %s says so', async (surface, kind, words) => {
      const { one } = await byHand(surface, kind);
      await expect.poll(() => one('.surface-said').textContent).toContain(words);
    });

    test.each([
      ['direct', 'direct'],
      ['direct', 'self'],
      ['direct', 'support'],
    ] as const)('as %s, a page that shows %s does not contradict', async (surface, kind) => {
      const { text, mount } = await byHand(surface, kind);
      await expect.poll(text).toContain('On this page: The Lounge');
      expect(text()).toContain('Set by hand');
      expect(mount.querySelector('.surface-other')).toBeNull();
    });

    test('to what this platform does not have, that is said', async () => {
      const { text } = await byHand('channel', 'group');
      await expect.poll(text).toContain('WeChat has no channels on record: links here are left alone.');
      expect(text()).toContain('Set by hand for another platform');
      expect(text()).not.toContain('Links here behave as on');
    });
  });

  test('can be copied as a report, without what anybody wrote', async () => {
    const writeText = vi.fn(async (_text: string) => undefined);
    vi.stubGlobal('navigator', { userAgent: 'Browser/1', clipboard: { writeText } });
    const { mount, text } = await opened(said({ title: 'Private talk' }));
    await expect.poll(text).toContain('Copy report');
    [...mount.querySelectorAll<HTMLButtonElement>('.seen button')].at(-1)?.click();
    await expect.poll(text).toContain('Copied. The report holds no message');
    const [report = ''] = writeText.mock.calls[0] ?? [];
    expect(report).toContain('Adapter: the-lounge (The Lounge)');
    expect(report).toContain('messages: 12');
    expect(report).toContain('Title: found');
    expect(report).not.toContain('Private talk');
    expect(report).not.toContain('chat.example');
    vi.unstubAllGlobals();
  });
});

describe('frames of other sites', () => {
  const FRAME = 'https://widget.example';

  test('are allowed one by one, each by its own permission', async () => {
    const { fake, text, mount } = await opened({ granted: [PATTERN], chat: { frames: [FRAME] } });
    await expect.poll(text).toContain('Also in the frame from widget.example');
    mount.querySelector<HTMLInputElement>('.frames input')?.click();
    expect(fake.calls).toContain(`permissions.request ["${FRAME}/*"]`);
    await expect.poll(() => mount.querySelector<HTMLInputElement>('.frames input')?.checked).toBe(true);
    const { sites } = (await fake.api.storage.local.get(['sites'])) as { sites: Record<string, unknown> };
    expect(sites).toMatchObject({ [ORIGIN]: { on: true }, [FRAME]: { on: true } });
  });

  test('stay as they are where the person declines, and that is said', async () => {
    const { fake, text, mount } = await opened({
      granted: [PATTERN],
      answer: false,
      chat: { frames: [FRAME] },
    });
    await expect.poll(text).toContain('Also in the frame from widget.example');
    mount.querySelector<HTMLInputElement>('.frames input')?.click();
    const stored = async () =>
      ((await fake.api.storage.local.get(['sites'])).sites as Record<string, unknown>)[FRAME];
    await expect.poll(stored).toMatchObject({ on: false });
    expect(mount.querySelector<HTMLInputElement>('.frames input')?.checked).toBe(false);
    await expect.poll(text).toContain('Permission for widget.example was not given');
  });
});

describe('taking the permission back', () => {
  test('takes one press; the site is off and asks again', async () => {
    const { fake, text, one, here, site } = await opened({ granted: [PATTERN] });
    one<HTMLButtonElement>('.revoke button').click();
    await expect.poll(text).toContain('asks for your permission for this site only');
    expect(fake.calls).toContain(`permissions.remove ["${PATTERN}"]`);
    expect(here().checked).toBe(false);
    await expect.poll(site).toMatchObject({ on: false });
    await expect.poll(() => fake.registered()).toEqual([]);
  });

  test('says what to do where a wider permission covers the site', async () => {
    const { text, one } = await opened({ granted: ['https://*/*'] });
    one<HTMLButtonElement>('.revoke button').click();
    await expect.poll(text).toContain('The browser still allows this site');
  });
});
