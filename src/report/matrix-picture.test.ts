import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { catalogue, digests, packs } from '../packs/index.ts';
import { matrixPicture } from './matrix-picture.ts';

const FILE = 'docs/pictures/matrix.svg';

/** The links and days of the picture in the README: one day in each time of which much is on record. */
const input = {
  packs,
  catalogue,
  digests,
  days: ['2015-12-15', '2018-07-01', '2021-10-01', '2023-08-10', '2026-11-01'],
  links: [
    { name: 'Taobao', url: 'https://item.taobao.com/item.htm?id=1' },
    { name: 'Douyin', url: 'https://v.douyin.com/abc1234/' },
    { name: 'Telegram', url: 'https://telegram.me/example' },
    { name: 'The New York Times', url: 'https://www.nytimes.com/2023/08/10/example.html' },
    { name: 'a page that nobody knows', url: 'https://example.com/article' },
  ],
};

it('the picture in the README is what the packs say', () => {
  const picture = matrixPicture(input);
  if (process.env.UPDATE_DOCS) writeFileSync(FILE, picture);
  expect(picture === readFileSync(FILE, 'utf8'), `out of date: write it with UPDATE_DOCS=1`).toBe(true);
});

it('says in words what a cell shows', () => {
  const picture = matrixPicture(input);
  expect(picture).toContain('<title>WeChat, 1:1 chat, 2021-10-01, Taobao: asks first, or warns</title>');
  expect(picture).toContain(
    'X (Twitter), Timeline and posts, 2023-08-10, The New York Times: waits, then opens',
  );
});

it('has a row for each region of a store, and takes names as text', () => {
  const { wechat } = packs;
  if (!wechat) throw new Error('no pack');
  const regional = {
    ...wechat,
    kind: 'store' as const,
    name: { en: '<Store>' },
    regions: [
      { id: 'US', name: { en: 'US' } },
      { id: 'KR', name: { en: 'Korea' } },
    ],
  };
  const picture = matrixPicture({ ...input, packs: { wechat: regional } });
  expect(picture).toContain('>&#60;Store&#62;, US<');
  expect(picture).toContain('>&#60;Store&#62;, KR<');
});
