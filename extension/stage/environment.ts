/** What the stage asks of the browser and a test may answer instead. */
export interface StageEnvironment {
  /** Whether a person did it. Scripts of the page can make events, but not trusted ones. */
  trusted(event: Event): boolean;
  readonly mode: ShadowRootMode;
  /** Milliseconds of unbroken visibility before a button that leaves takes a press. */
  readonly armAfter: number;
  /** Milliseconds that a second of a forced wait takes. */
  readonly second: number;
}

export const browserEnvironment: StageEnvironment = {
  trusted: (event) => event.isTrusted,
  mode: __OPEN_ROOTS__ ? 'open' : 'closed',
  armAfter: 500,
  second: 1000,
};
