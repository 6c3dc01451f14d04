import { type CompileInput, compareVersions, compile } from '../engine/compile.ts';
import { judgeDestination } from '../engine/inspect.ts';
import { createJudge, type Judge } from '../engine/judge.ts';
import { createMatcher, type LinkClass, type Matcher } from '../engine/match.ts';
import type { CompiledPolicy, CompiledRule, Context, Judgement } from '../engine/types.ts';
import { createHostIndex } from '../links/hosts.ts';
import {
  type Day,
  type DestinationCatalogue,
  MESSAGE_FORMS,
  type MessageForm,
  type Pack,
  type Rule,
  type Sender,
} from './types.ts';

/** A class of links with a way to ask about it: by an address, or, where no host is known, by the destination as such. */
interface Link {
  readonly link: LinkClass;
  ask(judge: Judge, context: Context): Judgement;
}

/** One day, client and region, and every class of links that rules can tell apart there. */
interface Frame {
  readonly policy: CompiledPolicy;
  readonly judge: Judge;
  readonly matcher: Matcher;
  readonly links: readonly Link[];
}

/** What stands in the way of a rule. */
export interface Unreachable {
  readonly rule: Rule;
  /** Earlier rules that take what it asks for, in file order; empty where its own conditions can never hold. */
  readonly shadowedBy: readonly string[];
}

/** Days on which anything changes: the answer on any other day is that of the last of these before it. */
function turningDays(pack: Pack, catalogue: DestinationCatalogue): Day[] {
  const days = new Set(pack.rules.flatMap(({ history }) => history.map(({ from }) => from)));
  for (const { relations = {} } of catalogue.destinations) {
    for (const history of Object.values(relations)) for (const { from } of history) days.add(from);
  }
  return [...days].sort();
}

/** Clients and versions that rules can tell apart: not said, each client, and around each lowest version. */
function clientCases(pack: Pack): Pick<CompileInput, 'client' | 'clientVersion'>[] {
  const cases: Pick<CompileInput, 'client' | 'clientVersion'>[] = [{}];
  for (const { id } of pack.clients) {
    const bounds = pack.rules.flatMap(({ when }) => when.clientVersion?.[id] ?? []).sort(compareVersions);
    cases.push({ client: id });
    if (bounds.length > 0) {
      for (const clientVersion of new Set(['0', ...bounds])) cases.push({ client: id, clientVersion });
    }
  }
  return cases;
}

/** Every class of links. Hosts that rules name by domain and by label meet where the domain is one label. */
function linkClasses(pack: Pack, catalogue: DestinationCatalogue, matcher: Matcher): Frame['links'] {
  const index = createHostIndex(matcher.hosts());
  const domains = pack.rules.flatMap(({ when }) => when.domain ?? []);
  const labels = pack.rules.flatMap(({ when }) => when.hostLabel ?? []);
  const hosts = [
    ...catalogue.destinations.flatMap((destination) => destination.hosts.map(({ domain }) => domain)),
    ...domains,
    ...['invalid', ...domains.filter((domain) => !domain.includes('.'))].flatMap((top) => [
      `unlisted.${top}`,
      ...labels.map((label) => `${label}.${top}`),
    ]),
  ];
  const found = new Map<LinkClass, Link>();
  for (const host of hosts) {
    const link = matcher.refine(index.find(host) ?? matcher.unlisted, host);
    if (!found.has(link))
      found.set(link, { link, ask: (judge, context) => judge.judge(`https://${host}/`, context) });
  }
  for (const index of catalogue.destinations.keys()) {
    const link = matcher.ofDestination(index);
    if (!found.has(link))
      found.set(link, { link, ask: (judge, context) => judgeDestination(judge, index, context) });
  }
  return [...found.values()];
}

/** The same test as the engine's, without the link: that is asked of the matcher. */
function holds(rule: CompiledRule, context: Context, form: MessageForm | undefined): boolean {
  const { surface, form: forms, sender, flags } = rule.when;
  if (surface && !surface.includes(context.surface)) return false;
  if (forms && (form === undefined || !forms.includes(form))) return false;
  if (sender && (context.sender === undefined || !sender.includes(context.sender))) return false;
  return !flags || flags.every((flag) => context.flags?.includes(flag));
}

/** The values of a question that rules of the pack can tell apart: each one that a rule names, and one that none names. */
interface Distinctions {
  readonly surfaces: Context['surface'][];
  readonly senders: (Sender | undefined)[];
  readonly forms: (MessageForm | undefined)[];
}

function distinctions({ rules, surfaces }: Pack): Distinctions {
  const named = <Value>(
    pick: (rule: Rule) => readonly Value[] | undefined,
    all: readonly Value[],
  ): Value[] => {
    const values = new Set(rules.flatMap((rule) => pick(rule) ?? []));
    const other = all.find((value) => !values.has(value));
    return other === undefined ? [...values] : [...values, other];
  };
  const formsOf = ({ when, history }: Rule) => [
    ...(when.form ?? []),
    ...MESSAGE_FORMS.filter((form) => history.some((entry) => entry.form === form)),
  ];
  return {
    surfaces: named(
      ({ when }) => when.surface,
      surfaces.map(({ id }) => id),
    ),
    senders: [undefined, ...named(({ when }) => when.sender, [])],
    forms: [undefined, ...named(formsOf, MESSAGE_FORMS)],
  };
}

/** Questions that a rule may answer. More flags only let more of the earlier rules speak, so just its own are set. */
function* contextsFor({ surfaces, senders, forms }: Distinctions, { moment, when }: Rule): Iterable<Context> {
  for (const surface of when.surface ?? surfaces) {
    for (const form of moment === 'compose' ? [undefined] : forms) {
      for (const sender of when.sender ?? senders) {
        yield {
          surface,
          ...(form !== undefined && { form }),
          ...(sender !== undefined && { sender }),
          flags: when.flags ?? [],
        };
      }
    }
  }
}

/** The rule of that moment that speaks; null where none does, or where the moment does not come (nothing to click). */
function speaker(frame: Frame, moment: Rule['moment'], { link, ask }: Link, context: Context): string | null {
  let form: MessageForm | undefined;
  if (moment === 'click') {
    const { message } = ask(frame.judge, context);
    if (!message.clickable) return null;
    form = message.form;
  }
  for (const rule of frame.policy.rules) {
    if (rule.moment !== moment || !holds(rule, context, form)) continue;
    if (moment === 'share' && context.form !== undefined && rule.entry.says !== context.form) continue;
    if (frame.matcher.match(rule.when, link) !== 'no') return rule.id;
  }
  return null;
}

/**
 * Rules that never speak, whatever the day, link, surface, form, client, sender or flags, found by trying every combination that
 * rules of the pack can tell apart. A rule that speaks is found at once; only one that does not costs the whole search.
 *
 * @param only ids of the rules to ask about; all where nothing is said
 */
export function unreachableRules(
  pack: Pack,
  catalogue: DestinationCatalogue,
  only?: ReadonlySet<string>,
): Unreachable[] {
  const days = turningDays(pack, catalogue);
  const clients = clientCases(pack);
  const regions = [undefined, ...(pack.regions ?? []).map(({ id }) => id)];
  const distinct = distinctions(pack);
  const frames = new Map<string, Frame>();

  function frameOf(day: Day, client: (typeof clients)[number], region: string | undefined): Frame {
    const key = [day, client.client, client.clientVersion, region].join(' ');
    let frame = frames.get(key);
    if (!frame) {
      const policy = compile({ pack, catalogue, day, ...client, region, digests: {} });
      const matcher = createMatcher(policy);
      frame = { policy, matcher, judge: createJudge(policy), links: linkClasses(pack, catalogue, matcher) };
      frames.set(key, frame);
    }
    return frame;
  }

  function shadowOf(rule: Rule): string[] | null {
    const shadows = new Set<string>();
    for (const day of days) {
      for (const client of clients) {
        for (const region of regions) {
          const frame = frameOf(day, client, region);
          if (!frame.policy.rules.some(({ id }) => id === rule.id)) continue;
          const links = frame.links.filter(({ link }) => frame.matcher.match(rule.when, link) !== 'no');
          for (const context of contextsFor(distinct, rule)) {
            for (const link of links) {
              const spoke = speaker(frame, rule.moment, link, context);
              if (spoke === rule.id) return null;
              if (spoke !== null) shadows.add(spoke);
            }
          }
        }
      }
    }
    return pack.rules.map(({ id }) => id).filter((id) => shadows.has(id));
  }

  return pack.rules.flatMap((rule) => {
    if (only && !only.has(rule.id)) return [];
    const shadowedBy = shadowOf(rule);
    return shadowedBy === null ? [] : [{ rule, shadowedBy }];
  });
}
