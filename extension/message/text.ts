import type { Judgement } from '../../src/engine/types.ts';
import { fillShape } from '../../src/tokens/fill.ts';
import type { StageKit } from '../stage/kit.ts';

/**
 * What stands in the message that holds a link: text in the shape of the period, or the address.
 *
 * @param title of what the link leads to
 */
export function messageText({ message, link }: Judgement, { shapes }: StageKit, title: string): string {
  if (message.text !== undefined) return message.text;
  if (message.form !== 'token' && message.with.shape === undefined) return link.url;
  const shape = String(message.with.shape);
  const { url, destination } = link;
  return fillShape(shape, Object.hasOwn(shapes, shape) ? shapes[shape] : undefined, {
    url,
    destination,
    title,
  });
}
