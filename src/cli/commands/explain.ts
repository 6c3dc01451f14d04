import { decide } from '../../engine/decide.ts';
import type { ClickRuling, CompiledPolicy, Decision, MessageRuling } from '../../engine/types.ts';
import { wordingOf } from '../../journey/words.ts';
import { createJudges } from '../../packs/judges.ts';
import { fill } from '../../policy/local-text.ts';
import type { Dispute, Pack, Params } from '../../policy/types.ts';
import { treatments } from '../../treatments/index.ts';
import { type Command, type Data, UsageError } from '../command.ts';
import { labelled, pad, textWidth, wrap } from '../layout.ts';
import { isOn } from '../options.ts';
import { overlaysInWords, platformsOf, withOverlays } from '../overlays.ts';
import { checkQuestion, languageOf, questionOptions, rawQuestion } from '../question.ts';
import {
  afterRecord,
  clientsInWords,
  criteriaInWords,
  entryOf,
  GOAL_NAMES,
  missInWords,
  paramsInWords,
  reachInWords,
  type Say,
  sayIn,
  sinceInWords,
  sourceInWords,
} from '../words.ts';

/** What a decision is told with. */
interface Telling {
  readonly decision: Decision;
  readonly policy: CompiledPolicy;
  readonly pack: Pack;
  readonly data: Data;
  readonly say: Say;
  readonly width: number;
}

const LABEL = 14;

/** `Label   text`, later lines below the text. */
function line({ width }: Telling, label: string, text: string): string {
  return labelled(label, text, LABEL, width);
}

function linkLines(telling: Telling): string[] {
  const { decision, data, say } = telling;
  const { link } = decision;
  const { destinations, owners, categories } = data.catalogue;
  const name = (
    items: readonly { readonly id: string; readonly name: { readonly en: string } }[],
    id: string | null,
  ) => {
    const item = items.find((one) => one.id === id);
    return item ? `${say(item.name)} (${item.id})` : id;
  };
  const known = [
    name(destinations, link.destination),
    link.owner && `owner ${name(owners, link.owner)}`,
    link.category && name(categories, link.category),
    link.sets.length > 0 && `in ${link.sets.map((set) => `@${set}`).join(', ')}`,
  ].filter((part) => part);
  const kinds = {
    web: `${link.host}: not in the catalogue`,
    app: 'an app scheme',
    other: 'not a web address',
    invalid: 'no address at all',
  };
  return [
    line(telling, 'Link', link.url),
    line(telling, '', known.length > 0 ? known.join(', ') : kinds[link.kind]),
    ...(link.unwrapped.length > 0 ? [line(telling, '', `behind ${link.unwrapped.join(', then ')}`)] : []),
  ];
}

function sourceLine(telling: Telling, label: string, id: string): string {
  return line(telling, `${pad(label, LABEL - 2)}- `, sourceInWords(id, telling.data.sources));
}

function sourceLines(telling: Telling, ids: readonly string[]): string[] {
  return ids.map((id, index) => sourceLine(telling, index === 0 ? 'Sources' : '', id));
}

/** Who says otherwise, and on whose word. */
function disputeLines(telling: Telling, disputed: readonly Dispute[] = []): string[] {
  return disputed.flatMap(({ says, treatment, form, sources }, index) => [
    line(
      telling,
      index === 0 ? 'Disputed' : '',
      `${telling.say(says)}${(treatment ?? form) ? ` (${treatment ?? form})` : ''}`,
    ),
    ...sources.map((id) => sourceLine(telling, '', id)),
  ]);
}

/** What is on record of each wallet, where one can get as far as paying. */
function walletLines(telling: Telling): string[] {
  const { decision, policy, say } = telling;
  const { reasons = {} } =
    policy.destinations.find(({ id }) => id === decision.link.destination)?.wallets ?? {};
  if (!decision.reach?.pay.possible) return [];
  return Object.entries(reasons).flatMap(([wallet, why]) => [
    line(
      telling,
      'Wallet',
      `${say(policy.wallets[wallet] ?? { en: wallet })}, ${sinceInWords(why)}, ${why.confidence}: ${say(why.reason)}`,
    ),
    ...sourceLines(telling, why.sources),
    ...disputeLines(telling, why.disputed),
  ]);
}

/** For whom a rule was written, where the question leaves the client open and so is about any that a rule speaks of. */
function clientLines(telling: Telling, { clients }: ClickRuling | MessageRuling): string[] {
  const about = clientsInWords(telling.pack, clients, telling.say);
  return about === null ? [] : [line(telling, '', `about ${about}; the question names no client`)];
}

/** The rule behind a ruling: what it is called, since when, on whose word, and who disagrees. */
function ruleLines(telling: Telling, ruling: ClickRuling | MessageRuling): string[] {
  const { pack, decision, say } = telling;
  const found = entryOf(pack, ruling.rule, decision.at);
  if (!found?.entry) return [];
  const { rule, entry } = found;
  return [
    line(telling, 'Rule', `${say(rule.title)} (${rule.id}), ${sinceInWords(entry)}, ${entry.confidence}`),
    ...clientLines(telling, ruling),
    ...(entry.announced ? [line(telling, '', `announced on ${entry.announced}`)] : []),
    ...(entry.rollout ? [line(telling, 'Roll-out', say(entry.rollout))] : []),
    line(telling, 'Why', say(entry.reason)),
    ...(entry.overlay === undefined
      ? sourceLines(telling, entry.sources)
      : [line(telling, 'Sources', `none: the overlay ${entry.overlay} supposes it`)]),
    ...disputeLines(telling, entry.disputed),
  ];
}

function messageLines(telling: Telling): string[] {
  const { message } = telling.decision;
  const basis = {
    given: 'as the question says',
    ruled: 'its form on that day is on record',
    default: 'nothing on record says in which form; taken as a link',
  }[message.basis];
  const params = Object.keys(message.with).length > 0 ? `; ${paramsInWords(message.with)}` : '';
  return [
    line(
      telling,
      'Message',
      `${message.form}, ${message.clickable ? 'with something to tap' : 'with nothing to tap'} (${basis})${params}`,
    ),
    ...(message.text === undefined ? [] : [line(telling, '', message.text)]),
    ...wordingLines(telling, message.with, 'In its place'),
    // Where nothing can be tapped the click rests on the same rule, which is told there.
    ...(message.rule !== undefined && message.rule !== telling.decision.click.rule
      ? ruleLines(telling, message)
      : []),
  ];
}

function composeLines(telling: Telling): string[] {
  const { compose } = telling.decision;
  if (compose.rule === undefined) return [];
  const reason = compose.reason ? `: ${compose.reason}` : '';
  const params = Object.keys(compose.with).length > 0 ? [line(telling, '', paramsInWords(compose.with))] : [];
  return [
    line(telling, 'Sending', `${compose.treatment} (${compose.rule})${reason}`),
    ...params,
    ...wordingLines(telling, compose.with),
    ...sourceLines(telling, compose.sources ?? []),
  ];
}

/** What the platform says, part by part: the original with the link in it, its translation, and how exact it is. */
function wordingLines(telling: Telling, params: Params, label = 'Screen'): string[] {
  const { url, host } = telling.decision.link;
  const wording = wordingOf(telling.pack.wordings, params.wording);
  const parts = Object.entries(wording?.parts ?? {}).map(([name, { text, gloss, mark }], index) => {
    const said = telling.say(gloss);
    const translated = said === text ? '' : ` – ${said}`;
    return line(
      telling,
      index === 0 ? label : '',
      `${name}: ${fill(`${text}${translated}`, { url, host })} (${mark ?? wording?.mark})`,
    );
  });
  const next = params.next;
  const below = typeof next === 'object' && next !== null ? wordingLines(telling, next as Params) : [];
  return [...parts, ...below];
}

function clickLines(telling: Telling): string[] {
  const { decision, say } = telling;
  const { click, message } = decision;
  const spec = click.treatment === null ? undefined : treatments[click.treatment];
  if (click.verdict === 'unknown') {
    return [line(telling, 'Click', `unknown. ${click.reason}`), ...ruleLines(telling, click)];
  }
  const params = Object.keys(click.with).length > 0 ? [line(telling, '', paramsInWords(click.with))] : [];
  const about =
    message.form === 'removed'
      ? 'What was removed can be neither tapped nor copied.'
      : spec && say(spec.about);
  return [
    line(telling, 'Click', `${click.treatment}${about ? `. ${about}` : ''}`),
    ...params,
    ...wordingLines(telling, click.with),
    ...(click.rule === null ? [line(telling, 'Why', click.reason)] : ruleLines(telling, click)),
  ];
}

function nearestLines(telling: Telling): string[] {
  const { decision, pack, say } = telling;
  const nearest = decision.trace?.find((one) => one.nearest);
  // Rules are about web addresses: for anything else none of them is near.
  if (!nearest || decision.link.kind !== 'web') return [];
  const rule = pack.rules.find(({ id }) => id === nearest.rule);
  const title = rule ? `${say(rule.title)} (${rule.id})` : nearest.rule;
  return [line(telling, 'Nearest miss', `${title}: ${missInWords(nearest, rule)}`)];
}

/** One decision in words. */
function tell(telling: Telling): string {
  const { decision, pack, say, width } = telling;
  const era = pack.eras.find(({ id }) => id === decision.era);
  const surface = pack.surfaces.find(({ id }) => id === decision.surface);
  const head = `${say(pack.name)}, ${surface ? say(surface.name) : decision.surface}, ${decision.at}`;
  const eraText = era ? `${say(era.name)} (${era.id}, since ${era.from})` : 'before the first era on record';
  const late = afterRecord(pack, decision.at);
  const overlays = overlaysInWords(pack, say);
  const { reach, criteria } = decision;
  const blocks = [
    [
      wrap(head, width).join('\n'),
      ...(overlays === null ? [] : [line(telling, 'Hypothetical', `a what-if, not on record: ${overlays}`)]),
      line(telling, 'Era', eraText),
      ...(late === null ? [] : [line(telling, '', late)]),
      ...linkLines(telling),
    ],
    composeLines(telling),
    messageLines(telling),
    clickLines(telling),
    nearestLines(telling),
    reach
      ? (['read', 'app', 'pay'] as const).map((goal) =>
          line(telling, GOAL_NAMES[goal], reachInWords(reach[goal])),
        )
      : [],
    walletLines(telling),
    criteria ? [line(telling, 'Criteria', criteriaInWords(criteria))] : [],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

export const command: Command = {
  summary: 'one decision in words: rule, since when, sources, nearest miss, the way to each goal',
  usage: '--platform ID --at DAY --surface ID [options] URL...',
  options: questionOptions,
  details: `
Confidence is one of documented (official text or captured screen), reported (press), observed (one test) and assumed. "Disputed"
means that other sources say otherwise; both are told. Seconds are those of the keystroke-level model, hands only to hands and
head, and no prediction of anybody's time. With --json it writes the full decision, with the sources it names, one object a line.

Example:
  interstice explain --platform wechat --at 2021-12-01 --surface group https://v.douyin.com/abc/
`,
  async run({ values, positionals, io, data: recorded }) {
    if (positionals.length === 0) throw new UsageError('There is no address to explain. Give at least one.');
    const data = await withOverlays(values, recorded, io, platformsOf(values));
    const language = languageOf(values, data);
    const question = checkQuestion(rawQuestion(values), language, data);
    const judge = createJudges(data)(question.key);
    for (const [index, url] of positionals.entries()) {
      const decision = decide(url, question.context, judge, { full: true });
      if (isOn(values, 'json')) {
        const named = new Set([
          ...(decision.compose.sources ?? []),
          ...(decision.message.sources ?? []),
          ...decision.click.sources,
        ]);
        const sources = [...named].flatMap((id) => data.sources[id] ?? []);
        await io.out(`${JSON.stringify({ ...decision, sources })}\n`);
        continue;
      }
      const told = tell({
        decision,
        policy: judge.policy,
        pack: question.pack,
        data,
        say: sayIn(language),
        width: textWidth(io.columns),
      });
      await io.out(index > 0 ? `\n${'-'.repeat(24)}\n\n${told}` : told);
    }
    return 0;
  },
};
