// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { builtIn } from '../../background/built-in.ts';
import { startBackground } from '../../background/start.ts';
import type { ExtensionApi } from '../../browser.ts';
import { createFake, type FakeOptions } from '../../mock/fake.ts';
import { type Settings, type SiteSetting, settingsItem } from '../../storage.ts';
import { startOptions } from './start.tsx';

const CHAT = 'https://chat.example';
const ALLOWED = `${CHAT}/*`;
const on: SiteSetting = { on: true, surface: 'detect' };

let ended = new AbortController();
afterEach(() => ended.abort());

type Sites = Readonly<Record<string, SiteSetting>>;

interface Opening extends FakeOptions {
  readonly sites?: Sites;
  readonly settings?: Partial<Settings>;
  /** What the browser answers once the background is up. */
  readonly getAll?: ExtensionApi['permissions']['getAll'];
}

async function opened(options: Opening = {}) {
  ended = new AbortController();
  const { sites = { [CHAT]: on }, settings, getAll, ...rest } = options;
  const fake = createFake({
    granted: [ALLOWED],
    ...rest,
    local: {
      version: 1,
      settings: { ...settingsItem.initial, language: 'en', ...settings },
      sites,
      ...rest.local,
    },
  });
  await startBackground(fake.api, builtIn, () => undefined);
  document.body.innerHTML = '<div id="app"></div>';
  const mount = document.querySelector<HTMLElement>('#app');
  if (mount === null) throw new Error('no mount');
  if (getAll !== undefined) fake.api.permissions.getAll = getAll;
  await startOptions({ api: fake.api, mount, signal: ended.signal });
  const text = () => mount.textContent ?? '';
  const names = (part: string) =>
    [...mount.querySelectorAll(`[aria-labelledby=${part}] h3`)].map(({ textContent }) => textContent);
  /** Button, switch or select by the name that those hear who do not see it. */
  const named = <E extends HTMLElement>(name: string): E => {
    const found = mount.querySelector<E>(`[aria-label="${name}"]`);
    if (found === null) throw new Error(`nothing is called "${name}"`);
    return found;
  };
  const stored = async () => (await fake.api.storage.local.get(['sites'])).sites as Sites;
  return { fake, mount, text, names, named, stored };
}

function choose(select: HTMLSelectElement, value: string): void {
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('allowed sites', () => {
  test('are listed, each once, with what is stored of them', async () => {
    const { names, named } = await opened({
      granted: ['https://talk.example/*', ALLOWED],
      sites: { [CHAT]: on, 'https://talk.example': { on: false, surface: 'group' } },
    });
    expect(names('allowed')).toEqual(['chat.example', 'talk.example']);
    expect(named<HTMLInputElement>('Simulate on chat.example').checked).toBe(true);
    expect(named<HTMLInputElement>('Simulate on talk.example').checked).toBe(false);
    expect(named<HTMLSelectElement>('Where links are: chat.example').value).toBe('detect');
    expect(named<HTMLSelectElement>('Where links are: talk.example').value).toBe('group');
  });

  test('a pattern that the browser names twice is one row', async () => {
    const { names } = await opened({ getAll: async () => ({ origins: [ALLOWED, ALLOWED] }) });
    expect(names('allowed')).toEqual(['chat.example']);
  });

  test('are switched, and their surface is chosen', async () => {
    const { named, stored } = await opened();
    choose(named('Where links are: chat.example'), 'direct');
    await expect.poll(stored).toEqual({ [CHAT]: { on: true, surface: 'direct' } });
    named('Simulate on chat.example').click();
    await expect.poll(stored).toEqual({ [CHAT]: { on: false, surface: 'direct' } });
    expect(named<HTMLInputElement>('Simulate on chat.example').checked).toBe(false);
  });

  test('one that was allowed in the browser’s own settings can be switched on here', async () => {
    const { named, stored } = await opened({ sites: {} });
    named('Simulate on chat.example').click();
    await expect.poll(stored).toEqual({ [CHAT]: on });
  });

  test('every port of a host has controls of its own, and one that is off can be forgotten', async () => {
    const { names, named, stored } = await opened({
      granted: ['http://127.0.0.1/*'],
      sites: { 'http://127.0.0.1:9000': on, 'http://127.0.0.1:9001': { on: false, surface: 'detect' } },
    });
    expect(names('allowed')).toEqual(['http://127.0.0.1']);
    expect(named<HTMLInputElement>('Simulate on http://127.0.0.1:9000').checked).toBe(true);
    named('Forget: http://127.0.0.1:9001').click();
    await expect.poll(stored).toEqual({ 'http://127.0.0.1:9000': on });
  });

  test.each([
    ['<all_urls>', 'All sites'],
    ['*://*/*', 'All sites'],
    ['http://*/*', 'All sites with http://'],
    ['https://*.chat.example/*', 'chat.example and all hosts below it'],
    ['http://[::1]/*', 'http://[::1]'],
    ['https://xn--fiqs8s.example/*', 'xn--fiqs8s.example'],
  ])('%s is called “%s”', async (pattern, name) => {
    const { names } = await opened({ granted: [pattern], sites: {} });
    expect(names('allowed')).toEqual([name]);
  });

  test('a surface that this platform does not have is said, not changed', async () => {
    const { named } = await opened({ sites: { [CHAT]: { on: true, surface: 'story' } } });
    const select = named<HTMLSelectElement>('Where links are: chat.example');
    expect(select.value).toBe('story');
    expect(select.selectedOptions[0]?.textContent).toBe('a kind that WeChat does not have');
  });

  test('an adapter that was set aside is taken up again', async () => {
    const { text, named, stored } = await opened({ sites: { [CHAT]: { ...on, generic: true } } });
    expect(text()).toContain('The adapter for this site is set aside');
    named('Use the adapter again: chat.example').click();
    await expect.poll(text).not.toContain('The adapter for this site is set aside');
    expect((await stored())[CHAT]?.generic).toBe(false);
  });

  test('where there is none, the page says how to allow one', async () => {
    const { text, mount } = await opened({ granted: [], sites: {} });
    expect(text()).toContain('No site is allowed yet.');
    expect(mount.querySelector('[aria-labelledby=others]')).toBeNull();
    expect(mount.querySelector<HTMLAnchorElement>('.options-none a')?.href).toContain('pages/lab/index.html');
  });

  test('while all is paused, the page says so and switches it on again', async () => {
    const { text, mount } = await opened({ settings: { enabled: false } });
    expect(text()).toContain('The simulation is off as a whole');
    const label = [...mount.querySelectorAll('label.switch')].find((one) =>
      one.textContent?.includes('Simulation as a whole'),
    );
    label?.querySelector('input')?.click();
    await expect.poll(text).not.toContain('The simulation is off as a whole');
  });
});

describe('taking a permission back', () => {
  test('is one press: the row goes, the site is off and only remembered, the keyboard goes on from the heading', async () => {
    const { fake, names, named, text, stored } = await opened();
    named('Take back permission: chat.example').focus();
    named('Take back permission: chat.example').click();
    expect(fake.calls).toContain(`permissions.remove ["${ALLOWED}"]`);
    await expect.poll(() => names('others')).toEqual(['chat.example']);
    expect(names('allowed')).toEqual([]);
    await expect.poll(text).toContain('Permission for chat.example was taken back.');
    await expect.poll(stored).toEqual({ [CHAT]: { on: false, surface: 'detect' } });
    expect(document.activeElement?.id).toBe('allowed');
  });

  test.each<[string, () => Promise<boolean>]>([
    ['says no', async () => false],
    ['fails', () => Promise.reject(new Error('policy'))],
    ['says yes and does nothing', async () => true],
  ])('where the browser %s, the page says so and the row stays', async (_how, remove) => {
    const { fake, names, named, text } = await opened();
    fake.api.permissions.remove = remove;
    named('Take back permission: chat.example').click();
    await expect.poll(text).toContain('The browser did not take back the permission for chat.example.');
    expect(text()).toContain('own extension settings');
    expect(names('allowed')).toEqual(['chat.example']);
    // The person follows the advice.
    fake.revoke([ALLOWED]);
    await expect.poll(text).not.toContain('The browser did not take back');
  });

  test('where a wider one is left, the page names it, and the site stands under that, off', async () => {
    const { names, named, text } = await opened({ granted: [ALLOWED, 'https://*/*'] });
    named('Take back permission: chat.example').click();
    await expect.poll(text).toContain('“All sites with https://” still covers chat.example.');
    expect(names('allowed')).toEqual(['All sites with https://']);
    await expect.poll(() => named<HTMLInputElement>('Simulate on chat.example').checked).toBe(false);
  });
});

describe('sites that are not allowed any more', () => {
  const gone: Opening = {
    granted: [],
    sites: {
      [CHAT]: { on: false, surface: 'group' },
      'https://talk.example': { on: false, surface: 'detect' },
    },
  };

  test('are forgotten one by one', async () => {
    const { names, named, mount, stored } = await opened(gone);
    expect(names('others')).toEqual(['chat.example', 'talk.example']);
    named('Forget: talk.example').focus();
    named('Forget: talk.example').click();
    await expect.poll(() => names('others')).toEqual(['chat.example']);
    expect(document.activeElement?.id).toBe('others');
    named('Forget: chat.example').click();
    await expect.poll(() => mount.querySelector('[aria-labelledby=others]')).toBeNull();
    expect(await stored()).toEqual({});
  });

  test('are allowed again in the very moment of the press, on, with their surface', async () => {
    const { fake, names, named, text, stored } = await opened(gone);
    named('Allow again: chat.example').click();
    expect(fake.calls).toContain(`permissions.request ["${ALLOWED}"]`);
    await expect.poll(() => names('allowed')).toEqual(['chat.example']);
    await expect.poll(async () => (await stored())[CHAT]).toEqual({ on: true, surface: 'group' });
    await expect.poll(() => fake.registered()).toMatchObject([{ matches: [ALLOWED] }]);
    await expect.poll(text).toContain('chat.example is allowed again, and switched on.');
  });

  test('stay off where the person declines, and the page says so', async () => {
    const { names, named, text, stored } = await opened({ ...gone, answer: false });
    named('Allow again: chat.example').click();
    await expect.poll(text).toContain('Permission for chat.example was not given.');
    expect(names('others')).toHaveLength(2);
    expect((await stored())[CHAT]?.on).toBe(false);
  });
});

describe('what happens elsewhere', () => {
  test('a permission that is given or taken back is followed', async () => {
    const { fake, names } = await opened();
    fake.grant(['https://talk.example/*']);
    await expect.poll(() => names('allowed')).toEqual(['chat.example', 'talk.example']);
    fake.revoke([ALLOWED]);
    await expect.poll(() => names('allowed')).toEqual(['talk.example']);
    await expect.poll(() => names('others')).toEqual(['chat.example']);
  });

  test('a setting that the popup changes is followed', async () => {
    const { fake, named } = await opened();
    await fake.api.runtime.sendMessage({ interstice: 'change-site', payload: { origin: CHAT, on: false } });
    await expect.poll(() => named<HTMLInputElement>('Simulate on chat.example').checked).toBe(false);
  });

  test('nothing is followed after the end', async () => {
    const { fake, mount } = await opened();
    ended.abort();
    fake.grant(['https://talk.example/*']);
    await fake.api.runtime.sendMessage({ interstice: 'change-site', payload: { origin: CHAT, on: false } });
    expect(mount.innerHTML).toBe('');
  });
});

describe('trouble', () => {
  test('storage that fails is said, and what is shown is what holds', async () => {
    const { fake, named, text } = await opened();
    fake.api.storage.local.set = () => Promise.reject(new Error('quota'));
    named('Simulate on chat.example').click();
    await expect.poll(text).toContain('The browser could not read or write the settings (quota).');
    expect(named<HTMLInputElement>('Simulate on chat.example').checked).toBe(true);
  });

  test('a browser that does not say what is allowed: nobody is called not allowed', async () => {
    const { mount, text } = await opened({ getAll: () => Promise.reject(new Error('gone')) });
    expect(text()).toContain('The browser does not say which sites are allowed.');
    expect(mount.querySelectorAll('h3')).toHaveLength(0);
  });

  test('damaged settings are said, and can be cleared', async () => {
    const { mount, text } = await opened({ local: { sites: 'garbage' } });
    expect(text()).toContain('Some stored settings could not be read');
    mount.querySelector<HTMLButtonElement>('.notice .button')?.click();
    await expect.poll(text).not.toContain('could not be read');
  });
});

test('the language is switched while running', async () => {
  const { mount, text } = await opened();
  expect(document.title).toBe('Interstice options');
  const language = mount.querySelector<HTMLSelectElement>('select:has([lang="zh-CN"])');
  if (language === null) throw new Error('no choice of language');
  choose(language, 'zh-CN');
  await expect.poll(text).toContain('收回权限');
  expect(document.title).toBe('Interstice 选项');
  expect(document.documentElement.lang).toBe('zh-CN');
  expect(mount.querySelector('.permission button')?.getAttribute('aria-label')).toBe(
    '收回权限：chat.example',
  );
});
