/**
 * Every simulated screen that the packs can lead to, each once: found by asking about every destination, on every surface, on every
 * day on which anything changes, and by walking from there through everything a person can do.
 */
import { linksOf } from '../../../src/analyse/links.ts';
import { compile } from '../../../src/engine/compile.ts';
import { createJudge } from '../../../src/engine/judge.ts';
import type { ClickRuling, CompiledPolicy, Judgement } from '../../../src/engine/types.ts';
import { journeyOf } from '../../../src/journey/index.ts';
import { catalogue, digests, packs } from '../../../src/packs/index.ts';
import { localText } from '../../../src/policy/local-text.ts';
import type { Day, Pack, Params, Sender, Surface, Wording } from '../../../src/policy/types.ts';
import type { Journey, Screen } from '../../../src/treatments/types.ts';

export interface ScreenItem {
  /** `screen:<treatment or place>:<variant>` */
  readonly id: string;
  /** A day and a link with which one gets there. */
  readonly about: string;
  readonly policy: CompiledPolicy;
  readonly surface: Surface;
  /** Conduct of the linked page, as the person would set it. */
  readonly flags: readonly string[];
  /** Who sent the link; null where that is not said. */
  readonly sender: Sender | null;
  /** Whether the pack itself leads here, with these conditions; otherwise it is an example made up for the gallery. */
  readonly onRecord: boolean;
  judgement(language: string): Judgement;
  /** Action ids from the first screen on. */
  readonly path: readonly string[];
  /** The screen waits, and then needs a press. */
  readonly endsInWait: boolean;
}

/** All screens, in the order of the days on which they are first met. */
export function screenItems(): readonly ScreenItem[] {
  const rulings = new Set<string>();
  const screens = new Set<string>();
  const ids = new Set<string>();
  const items: ScreenItem[] = [];
  for (const situation of [...situations(), ...madeUp()]) {
    const { judgement, policy, surface, flags, sender, onRecord, again } = situation;
    const { link, click, message } = judgement;
    const wallets = walletsOf(judgement, policy);
    const ruling = JSON.stringify([policy.platform, click.treatment, click.with, message.form, wallets]);
    if (click.treatment === 'open' || rulings.has(ruling)) continue;
    rulings.add(ruling);
    for (const { screen, path } of walk(journeyOf(judgement, policy))) {
      const money = screen.view === 'checkout' ? wallets : null;
      // Of screens without words of a platform's own, one is enough for all platforms.
      const whose = wordedIn(screen, policy) ? policy.platform : '';
      const key = JSON.stringify([whose, screen.unit, screen.view, screen.params, money]);
      if (screens.has(key)) continue;
      screens.add(key);
      const id = unique(`screen:${screen.unit}:${variantOf(screen)}`, ids);
      const about = `${policy.at}, ${surface}, ${link.url}`;
      const endsInWait = screen.actions.some(({ gesture, leaves }) => gesture === 'wait' && leaves);
      const met = { policy, surface, flags, sender, onRecord, judgement: again };
      items.push({ id, about, ...met, path, endsInWait });
    }
  }
  return items;
}

interface Situation extends Pick<ScreenItem, 'policy' | 'surface' | 'flags' | 'sender' | 'onRecord'> {
  /** With reasons in English. */
  readonly judgement: Judgement;
  /** The same in another language. */
  again(language: string): Judgement;
}

/** Whether a screen shows what the platform itself said. */
function wordedIn({ view, params }: Screen, { wordings }: CompiledPolicy): boolean {
  const named = JSON.stringify(params);
  return view === 'complaint' || Object.keys(wordings).some((id) => named.includes(`"${id}"`));
}

/** A link of each group that rules tell apart, and to each product of which wallets are on record. */
function urlsOf(pack: Pack): readonly string[] {
  const groups = linksOf(pack, catalogue).groups.flatMap(({ example }) => example ?? []);
  const shops = catalogue.destinations.flatMap(({ wallets, hosts }) => (wallets && hosts[0]?.domain) ?? []);
  return [...new Set([...groups, ...shops.map((domain) => `https://${domain}/`), 'https://news.example/1'])];
}

function* situations(): Generator<Situation> {
  for (const pack of Object.values(packs)) {
    const urls = urlsOf(pack);
    const senders = [null, ...new Set(pack.rules.flatMap(({ when }) => when.sender ?? []))];
    for (const day of daysOfChange(pack)) {
      const policy = compile({ pack, catalogue, day, digests });
      const judge = createJudge(policy);
      for (const flags of [[], ...pack.flags.map(({ id }) => [id])]) {
        for (const { id: surface } of pack.surfaces) {
          for (const sender of senders) {
            const context = { surface, flags, ...(sender && { sender }) };
            for (const url of urls) {
              const again = (language: string) => createJudge(policy, language).judge(url, context);
              const judgement = judge.judge(url, context);
              yield { judgement, policy, surface, flags, sender, onRecord: true, again };
            }
          }
        }
      }
    }
  }
}

const SAMPLE_WORDING = 'sample';

/** Long words, and the link in them: nobody's. */
const sampleWording: Wording = {
  lang: 'fr',
  mark: 'reconstructed',
  sources: [],
  parts: Object.fromEntries(
    Object.entries({
      title: ['Vous quittez la conversation pour {host}', 'You are leaving the conversation for {host}'],
      body: [
        'Ce lien mène vers un autre site, dont nous ne savons rien : {url}. Ne saisissez pas votre mot de passe si vous ne connaissez pas ce site.',
        'This link leads to another site, of which we know nothing: {url}. Do not enter your password if you do not know the site.',
      ],
      button: ['Continuer quand même', 'Continue anyway'],
      cancel: ['Revenir à la conversation', 'Return to the conversation'],
      remember: ['Ne plus me demander', 'Do not ask me again'],
      label: ['Lien suspect', 'Suspicious link'],
    }).map(([part, [text = '', en = '']]) => [part, { text, gloss: { en } }]),
  ),
};

const NEXT: Params = { next: { appButton: 'none' } };
// biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
const OPENS: Params = { then: 'open' };

/** Rulings that no built-in pack makes, but an imported one may. */
const OTHERS: readonly (readonly [treatment: string, params: Params])[] = [
  ['blank', {}],
  ['inert', { copyable: true }],
  ['inert', { copyable: false }],
  ['webview', { appButton: 'works', loginWall: true }],
  ['confirm', { wording: 'confirm-2021-09', style: 'dialog' }],
  ['confirm', { wording: 'confirm-2021-09', style: 'sheet' }],
  ['confirm', { wording: SAMPLE_WORDING, style: 'page', onward: 'address', ...OPENS }],
  ['confirm', { wording: SAMPLE_WORDING, style: 'sheet', onward: 'secondary', remember: 'all', ...OPENS }],
  ['confirm', { style: 'dialog', remember: 'domain', ...NEXT }],
  ['delay', { seconds: 5, ...NEXT }],
  ['delay', { seconds: 2.5, ...OPENS }],
  ['sender-gated', { wording: SAMPLE_WORDING, ...OPENS }],
];

/** What stands where a pack would give its reason. */
const SAMPLE = {
  en: 'A sample: no pack uses this screen so far.',
  'zh-CN': '示例：目前还没有规则包用到这个画面。',
};

/** No rule leads to these screens, so none explains them. */
function sampleOf(treatment: string, params: Params, language: string): ClickRuling {
  return {
    treatment,
    with: params,
    verdict: 'ruled',
    rule: null,
    from: null,
    confidence: null,
    disputed: false,
    reason: localText(SAMPLE, language),
    sources: [],
  };
}

function madeUp(): readonly Situation[] {
  const pack = packs.wechat;
  if (pack === undefined) return [];
  const compiled = compile({ pack, catalogue, day: '2021-09-20', digests });
  const policy = { ...compiled, wordings: { ...compiled.wordings, [SAMPLE_WORDING]: sampleWording } };
  return OTHERS.map(([treatment, params]) => {
    const again = (language: string): Judgement => {
      const judgement = createJudge(policy, language).judge('https://item.taobao.com/1', {
        surface: 'group',
      });
      return { ...judgement, click: sampleOf(treatment, params, language) };
    };
    const sample = { policy, surface: 'group', flags: [], sender: null, onRecord: false } as const;
    return { judgement: again('en'), again, ...sample };
  });
}

/** What a checkout takes: the same screen looks different with it. */
function walletsOf({ link }: Judgement, { destinations }: CompiledPolicy): unknown {
  const wallets = destinations.find(({ id }) => id === link.destination)?.wallets;
  return wallets && [wallets.accepted, wallets.inApp, wallets.refused, wallets.unknown];
}

function daysOfChange(pack: Pack): readonly Day[] {
  const days = pack.rules.flatMap(({ history }) => history.map(({ from }) => from));
  return [...new Set([...pack.eras.map(({ from }) => from), ...days])].sort();
}

/** Each screen of a journey with the shortest way to it from the first. */
function walk({
  start,
  screens,
}: Journey): readonly { readonly screen: Screen; readonly path: readonly string[] }[] {
  const first = screens[start?.to ?? 'removed'];
  if (first === undefined) return [];
  const found = [{ screen: first, path: [] as readonly string[] }];
  for (const { screen, path } of found) {
    for (const action of screen.actions) {
      const next = screens[action.to];
      if (next === undefined || found.some((one) => one.screen.id === next.id)) continue;
      found.push({ screen: next, path: [...path, action.id] });
    }
  }
  return found;
}

function variantOf({ id, unit, params }: Screen): string {
  const own = id === unit ? '' : id.startsWith(`${unit}-`) ? id.slice(unit.length + 1) : id;
  const words = [own, ...wordsOf(params)].filter((word) => word !== '');
  return words.filter((word, i) => i === 0 || !own.endsWith(word)).join('-') || 'plain';
}

function wordsOf(params: Params): string[] {
  return Object.values(params).flatMap((value) =>
    Array.isArray(value) ? [value.join('.')] : typeof value === 'object' ? [] : [String(value)],
  );
}

function unique(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let i = 2; taken.has(id); i++) id = `${wanted}-${i}`;
  taken.add(id);
  return id;
}
