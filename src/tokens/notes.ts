import type { Confidence, LocalText } from '../policy/types.ts';

/** Where a text shape comes from. Sources are ids of `src/packs/sources.json`. */
export interface ShapeNote {
  /** When it was seen, as exactly as the record has it. */
  readonly seen: LocalText;
  readonly confidence: Confidence;
  readonly sources: readonly string[];
}

const taobao = { confidence: 'observed', sources: ['sharetext-taobao'] } as const;
const douyin = { confidence: 'observed', sources: ['sharetext-douyin'] } as const;
const others = {
  seen: { en: 'undated', 'zh-CN': '日期不详' },
  confidence: 'observed',
  sources: ['sharetext-others'],
} as const;

/** One note for each of `shapes`. */
export const shapeNotes: Readonly<Record<string, ShapeNote>> = {
  'taobao-2015': {
    seen: { en: 'about 2015 to 2017', 'zh-CN': '约 2015 至 2017 年' },
    confidence: 'assumed',
    sources: [],
  },
  'taobao-plain': { ...taobao, seen: { en: 'undated', 'zh-CN': '日期不详' } },
  'taobao-2018': { ...taobao, seen: { en: '2018-07-13' } },
  'taobao-2019': { ...taobao, seen: { en: 'November 2019', 'zh-CN': '2019 年双十一' } },
  'taobao-2020': {
    ...taobao,
    seen: { en: '2020-01-21; its end is not on record', 'zh-CN': '2020-01-21；结尾不详' },
  },
  'taobao-2021': { ...taobao, seen: { en: '2021-01-17' } },
  'taobao-2021-2': { ...taobao, seen: { en: 'about 2021', 'zh-CN': '约 2021 年' } },
  'taobao-2022': { ...taobao, seen: { en: '2022 on', 'zh-CN': '2022 年起' } },
  'douyin-2019': { ...douyin, seen: { en: '2019 to 2020', 'zh-CN': '2019 至 2020 年' } },
  'douyin-token': {
    seen: {
      en: '2021, “pure garble” without a link: put together from the shape of 2022, no sample is on record',
      'zh-CN': '2021 年“一堆乱码”、无链接：按 2022 年样式拼成，未见实例',
    },
    confidence: 'assumed',
    sources: ['ittimes-2021-09-17', 'yidushi-2021-11-29'],
  },
  'douyin-2022': { ...douyin, seen: { en: '2022-06-15' } },
  'douyin-2024': { ...douyin, seen: { en: '2024 on', 'zh-CN': '2024 年起' } },
  xiaohongshu: others,
  kuaishou: others,
  bilibili: others,
  jd: others,
  'jd-token': others,
  dianping: others,
  alipay: others,
  pinduoduo: others,
};
