import { compile } from '../engine/compile.ts';
import { createJudge, type Judge } from '../engine/judge.ts';
import type { Day, DestinationCatalogue, Pack } from '../policy/types.ts';

/** What a judge is made for. */
export interface JudgeKey {
  readonly platform: string;
  readonly at: Day;
  readonly client?: string | undefined;
  readonly clientVersion?: string | undefined;
  readonly region?: string | undefined;
  /** Of the reasons that the judge gives; English where nothing is said. */
  readonly language?: string | undefined;
}

export interface PackData {
  readonly packs: Readonly<Record<string, Pack>>;
  readonly catalogue: DestinationCatalogue;
  readonly digests: Readonly<Record<string, string>>;
}

/** Judges kept at once: enough for a table of many days, little enough for a stream of every day there ever was. */
const KEPT = 256;

/**
 * Makes judges and keeps the latest ones, so that many questions about few days compile few policies.
 *
 * @returns a function that gives the judge for a platform, day, client and region; throws a RangeError for an unknown platform
 */
export function createJudges({ packs, catalogue, digests }: PackData): (key: JudgeKey) => Judge {
  const kept = new Map<string, Judge>();
  return ({ platform, at, client, clientVersion, region, language }) => {
    const name = JSON.stringify([platform, at, client, clientVersion, region, language]);
    const known = kept.get(name);
    if (known) {
      kept.delete(name);
      kept.set(name, known);
      return known;
    }
    const pack = Object.hasOwn(packs, platform) ? packs[platform] : undefined;
    if (!pack) throw new RangeError(`no pack "${platform}"`);
    const took = Object.fromEntries(
      [platform, 'destinations'].flatMap((id) => (digests[id] === undefined ? [] : [[id, digests[id]]])),
    );
    const judge = createJudge(
      compile({ pack, catalogue, day: at, client, clientVersion, region, digests: took }),
      language,
    );
    kept.set(name, judge);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return judge;
  };
}
