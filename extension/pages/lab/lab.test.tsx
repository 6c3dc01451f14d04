// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { examplesOf } from '../../../src/links/examples.ts';
import { builtIn } from '../../background/built-in.ts';
import { startBackground } from '../../background/start.ts';
import { createFake } from '../../mock/fake.ts';
import { kindOf } from '../../sites/dom/kind.ts';
import { siteIdOf } from '../../sites/dom/recognise.ts';
import { sites } from '../../sites/index.ts';
import { site as adapter } from '../../sites/lab.ts';
import type { StageOptions } from '../../stage/index.ts';
import { settingsItem } from '../../storage.ts';
import { placesOf, type Story } from './places.ts';
import { startLab } from './start.tsx';

/** Links for which the stage was opened: the real one needs a browser, and has tests of its own. */
const staged: string[] = [];

vi.mock('../../stage/index.ts', () => ({
  openStage({ judgement }: StageOptions) {
    staged.push(judgement.link.url);
    return { close: () => undefined, host: document.createElement('s-stage'), screen: 'first' };
  },
}));

let ended = new AbortController();
afterEach(() => {
  ended.abort();
  staged.length = 0;
});

/** Clicks a link as a mouse would. True where the page's own behaviour was left to it. */
function press(link: Element | null): boolean {
  let left = false;
  const last = (event: Event) => {
    left = !event.defaultPrevented;
    event.preventDefault();
  };
  window.addEventListener('click', last);
  link?.dispatchEvent(
    new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, button: 0 }),
  );
  window.removeEventListener('click', last);
  return left;
}

async function opened(hash = '') {
  ended = new AbortController();
  // happy-dom has no `window.origin`, and here as elsewhere it is the key of the site's setting.
  Object.defineProperty(window, 'origin', { value: location.origin, configurable: true });
  const root = `${location.origin}/`;
  const fake = createFake({
    root,
    currentTab: { id: 3, url: `${root}extension/pages/lab/index.html` },
    local: { version: 1, settings: { ...settingsItem.initial, language: 'en' } },
  });
  await startBackground(fake.api, builtIn, () => undefined);
  document.head.innerHTML = '<meta name="application-name" content="Interstice Lab">';
  document.body.innerHTML = '<div id="app"></div>';
  location.hash = hash;
  const mount = document.querySelector<HTMLElement>('#app');
  if (mount === null) throw new Error('no mount');
  await startLab({ api: fake.api, mount, window, today: '2026-11-22', signal: ended.signal });
  return { fake, mount };
}

test('opens with a 1:1 and says what is simulated', async () => {
  const { mount } = await opened();
  expect(mount.querySelector('.lab-state')?.textContent).toBe('Simulation · WeChat · 2021-09-20');
  expect(mount.querySelector('[data-lab-kind]')?.getAttribute('data-lab-kind')).toBe('direct');
});

test.each([
  ['#group', 'group'],
  ['#folded', 'group'],
  ['#moments', 'feed'],
  ['#search', 'search'],
])('%s is a %s for the adapter', async (hash, kind) => {
  const { mount } = await opened(hash);
  const link = mount.querySelector('.lab-message a');
  expect(link).not.toBeNull();
  expect(siteIdOf(document, sites)).toBe('lab');
  expect(link && kindOf(link, adapter)).toBe(kind);
});

test('links in the controls are nobody’s chat', async () => {
  const { mount } = await opened();
  const controls = mount.querySelector('.lab-controls .controls');
  expect(controls && kindOf(controls, adapter)).toBe('unknown');
});

test('folded groups lie behind a row of their own', async () => {
  const { mount } = await opened();
  const names = () => [...mount.querySelectorAll('.lab-row-name')].map(({ textContent }) => textContent);
  expect(names()).toEqual(['Search box', 'Lin Yue', 'Weekend shoppers', 'Folded groups', 'Moments']);
  mount.querySelectorAll<HTMLButtonElement>('.lab-row')[3]?.click();
  await expect.poll(names).toEqual(['All chats', 'Neighbours, building 3']);
});

test('the keyboard goes on where a row gave way to another', async () => {
  const { mount } = await opened();
  const row = () => document.activeElement?.textContent;
  mount.querySelectorAll<HTMLButtonElement>('.lab-row')[3]?.click();
  await expect.poll(row).toBe('All chats');
  mount.querySelector<HTMLButtonElement>('.lab-row')?.click();
  await expect.poll(row).toContain('Folded groups');
});

test('the list follows when the page’s address opens another chat', async () => {
  const { mount } = await opened();
  const open = () => mount.querySelector('.lab-row[aria-current]')?.getAttribute('data-chat');
  for (const id of ['folded', 'group']) {
    location.hash = id;
    // Heard as soon as the page listens.
    const follow = () => {
      window.dispatchEvent(new Event('hashchange'));
      return open();
    };
    await expect.poll(follow).toBe(id);
  }
});

test('a click in the group meets the stage, and is explained beside it', async () => {
  const { mount } = await opened('#group');
  const link = mount.querySelector<HTMLAnchorElement>('.lab-message a[href*="taobao"]');
  expect(press(link)).toBe(false);
  expect(staged).toEqual([link?.href]);
  await expect.poll(() => mount.querySelector('.last-click')?.textContent).toContain('Copy the address');
});

test('switched off, links are left alone', async () => {
  const { mount } = await opened('#group');
  mount.querySelector<HTMLInputElement>('.lab-switch input')?.click();
  await expect.poll(() => mount.querySelector('.lab-state')?.textContent).toContain('Simulation off');
  expect(press(mount.querySelector('.lab-message a[href*="taobao"]'))).toBe(true);
  expect(staged).toEqual([]);
});

test('what is typed into the search box becomes a link only if it is a web address', async () => {
  const { mount } = await opened('#search');
  const field = mount.querySelector<HTMLInputElement>('input[type=search]');
  if (field === null) throw new Error('no search box');
  const type = (text: string) => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const address = () => mount.querySelector('.lab-result a')?.getAttribute('href') ?? null;
  type('item.taobao.com/item.htm?id=1');
  await expect.poll(address).toBe('https://item.taobao.com/item.htm?id=1');
  type('javascript:alert(1)');
  await expect.poll(address).toBeNull();
  type('tangerines');
  await expect.poll(() => mount.textContent).toContain('This is no web address yet.');
});

/** Places of a platform, by surface, with the hosts that their links lead to. */
function hostsOf(platform: string): Readonly<Record<string, readonly string[]>> {
  const pack = builtIn.pack(platform);
  if (pack === undefined) throw new Error(`no pack ${platform}`);
  const outline = { platform, surfaces: pack.surfaces, examples: examplesOf(pack, builtIn.catalogue()) };
  const places = placesOf(outline, (address) => ({ en: address }));
  return Object.fromEntries(
    places.map(({ id, messages }) => [
      id,
      messages.flatMap(({ link }) => (link === undefined ? [] : [new URL(link).hostname])),
    ]),
  );
}

test('WeChat’s story holds a link for everything that people think of', () => {
  const { direct = [], group = [] } = hostsOf('wechat');
  const words = ['taobao', 'tmall', 'jd.com', 'yangkeduo', 'douyin', 'kuaishou', 'bilibili', 'vip.com'];
  for (const host of [...words, 'meituan', 'thepaper', 'mp.weixin.qq.com']) {
    for (const hosts of [direct, group])
      expect([host, hosts.some((one) => one.includes(host))]).toEqual([host, true]);
  }
});

test.for(builtIn.platforms.map(({ id }) => id))(
  '%s has a place for each of its surfaces, with every example that its rules call for',
  (platform) => {
    const pack = builtIn.pack(platform);
    const places = hostsOf(platform);
    if (pack === undefined) throw new Error(`no pack ${platform}`);
    const wanted = examplesOf(pack, builtIn.catalogue()).map((address) => new URL(address).hostname);
    const byId = pack.surfaces.map(
      ({ id }) => places[id === 'feed' && platform === 'wechat' ? 'moments' : id],
    );
    for (const hosts of byId) expect(hosts).toEqual(expect.arrayContaining(wanted));
  },
);

test('every story is about a platform, and told on surfaces that it has', () => {
  const files = import.meta.glob<readonly Story[]>('./stories/*.ts', { eager: true, import: 'stories' });
  for (const [path, stories] of Object.entries(files)) {
    const pack = builtIn.pack(path.slice('./stories/'.length, -'.ts'.length));
    expect(pack, `${path} is named after no platform`).toBeDefined();
    const surfaces = pack?.surfaces.map(({ id }) => id) ?? [];
    for (const { id, surface } of stories) expect(surfaces, `${path}: ${id}`).toContain(surface);
  }
});
