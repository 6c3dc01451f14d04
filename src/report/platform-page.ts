/** The page of a platform: everything that its pack says, for a reader who never opens the file. Markdown, English. */
import { answersOf } from '../analyse/answers.ts';
import { type Gap, gapsOf } from '../analyse/gaps.ts';
import { spaceOf } from '../analyse/space.ts';
import { gapInWords, inARow, type Names, spanInWords } from '../analyse/words.ts';
import { addDays } from '../policy/day.ts';
import { localText } from '../policy/local-text.ts';
import type {
  DestinationCatalogue,
  LocalText,
  Moment,
  Pack,
  PolicyRecord,
  Rule,
  Source,
} from '../policy/types.ts';
import { citations, sourceList } from './citations.ts';
import { markdownTable, markdownText } from './markdown.ts';
import { entryLines, type Telling } from './platform-entry.ts';
import { screenList } from './screen-words.ts';
import { conditionsOfRule, linksOfRule, placesOfRule } from './when-words.ts';

/** What pages are written from. */
export interface PageData extends Omit<Telling, 'pack'> {
  readonly catalogue: DestinationCatalogue;
  readonly sources: Readonly<Record<string, Source>>;
}

/** `WeChat (微信)` */
export function nameOf(name: LocalText): string {
  const { en, 'zh-CN': chinese } = name;
  return markdownText(chinese === undefined || chinese === en ? en : `${en} (${chinese})`);
}

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

function timeline({ eras }: Pack): string {
  const rows = eras.map(({ from, name, summary, sources: cited }, at) => {
    const next = eras[at + 1]?.from;
    return [
      from,
      next === undefined ? '' : addDays(next, -1),
      `**${markdownText(localText(name, 'en'))}**. ${markdownText(localText(summary, 'en'))} ${citations(cited)}`,
    ];
  });
  return markdownTable(['from', 'until', 'what'], rows);
}

function ruleBlock(rule: Rule, telling: Telling, catalogue: DestinationCatalogue): string {
  const { pack } = telling;
  const conditions = conditionsOfRule(rule.when, pack);
  const about = [
    `*Where:* ${markdownText(placesOfRule(rule.when, pack))}.`,
    `*Links:* ${markdownText(linksOfRule(rule.when, pack, catalogue))}.`,
    ...(conditions.length === 0 ? [] : [`*Only:* ${markdownText(inARow(conditions))}.`]),
  ];
  return [
    `### ${markdownText(localText(rule.title, 'en'))}`,
    '',
    about.join(' '),
    '',
    ...rule.history.flatMap((entry) => entryLines(rule, entry, telling)),
  ].join('\n');
}

/** In the order of what a reader asks first. */
const SECTIONS: readonly { readonly moment: Moment; readonly heading: string; readonly about: string }[] = [
  {
    moment: 'click',
    heading: 'What a click did',
    about:
      'The first rule that is in force and fits the link decides; those further down are for what is left.',
  },
  {
    moment: 'share',
    heading: 'In which form links arrived',
    about: 'Where none of these fits, the form is not on record, and the message is taken for a plain link.',
  },
  { moment: 'compose', heading: 'What could be sent', about: 'Only what is on record of sending.' },
];

function ruleSections({ rules }: Pack, telling: Telling, catalogue: DestinationCatalogue): string[] {
  return SECTIONS.flatMap(({ moment, heading, about }) => {
    const own = rules.filter((rule) => rule.moment === moment);
    if (own.length === 0) return [];
    return [`## ${heading}`, about, ...own.map((rule) => ruleBlock(rule, telling, catalogue))];
  });
}

const KINDS: Readonly<Record<PolicyRecord['kind'], string>> = {
  announced: 'announced',
  'policy-only': 'in words only',
  context: 'context',
};

const SINCE = { day: '', by: 'by ', about: 'about ' } as const;

function recordSection({ records }: Pack): string[] {
  if (records.length === 0) return [];
  const lines = records.map(
    ({ from, precision = 'day', kind, title, text, confidence, sources: cited }) =>
      `- **${SINCE[precision]}${from}: ${markdownText(localText(title, 'en'))}** (${KINDS[kind]}; ${confidence}). ${markdownText(localText(text, 'en'))} ${citations(cited)}`,
  );
  return [
    '## On record, without effect on a click',
    'What was announced, written down or said, and did not change what a link did.',
    lines.join('\n'),
  ];
}

/** Keys of what is asked beyond day, surface and link. */
const asked = ({ conditions: [first = {}] }: Gap): string[] => Object.keys(first);
const isPlain = (gap: Gap): boolean => asked(gap).length === 0;
/** A gap of one client, where the plain question is answered by a rule about another. */
const isOfClient = (gap: Gap): boolean =>
  !isPlain(gap) && asked(gap).every((key) => key === 'client' || key === 'clientVersion');

/** Names on one line of the list of gaps. */
const NAMES = 30;

function unknownSection(pack: Pack, { catalogue }: PageData): string[] {
  const answers = answersOf(spaceOf(pack, catalogue));
  const names: Names = { pack, catalogue, groups: answers.space.links.groups };
  const gaps = gapsOf(answers);
  const listOf = (some: readonly Gap[], words: string): string[] => {
    if (some.length === 0) return [];
    const lines = some.map((gap) => {
      const span = spanInWords(gap.since, gap.until);
      return `- ${span.slice(0, 1).toUpperCase()}${span.slice(1)}, ${markdownText(gapInWords(gap, names, NAMES))}`;
    });
    return [words, lines.join('\n')];
  };
  const told = [
    ...listOf(
      gaps.filter(isPlain),
      'Links of which the record does not say what became of them, as they are asked about without more: no client, no form, no flag. Nothing on record never means that a link opened.',
    ),
    ...listOf(
      gaps.filter(isOfClient),
      'Of the following, something is on record of some clients alone, and that answers a question that names none. Of the others nothing is:',
    ),
  ];
  return told.length === 0 ? [] : ['## What is not known', ...told];
}

/** Ids of everything that a pack cites. */
export function citedIn({ eras, rules, records, wordings }: Pack): Set<string> {
  const entries = rules.flatMap(({ history }) => history);
  const disputes = entries.flatMap(({ disputed = [] }) => disputed);
  const all = [...eras, ...entries, ...disputes, ...records, ...Object.values(wordings)];
  return new Set(all.flatMap(({ sources }) => sources));
}

/** The first day on record and the last on which anything starts; null where there is none. */
export function spanOfRecord({
  eras,
  rules,
}: Pack): { readonly first: string; readonly last: string } | null {
  const days = [...eras, ...rules.flatMap(({ history }) => history)].map(({ from }) => from).sort();
  const [first] = days;
  const last = days.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}

/**
 * The page of one platform.
 *
 * @param file the pack, as the page leads to it
 */
export function platformPage(pack: Pack, data: PageData, file: string): string {
  const telling: Telling = { ...data, pack };
  const names = (items: readonly { readonly name: LocalText }[]) =>
    inARow(items.map(({ name }) => nameOf(name)));
  const record = spanOfRecord(pack);
  const cited = citedIn(pack);
  const entries = pack.rules.flatMap(({ history }) => history).length;
  const facts = [
    `Days are those of ${markdownText(pack.timeZone)}.`,
    record
      ? `The record begins on ${record.first}; nothing on it is newer than ${record.last}.`
      : 'Nothing is on record.',
    `It has ${plural(pack.rules.length, 'rule')} with ${plural(entries, 'entry', 'entries')}, on the word of ${plural(cited.size, 'source')}.`,
    `Where links are met: ${names(pack.surfaces)}.`,
    ...(pack.clients.length > 0 ? [`Clients: ${names(pack.clients)}.`] : []),
    ...(pack.regions && pack.regions.length > 0 ? [`Regions: ${names(pack.regions)}.`] : []),
  ];
  const blocks = [
    `# ${nameOf(pack.name)}`,
    `Written from [${markdownText(pack.id)}.json](${file}) by \`npm run docs:platforms\`. What is wrong here is wrong there. How to read it, and the other platforms: [platforms](../platforms.md).`,
    facts.join(' '),
    ...(pack.eras.length > 0 ? ['## Timeline', timeline(pack)] : []),
    ...ruleSections(pack, telling, data.catalogue),
    ...recordSection(pack),
    ...unknownSection(pack, data),
    ...(Object.keys(pack.wordings).length > 0 ? ['## What the screens said', screenList(pack)] : []),
    ...(cited.size > 0 ? ['## Sources', sourceList(cited, data.sources)] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}
