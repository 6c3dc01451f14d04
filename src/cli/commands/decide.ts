import { decide } from '../../engine/decide.ts';
import type { ClickRuling, Decision, MessageRuling } from '../../engine/types.ts';
import { createJudges } from '../../packs/judges.ts';
import { type Command, type CommandInput, type ExitCode, UsageError } from '../command.ts';
import { labelled, textWidth } from '../layout.ts';
import { isOn } from '../options.ts';
import { overlaysInWords, platformsOf, withOverlays } from '../overlays.ts';
import { checkQuestion, languageOf, type Question, questionOptions, rawQuestion } from '../question.ts';
import { decideLines } from '../stream/decide-lines.ts';
import { LINE_KEYS } from '../stream/read-line.ts';
import {
  afterRecord,
  clientsInWords,
  criteriaInWords,
  entryOf,
  GOAL_NAMES,
  paramsInWords,
  reachInWords,
  sayIn,
  sinceInWords,
} from '../words.ts';

/** A form that nothing on record says is taken as a link, and said to be. */
function formInWords({ form, basis, clickable }: MessageRuling): string {
  if (basis === 'default') return 'link, as nothing on record says in which form';
  return clickable ? form : `${form}, nothing to click`;
}

/** A decision as a block of text. */
function inText(decision: Decision, { pack }: Question, language: string, width: number): string {
  const { link, compose, message, click, reach, criteria } = decision;
  const say = sayIn(language);
  const era = pack.eras.find(({ id }) => id === decision.era);
  const word = ({ rule, confidence, disputed, clients }: Partial<ClickRuling>): string => {
    const found = entryOf(pack, rule, decision.at);
    if (!found?.entry) return '';
    const about = clientsInWords(pack, clients, say);
    const marks = [confidence, disputed && 'disputed', about && `about ${about} alone`].filter(Boolean);
    return ` (rule ${found.rule.id}, ${sinceInWords(found.entry)}, ${marks.join(', ')})`;
  };
  const withParams = (params: typeof click.with): string =>
    Object.keys(params).length > 0 ? `; ${paramsInWords(params)}` : '';
  const late = afterRecord(pack, decision.at);
  const overlays = overlaysInWords(pack, say);
  const lines: [string, string][] = [
    ...(overlays === null ? [] : ([['hypothetical', `under ${overlays}`]] as [string, string][])),
    ['where', `${say(pack.name)}, ${decision.surface}, ${decision.at}${era ? `, ${say(era.name)}` : ''}`],
    ...(late === null ? [] : ([['', late]] as [string, string][])),
    [
      'link',
      link.destination ??
        (link.kind === 'web' ? `${link.host}, not in the catalogue` : `${link.kind} address`),
    ],
    ['compose', compose.treatment + word(compose)],
    ['message', `${formInWords(message)}${word(message)}`],
    ['click', `${click.treatment ?? 'unknown'}${withParams(click.with)}${word(click)}`],
    ['reason', click.reason],
    ...(click.sources.length === 0 ? [] : ([['sources', click.sources.join(', ')]] as [string, string][])),
    ...(message.text === undefined ? [] : ([['text', message.text]] as [string, string][])),
    ...(reach
      ? Object.entries(GOAL_NAMES).map(([goal, name]): [string, string] => [
          name.toLowerCase(),
          reachInWords(reach[goal as keyof typeof reach]),
        ])
      : []),
    ...(criteria ? ([['criteria', criteriaInWords(criteria)]] as [string, string][]) : []),
  ];
  return `${link.url}\n${lines.map(([label, text]) => labelled(`  ${label}`, text, 15, width)).join('\n')}\n`;
}

async function decideArguments({ values, positionals, io, data }: CommandInput): Promise<ExitCode> {
  const language = languageOf(values, data);
  const question = checkQuestion(rawQuestion(values), language, data);
  const judge = createJudges(data)(question.key);
  for (const [index, url] of positionals.entries()) {
    const decision = decide(url, question.context, judge, { full: true });
    const text = isOn(values, 'json')
      ? `${JSON.stringify(decision)}\n`
      : `${index > 0 ? '\n' : ''}${inText(decision, question, language, textWidth(io.columns))}`;
    await io.out(text);
  }
  return 0;
}

export const command: Command = {
  summary: 'what becomes of links, on a platform, on a day',
  usage: '--platform ID --at DAY --surface ID [options] [URL...]',
  options: {
    ...questionOptions,
    full: {
      type: 'boolean',
      help: 'From stdin: add reach, criteria and trace. Addresses given as arguments always have them.',
    },
  },
  details: `
With addresses as arguments it prints one block for each, or with --json one JSON object a line.

Without addresses it reads lines from stdin and writes one JSON object a line for each, in the same order, as they come in. A line
is an address, or an object such as

  {"url":"https://item.taobao.com/","platform":"wechat","at":"2021-12-01","surface":"group"}

Keys (${LINE_KEYS.join(', ')}) override the options. Empty lines are passed over.
For a line that is no question it writes {"error":{"line":N,"message":"..."}}, goes on with the next, and exits with 2 at the end.

An address that is not one is a question like any other: the decision says what kind of link it is. Where nothing is on record the
verdict is "unknown"; that is an answer too, and the exit code is 0.

Examples:
  interstice decide --platform wechat --at 2021-09-20 --surface group https://item.taobao.com/item.htm?id=1
  interstice decide --platform wechat --at 2021-09-20 --surface group --json < links.txt > decisions.ndjson
`,
  async run(input) {
    const { values, positionals, io } = input;
    const given = positionals.length > 0;
    if (!given && io.stdinIsTerminal) {
      throw new UsageError('There is no address. Give some as arguments, or one a line on stdin.');
    }
    // Lines may be about other platforms than the options.
    const data = await withOverlays(values, input.data, io, given ? platformsOf(values) : undefined);
    if (given) return decideArguments({ ...input, data });
    const question = rawQuestion(values);
    return decideLines(
      { question, language: languageOf(values, data), full: isOn(values, 'full') },
      io,
      data,
    );
  },
};
