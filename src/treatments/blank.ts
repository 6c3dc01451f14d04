import { given, tap } from '../journey/actions.ts';
import type { Layout, TreatmentSpec } from './types.ts';

export const screens: Layout = ({ params, follow }) => {
  const { menu = ['copy', 'open-in-browser', 'complain'] } = params;
  return [
    {
      id: 'blank',
      unit: 'blank',
      view: 'page',
      params,
      words: 0,
      reaches: [],
      actions: given(Array.isArray(menu) && menu.length > 0, () =>
        tap('open-menu', follow('menu', { menu })),
      ),
    },
  ];
};

export const treatment: TreatmentSpec = {
  name: { en: 'Blank page', 'zh-CN': '空白页' },
  about: {
    en: 'The in-app browser opens and shows nothing.',
    'zh-CN': '内置浏览器打开后一片空白。',
  },
  params: {
    menu: {
      kind: 'choices',
      of: ['copy', 'open-in-browser', 'complain'],
      about: 'Entries of the “…” menu. All three where nothing is said.',
    },
  },
  screens,
};
