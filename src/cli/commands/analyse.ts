import { type Analysis, analyse, type EntryName } from '../../analyse/analysis.ts';
import type { Question } from '../../analyse/examples.ts';
import type { Gap } from '../../analyse/gaps.ts';
import { gapInWords, type Names, questionInWords, spanInWords } from '../../analyse/words.ts';
import { createJudges } from '../../packs/judges.ts';
import { dayNumber } from '../../policy/day.ts';
import type { Pack } from '../../policy/types.ts';
import { type Command, type Data, UsageError } from '../command.ts';
import { labelled, textWidth } from '../layout.ts';
import { isOn } from '../options.ts';
import { overlayOptions, overlaysInWords, withOverlays } from '../overlays.ts';
import { progressOn } from '../progress.ts';
import { packOf } from '../question.ts';
import { coveredBy, scenarioFolder, USUAL_SCENARIOS } from '../scenario-cover.ts';
import { sayIn } from '../words.ts';

/** Lines of one kind that are shown without --all. */
const SHOWN = 12;
/** Names in one line without --all. */
const NAMES = 8;

interface Telling {
  readonly analysis: Analysis;
  readonly names: Names;
  readonly all: boolean;
  readonly width: number;
}

const LABEL = 4;

function line({ width }: Telling, text: string): string {
  return labelled('    ', text, LABEL, width);
}

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** A heading, and below it what there is; how much is left out is said at the end. */
function section(
  telling: Telling,
  heading: string,
  lines: readonly string[],
  total = lines.length,
): string[] {
  if (total === 0) return [`  ${heading}: none`];
  const left = total - lines.length;
  return [
    `  ${heading}: ${total}`,
    ...lines.map((text) => line(telling, text)),
    ...(left > 0 ? [line(telling, `... and ${left} more: --all shows them.`)] : []),
  ];
}

const shownOf = <Item>({ all }: Telling, items: readonly Item[]): readonly Item[] =>
  all ? items : items.slice(0, SHOWN);

const entryInWords = ({ rule, moment, from, says }: EntryName): string =>
  `${rule} (${moment}), ${says} since ${from}`;

const exampleInWords = (example: Question | null): string =>
  example === null ? '' : `; e.g. ${questionInWords(example)}`;

function unreachableLines(telling: Telling): string[] {
  const { rules, entries } = telling.analysis.unreachable;
  const lines = shownOf(telling, entries).map((entry) => {
    const why =
      entry.shadowedBy.length === 0
        ? 'its conditions never hold together'
        : `hidden behind ${entry.shadowedBy.join(', ')}`;
    const whole = rules.includes(entry.rule) ? '; no entry of the rule speaks' : '';
    return `${entryInWords(entry)}: ${why}${whole}${exampleInWords(entry.example)}`;
  });
  return section(telling, 'Entries that never speak', lines, entries.length);
}

const isPlain = ({ conditions: [first = {}] }: Gap): boolean => Object.keys(first).length === 0;

/** How much a gap leaves open: days, counted up to a year after the last change, times links, times surfaces. */
function weightOf({ since, until, links, surfaces }: Gap, last: string): number {
  const end = until === null ? dayNumber(last) + 365 : dayNumber(until);
  return (end - dayNumber(since) + 1) * links.length * surfaces.length;
}

/** The largest gaps, in the order of their days. */
function largest(telling: Telling, gaps: Analysis['gaps']): Analysis['gaps'] {
  if (telling.all) return gaps;
  const weight = (gap: Gap) => weightOf(gap, telling.analysis.last ?? gap.since);
  const chosen = new Set([...gaps].sort((a, b) => weight(b) - weight(a)).slice(0, SHOWN));
  return gaps.filter((gap) => chosen.has(gap));
}

function gapLines(telling: Telling): string[] {
  const { analysis, names, all } = telling;
  const plain = analysis.gaps.filter(isPlain);
  const others = analysis.gaps.filter((gap) => !isPlain(gap));
  const tell = (gap: Analysis['gaps'][number]) =>
    `${spanInWords(gap.since, gap.until)}, ${gapInWords(gap, names, all ? undefined : NAMES)}${all ? exampleInWords(gap.example) : ''}`;
  return [
    ...section(telling, 'Without evidence', largest(telling, plain).map(tell), plain.length),
    ...section(
      telling,
      'Without evidence only when more is said',
      all ? others.map(tell) : [],
      others.length,
    ),
  ];
}

function eraLines(telling: Telling): string[] {
  const { sameEras, quietDays } = telling.analysis;
  const eras = sameEras.map(({ era, next }) => `"${next}" decides everything as "${era}" before it`);
  const days = shownOf(telling, quietDays).map(({ day, rules, era }) => {
    const starts = [...(era === null ? [] : [`era ${era}`]), ...rules];
    return `${day}: ${starts.length > 0 ? starts.join(', ') : 'what is known of a product'}`;
  });
  return [
    ...section(telling, 'Eras that do not differ from the one before', eras),
    ...section(telling, 'Days on which something starts and no decision changes', days, quietDays.length),
  ];
}

function coverageLines(telling: Telling): string[] {
  const { coverage, rules, entries } = telling.analysis;
  if (coverage === null) return ['  Scenarios: none found'];
  const { cases, coveredRules, coveredEntries, uncovered } = coverage;
  const lines = shownOf(telling, uncovered).map(
    (entry) => `${entryInWords(entry)}${exampleInWords(entry.example)}`,
  );
  return [
    `  Scenarios: ${plural(cases, 'case')} touch ${coveredRules} of ${plural(rules, 'rule')}, ${coveredEntries} of ${plural(entries, 'entry', 'entries')}`,
    ...section(telling, 'Entries that no scenario touches', lines, uncovered.length),
  ];
}

function tell(telling: Telling): string {
  const { analysis, names } = telling;
  const { rules, entries, links, since, last } = analysis;
  const say = sayIn('en');
  const overlays = overlaysInWords(names.pack, say);
  const span = since === null ? 'nothing on record' : `${since} to ${last}`;
  return [
    `${say(names.pack.name)} (${names.pack.id})${overlays === null ? '' : `, hypothetical, under ${overlays}`}`,
    `  ${plural(rules, 'rule')}, ${plural(entries, 'entry', 'entries')}, ${plural(links.length, 'kind')} of links, ${span}`,
    ...unreachableLines(telling),
    ...gapLines(telling),
    ...eraLines(telling),
    ...coverageLines(telling),
  ].join('\n');
}

/** The packs that are asked about: those named, in that order, else all. */
function packsOf(platforms: readonly string[] | undefined, data: Data): readonly Pack[] {
  return platforms ? platforms.map((id) => packOf(id, data)) : Object.values(data.packs);
}

export const command: Command = {
  summary: 'rules that never speak, gaps in the record, eras that do not differ, what no scenario covers',
  usage: '[--platform ID...] [options]',
  options: {
    platform: {
      type: 'string',
      value: 'ID',
      multiple: true,
      help: 'The platform; all of them, if not given.',
    },
    ...overlayOptions,
    scenarios: {
      type: 'string',
      value: 'DIR',
      help: `Where scenario files are, named after their platforms; ${USUAL_SCENARIOS}, if that is there.`,
    },
    all: { type: 'boolean', help: 'Show every line, each with an example.' },
    strict: { type: 'boolean', help: 'Entries that no scenario touches make the check fail too.' },
  },
  details: `
Asks every question that rules can tell apart: each day on which something starts, each surface, form, client, version, region and
sender, the flags that rules name, and an example of each kind of links. What it says of a gap holds for the question that says no more
than day, surface and link; gaps that open only when more is said (a form, a flag, a client) are counted, and shown with --all.
Decisions are the treatment of sending, the form of the message and the treatment of the click, each with its parameters; wallets,
which are data of the destination, are not looked at.

Exit codes: 0 = every entry speaks somewhere, 1 = one never does (with --strict also: no scenario touches one), 2 = wrong use.

Examples:
  interstice analyse --platform wechat
  interstice analyse --platform wechat --all
  interstice analyse --json
`,
  async run({ values, positionals, io, data: recorded }) {
    const [first] = positionals;
    if (first !== undefined) {
      throw new UsageError(
        `analyse takes no arguments, and got "${first}". Did you mean --platform ${first}?`,
      );
    }
    for (const id of values.platform ?? []) packOf(id, recorded);
    const data = await withOverlays(values, recorded, io, values.platform);
    const packs = packsOf(values.platform, data);
    const scenarios = await scenarioFolder(values, io);
    const judgeFor = createJudges(data);
    const started = performance.now();
    const found: Analysis[] = [];
    const texts: string[] = [];
    let cells = 0;
    const progress = progressOn(io, 'platforms', 1);
    for (const [at, pack] of packs.entries()) {
      await progress(at, packs.length);
      const covered = scenarios && (await coveredBy(pack, scenarios, judgeFor, data, io));
      const { analysis, cells: looked } = analyse(pack, data.catalogue, covered);
      cells += looked;
      found.push(analysis);
      if (isOn(values, 'json')) continue;
      const names = { pack, catalogue: data.catalogue, groups: analysis.links };
      texts.push(tell({ analysis, names, all: isOn(values, 'all'), width: textWidth(io.columns) }));
    }
    await progress.end();
    if (isOn(values, 'json')) await io.out(`${JSON.stringify(found, null, 2)}\n`);
    else {
      const seconds = ((performance.now() - started) / 1000).toFixed(2);
      const count = `${cells.toLocaleString('en')} cells in ${seconds} s`;
      await io.out(`${[...texts, count].join('\n\n')}\n`);
    }
    const failed = found.some(
      ({ unreachable, coverage }) =>
        unreachable.entries.length > 0 || (isOn(values, 'strict') && (coverage?.uncovered.length ?? 0) > 0),
    );
    return failed ? 1 : 0;
  },
};
