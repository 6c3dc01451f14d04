/** What policy data is made of. DESIGN: dated values have a start only and hold until the next start (half-open). */

/** A calendar day, `YYYY-MM-DD`, in the platform's own time zone. */
export type Day = string;

/** A text of ours, by language tag (`en`, `zh-CN`). English is always there and is what others fall back to. */
export type LocalText = { readonly en: string } & Readonly<Record<string, string>>;

export const SURFACES = [
  'direct',
  'group',
  'channel',
  'feed',
  'comment',
  'profile',
  'story',
  'search',
  'in-app',
] as const;
export type Surface = (typeof SURFACES)[number];

/**
 * What a platform mostly is; lists of platforms are grouped by it, in this order. `articles` = long texts, questions and forums;
 * `work` = office chats, documents and code; `store` = shops for apps and games.
 */
export const PLATFORM_KINDS = [
  'messenger',
  'social',
  'video',
  'articles',
  'work',
  'search',
  'store',
] as const;
export type PlatformKind = (typeof PLATFORM_KINDS)[number];

export const MOMENTS = ['compose', 'share', 'click'] as const;
export type Moment = (typeof MOMENTS)[number];

export const MESSAGE_FORMS = [
  'card',
  'bare-card',
  'link',
  'token',
  'qr',
  'text',
  'folded',
  'removed',
] as const;
export type MessageForm = (typeof MESSAGE_FORMS)[number];

/** Strongest first. */
export const CONFIDENCES = ['documented', 'reported', 'observed', 'assumed'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/**
 * How surely a rule is known: the confidence of the record, or `hypothetical` where an overlay says it, which nobody can know. The
 * file of a pack cannot say so (see `PackFile` and docs/decisions/0006).
 */
export type Standing = Confidence | 'hypothetical';

/** How exactly a start is known: that very day; in force at the latest then; approximately. */
export const PRECISIONS = ['day', 'by', 'about'] as const;
export type Precision = (typeof PRECISIONS)[number];

export const SENDERS = ['contact', 'stranger'] as const;
export type Sender = (typeof SENDERS)[number];

export const COMPOSE_TREATMENTS = ['allowed', 'refused', 'quota'] as const;
export type ComposeTreatment = (typeof COMPOSE_TREATMENTS)[number];

/** Parameters of a treatment or a message form, checked against what that unit declares. */
export type Params = Readonly<Record<string, unknown>>;

/** When a rule applies. Every key given must hold; within a key any one value suffices, except `flags`: all of them. */
export interface When {
  readonly surface?: readonly Surface[];
  /** Destination ids, owners, categories, named sets (`@tencent-invested`), `own`, `external`, `any`. */
  readonly to?: readonly string[];
  /** That host or any host below it, by label suffix. */
  readonly domain?: readonly string[];
  /** The label directly below a top-level label: `telegram` matches telegram.org and telegram.me, not telegra.ph. */
  readonly hostLabel?: readonly string[];
  readonly form?: readonly MessageForm[];
  readonly client?: readonly string[];
  /** Lowest version by client, e.g. `{ "android": "8.0.11" }`. A client that is not named does not match. */
  readonly clientVersion?: Readonly<Record<string, string>>;
  readonly region?: readonly string[];
  readonly sender?: readonly Sender[];
  /** Conduct that a URL does not show; all must be set. */
  readonly flags?: readonly string[];
}

/** A statement of other sources that disagree with the entry it stands in. Kept and shown, never averaged. */
export interface Dispute {
  readonly says: LocalText;
  readonly treatment?: string;
  readonly form?: MessageForm;
  readonly with?: Params;
  readonly sources: readonly string[];
}

/**
 * What a rule says from a day on. `treatment` for compose and click rules, `form` for share rules; either may be `none` (the rule
 * does not exist from that day) or `unknown` (it may, nobody knows).
 */
export interface HistoryEntry {
  readonly from: Day;
  readonly precision?: Precision;
  readonly treatment?: string;
  readonly form?: MessageForm | 'none' | 'unknown';
  readonly with?: Params;
  readonly confidence: Standing;
  readonly reason: LocalText;
  readonly sources: readonly string[];
  /** Id of the overlay that says it, where one does; then there are no sources. */
  readonly overlay?: string;
  /** Public announcement, when that was on another day than `from`. */
  readonly announced?: Day;
  readonly rollout?: LocalText;
  readonly disputed?: readonly Dispute[];
}

export interface Rule {
  readonly id: string;
  readonly moment: Moment;
  readonly title: LocalText;
  readonly when: When;
  readonly history: readonly HistoryEntry[];
}

export interface Era {
  readonly id: string;
  readonly from: Day;
  readonly name: LocalText;
  readonly summary: LocalText;
  readonly sources: readonly string[];
  /** Id of the overlay that it comes from, where it does. */
  readonly overlay?: string;
}

/** `exact` = printed, photographed or captured; `reconstructed` = translated back, inferred or paraphrased. */
export type WordingMark = 'exact' | 'reconstructed';

export interface WordingPart {
  readonly text: string;
  /** Translation, by language tag; English always. Absent in a language = the original itself is in it. */
  readonly gloss: LocalText;
  /** Where one part is less certain than the whole. */
  readonly mark?: WordingMark;
}

export interface WordingOption {
  readonly text: string;
  readonly gloss: LocalText;
  readonly options?: readonly WordingOption[];
}

/** What a screen of the platform says, in its original language. */
export interface Wording {
  readonly lang: string;
  /** `invented` = made up by an overlay. */
  readonly mark: WordingMark | 'invented';
  readonly sources: readonly string[];
  readonly note?: LocalText;
  /** True where screens use it without being told by a rule (the complaint form, menu entries). */
  readonly shared?: boolean;
  /** Known parts: `title`, `body`, `button`, `cancel`, `rule`, `complain`, `appeal`, `app`, ... A treatment says which it needs. */
  readonly parts: Readonly<Record<string, WordingPart>>;
  /** A tree of choices, such as the reasons in a complaint form. */
  readonly options?: readonly WordingOption[];
}

/** A dated fact that bears on links but has no effect on a click: announced features, notices, context. Shown on the timeline. */
export interface PolicyRecord {
  readonly id: string;
  readonly from: Day;
  readonly precision?: Precision;
  readonly kind: 'announced' | 'policy-only' | 'context';
  readonly title: LocalText;
  readonly text: LocalText;
  readonly confidence: Confidence;
  readonly sources: readonly string[];
}

/** An overlay that was put on a pack. */
export interface OverlayMark {
  readonly id: string;
  readonly name: LocalText;
  /** Of its content: `sha256-<base64>`. */
  readonly digest: string;
}

/** One platform's policy data: `src/packs/<id>.json`, and what overlays make of it (`src/overlay`). */
export interface Pack {
  readonly id: string;
  readonly name: LocalText;
  readonly kind: PlatformKind;
  /** Other names by which people look for it. */
  readonly aka?: readonly string[];
  /** IANA time zone of all days in the pack. */
  readonly timeZone: string;
  /** Owner id whose destinations are `own`. */
  readonly owner: string;
  /** Surfaces that the platform has, with its own names for them. */
  readonly surfaces: readonly { readonly id: Surface; readonly name: LocalText }[];
  readonly clients: readonly { readonly id: string; readonly name: LocalText }[];
  readonly regions?: readonly { readonly id: string; readonly name: LocalText }[];
  /** Flags that rules of this pack ask for, with what they mean. */
  readonly flags: readonly { readonly id: string; readonly name: LocalText }[];
  /** In order of their first day. The first one marks the first day that the pack speaks of. */
  readonly eras: readonly Era[];
  /** Precedence is file order: the first rule that matches and is in force wins, for each moment apart. */
  readonly rules: readonly Rule[];
  readonly wordings: Readonly<Record<string, Wording>>;
  readonly records: readonly PolicyRecord[];
  /** Overlays that were put on it, the lowest first. Where there are some, every answer is hypothetical. */
  readonly hypothetical?: readonly OverlayMark[];
}

/** What the file of a pack holds: nothing that only overlays bring. */
export interface PackFile extends Omit<Pack, 'eras' | 'rules' | 'wordings' | 'hypothetical'> {
  readonly eras: readonly Omit<Era, 'overlay'>[];
  readonly rules: readonly (Omit<Rule, 'history'> & {
    readonly history: readonly (Omit<HistoryEntry, 'confidence' | 'overlay'> & {
      readonly confidence: Confidence;
    })[];
  })[];
  readonly wordings: Readonly<Record<string, Omit<Wording, 'mark'> & { readonly mark: WordingMark }>>;
}

export interface Source {
  readonly id: string;
  /** A title in square brackets is a description, not a printed headline. */
  readonly title: string;
  readonly publisher?: string;
  readonly url: string | null;
  /** Day, month or year of publication, or null where it is not known. */
  readonly date: string | null;
  readonly kind: string;
  readonly note?: string;
}

/** A host by which a destination is known. Everything below the host belongs to it too, unless a longer entry says otherwise. */
export interface DestinationHost {
  readonly domain: string;
  readonly use: 'site' | 'short';
  readonly confidence: Confidence;
  readonly sources: readonly string[];
}

/** Membership in a set that depends on the day. */
export interface Membership {
  readonly from: Day;
  readonly precision?: Precision;
  readonly member: 'yes' | 'none' | 'unknown';
  readonly confidence: Confidence;
  readonly reason: LocalText;
  readonly sources: readonly string[];
}

/** Whether a wallet was taken at the destination's checkout inside a chat app's browser. */
export interface WalletEntry {
  readonly from: Day;
  readonly precision?: Precision;
  readonly accepted: 'yes' | 'none' | 'unknown';
  /** `app` = accepted, but choosing it leads to the destination's own app. */
  readonly where?: 'page' | 'app';
  readonly confidence: Confidence;
  readonly reason: LocalText;
  readonly sources: readonly string[];
  readonly disputed?: readonly Dispute[];
}

export interface Destination {
  readonly id: string;
  readonly name: LocalText;
  /** Owner id; null where no source states it. */
  readonly owner: string | null;
  readonly category: string | null;
  readonly hosts: readonly DestinationHost[];
  /** App schemes without `://`. An entry means that the product has an app of its own. */
  readonly schemes: readonly {
    readonly scheme: string;
    readonly confidence: Confidence;
    readonly sources: readonly string[];
  }[];
  /** True where the product has an app of its own although no scheme is known. */
  readonly hasApp?: boolean;
  /** By set id. */
  readonly relations?: Readonly<Record<string, readonly Membership[]>>;
  /** By wallet id: `alipay`, `wechat-pay`, `unionpay`. Only products where one can pay have this key. */
  readonly wallets?: Readonly<Record<string, readonly WalletEntry[]>>;
  /** Caveat on the record as a whole. */
  readonly note?: LocalText;
}

/** A named set of destinations: listed, or by dated relation (`relations[id]` of each destination). */
export interface DestinationSet {
  readonly id: string;
  readonly name: LocalText;
  /** Absent where membership is dated. */
  readonly destinations?: readonly string[];
  readonly sources: readonly string[];
}

/** A redirector, and where in its address the real one stands: either `param` or `query` says it. */
export interface Wrapper {
  readonly domain: string;
  /** Path prefix; absent = any path. */
  readonly path?: string;
  /** The query parameter that holds it. */
  readonly param?: string;
  /** `whole` = there are no parameters: the query itself is the address, as it stands or percent-encoded. */
  readonly query?: 'whole';
  readonly confidence: Confidence;
  readonly sources: readonly string[];
}

/** `src/destinations/destinations.json`. */
export interface DestinationCatalogue {
  readonly owners: readonly { readonly id: string; readonly name: LocalText }[];
  readonly categories: readonly { readonly id: string; readonly name: LocalText }[];
  readonly wallets: readonly { readonly id: string; readonly name: LocalText }[];
  readonly sets: readonly DestinationSet[];
  readonly destinations: readonly Destination[];
  readonly wrappers: readonly Wrapper[];
}
