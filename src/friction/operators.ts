/**
 * What one act of a person costs, in one table: the keystroke-level model of Card, Moran and Newell, with operators for a touch
 * screen. Sources are ids of `src/packs/sources.json`.
 */
import type { Confidence, LocalText } from '../policy/types.ts';

export interface Operator {
  readonly name: LocalText;
  /** Mean, in seconds. */
  readonly seconds: number;
  /** Standard deviation in seconds, where the source gives one. */
  readonly deviation?: number;
  readonly confidence: Confidence;
  readonly sources: readonly string[];
  /** Where the value is not simply the source's, what was done to it. */
  readonly note?: LocalText;
}

const TAP = 0.567;
/** How long a phone waits before it takes a press for a long press. */
const HOLD = 0.5;

export const operators = {
  tap: {
    name: { en: 'tap', 'zh-CN': '点按' },
    seconds: TAP,
    deviation: 0.19,
    confidence: 'documented',
    sources: ['touch-gestures-2016'],
    note: {
      en: 'Measured on a tablet, time to complete the task.',
      'zh-CN': '在平板电脑上测得的任务完成时间。',
    },
  },
  'long-press': {
    name: { en: 'long press', 'zh-CN': '长按' },
    seconds: TAP + HOLD,
    confidence: 'assumed',
    sources: ['touch-gestures-2016'],
    note: {
      en: 'A tap, held for the half second after which phones take it for a long press. The half second is assumed.',
      'zh-CN': '一次点按，再加手机识别长按所需的半秒；半秒为假定值。',
    },
  },
  'switch-app': {
    name: { en: 'switch app', 'zh-CN': '切换应用' },
    seconds: 2 * TAP,
    confidence: 'assumed',
    sources: ['touch-gestures-2016'],
    note: {
      en: 'Two taps: one to leave the app, one on the other app. That the first is as quick as a tap is assumed.',
      'zh-CN': '按两次点按计算：离开当前应用一次，点开另一应用一次；假定前者与点按同样快。',
    },
  },
  key: {
    name: { en: 'key, complex codes', 'zh-CN': '按键（复杂字符）' },
    seconds: 0.75,
    confidence: 'documented',
    sources: ['hamburg-klm', 'card-1980'],
    note: {
      en: 'Measured on a keyboard; used for addresses and codes typed on a screen.',
      'zh-CN': '在实体键盘上测得，此处用于在屏幕上输入网址和验证码。',
    },
  },
  think: {
    name: { en: 'mental preparation', 'zh-CN': '心理准备' },
    seconds: 1.35,
    confidence: 'documented',
    sources: ['hamburg-klm', 'kieras-2001'],
  },
  'read-word': {
    name: { en: 'read one word', 'zh-CN': '阅读一个词' },
    seconds: 60 / 238,
    confidence: 'assumed',
    sources: [],
    note: {
      en: '238 English words a minute (Brysbaert 2019, not checked), on the English gloss of a screen.',
      'zh-CN': '按英文译文每分钟 238 词计算（Brysbaert 2019，未核对）。',
    },
  },
} as const satisfies Readonly<Record<string, Operator>>;

/** To be printed next to any number of seconds. */
export const caveat: LocalText = {
  en: 'KLM-equivalent seconds: error-free execution by somebody who knows the way. The model does not cover hesitation, distrust or giving up; this is not a prediction of anybody’s time.',
  'zh-CN':
    'KLM 等效秒数：假定操作者熟悉路径且不出错。该模型不包含犹豫、不信任或放弃，也不预测任何人的实际用时。',
};
