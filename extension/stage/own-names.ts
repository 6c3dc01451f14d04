/** Names of the elements that we put into a page: `s` = a screen, `m` = a message. What follows is random, so no page knows it. */
export const OWN_NAME = /^[ms]-0[0-9a-z]+$/;

/** A new name. */
export function ownName(kind: 'm' | 's'): string {
  return `${kind}-0${Math.random().toString(36).slice(2)}`;
}
