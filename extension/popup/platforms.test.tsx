// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { opened, PATTERN, usePopup } from '../../tests/fixtures/popup-page.ts';
import { twoPlatforms } from '../../tests/fixtures/two-platforms.ts';
import type { Settings } from '../storage.ts';

usePopup();

const settings = { platform: 'chatter', day: '2018-06-10' };

async function choice(more: Partial<Settings> = {}) {
  const popup = await opened({
    granted: [PATTERN],
    data: twoPlatforms,
    settings: { ...settings, ...more },
  });
  const field = popup.one<HTMLInputElement>('[role=combobox]');
  const options = () => [...popup.mount.querySelectorAll('[role=option]')];
  const names = () => options().map((one) => one.getAttribute('data-platform'));
  const active = () =>
    document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.getAttribute('data-platform');
  const press = (key: string, more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    field.dispatchEvent(event);
    return event;
  };
  const type = (text: string) => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const platform = async () => (await popup.stored<Settings>('settings')).platform;
  return { ...popup, field, options, names, active, press, type, platform };
}

describe('the choice of a platform', () => {
  test('shows the one that is simulated, and the list on a press', async () => {
    const { field, names, active, mount } = await choice();
    expect(field.value).toBe('Chatter');
    expect(field.getAttribute('aria-expanded')).toBe('false');
    field.click();
    await expect.poll(names).toEqual(['chatter', 'murmur']);
    expect(field.getAttribute('aria-expanded')).toBe('true');
    expect(active()).toBe('chatter');
    const groups = [...mount.querySelectorAll('[role=group]')].map(
      (group) => document.getElementById(group.getAttribute('aria-labelledby') ?? '')?.textContent,
    );
    expect(groups).toEqual(['Messengers', 'Video']);
    expect(mount.querySelector('[data-platform=chatter]')?.textContent).toContain('闲聊');
    expect(mount.querySelector('[data-platform=chatter]')?.textContent).toContain('since 2013');
  });

  test('arrow keys go round in it, Enter chooses', async () => {
    const { active, press, platform, field } = await choice();
    press('ArrowDown');
    await expect.poll(active).toBe('chatter');
    press('ArrowDown');
    await expect.poll(active).toBe('murmur');
    press('ArrowDown');
    await expect.poll(active).toBe('chatter');
    press('ArrowUp');
    await expect.poll(active).toBe('murmur');
    press('Enter');
    await expect.poll(platform).toBe('murmur');
    expect(field.value).toBe('Murmur');
    expect(field.getAttribute('aria-expanded')).toBe('false');
  });

  test.each(['mur', '闲聊', 'CHATTER'])('typing "%s" finds one, in any language', async (search) => {
    const { names, type, mount } = await choice();
    type(search);
    await expect.poll(names).toHaveLength(1);
    expect(mount.querySelector('.platform-choice [role=status]')?.textContent).toBe('1 platform');
  });

  test('where none is found, that is said, and Enter chooses nothing', async () => {
    const { names, type, press, text, platform } = await choice();
    type('zzz');
    await expect.poll(text).toContain('No platform here is called “zzz”.');
    expect(names()).toEqual([]);
    press('ArrowDown');
    press('Enter');
    expect(await platform()).toBe('chatter');
  });

  test('Escape gives up without closing the popup; once the list is closed the key is the popup’s', async () => {
    const { field, names, type, press } = await choice();
    field.focus();
    type('mur');
    await expect.poll(names).toEqual(['murmur']);
    expect(press('Escape').defaultPrevented).toBe(true);
    await expect.poll(() => field.value).toBe('Chatter');
    // What is typed next takes its place.
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, 'Chatter'.length]);
    expect(press('Escape').defaultPrevented).toBe(false);
  });

  test('Enter that ends a word of an input method chooses nothing', async () => {
    const { names, type, press, platform } = await choice();
    type('mur');
    await expect.poll(names).toEqual(['murmur']);
    press('Enter', { isComposing: true });
    expect(names()).toEqual(['murmur']);
    expect(await platform()).toBe('chatter');
  });

  test('a press on one in the list chooses it and does not take the focus out of the field', async () => {
    const { field, mount, names, platform } = await choice();
    field.click();
    await expect.poll(names).toHaveLength(2);
    const one = mount.querySelector<HTMLElement>('[data-platform=murmur]');
    const down = new Event('pointerdown', { bubbles: true, cancelable: true });
    one?.dispatchEvent(down);
    expect(down.defaultPrevented).toBe(true);
    one?.click();
    await expect.poll(platform).toBe('murmur');
  });
});

describe('the day', () => {
  const choose = async (day: string) => {
    const popup = await choice({ day });
    popup.type('murmur');
    await expect.poll(popup.names).toEqual(['murmur']);
    popup.press('Enter');
    await expect.poll(popup.platform).toBe('murmur');
    return popup;
  };

  test('is kept where the other platform is on record then', async () => {
    const { stored, one } = await choose('2019-01-01');
    expect(await stored('settings')).toMatchObject({ day: '2019-01-01' });
    expect(one('.day-moved').textContent).toBe('');
  });

  test('goes to the first day on record where it lies before it, and that is said until it is changed', async () => {
    const { stored, one } = await choose('2014-01-01');
    expect(await stored('settings')).toMatchObject({ day: '2018-06-01' });
    const said = () => one('.day-moved').textContent;
    await expect.poll(said).toContain('Murmur is on record from 2018-06-01 on');
    expect(said()).toContain('from 2014-01-01');
    one<HTMLButtonElement>('.timeline-step:last-of-type').click();
    await expect.poll(said).toBe('');
  });
});

describe('what rules ask for beside the address', () => {
  const label = (mount: Element, name: string) =>
    [...mount.querySelectorAll('.conditions-fields label')].find((one) => one.textContent?.startsWith(name));

  test('can be chosen where the platform’s rules ask for it', async () => {
    const { mount, stored } = await choice();
    const pick = (name: string, value: string) => {
      const select = label(mount, name)?.querySelector('select');
      if (!select) throw new Error(`no choice of ${name}`);
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    };
    expect(label(mount, 'Client version')).toBeUndefined();
    pick('Client', 'android');
    await expect.poll(() => label(mount, 'Client version')).toBeDefined();
    pick('Region', 'EU');
    pick('Sender', 'stranger');
    const field = label(mount, 'Client version')?.querySelector('input') as HTMLInputElement;
    const type = (version: string) => {
      field.value = version;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    };
    type('eight');
    await expect.poll(() => mount.textContent).toContain('Write it like 8.0.11.');
    type('8.1');
    await expect
      .poll(() => stored('settings'))
      .toMatchObject({ client: 'android', clientVersion: '8.1', region: 'EU', sender: 'stranger' });
  });

  test('is not there where no rule asks for it', async () => {
    const { mount } = await choice({ platform: 'murmur' });
    for (const name of ['Client', 'Region', 'Sender']) expect(label(mount, name)).toBeUndefined();
    expect(label(mount, 'Message form')).toBeDefined();
  });

  test('conduct lies under one heading, which says how much of it is set', async () => {
    const { one, mount } = await choice({ flags: ['induced-share'], form: 'card' });
    expect(one<HTMLDetailsElement>('.conditions').open).toBe(false);
    expect(one('.conditions summary').textContent).toBe('More conditions (2 set)');
    mount.querySelector<HTMLInputElement>('.conditions-flags input')?.click();
    await expect.poll(() => one('.conditions summary').textContent).toBe('More conditions (1 set)');
  });
});

test('a kind of chat that the platform does not have is named, at the switch and at the choice', async () => {
  const { text } = await choice({ platform: 'murmur' });
  await expect.poll(text).toContain('Murmur has no group chats on record: links here are left alone.');
  expect(text()).toContain('On, but Murmur has no such chats on record');
  expect(text()).toContain('For example Comments');
});
