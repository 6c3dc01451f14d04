import { hold, tap } from '../journey/actions.ts';
import { countWords, wordingOf } from '../journey/words.ts';
import type { Layout, Screen, TreatmentSpec } from './types.ts';

export const screens: Layout = ({ params, policy, follow }) => {
  const page: Screen = {
    id: 'copy-url',
    unit: 'copy-url',
    view: 'page',
    params,
    words: countWords(wordingOf(policy.wordings, params.wording), ['title', 'body']),
    reaches: [],
    actions: [hold('press-address', 'copy-url-pressed')],
  };
  const pressed: Screen = {
    ...page,
    id: 'copy-url-pressed',
    view: 'pressed',
    words: 1,
    actions: [tap('copy', follow('switcher', { holds: 'address' }), { copies: 'address' })],
  };
  return [page, pressed];
};

export const treatment: TreatmentSpec = {
  name: { en: 'Copy the address', 'zh-CN': '复制网址' },
  about: {
    en: 'A page shows the address and asks the person to copy it and to use a browser; there is no way on.',
    'zh-CN': '页面只显示网址，要求复制后用浏览器访问，没有继续按钮。',
  },
  params: {
    wording: {
      kind: 'wording',
      parts: ['title'],
      required: true,
      about: 'What it says: `title`, and `body` where the wording has one.',
    },
  },
  screens,
};
