import { given, tap } from '../journey/actions.ts';
import { countWords, wordingOf } from '../journey/words.ts';
import type { Layout, TreatmentSpec } from './types.ts';

export const screens: Layout = ({ params, destination, policy, follow }) => [
  {
    id: 'app-download',
    unit: 'app-download',
    view: 'page',
    params,
    words: countWords(wordingOf(policy.wordings, params.wording), ['title', 'body', 'button']) || 4,
    reaches: [],
    actions: given(destination === null || destination.hasApp, () => tap('get-app', follow('store'))),
  },
];

export const treatment: TreatmentSpec = {
  name: { en: 'Install page', 'zh-CN': '应用下载页' },
  about: {
    en: 'The destination itself shows its install page instead of what was linked.',
    'zh-CN': '目标网站显示应用下载页，而不是所链接的内容。',
  },
  params: {
    wording: {
      kind: 'wording',
      parts: [],
      about: 'What the page says, where that is known: `title`, `body`, `button`.',
    },
  },
  screens,
};
