import { type CompiledCatalogue, compileCatalogue } from '../../engine/compile.ts';
import type { CompiledDestination } from '../../engine/types.ts';
import type { Day, DestinationCatalogue } from '../../policy/types.ts';
import { linkBytes } from './answer.ts';
import { spanOf, startsIn } from './spans.ts';

/** What is known of where an address leads on a day. */
export interface Place {
  readonly destination: CompiledDestination | null;
  /** `linkBytes` of it. */
  readonly bytes: Uint8Array;
}

/** The catalogue on some days: compiled, but for wallets, and as bytes. */
export interface DatedCatalogue {
  /** Counted from 0. */
  readonly number: number;
  readonly compiled: Omit<CompiledCatalogue, 'wallets'>;
  /** By index of the destination. */
  readonly places: readonly Place[];
}

/** What plain answers and rules tell of destinations: wallets they do not, and those change most. */
const stateOf = ({ destinations }: CompiledCatalogue): string =>
  JSON.stringify(destinations, (key, value) => (key === 'wallets' ? undefined : value));

/** Gives the catalogue of a day; the same one for all days on which as much is told of the destinations. */
export function createDatedCatalogue(catalogue: DestinationCatalogue): (day: Day) => DatedCatalogue {
  const starts = startsIn(catalogue);
  const bySpan: DatedCatalogue[] = [];
  const byState = new Map<string, DatedCatalogue>();

  function dated(day: Day): DatedCatalogue {
    const compiled = compileCatalogue(catalogue, day);
    const state = stateOf(compiled);
    const known = byState.get(state);
    if (known) return known;
    const places = compiled.destinations.map((destination) => ({
      destination,
      bytes: linkBytes(destination),
    }));
    const made = { number: byState.size, compiled, places };
    byState.set(state, made);
    return made;
  }

  return (day) => {
    const span = spanOf(starts, day);
    const known = bySpan[span] ?? dated(day);
    bySpan[span] = known;
    return known;
  };
}
