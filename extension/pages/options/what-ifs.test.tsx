// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { builtIn } from '../../background/built-in.ts';
import { startBackground } from '../../background/start.ts';
import { createFake, type FakeOptions } from '../../mock/fake.ts';
import type { Outline } from '../../outline.ts';
import { LONGEST_OVERLAY, stampOf } from '../../overlays/kept.ts';
import { settingsItem } from '../../storage.ts';
import { startOptions } from './start.tsx';

const example = readFileSync('examples/overlays/wechat-standards-2018.json', 'utf8');

let ended = new AbortController();
afterEach(() => ended.abort());

async function opened(options: FakeOptions = {}) {
  ended = new AbortController();
  const fake = createFake({
    ...options,
    local: { version: 2, settings: { ...settingsItem.initial, language: 'en' }, ...options.local },
  });
  await startBackground(fake.api, builtIn, () => undefined);
  document.body.innerHTML = '<div id="app"></div>';
  const mount = document.querySelector<HTMLElement>('#app');
  if (mount === null) throw new Error('no mount');
  await startOptions({ api: fake.api, mount, signal: ended.signal });
  const part = () => mount.querySelector('[aria-labelledby=what-ifs]');
  const text = () => part()?.textContent ?? '';
  const names = () =>
    [...(part()?.querySelectorAll('h3') ?? [])].map(({ textContent }) => textContent?.trim());
  const faults = () =>
    [...(part()?.querySelectorAll('.faults li') ?? [])].map(({ textContent }) => textContent);
  const bring = (content: string | File, name = 'mine.json') => {
    const input = mount.querySelector<HTMLInputElement>('input[type=file]');
    if (input === null) throw new Error('no picker');
    const file = typeof content === 'string' ? new File([content], name) : content;
    Object.defineProperty(input, 'files', { value: [file], configurable: true });
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const outline = async () => (await fake.api.storage.local.get(['outline'])).outline as Outline;
  return { fake, mount, text, names, faults, bring, outline };
}

test('a file is added, listed with its platform, and removed', async () => {
  const { text, names, bring, mount, outline } = await opened();
  bring(example, 'standards.json');
  await expect.poll(names).toEqual(['Three standards in 2018']);
  expect(text()).toContain('“Three standards in 2018” was added.');
  expect(text()).toContain('WeChat · standards.json');
  expect((await outline()).overlays).toMatchObject([{ state: 'ready' }]);
  mount.querySelector<HTMLButtonElement>('[aria-label="Remove: Three standards in 2018"]')?.click();
  await expect.poll(names).toEqual([]);
  expect(text()).toContain('was removed');
});

test('a file with the id of another takes its place, and that is said', async () => {
  const { text, names, bring } = await opened();
  bring(example, 'one.json');
  await expect.poll(names).toHaveLength(1);
  bring(example.replace('Three standards in 2018', 'Another name'), 'two.json');
  await expect.poll(names).toEqual(['Another name']);
  expect(text()).toContain('in the place of the one with the same id');
});

describe('a file that is no overlay is refused, and what was there stays', () => {
  test('every fault is told with its place, what is wrong and what would be right', async () => {
    const { faults, names, bring, text } = await opened();
    bring(example, 'one.json');
    await expect.poll(names).toHaveLength(1);
    bring(
      example
        .replace('"alipay-share-interface"', '"alipay-share"')
        .replace('"dingtalk-invitations"', '"dingtalk"'),
    );
    await expect.poll(faults).toHaveLength(2);
    expect(text()).toContain('“mine.json” was not added.');
    expect(faults()[0]).toMatch(/^Line \d+, column \d+ The pack "wechat" has no rule "alipay-share"/);
    expect(faults()[0]).toContain('/remove/0/rules/0 [unknown-rule]');
    expect(names()).toEqual(['Three standards in 2018']);
    // What was wrong is forgotten once something right is brought.
    bring(example);
    await expect.poll(faults).toEqual([]);
  });

  test.each([
    ['broken text', '{ "id": ', 'not-json'],
    [
      'a platform that does not exist',
      example.replace('"on": "wechat"', '"on": "wechta"'),
      'unknown-platform',
    ],
    ['something else', '{"cases": []}', 'unknown-key'],
    ['nothing', '', 'not-json'],
  ])('%s', async (_what, content, code) => {
    const { faults, bring, fake } = await opened();
    bring(content);
    await expect.poll(() => faults().join('\n')).toContain(`[${code}]`);
    expect((await fake.api.storage.local.get(['overlays'])).overlays).toEqual({});
  });

  test('the platform that was meant is named', async () => {
    const { faults, bring } = await opened();
    bring(example.replace('"on": "wechat"', '"on": "wechta"'));
    await expect.poll(() => faults().join()).toContain('wechat');
  });

  test('what is too large is not read', async () => {
    const { text, bring } = await opened();
    bring(' '.repeat(LONGEST_OVERLAY + 1));
    await expect.poll(text).toContain('“mine.json” is too large');
    const huge = new File([], 'huge.json');
    Object.defineProperty(huge, 'size', { value: 1e9 });
    huge.text = vi.fn(() => Promise.reject(new Error('too much')));
    bring(huge);
    await expect.poll(text).toContain('“huge.json” is too large');
    expect(huge.text).not.toHaveBeenCalled();
  });

  test('a file that cannot be read', async () => {
    const { text, bring } = await opened();
    const gone = new File([], 'gone.json');
    gone.text = () => Promise.reject(new Error('The file is gone'));
    bring(gone);
    await expect.poll(text).toContain('“gone.json” could not be read (The file is gone).');
  });

  test('full storage is said, and the list stays', async () => {
    const { mount, names, bring, fake, text } = await opened();
    fake.api.storage.local.set = () => Promise.reject(new Error('QUOTA_BYTES quota exceeded'));
    bring(example);
    await expect.poll(() => mount.textContent).toContain('QUOTA_BYTES quota exceeded');
    expect(names()).toEqual([]);
    expect(text()).not.toContain('was added');
  });
});

describe('after an update', () => {
  const old = (text: string) => ({
    version: 2,
    settings: { ...settingsItem.initial, language: 'en', overlay: 'wechat-standards-2018' },
    overlays: {
      'wechat-standards-2018': { file: 'old.json', text, checked: 'an older one', faults: [] },
    },
  });

  test('one that still fits is used again as soon as a page is opened', async () => {
    const { outline, text } = await opened({ local: old(example) });
    await expect.poll(async () => (await outline()).overlay?.id).toBe('wechat-standards-2018');
    await expect.poll(text).toContain('in use');
  });

  test('one that no longer fits is kept, and says what is wrong', async () => {
    const stale = example.replace('"alipay-share-interface"', '"a-rule-of-old"');
    const { outline, text, faults, fake } = await opened({ local: old(stale) });
    await expect.poll(text).toContain('This no longer fits the record');
    expect(faults().join()).toContain('has no rule "a-rule-of-old"');
    expect(await outline()).toMatchObject({ overlay: null, overlays: [{ state: 'faulty' }] });
    const { overlays } = await fake.api.storage.local.get(['overlays']);
    expect(overlays).toMatchObject({
      'wechat-standards-2018': {
        text: stale,
        checked: stampOf('wechat', builtIn.digests, '0.0.0'),
      },
    });
  });
});
