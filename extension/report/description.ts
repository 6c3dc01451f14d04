/** What the popup gets to know of the chats in a page. */
import { SURFACES } from '../../src/policy/types.ts';
import { flag, list, nullable, object, oneOf, type Shape, text, whole } from '../shape.ts';
import type { ChatKind } from '../sites/types.ts';

export const COUNTED = ['chats', 'messages', 'links', 'cards', 'dialogs', 'controls'] as const;
export type Counted = (typeof COUNTED)[number];

/** One frame of a page. */
export interface ChatDescription {
  /** Id of the adapter whose marks are in the page, and the name of what it is for. */
  readonly adapter: string;
  readonly name: string;
  /** Of all chats on the page, where they agree. */
  readonly kind: ChatKind | 'several';
  /** As the page shows it; null where there is none. */
  readonly title: string | null;
  /**
   * False where the adapter knows what messages look like here, and there is none; or where it finds messages, but not the chat around
   * them, which would say of which kind they are.
   */
  readonly fits: boolean;
  /** How many of each the adapter finds. */
  readonly counts: Readonly<Record<Counted, number>>;
  /** Origins of frames in it that stand for themselves. */
  readonly frames: readonly string[];
}

export const chatDescription: Shape<ChatDescription> = object<ChatDescription>({
  adapter: text(),
  name: text(),
  kind: oneOf([...SURFACES, 'support', 'self', 'unknown', 'several']),
  title: nullable(text()),
  fits: flag,
  counts: object<ChatDescription['counts']>({
    chats: whole,
    messages: whole,
    links: whole,
    cards: whole,
    dialogs: whole,
    controls: whole,
  }),
  frames: list(text(2000), 10),
});
