/** A decision in few words: what is decided and by which rule. */
import {
  type Answers,
  NOBODY,
  NOTHING_TO_TAP,
  type SpaceAnswers,
  type Voice,
} from '../../src/analyse/answers.ts';
import { saysOf } from '../../src/engine/compile.ts';
import type { Judgement } from '../../src/engine/types.ts';
import type { Moment, Params } from '../../src/policy/types.ts';

/** ` appButton=none menu=open-in-browser+refresh next(wording=stopped)` */
function paramsText(params: Params): string {
  return Object.entries(params)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => {
      if (Array.isArray(value)) return ` ${key}=${value.join('+')}`;
      if (typeof value === 'object' && value !== null)
        return ` ${key}(${paramsText(value as Params).trim()})`;
      return ` ${key}=${String(value)}`;
    })
    .join('');
}

/** `copy-url wording=copy-url [alibaba-in-group]` */
function part(says: string, params: Params, rule: string | null | undefined): string {
  return `${says}${says === 'unknown' ? '' : paramsText(params)}${rule ? ` [${rule}]` : ''}`;
}

/** By moment. Of sending and of the form only what a rule says; `unknown` else. */
export type DecisionText = Readonly<Record<Moment, string>>;

/** What the engine decided. */
export function textOfJudgement({ compose, message, click }: Judgement): DecisionText {
  return {
    compose: compose.rule === undefined ? 'unknown' : part(compose.treatment, compose.with, compose.rule),
    share: part(message.basis === 'ruled' ? message.form : 'unknown', message.with, message.rule),
    click: part(click.treatment ?? 'unknown', click.with, click.rule),
  };
}

/** The same of an answer, for each group of links. */
export function textsOfAnswers(one: Answers, answers: SpaceAnswers): DecisionText[] {
  const { pack } = answers.space;
  const spoken = (voice: Voice) => {
    const found = answers.entryOf(voice);
    if (!found) return null;
    const says = answers.isUnsure(voice) ? 'unknown' : saysOf(found.entry);
    return { says, params: found.entry.with ?? {}, rule: pack.rules[found.rule]?.id ?? '' };
  };
  const told = (found: ReturnType<typeof spoken>) =>
    found ? part(found.says, found.params, found.rule) : 'unknown';
  return one.click.map((voice, group) => {
    const said = spoken(one.share[group] ?? NOBODY);
    const share = said?.says === 'unknown' ? null : said;
    const click = () => {
      if (voice !== NOTHING_TO_TAP) return told(spoken(voice));
      const form = one.form[group];
      const { copyable } = share?.params ?? {};
      const params = typeof copyable === 'boolean' ? { copyable } : {};
      return part(form === 'token' || form === 'qr' ? 'token' : 'inert', params, share?.rule);
    };
    return { compose: told(spoken(one.compose[group] ?? NOBODY)), share: told(said), click: click() };
  });
}
