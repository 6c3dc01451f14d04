import { switchApp, tap } from '../journey/actions.ts';
import type { Layout, TreatmentSpec } from './types.ts';

export const screens: Layout = ({ params, follow }) => [
  {
    id: 'inert',
    unit: 'inert',
    view: 'text',
    params,
    words: 1,
    reaches: [],
    actions: [
      params.copyable === false
        ? switchApp('switch-to-browser', follow('browser-type'))
        : tap('copy', follow('switcher', { holds: 'address' }), { copies: 'address' }),
    ],
  },
];

export const treatment: TreatmentSpec = {
  name: { en: 'Not a link', 'zh-CN': '不是链接' },
  about: {
    en: 'The address is plain text: it can be copied into a browser, or must be typed.',
    'zh-CN': '网址只是普通文字：只能复制到浏览器，或手动输入。',
  },
  params: {
    copyable: { kind: 'flag', about: 'Whether the text can be copied; yes where nothing is said.' },
  },
  screens,
};
