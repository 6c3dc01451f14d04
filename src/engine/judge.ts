import { classifyOther, isWeb, parseAddress } from '../links/address.ts';
import { createHostIndex, type IndexHosts } from '../links/hosts.ts';
import { createUnwrap } from '../links/unwrap.ts';
import { fill, localText } from '../policy/local-text.ts';
import type { LocalText, MessageForm, Standing } from '../policy/types.ts';
import { holds, isClickable } from './holds.ts';
import { createMatcher, type LinkClass, type Matcher, type Rulings, type Told } from './match.ts';
import type { OwnReason } from './reasons.ts';
import type {
  ClickRuling,
  CompiledEntry,
  CompiledPolicy,
  CompiledRule,
  ComposeRuling,
  Context,
  Judgement,
  LinkFacts,
  MessageRuling,
} from './types.ts';

/** A web address as rules see it, with redirectors taken off. */
export interface Classified {
  readonly link: LinkClass;
  readonly host: string;
  readonly unwrapped: readonly string[];
}

export interface Judge {
  readonly policy: CompiledPolicy;
  /** The answer that a click needs. Never throws, whatever the string. */
  judge(url: string, context: Context): Judgement;
  /** What stands behind an answer: see `inspect.ts`, which a content script has no use for. */
  readonly matcher: Matcher;
  /** Null for anything but a web address. */
  classify(parsed: URL | null): Classified | null;
  rulings(link: LinkClass, context: Context): Rulings;
}

const NOTHING = Object.freeze({});
const NONE: readonly string[] = Object.freeze([]);
const ALLOWED: ComposeRuling = Object.freeze({ treatment: 'allowed', with: NOTHING });
const UNRECORDED: ComposeRuling = Object.freeze({ treatment: 'unknown', with: NOTHING });

/** A rule that speaks of a link. */
interface Found {
  readonly rule: CompiledRule;
  /** The record does not tell whether it really does. */
  readonly unsure: boolean;
  /** That of the entry; `assumed` where it rests on a membership that is. What an overlay says is hypothetical whatever it rests on. */
  readonly confidence: Standing;
}

/** Whose word it is, where it is that of an overlay, and of whom, where it is about some clients alone. */
const marksOf = ({ overlay, clients }: Pick<CompiledEntry, 'overlay' | 'clients'>) => ({
  ...(overlay !== undefined && { overlay }),
  ...(clients && { clients }),
});

/** What every ruling says of the rule behind it. */
const groundOf = ({ rule: { id, entry }, confidence }: Found) => ({
  rule: id,
  from: entry.from,
  confidence,
  disputed: entry.disputed !== undefined,
  sources: entry.sources,
  ...marksOf(entry),
});

/** What a decision says of a link itself. */
export function factsOf(
  kind: LinkFacts['kind'],
  url: string,
  host: string,
  unwrapped: readonly string[],
  { id, owner, category, sets }: Told,
): LinkFacts {
  return { kind, url, host, destination: id, owner, category, sets, unwrapped };
}

/**
 * Prepares a compiled policy for questions. Building costs one pass over the hosts; a question costs one URL parse, a few map
 * look-ups, and, once for each class of links and context, a walk down the rules.
 *
 * @param language of `reason`; the reasons of the pack fall back to English
 */
export function createJudge(policy: CompiledPolicy, language = 'en'): Judge {
  return createJudgeOver(createHostIndex, policy, language);
}

/** The same over an index of hosts that the caller chooses. */
export function createJudgeOver(indexHosts: IndexHosts, policy: CompiledPolicy, language: string): Judge {
  const matcher = createMatcher(policy);
  const index = indexHosts(matcher.hosts());
  const unwrap = createUnwrap(policy.wrappers, indexHosts);
  const schemes = new Map(Object.entries(policy.schemes));

  const local = (text: LocalText): string => localText(text, language);
  const say = (reason: OwnReason, values = {}): string => fill(local(policy.reasons[reason]), values);
  const sayUnsure = ({ title }: CompiledRule, { destination }: LinkClass): string =>
    say('unsure', { rule: local(title), destination: destination ? local(destination.name) : '' });

  const contextIds = new WeakMap<Context, number>();
  const contextKeys = new Map<string, number>();
  let lastContext: Context | null = null;
  let lastId = -1;

  /** A small number that is the same for contexts that ask the same. */
  function contextId(context: Context): number {
    if (context === lastContext) return lastId;
    let id = contextIds.get(context);
    if (id !== undefined) {
      lastContext = context;
      lastId = id;
      return id;
    }
    const flags = context.flags ? [...context.flags].sort() : [];
    const key = [context.surface, context.form ?? '', context.sender ?? '', ...flags].join(' ');
    id = contextKeys.get(key);
    if (id === undefined) {
      id = contextKeys.size;
      contextKeys.set(key, id);
    }
    contextIds.set(context, id);
    lastContext = context;
    lastId = id;
    return id;
  }

  /** The first rule of a moment that holds; `unsure` where the record does not tell whether it does. */
  function first(
    moment: CompiledRule['moment'],
    link: LinkClass,
    context: Context,
    form?: MessageForm,
    accept: (rule: CompiledRule) => boolean = () => true,
  ): Found | null {
    for (const rule of policy.rules) {
      if (rule.moment !== moment || !accept(rule) || !holds(rule.when, context, form)) continue;
      const match = matcher.match(rule.when, link);
      if (match === 'no') continue;
      const { confidence, overlay } = rule.entry;
      const inferred = match === 'assumed' && overlay === undefined;
      return { rule, unsure: match === 'unsure', confidence: inferred ? match : confidence };
    }
    return null;
  }

  /** Where no rule speaks of the sender, a message of which it is on record how it arrived was sent: with whatever client was asked about. */
  function ruleCompose(link: LinkClass, context: Context, message: MessageRuling): ComposeRuling {
    const found = first('compose', link, context);
    if (!found) {
      const arrived = message.rule !== undefined && message.basis !== 'default' && !message.clients;
      return arrived ? ALLOWED : UNRECORDED;
    }
    const { rule, unsure } = found;
    const { entry } = rule;
    return {
      treatment: unsure ? 'unknown' : (entry.says as ComposeRuling['treatment']),
      with: entry.with,
      reason: unsure ? sayUnsure(rule, link) : local(entry.reason),
      ...groundOf(found),
    };
  }

  function ruleMessage(link: LinkClass, context: Context): MessageRuling {
    const { form } = context;
    const basis = form === undefined ? 'ruled' : 'given';
    const found = first(
      'share',
      link,
      context,
      undefined,
      (rule) => form === undefined || rule.entry.says === form,
    );
    if (!found || found.unsure || found.rule.entry.says === 'unknown') {
      const shown = form ?? 'link';
      return {
        form: shown,
        clickable: isClickable(shown),
        with: NOTHING,
        basis: form === undefined ? 'default' : 'given',
        // The rule that says that nobody knows.
        ...(found && form === undefined && groundOf(found)),
      };
    }
    const { entry } = found.rule;
    const shown = entry.says as MessageForm;
    return {
      form: shown,
      clickable: isClickable(shown, entry.with),
      with: entry.with,
      basis,
      ...groundOf(found),
    };
  }

  /** A message without a link in it: the click is decided by its form, on the word of the share rule. */
  function ruleUnclickable(message: MessageRuling): ClickRuling {
    const token = message.form === 'token' || message.form === 'qr';
    // What somebody made of a token of which nothing is on record, nobody knows.
    if (token && message.rule === undefined) return unknownClick(say('nothing'));
    const { copyable } = message.with;
    const rule = policy.rules.find(({ id }) => id === message.rule);
    return {
      treatment: token ? 'token' : 'inert',
      with: typeof copyable === 'boolean' ? { copyable } : NOTHING,
      verdict: 'ruled',
      rule: message.rule ?? null,
      from: message.from ?? null,
      confidence: message.confidence ?? null,
      disputed: message.disputed ?? false,
      reason: rule ? local(rule.entry.reason) : say('noLink', { form: message.form }),
      sources: message.sources ?? [],
      ...marksOf(message),
    };
  }

  function unknownClick(reason: string, found?: Found): ClickRuling {
    const ground = found
      ? groundOf(found)
      : { rule: null, from: null, confidence: null, disputed: false, sources: [] };
    return { treatment: null, with: NOTHING, verdict: 'unknown', reason, ...ground };
  }

  function ruleClick(link: LinkClass, context: Context, message: MessageRuling): ClickRuling {
    if (!message.clickable) return ruleUnclickable(message);
    const found = first('click', link, context, message.form);
    if (!found) return unknownClick(say('nothing'));
    const { rule, unsure } = found;
    const { entry } = rule;
    if (unsure) return unknownClick(sayUnsure(rule, link), found);
    if (entry.says === 'unknown') return unknownClick(local(entry.reason), found);
    return {
      treatment: entry.says,
      with: entry.with,
      verdict: 'ruled',
      reason: local(entry.reason),
      ...groundOf(found),
    };
  }

  function rulings(link: LinkClass, context: Context): Rulings {
    const id = contextId(context);
    let result = link.rulings[id];
    if (!result) {
      const message = Object.freeze(ruleMessage(link, context));
      const click = Object.freeze(ruleClick(link, context, message));
      result = { compose: Object.freeze(ruleCompose(link, context, message)), message, click };
      link.rulings[id] = result;
    }
    return result;
  }

  /** Links that are not web addresses: policies here say nothing of them. */
  const notWeb: Rulings = {
    compose: UNRECORDED,
    message: Object.freeze({ form: 'link', clickable: true, with: NOTHING, basis: 'default' }),
    click: Object.freeze(unknownClick(say('notWeb'))),
  };

  const classAt = (host: string): LinkClass => matcher.refine(index.find(host) ?? matcher.unlisted, host);

  function classify(parsed: URL | null): Classified | null {
    if (!parsed || !isWeb(parsed)) return null;
    const host = parsed.hostname;
    const link = classAt(host);
    const inner = link.wraps ? unwrap(parsed, host) : null;
    if (!inner) return { link, host, unwrapped: NONE };
    return { link: classAt(inner.parsed.hostname), host: inner.parsed.hostname, unwrapped: inner.hosts };
  }

  function judge(url: string, context: Context): Judgement {
    const parsed = parseAddress(url);
    const found = classify(parsed);
    if (found) {
      const { link, host, unwrapped } = found;
      const { compose, message, click } = rulings(link, context);
      return { link: factsOf('web', url, host, unwrapped, link), compose, message, click };
    }
    const { kind, scheme } = classifyOther(parsed, schemes);
    const at = schemes.get(scheme);
    const told = at === undefined ? matcher.unlisted : matcher.ofDestination(at);
    return { link: factsOf(kind, url, '', NONE, told), ...notWeb };
  }

  return { policy, judge, matcher, classify, rulings };
}
