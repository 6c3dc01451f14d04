// Constants that the build puts in (`define` in vite.config.ts).

/** True only in the test build whose shadow roots are open, so that axe can look into them. Never shipped. */
declare const __OPEN_ROOTS__: boolean;
