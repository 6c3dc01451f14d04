import { createJudgeOver, type Judge } from '../../src/engine/judge.ts';
import type { Context, Judgement } from '../../src/engine/types.ts';
import { journeyOf } from '../../src/journey/index.ts';
import { indexFewHosts } from '../../src/links/few-hosts.ts';
import type { Surface } from '../../src/policy/types.ts';
import type { Remembered } from '../../src/treatments/types.ts';
import { GENERIC, siteIdOf } from '../sites/dom/recognise.ts';
import type { SiteAdapter } from '../sites/types.ts';
import type { ActiveState } from '../storage.ts';

/** The simulation as it holds on this page, made from one stored state. */
export interface Session {
  readonly state: ActiveState;
  /** Surface set by hand; null = as detected. */
  readonly surface: Surface | null;
  /** The chat site that a page is. */
  siteOf(page: Document): SiteAdapter;
  /** Changes when anything changes that an open screen depends on. */
  readonly key: string;
  judge(url: string, surface: Surface): Judgement;
  /** True where the click itself opens the link: nothing comes between. */
  opens(judgement: Judgement): boolean;
  /** What the person has told the platform not to ask about again. */
  readonly remembered: Remembered;
  /** Adds to it, at once: the background is told by somebody else. Null = whatever host. */
  remember(host: string | null): void;
}

/**
 * What the stored state means for a page, or null where the simulation is off there.
 *
 * @param stored what the background wrote; anything else counts as off
 * @param origin the page's origin, as keys of `sites`
 */
export function sessionFor(stored: unknown, origin: string): Session | null {
  const state = stored as ActiveState | undefined | null;
  if (state?.format !== 2 || !state.enabled) return null;
  const site = state.sites?.[origin];
  if (!site?.on) return null;
  const { policy, language, sender, form, flags, adapters } = state;
  /** Building it costs a pass over the hosts: not before the first link. */
  let judge: Judge | undefined;
  /** The judge knows contexts by identity. */
  const contexts = new Map<Surface, Context>();
  const { platform, at, client, clientVersion, region, packs } = policy;
  const remembered = { all: false, hosts: [] as readonly string[], ...state.remembered };
  return {
    state,
    surface: site.surface === 'detect' ? null : site.surface,
    siteOf(page) {
      const id = site.generic ? GENERIC : siteIdOf(page, adapters);
      return adapters[id] as SiteAdapter;
    },
    get key() {
      return JSON.stringify([
        platform,
        at,
        client,
        clientVersion,
        region,
        packs,
        sender,
        form,
        flags,
        site.surface,
        site.generic,
      ]);
    },
    judge(url, surface) {
      let context = contexts.get(surface);
      if (context === undefined) {
        context = { surface, flags, ...(sender && { sender }), ...(form && { form }) };
        contexts.set(surface, context);
      }
      judge ??= createJudgeOver(indexFewHosts, policy, language);
      return judge.judge(url, context);
    },
    opens: (judgement) => journeyOf(judgement, policy, remembered).start?.leaves === true,
    remembered,
    remember(host) {
      if (host === null) remembered.all = true;
      else remembered.hosts = [...remembered.hosts, host];
    },
  };
}

/**
 * The origin by which a page's setting is found. A sandboxed frame has none of its own: its address tells whose page it is, and one
 * that has no address either, like a text in `srcdoc`, takes its parent's.
 */
export function originOf(window: Window): string {
  if (window.origin !== 'null') return window.origin;
  const { origin, ancestorOrigins } = window.location;
  return origin === 'null' ? (ancestorOrigins?.[0] ?? origin) : origin;
}
