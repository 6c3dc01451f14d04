import { UsageError } from '../command.ts';

export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

/** Reads `2/5`. */
export function shardOf(text: string | undefined): Shard {
  if (text === undefined) return { index: 1, of: 1 };
  const match = /^(\d{1,4})\/(\d{1,4})$/.exec(text);
  const [index, of] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || index < 1 || of < 1 || index > of)
    throw new UsageError(`${JSON.stringify(text)} is no shard. Write --shard 2/5 for the second of five.`);
  return { index, of };
}

/** The part of the work that a shard does: every so-manieth, so that large and small comparisons mix. */
export function partOf<Item>(items: readonly Item[], { index, of }: Shard): Item[] {
  return items.filter((_, at) => at % of === index - 1);
}
