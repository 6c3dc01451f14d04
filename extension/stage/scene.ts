import type { CompiledDestination, CompiledPolicy, Judgement } from '../../src/engine/types.ts';
import { localText } from '../../src/policy/local-text.ts';
import type { Screen } from '../../src/treatments/types.ts';
import type { Speech } from './speech.ts';

/** What people call the destination of a link; its host where that is not known. */
export function nameOf({ link }: Judgement, { destinations }: CompiledPolicy, language: string): string {
  const destination = destinations.find(({ id }) => id === link.destination);
  return destination ? localText(destination.name, language) : link.host;
}

/** What has become of the last thing that was copied. */
export interface Copied {
  readonly text: string;
  /** False where the browser did not allow it. */
  readonly done: boolean;
}

/** All that a view knows. Plain values and one function; nothing in it changes the page. */
export interface Scene extends Speech {
  readonly screen: Screen;
  readonly judgement: Judgement;
  readonly policy: CompiledPolicy;
  readonly destination: CompiledDestination | null;
  /** What people call the destination. */
  readonly name: string;
  /** What stands in the message: token text, or the address. */
  readonly message: string;
  readonly copied: Copied | null;
  /** The wait of the screen is over. */
  readonly waited: boolean;
  /** Actions so far. */
  readonly steps: number;
}
