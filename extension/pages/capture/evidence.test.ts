import { zlibSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { header, writePng } from '../../../src/figure/png.ts';
import { verify } from '../../../src/figure/verify.ts';
import { catalogue, digests, packs, sources } from '../../../src/packs/index.ts';
import { createJudges } from '../../../src/packs/judges.ts';
import type { PressedLink } from '../../capture/captured.ts';
import { evidenceOf } from './evidence.ts';
import { captureFile } from './file.ts';

const click: PressedLink = {
  url: 'https://item.taobao.com/item.htm?id=1',
  surface: 'group',
  platform: 'wechat',
  day: '2021-09-20',
  flags: [],
};
const screen = { shown: 'screen', platform: 'wechat', hypothetical: false, click } as const;
const OVERLAY = {
  id: 'all-open',
  on: 'wechat',
  name: { en: 'All open' },
  about: { en: 'All open' },
  add: [
    {
      rules: [
        {
          id: 'all-open',
          moment: 'click',
          title: { en: 'All open' },
          when: { to: ['any'] },
          history: [{ from: '2013-08-01', treatment: 'webview', reason: { en: 'Supposed' } }],
        },
      ],
    },
  ],
};
const texts = { overlayText: async () => JSON.stringify(OVERLAY) };

/** One white pixel. */
const png = writePng([
  header(1, 1),
  { type: 'IDAT', data: zlibSync(Uint8Array.of(0, 255, 255, 255)) },
  { type: 'IEND', data: new Uint8Array() },
]);
const today = { packs, catalogue, digests, sources, judgeFor: createJudges({ packs, catalogue, digests }) };
const judged = (manifest: Parameters<typeof captureFile>[1], note = '') =>
  verify({ 'capture.png': captureFile(png, manifest, 'Title', note) }, today);

describe('with a click', () => {
  test('says by which rule, since when, on whose word; the file is judged to be as it was made', async () => {
    const { platform, said, manifest } = await evidenceOf(screen, '0.2.0', 'en', texts);
    expect(platform.en).toBe('WeChat');
    expect(said).toMatchObject({ from: '2021-09-17', confidence: 'observed', precision: 'day' });
    expect(said?.rules).toContain('alibaba-in-group');
    expect(said?.sources?.length).toBeGreaterThan(0);
    expect(await judged(manifest, 'seen')).toMatchObject({ kind: 'same', cells: 1, note: 'seen' });
  });

  test.each([
    ['a client', { client: 'android', clientVersion: '8.0.11' }],
    ['a sender and a form', { sender: 'stranger', givenForm: 'card' }],
    ['flags', { flags: ['reported'] }],
  ] as const)('that was judged with %s', async (_what, more) => {
    const { manifest } = await evidenceOf(
      { ...screen, click: { ...click, ...more } },
      '0.2.0',
      'zh-CN',
      texts,
    );
    expect((await judged(manifest)).kind).toBe('same');
  });

  test('can be left out of the file', async () => {
    const { withoutLink } = await evidenceOf(screen, '0.2.0', 'en', texts);
    expect(JSON.stringify(withoutLink)).not.toContain('taobao');
    expect(withoutLink.packs).toHaveProperty('wechat');
    expect(await judged(withoutLink)).toMatchObject({ kind: 'same', cells: 0 });
  });

  test('of a what-if is explained, but not put into the file: nobody could check it', async () => {
    const supposed = { ...screen, hypothetical: true, click: { ...click, overlay: 'all-open' } };
    const { said, manifest, packs: took } = await evidenceOf(supposed, '0.2.0', 'en', texts);
    expect(said?.rules).toContain('all-open');
    expect(took).toHaveProperty('overlay:all-open');
    expect(manifest).toMatchObject({ figure: null, cells: [] });
    expect((await judged(manifest)).kind).toBe('same');
  });

  test('of a what-if that is gone, or with an address that is too long, says no more than the rest', async () => {
    const gone = { ...screen, click: { ...click, overlay: 'all-open' } };
    const nothing = { overlayText: async () => null };
    expect(await evidenceOf(gone, '0.2.0', 'en', nothing)).toMatchObject({ said: null });
    const long = { ...screen, click: { ...click, url: `https://shop.example/${'a'.repeat(9000)}` } };
    expect(await evidenceOf(long, '0.2.0', 'en', texts)).toMatchObject({ said: null });
  });
});

test('a picture in which nothing is simulated is called a picture of a screen', async () => {
  const bare = await evidenceOf({ ...screen, shown: 'nothing', click: null }, '0.2.0', 'en', texts);
  expect(bare.said).toBeNull();
  expect(bare.manifest.digitalSourceType).toMatch(/screenCapture$/);
  expect(bare.manifest.statement).toContain('Nothing in it is simulated');
  expect((await judged(bare.manifest)).kind).toBe('same');
});

test('what is no PNG is not saved', async () => {
  const { manifest } = await evidenceOf({ ...screen, click: null }, '0.2.0', 'en', texts);
  expect(() => captureFile(new Uint8Array(9), manifest, '', '')).toThrow('no whole PNG');
});
