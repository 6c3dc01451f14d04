import type { Layout, TreatmentSpec } from './types.ts';

export const screens: Layout = () => [];

export const treatment: TreatmentSpec = {
  name: { en: 'Opens', 'zh-CN': '直接打开' },
  about: {
    en: 'The link opens in the person’s own browser, as it would anywhere.',
    'zh-CN': '链接在用户自己的浏览器中打开，与别处无异。',
  },
  params: {},
  screens,
};
