import type { Io } from './command.ts';

/** Steps between two looks at the work, so that telling costs less than working. */
const EVERY = 250;

export interface Progress {
  /** Says how far the work is, now and then. */
  (done: number, of: number): Promise<void>;
  /** Takes away what was said. */
  end(): Promise<void>;
}

/** Tells how far long work is, on one line of stderr, where a person sees it; anywhere else it says nothing. */
export function progressOn(io: Io, what: string): Progress {
  let said = 0;
  const tell = async (done: number, of: number): Promise<void> => {
    if (!io.errIsTerminal || of <= EVERY || done % EVERY !== 0) return;
    const text = `${done.toLocaleString('en')} of ${of.toLocaleString('en')} ${what}`;
    await io.err(`\r${text.padEnd(said)}`);
    said = text.length;
  };
  const end = async (): Promise<void> => {
    if (said > 0) await io.err(`\r${' '.repeat(said)}\r`);
    said = 0;
  };
  return Object.assign(tell, { end });
}
