import { followed } from '../journey/actions.ts';
import type { Layout, TreatmentSpec } from './types.ts';

/** What is off stands on the post; the link itself goes on as if nothing were. */
export const screens: Layout = followed;

export const treatment: TreatmentSpec = {
  name: { en: 'Opens, engagement locked', 'zh-CN': '可打开，互动被锁' },
  about: {
    en: 'The link opens, but the post that holds it cannot be liked, reposted or answered.',
    'zh-CN': '链接可以打开，但含有它的帖子不能点赞、转发或回复。',
  },
  params: {
    off: {
      kind: 'choices',
      of: ['like', 'repost', 'reply', 'share'],
      required: true,
      about: 'What cannot be done with the post.',
    },
    wording: { kind: 'wording', parts: ['body'], about: 'What the platform says to somebody who tries.' },
    // biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
    then: { kind: 'treatment', about: 'What the click leads to; `webview` where nothing is said.' },
  },
  screens,
};
