import type { arrivalOf } from './arrivals.ts';
import type { showMessages } from './show-messages.ts';

/** What it takes to show messages as they arrived. */
export interface MessageForms {
  readonly showMessages: typeof showMessages;
  readonly arrivalOf: typeof arrivalOf;
}
