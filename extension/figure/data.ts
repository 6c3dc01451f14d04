/** Everything that a figure is drawn from: the question, the decided cells, and what is needed to say them in words. */
import type { Matrix } from '../../src/compare/matrix.ts';
import type { Judge } from '../../src/engine/judge.ts';
import type { OverTime } from '../../src/figure/over-time.ts';
import type { FigureSpec } from '../../src/figure/types.ts';
import type { JudgeKey } from '../../src/packs/judges.ts';
import type { DestinationCatalogue, Pack } from '../../src/policy/types.ts';

export interface FigureData {
  readonly spec: FigureSpec;
  readonly matrix: Matrix;
  readonly packs: Readonly<Record<string, Pack>>;
  readonly catalogue: DestinationCatalogue;
  readonly judgeFor: (key: JudgeKey) => Judge;
  /** What it took through all the time on record. */
  readonly over: OverTime;
  readonly version: string;
}
