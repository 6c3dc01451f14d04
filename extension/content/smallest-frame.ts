/** A frame narrower or lower than this (CSS px) has no room for a screen: nothing is simulated in it. */
export const SMALLEST_FRAME = 240;
