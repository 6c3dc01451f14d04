import type { LocalText } from '../policy/types.ts';

/**
 * Reasons that no pack can give, because they are about the question or about a gap in the record. `compile` puts them into the
 * policy, so that whoever holds one can say them in any language.
 */
export const REASONS = {
  nothing: {
    en: 'Nothing on record says what happened to such a link here on this day.',
    'zh-CN': '没有记录说明这一天这类链接在这里会怎样。',
  },
  unsure: {
    en: 'Whether the rule "{rule}" covered {destination} on this day is not on record.',
    'zh-CN': '没有记录说明“{rule}”在这一天是否适用于{destination}。',
  },
  noLink: {
    en: 'The message was given as "{form}": nothing in it is a link.',
    'zh-CN': '消息形式指定为“{form}”：其中没有可点击的链接。',
  },
  notWeb: {
    en: 'This is not a web address. The rules on record are about web addresses.',
    'zh-CN': '这不是网页地址，现有规则只涉及网页地址。',
  },
} as const satisfies Readonly<Record<string, LocalText>>;

export type OwnReason = keyof typeof REASONS;
