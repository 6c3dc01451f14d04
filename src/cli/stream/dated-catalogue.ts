import { type CompiledCatalogue, compileCatalogue } from '../../engine/compile.ts';
import type { CompiledDestination } from '../../engine/types.ts';
import type { Day, DestinationCatalogue } from '../../policy/types.ts';
import { linkBytes } from './answer.ts';
import { spanOf, startsIn } from './spans.ts';

/** What is known of where an address leads on a day. */
export interface Place {
  readonly destination: CompiledDestination | null;
  /** `linkBytes` of it. */
  readonly bytes: string;
}

/** The catalogue on a span of days: compiled, and as bytes. */
export interface DatedCatalogue {
  /** Spans counted from 0. */
  readonly number: number;
  readonly compiled: CompiledCatalogue;
  /** By index of the destination. */
  readonly places: readonly Place[];
}

/** Gives the catalogue of a day; the same one for all days between two on which something in it changes. */
export function createDatedCatalogue(catalogue: DestinationCatalogue): (day: Day) => DatedCatalogue {
  const starts = startsIn(catalogue);
  const known: DatedCatalogue[] = [];
  return (day) => {
    const number = spanOf(starts, day);
    let dated = known[number];
    if (!dated) {
      const compiled = compileCatalogue(catalogue, day);
      const places = compiled.destinations.map((destination) => ({
        destination,
        bytes: linkBytes(destination),
      }));
      dated = { number, compiled, places };
      known[number] = dated;
    }
    return dated;
  };
}
