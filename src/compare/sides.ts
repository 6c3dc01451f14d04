/** One side of a comparison: what a decision says at each moment, and on what ground. */
import type { Rulings } from '../engine/match.ts';
import { stableJson } from '../policy/canonical.ts';
import type { Day, Moment, Params, Standing } from '../policy/types.ts';

/** The rule behind it. `rule`, `from` and `confidence` are null where none spoke. */
export interface Ground {
  readonly rule: string | null;
  readonly from: Day | null;
  readonly confidence: Standing | null;
  readonly overlay?: string;
  /** Clients that the rule is about alone, where the question names none. */
  readonly clients?: readonly string[];
  readonly disputed: boolean;
  readonly sources: readonly string[];
}

/** What is said at a moment: a treatment or a form with its parameters; `unknown` where nothing on record says it. */
export interface Said {
  readonly says: string;
  readonly with: Params;
}

export interface Voice extends Said {
  readonly ground: Ground;
  /** The same for all that say the same. */
  readonly saidKey: string;
  /** The same for all that rest on the same entry of a rule. */
  readonly groundKey: string;
}

/** A part of a judgement, whichever its moment. */
interface Ruling {
  readonly with: Params;
  readonly rule?: string | null;
  readonly from?: Day | null;
  readonly confidence?: Standing | null;
  readonly overlay?: string;
  readonly clients?: readonly string[];
  readonly disputed?: boolean;
  readonly sources?: readonly string[];
}

function voiceOf(says: string, ruling: Ruling): Voice {
  const { rule = null, from = null, confidence = null, disputed = false, sources = [] } = ruling;
  const { overlay, clients } = ruling;
  const marks = { ...(overlay !== undefined && { overlay }), ...(clients && { clients }) };
  return {
    says,
    with: ruling.with,
    ground: { rule, from, confidence, ...marks, disputed, sources },
    saidKey: stableJson([says, ruling.with]),
    groundKey: stableJson([rule, from, confidence, overlay ?? null]),
  };
}

/**
 * Makes a reader of rulings. A judge gives one and the same object to all questions that it cannot tell apart, so what was read
 * once is kept with it.
 */
export function createReader(): (rulings: Rulings) => Readonly<Record<Moment, Voice>> {
  const read = new WeakMap<object, Voice>();
  const voice = (says: string, ruling: Ruling): Voice => {
    const known = read.get(ruling);
    if (known) return known;
    const made = voiceOf(says, ruling);
    read.set(ruling, made);
    return made;
  };
  return ({ compose, message, click }) => ({
    compose: voice(compose.treatment, compose),
    // A form that no rule gave is not on record, whatever it is taken for.
    share: voice(message.basis === 'ruled' ? message.form : 'unknown', message),
    click: voice(click.treatment ?? 'unknown', click),
  });
}
