import type { LocalText, MessageForm } from '../policy/types.ts';
import type { CompiledDestination, CompiledRule } from './types.ts';

/** Reasons that no pack can give, because they are about the question or about a gap in the record. By language. */
const PHRASES = {
  en: {
    nothing: 'Nothing on record says what happened to such a link here on this day.',
    unsure: (name: string, title: string) =>
      `Whether the rule "${title}" covered ${name} on this day is not on record.`,
    noLink: (form: string) => `The message was given as "${form}": nothing in it is a link.`,
    notWeb: 'This is not a web address. The rules on record are about web addresses.',
  },
  'zh-CN': {
    nothing: '没有记录说明这一天这类链接在这里会怎样。',
    unsure: (name: string, title: string) => `没有记录说明“${title}”在这一天是否适用于${name}。`,
    noLink: (form: string) => `消息形式指定为“${form}”：其中没有可点击的链接。`,
    notWeb: '这不是网页地址，现有规则只涉及网页地址。',
  },
};

/** Makes the sentences of `reason` in one language. */
export function inWords(language: string) {
  const phrases = language === 'zh-CN' ? PHRASES['zh-CN'] : PHRASES.en;
  const text = (local: LocalText): string => local[language] ?? local.en;
  return {
    text,
    nothing: () => phrases.nothing,
    unsure: (rule: CompiledRule, destination: CompiledDestination | null) =>
      phrases.unsure(destination ? text(destination.name) : '', text(rule.title)),
    noLink: (form: MessageForm) => phrases.noLink(form),
    notWeb: () => phrases.notWeb,
  };
}
