import type {
  ComposeTreatment,
  Day,
  Dispute,
  LocalText,
  MessageForm,
  Moment,
  Params,
  Precision,
  Sender,
  Standing,
  Surface,
  WalletEntry,
  When,
  Wording,
  Wrapper,
} from '../policy/types.ts';
import type { OwnReason } from './reasons.ts';

/**
 * How a browser would treat the address. `web` = http(s) with a host; `app` = an app scheme such as `taobao:` or `intent:`;
 * `other` = any other scheme (`javascript:`, `data:`, `blob:`, `mailto:` ...); `invalid` = no URL at all.
 */
export type LinkKind = 'web' | 'app' | 'other' | 'invalid';

/** What is known of a link on a day. `url` is the address as given; `host` that of the innermost address after unwrapping. */
export interface LinkFacts {
  readonly kind: LinkKind;
  readonly url: string;
  readonly host: string;
  readonly destination: string | null;
  readonly owner: string | null;
  readonly category: string | null;
  readonly sets: readonly string[];
  /** Hosts of the redirectors that were taken off, outermost first. */
  readonly unwrapped: readonly string[];
}

/** Where and how a link is met. Day, client and region belong to the compiled policy. */
export interface Context {
  readonly surface: Surface;
  /** The form in which it arrived; without it the share rules say. */
  readonly form?: MessageForm;
  readonly sender?: Sender;
  readonly flags?: readonly string[];
}

export interface ComposeRuling {
  readonly treatment: ComposeTreatment | 'unknown';
  readonly with: Params;
  /** Absent where no rule spoke: then `allowed` if it is on record how such a message arrived, else `unknown`. */
  readonly rule?: string;
  readonly from?: Day;
  readonly confidence?: Standing;
  readonly disputed?: boolean;
  readonly reason?: string;
  readonly sources?: readonly string[];
  /** Id of the overlay whose word it is, where it is one's. */
  readonly overlay?: string;
  /** Clients that the rule is about, where the question names none. */
  readonly clients?: readonly string[];
}

export interface MessageRuling {
  readonly form: MessageForm;
  /** False where nothing in the message is a link. */
  readonly clickable: boolean;
  readonly with: Params;
  /** `given` = the question named the form; `ruled` = a share rule; `default` = `link`, nothing is known. */
  readonly basis: 'given' | 'ruled' | 'default';
  readonly rule?: string;
  readonly from?: Day;
  readonly confidence?: Standing;
  readonly disputed?: boolean;
  readonly sources?: readonly string[];
  /** Id of the overlay whose word it is, where it is one's. */
  readonly overlay?: string;
  /** Clients that the rule is about, where the question names none. */
  readonly clients?: readonly string[];
  /** Token text and the like; only in full decisions and views. */
  readonly text?: string;
}

/** Everything a click needs. `treatment` is null where the verdict is `unknown`. */
export interface ClickRuling {
  readonly treatment: string | null;
  readonly with: Params;
  readonly verdict: 'ruled' | 'unknown';
  readonly rule: string | null;
  readonly from: Day | null;
  readonly confidence: Standing | null;
  readonly disputed: boolean;
  readonly reason: string;
  readonly sources: readonly string[];
  /** Id of the overlay whose word it is, where it is one's. */
  readonly overlay?: string;
  /** Clients that the rule is about, where the question names none. */
  readonly clients?: readonly string[];
}

/** The hot answer, without what needs packs or search: see `decide` for the whole. */
export interface Judgement {
  readonly link: LinkFacts;
  readonly compose: ComposeRuling;
  readonly message: MessageRuling;
  readonly click: ClickRuling;
}

export const GOALS = ['read', 'app', 'pay'] as const;
export type Goal = (typeof GOALS)[number];

/** The cheapest way to a goal. `possible: 'unknown'` where the record does not say. */
export interface Reach {
  readonly possible: boolean | 'unknown';
  readonly where?: 'in-app' | 'browser' | 'app';
  /** Actions after seeing the message, the first tap included. */
  readonly steps?: number;
  /** KLM-equivalent seconds, [motor only, motor + thinking + reading]. Not a prediction of anybody's time. */
  readonly seconds?: readonly [number, number];
  /** Action ids in order. */
  readonly path?: readonly string[];
  readonly accepted?: readonly string[];
  readonly refused?: readonly string[];
  /** Wallets of which nobody recorded whether they were taken; a shorter way to pay may have existed. */
  readonly unknown?: readonly string[];
  /** Wallets of which sources disagree whether they were taken. */
  readonly disputed?: readonly string[];
}

/** The three standards reported for instant messengers in China, September 2021. null = cannot be told. */
export interface Criteria {
  readonly 'same-display': boolean | null;
  readonly 'opens-in-app': boolean | null;
  readonly 'no-extra-step': boolean | null;
}

export interface TraceLine {
  readonly rule: string;
  readonly moment: Moment;
  readonly outcome: 'matched' | 'missed' | 'not-reached';
  /** Conditions that failed: keys of `when`, or `day` where the rule is not in force. */
  readonly failed?: readonly string[];
  /** True on the one rule that came closest without matching. */
  readonly nearest?: boolean;
  /** Where `day` failed: the first day on which the rule would have spoken, or the day from which it is gone. */
  readonly day?: Day;
}

/** DESIGN section 4. `reach`, `criteria` and `trace` are there on demand. */
export interface Decision extends Judgement {
  readonly platform: string;
  readonly at: Day;
  readonly era: string | null;
  /** Ids of the overlays on the platform's pack, the lowest first; absent where there is none and the answer is about the record. */
  readonly hypothetical?: readonly string[];
  readonly surface: Surface;
  readonly reach?: Readonly<Record<Goal, Reach>>;
  readonly criteria?: Criteria;
  readonly trace?: readonly TraceLine[];
  /** Digest of each pack that took part, `sha256-<base64>`; of the catalogue as `destinations`, of overlays as `overlay:<id>`. */
  readonly packs: Readonly<Record<string, string>>;
}

export interface CompiledEntry {
  readonly from: Day;
  readonly precision?: Precision;
  /** Treatment or form, by moment; `unknown` where the record says that nobody knows. */
  readonly says: string;
  readonly with: Params;
  readonly confidence: Standing;
  readonly reason: LocalText;
  readonly sources: readonly string[];
  readonly overlay?: string;
  /** Those of the rule, where the policy is for no one client. */
  readonly clients?: readonly string[];
  readonly disputed?: readonly Dispute[];
}

/** A rule that speaks on the compiled day for the compiled client and region. */
export interface CompiledRule {
  readonly id: string;
  /** Place in the pack, so that a trace keeps file order. */
  readonly index: number;
  readonly moment: Moment;
  readonly title: LocalText;
  readonly when: When;
  readonly entry: CompiledEntry;
}

/** A rule that does not speak, and why: kept for the trace, left out of what content scripts get. */
export interface DormantRule {
  readonly id: string;
  readonly moment: Moment;
  readonly when: When;
  readonly failed: readonly ('day' | 'client' | 'clientVersion' | 'region')[];
  readonly day?: Day;
  readonly index: number;
}

export interface CompiledWallets {
  /** In the page. */
  readonly accepted: readonly string[];
  /** Accepted, but choosing it leads into the destination's own app. */
  readonly inApp: readonly string[];
  readonly refused: readonly string[];
  readonly unknown: readonly string[];
  /** By wallet id: why, on whose word, and who disagrees. */
  readonly reasons: Readonly<
    Record<string, Pick<WalletEntry, 'from' | 'precision' | 'confidence' | 'reason' | 'sources' | 'disputed'>>
  >;
}

export interface CompiledDestination {
  readonly id: string;
  readonly name: LocalText;
  readonly owner: string | null;
  readonly category: string | null;
  /** Sets it is in on that day, and sets where nobody knows. */
  readonly sets: readonly string[];
  readonly unsure: readonly string[];
  /** Those of its sets where membership is inferred. */
  readonly assumed: readonly string[];
  readonly hasApp: boolean;
  /** null = of paying there nothing is on record. */
  readonly wallets: CompiledWallets | null;
}

/** Plain JSON: what one platform does on one day. Made by `compile`, read by `createJudge`; the form in which it is stored. */
export interface CompiledPolicy {
  readonly format: 1;
  readonly platform: string;
  readonly name: LocalText;
  readonly owner: string;
  readonly at: Day;
  readonly era: string | null;
  /** Overlays on the pack, the lowest first. Where there are some, every screen and answer says that it is hypothetical. */
  readonly hypothetical?: readonly { readonly id: string; readonly name: LocalText }[];
  readonly client?: string;
  readonly clientVersion?: string;
  readonly region?: string;
  readonly rules: readonly CompiledRule[];
  readonly dormant: readonly DormantRule[];
  readonly wordings: Readonly<Record<string, Wording>>;
  readonly destinations: readonly CompiledDestination[];
  /** Host -> index in `destinations`. */
  readonly hosts: Readonly<Record<string, number>>;
  /** App scheme without `:` -> index in `destinations`. */
  readonly schemes: Readonly<Record<string, number>>;
  readonly wrappers: readonly Pick<Wrapper, 'domain' | 'path' | 'param' | 'query'>[];
  readonly wallets: Readonly<Record<string, LocalText>>;
  /** What to say where no rule gives a reason. */
  readonly reasons: Readonly<Record<OwnReason, LocalText>>;
  readonly packs: Readonly<Record<string, string>>;
}
