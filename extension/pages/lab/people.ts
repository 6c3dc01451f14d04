/** The Lab's people. They are made up. */
import type { LocalText } from '../../../src/policy/types.ts';

export const both = (en: string, zh: string): LocalText => ({ en, 'zh-CN': zh });

export const people: Readonly<Record<string, LocalText>> = {
  lin: both('Lin Yue', '林悦'),
  chen: both('Chen Bo', '陈博'),
  zhou: both('Zhou Min', '周敏'),
  wu: both('Wu Tong', '吴桐'),
};
