import { describe, expect, test } from 'vitest';
import { createFake, type FakeOptions } from '../mock/fake.ts';
import { captureItem, readItem } from '../storage.ts';
import { LONGEST_PICTURE } from './captured.ts';
import { type Circumstances, takeCapture } from './take.ts';

const PICTURE = 'data:image/png;base64,AAAA';
const PAGE = { width: 800, height: 600, screens: 1, boxes: [[0, 0, 10, 10]], left: 0 };
const circumstances: Circumstances = {
  platform: 'wechat',
  day: '2021-09-20',
  hypothetical: false,
  messages: false,
  click: {
    url: 'https://shop.example/',
    surface: 'group',
    platform: 'wechat',
    day: '2021-09-20',
    flags: [],
  },
};

const small = async () => 'data:image/jpeg;base64,AAAA';

function browser(answers: readonly unknown[] = [PAGE], options: FakeOptions = { picture: PICTURE }) {
  const fake = createFake(options);
  let asked = 0;
  fake.answerInTab(async () => answers[Math.min(asked++, answers.length - 1)]);
  const kept = async () => readItem(await fake.api.storage.session.get([captureItem.key]), captureItem);
  return { ...fake, kept };
}

const take = (api: ReturnType<typeof browser>['api'], more: Partial<Circumstances> = {}, compress = small) =>
  takeCapture(api, 7, { ...circumstances, ...more }, compress);

test('keeps the picture with where names are and what the screen answers, and opens the page', async () => {
  const { api, calls, kept } = browser();
  expect(await take(api)).toBeNull();
  const { messages: _, ...rest } = circumstances;
  expect(await kept()).toEqual({
    value: {
      ...rest,
      picture: PICTURE,
      shown: 'screen',
      names: { width: 800, height: 600, boxes: [[0, 0, 10, 10]], left: 0 },
    },
  });
  expect(calls.at(-1)).toMatch(/^tabs.create .*capture\/index\.html/);
});

test('covers what moves in both places', async () => {
  const { api, kept } = browser([PAGE, { ...PAGE, boxes: [[0, 40, 10, 10]] }]);
  await take(api);
  expect((await kept()).value?.names?.boxes).toEqual([
    [0, 0, 10, 10],
    [0, 40, 10, 10],
  ]);
});

describe('where names are is not known', () => {
  test.each<[string, unknown[], string]>([
    ['where the page was resized meanwhile', [PAGE, { ...PAGE, width: 400 }], 'screen'],
    ['where it says something else', [{ ...PAGE, boxes: ['Bob'] }], 'unknown'],
    ['where it says nothing', [undefined], 'unknown'],
  ])('%s', async (_when, answers, shown) => {
    const { api, kept } = browser(answers);
    expect(await take(api)).toBeNull();
    expect((await kept()).value).toMatchObject({ names: null, shown });
  });
});

test('a screen that opened or closed meanwhile may be in the picture, or not', async () => {
  const { api, kept } = browser([PAGE, { ...PAGE, screens: 0 }]);
  await take(api);
  expect((await kept()).value).toMatchObject({ shown: 'unknown', click: null });
});

test('a click is told only where its screen is in the picture', async () => {
  const { api, kept } = browser([{ ...PAGE, screens: 0 }]);
  await take(api, { messages: true });
  expect((await kept()).value).toMatchObject({ shown: 'messages', click: null });
});

describe('a picture for which there is no room', () => {
  const large = `${PICTURE}${'A'.repeat(LONGEST_PICTURE)}`;
  test('is reduced until there is', async () => {
    const { api, kept } = browser([PAGE], { picture: large });
    const qualities: number[] = [];
    const reduce = async (_: string, quality: number) => {
      qualities.push(quality);
      return quality > 0.8 ? large : small();
    };
    expect(await takeCapture(api, 7, circumstances, reduce)).toBeNull();
    expect(qualities).toEqual([0.9, 0.7]);
    expect((await kept()).value?.picture).toBe(await small());
  });
  test('is not kept, and that is said', async () => {
    const { api, calls, kept } = browser([PAGE], { picture: large });
    expect(await take(api, {}, async () => large)).toEqual({ code: 'too-large', detail: '' });
    expect((await kept()).value).toBeNull();
    expect(calls.some((call) => call.startsWith('tabs.create'))).toBe(false);
  });
  test('in a storage that is full: what the browser says is said', async () => {
    const { api } = browser();
    api.storage.session.set = () => Promise.reject(new Error('quota'));
    expect(await take(api)).toEqual({ code: 'not-kept', detail: 'quota' });
  });
});

test('a browser that refuses a picture is quoted', async () => {
  const { api } = browser([PAGE], {});
  expect(await take(api)).toEqual({ code: 'refused', detail: 'Cannot access contents of the page' });
});

test('where the page cannot be opened, no picture is left behind', async () => {
  const { api, kept } = browser();
  api.tabs.create = () => Promise.reject(new Error('no window'));
  expect(await take(api)).toEqual({ code: 'not-opened', detail: 'no window' });
  expect((await kept()).value).toBeNull();
});
