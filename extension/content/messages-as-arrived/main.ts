/**
 * Entry of a script of its own, registered beside the content script only while "show messages as they arrived" is on: no page pays
 * for it otherwise. It puts into our world what the content script then uses.
 */
import { arrivalOf } from './arrivals.ts';
import type { MessageForms } from './forms.ts';
import { showMessages } from './show-messages.ts';

interface World {
  intersticeMessages?: MessageForms;
  /** Left by the content script, where that came first. */
  wakeInterstice?: () => boolean;
}

const world = globalThis as World;
world.intersticeMessages = { showMessages, arrivalOf };
world.wakeInterstice?.();
