/** The engine asked about every link of the corpus, and what it must answer. */
import { createHash } from 'node:crypto';
import type { SpaceAnswers } from '../../src/analyse/answers.ts';
import { compile } from '../../src/engine/compile.ts';
import { judgeDestination } from '../../src/engine/inspect.ts';
import { createJudge, type Judge } from '../../src/engine/judge.ts';
import type { ClickRuling, Judgement, LinkFacts } from '../../src/engine/types.ts';
import { type Day, MOMENTS } from '../../src/policy/types.ts';
import { type DecisionText, textOfJudgement, textsOfAnswers } from './decision-text.ts';
import type { CorpusLink } from './links.ts';

/** Place of a group; of links that are no web address, which no rule is about. */
export const NOT_WEB = -1;

/** The group of each link, by how it is read; undefined where it belongs to none. */
export function groupsOf(
  { space: { links } }: SpaceAnswers,
  read: readonly LinkFacts[],
): (number | undefined)[] {
  return read.map(({ kind, host }) => {
    if (kind !== 'web') return NOT_WEB;
    const group = links.groupOf(host);
    return group < 0 ? undefined : group;
  });
}

const judgeOn = ({ space: { pack, catalogue } }: SpaceAnswers, day: Day): Judge =>
  createJudge(compile({ pack, catalogue, day, digests: {} }));

const UNKNOWN: DecisionText = { compose: 'unknown', share: 'unknown', click: 'unknown' };

/** What is known of every group on a surface and day, where nothing else is said. */
function expectedOn(answers: SpaceAnswers, day: Day, surface: string): readonly DecisionText[] {
  const [plain] = answers.tableOn(day, {}, surface);
  return plain ? textsOfAnswers(plain, answers) : [];
}

/** A decision of the engine that is not that of the link's group. */
export interface Disagreement {
  readonly day: Day;
  readonly surface: string;
  readonly link: string;
  readonly expected: DecisionText;
  readonly got: DecisionText;
}

/**
 * Has the engine decide links on days, on every surface.
 *
 * @param groups of each link, see `groupsOf`
 * @param step every so many links
 * @returns how many decisions there were, and those that are not as the listing says
 */
export function decideAll(
  answers: SpaceAnswers,
  links: readonly CorpusLink[],
  groups: readonly (number | undefined)[],
  days: readonly Day[],
  step = 1,
): { readonly decisions: number; readonly wrong: readonly Disagreement[] } {
  const wrong: Disagreement[] = [];
  let decisions = 0;
  for (const day of days) {
    const judge = judgeOn(answers, day);
    for (const { id: surface } of answers.space.pack.surfaces) {
      const texts = expectedOn(answers, day, surface);
      const context = { surface };
      // Links of one class share their ruling: it is compared once.
      const compared = new Map<ClickRuling, number>();
      for (let at = 0; at < links.length; at += step) {
        const { link } = links[at] as CorpusLink;
        const judgement = judge.judge(link, context);
        const group = groups[at] ?? Number.NaN;
        decisions++;
        if (compared.get(judgement.click) === group) continue;
        const got = textOfJudgement(judgement);
        const expected = texts[group] ?? UNKNOWN;
        if (MOMENTS.every((moment) => got[moment] === expected[moment])) compared.set(judgement.click, group);
        else wrong.push({ day, surface, link, expected, got });
      }
    }
  }
  return { decisions, wrong };
}

/** A decision without what the pack says in words: reasons and sources show in its own file. */
function withoutWords({ compose, message, click }: Judgement): unknown {
  return [compose, message, click].map((ruling) => ({ ...ruling, reason: undefined, sources: undefined }));
}

/** One digest over the decisions on every link, on every day and surface: rule, start, confidence, disputes and parameters count. */
export function decisionsDigest(answers: SpaceAnswers, groups: readonly (number | undefined)[]): string {
  const { pack, catalogue, days, links } = answers.space;
  const hash = createHash('sha256').update(JSON.stringify(groups));
  for (const day of days) {
    const judge = judgeOn(answers, day);
    for (const { id: surface } of pack.surfaces) {
      const context = { surface };
      const decided = links.groups.map(({ example, members }) => {
        if (example !== null) return judge.judge(example, context);
        const index = catalogue.destinations.findIndex(({ id }) => id === members[0]?.destination);
        return judgeDestination(judge, index, context);
      });
      hash.update(JSON.stringify([day, surface, decided.map(withoutWords)]));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
