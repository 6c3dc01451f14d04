import type { Io } from './command.ts';

export interface Progress {
  /** Says how far the work is, now and then. */
  (done: number, of: number): Promise<void>;
  /** Takes away what was said. */
  end(): Promise<void>;
}

/**
 * Tells how far long work is, on one line of stderr, where a person sees it; anywhere else it says nothing.
 *
 * @param what is counted, in the plural
 * @param every so many steps it is told, so that telling costs less than working; shorter work says nothing
 */
export function progressOn(io: Io, what: string, every: number): Progress {
  let said = 0;
  const tell = async (done: number, of: number): Promise<void> => {
    if (!io.errIsTerminal || of <= every || done % every !== 0) return;
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
