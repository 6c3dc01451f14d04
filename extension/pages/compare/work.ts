/** Long work in a page: it says how far it is, lets the page breathe, and can be stopped. */

export type Stage = 'deciding' | 'following' | 'drawing' | 'painting' | 'packing' | 'checking';

export interface Told {
  readonly stage: Stage;
  readonly done: number;
  readonly of: number;
}

export interface Progress {
  /** To be called after each step of a stage; resolves when the work may go on, and rejects where it is to stop. */
  step(stage: Stage): (done: number, of: number) => void | Promise<void>;
}

/** Milliseconds of work between two breaths: a page that answers within a tenth of a second feels alive. */
const BREATH = 50;

/** Lets everything else in the page happen. */
export const breathe = (): Promise<void> => new Promise((done) => setTimeout(done));

/**
 * @param tell hears how far the work is, at every breath
 * @param now a clock in milliseconds
 */
export function createProgress(
  signal: AbortSignal,
  tell: (told: Told) => void = () => {},
  now = () => performance.now(),
): Progress {
  let last = now();
  return {
    step: (stage) => (done, of) => {
      if (now() - last < BREATH) return undefined;
      tell({ stage, done, of });
      return breathe().then(() => {
        signal.throwIfAborted();
        last = now();
      });
    },
  };
}
