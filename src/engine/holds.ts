/** What a rule asks of a message, apart from its link: the one place where a context is held against a condition. */
import type { MessageForm, Params, When } from '../policy/types.ts';
import type { Context } from './types.ts';

/** Whether a context meets a condition; `form` is that of the message, undefined where it does not count yet. */
export function holds(when: When, context: Context, form: MessageForm | undefined): boolean {
  if (when.surface && !when.surface.includes(context.surface)) return false;
  if (when.form && (form === undefined || !when.form.includes(form))) return false;
  if (when.sender && (context.sender === undefined || !when.sender.includes(context.sender))) return false;
  if (when.flags && !when.flags.every((flag) => context.flags?.includes(flag))) return false;
  return true;
}

/** Forms in which nothing is a link, unless a share rule says that a real address stands in the text. */
const UNCLICKABLE: readonly MessageForm[] = ['token', 'qr', 'text', 'removed'];

/** Whether a message of a form has a link in it, by what a share rule says of it. */
export function isClickable(form: MessageForm, { clickable }: Params = {}): boolean {
  return typeof clickable === 'boolean' ? clickable : !UNCLICKABLE.includes(form);
}
