import type { Setting } from '../../analyse/space.ts';
import { comparisonOf, type SideQuestion } from '../../compare/comparison.ts';
import { type JointSpace, jointSpace } from '../../compare/joint.ts';
import { createJudges } from '../../packs/judges.ts';
import { isDay } from '../../policy/day.ts';
import { suggest } from '../../policy/nearest-name.ts';
import type { Pack } from '../../policy/types.ts';
import { diffMarkdown } from '../../report/diff-md.ts';
import { type Command, type Data, UsageError } from '../command.ts';
import { diffText } from '../diff-text.ts';
import { textWidth } from '../layout.ts';
import { isOn, lastValue, type Values } from '../options.ts';
import { overlayOptions, withOverlays } from '../overlays.ts';
import { progressOn } from '../progress.ts';
import { listOf, packOf, quote } from '../question.ts';

/** Questions that are asked at most: minutes, not hours. */
const MOST_QUESTIONS = 10_000_000;
/** Names of products in one line of text. */
const NAMES = 8;
const FORMATS = ['md', 'json'];

/** What is compared with what. */
interface Wanted {
  readonly platforms: readonly [string] | readonly [string, string];
  readonly days: readonly [string] | readonly [string, string];
  /** The record on one side, overlays on the other. */
  readonly whatIf: boolean;
}

/** Reads who is to be compared with whom; there are three ways, and nothing in between. */
function wantedOf(values: Values, positionals: readonly string[]): Wanted {
  const platforms = listOf(values, 'platform');
  const days = [...positionals, ...(values.at ?? [])];
  const [platform, other] = platforms;
  const [day, later] = days;
  const ways =
    'diff compares two days of one platform (--platform ID DAY DAY), two platforms on one day (--platform ID,ID DAY), or the record with a what-if (--platform ID DAY --overlay FILE).';
  for (const one of days) {
    if (!isDay(one))
      throw new UsageError(`${quote(one)} is not a day. Write one that exists, as YYYY-MM-DD.`);
  }
  if (platform === undefined) throw new UsageError(`The platform is missing. ${ways}`);
  if (platforms.length > 2) throw new UsageError(`These are ${platforms.length} platforms. ${ways}`);
  if (day === undefined) throw new UsageError(`The day is missing. ${ways}`);
  if (days.length > 2) throw new UsageError(`These are ${days.length} days. ${ways}`);
  if (other !== undefined) {
    if (later !== undefined) throw new UsageError(`Two platforms and two days are too much at once. ${ways}`);
    return { platforms: [platform, other], days: [day], whatIf: false };
  }
  if (later !== undefined) return { platforms: [platform], days: [day, later], whatIf: false };
  const named = (values.platform ?? []).flatMap((list) => list.split(',')).filter((id) => id.trim() !== '');
  if (named.length > 1)
    throw new UsageError(`Both platforms are ${platform}: there is nothing to compare. ${ways}`);
  if (values.overlay === undefined) throw new UsageError(`There is nothing to compare ${day} with. ${ways}`);
  return { platforms: [platform], days: [day], whatIf: true };
}

function sideOf(pack: Pack, at: string, data: Data): SideQuestion {
  const judgeFor = createJudges(data);
  return { pack, at, judgeOf: (setting: Setting) => judgeFor({ platform: pack.id, at, ...setting }) };
}

/** Both sides, the one before first. */
function sidesOf({ platforms, days, whatIf }: Wanted, recorded: Data, data: Data) {
  const [platform, other = platform] = platforms;
  const [day, later = day] = days;
  const first = whatIf ? recorded : data;
  return [sideOf(packOf(platform, first), day, first), sideOf(packOf(other, data), later, data)] as const;
}

function checkSpace({ surfaces, contexts, settings, groups }: JointSpace, one: Pack, other: Pack): void {
  if (surfaces.length === 0) {
    const has = ({ id, surfaces: own }: Pack) => `${id} has ${own.map((surface) => surface.id).join(', ')}`;
    throw new UsageError(
      `These platforms have no surface in common, so nothing can be compared: ${has(one)}; ${has(other)}.`,
    );
  }
  const questions = contexts.length * settings.length * groups.length;
  if (questions > MOST_QUESTIONS) {
    throw new UsageError(
      `There are ${questions.toLocaleString('en')} questions to ask of both; ${MOST_QUESTIONS.toLocaleString('en')} are the most.`,
    );
  }
}

function formatOf(values: Values): string | undefined {
  const format = lastValue(values, 'format') ?? (isOn(values, 'json') ? 'json' : undefined);
  if (format !== undefined && !FORMATS.includes(format)) {
    throw new UsageError(`There is no format "${format}". ${suggest(format, FORMATS, 'formats')}`);
  }
  return format;
}

export const command: Command = {
  summary: 'what differs between two days, two platforms, or the record and a what-if',
  usage: '--platform ID DAY DAY | --platform ID,ID DAY | --platform ID DAY --overlay FILE  [options]',
  options: {
    platform: {
      type: 'string',
      value: 'ID',
      multiple: true,
      help: 'The platform; two of them, to compare them on one day.',
    },
    at: { type: 'string', value: 'DAY', multiple: true, help: 'A day; so is each argument.' },
    ...overlayOptions,
    format: { type: 'string', value: 'FORMAT', help: 'md or json, instead of text for the terminal.' },
    all: { type: 'boolean', help: `Name every product; without it, at most ${NAMES} in one line.` },
  },
  details: `
Both sides are asked everything that rules of either can tell apart: every surface, form, client, version, region, sender, flag and
kind of link. What became of the same thing in the same way stands together, with the rules responsible on both sides (id, since
when, how surely) and one example. A difference is told for the plain question; under a condition (a client, a flag ...) only where
it is another one there. With one day and --overlay the record is compared with the what-if; with two days or two platforms the
overlay lies on both sides.

Where no rule speaks of sending, sending counts as unknown. Surfaces and clients that only one platform has are not compared.

Exit codes: 0 = compared, whether anything differs or not; 2 = wrong use or bad input.

Examples:
  interstice diff --platform wechat 2021-09-20 2021-12-01
  interstice diff --platform wechat 2018-07-01 --overlay examples/overlays/wechat-standards-2018.json
`,
  async run({ values, positionals, io, data: recorded }) {
    const format = formatOf(values);
    const wanted = wantedOf(values, positionals);
    for (const platform of wanted.platforms) packOf(platform, recorded);
    const data = await withOverlays(values, recorded, io, wanted.platforms);
    const [before, after] = sidesOf(wanted, recorded, data);
    const space = jointSpace(before.pack, after.pack, data.catalogue);
    checkSpace(space, before.pack, after.pack);
    const progress = progressOn(io, 'kinds of links', 5);
    const comparison = await comparisonOf(before, after, space, data.sources, progress);
    await progress.end();
    const names = { pack: space.pack, catalogue: data.catalogue, groups: space.groups };
    if (format === 'json') await io.out(`${JSON.stringify(comparison, null, 2)}\n`);
    else if (format === 'md') await io.out(diffMarkdown(comparison, names));
    else {
      const most = isOn(values, 'all') ? Number.POSITIVE_INFINITY : NAMES;
      await io.out(diffText(comparison, names, most, textWidth(io.columns)));
    }
    return 0;
  },
};
