/**
 * The content script: hears clicks on links before the page does, asks the engine, and shows what the simulated app would have
 * shown. While it is off, or anything goes wrong, the page's own behaviour is all there is.
 */
import type { Surface } from '../../src/policy/types.ts';
import { closest } from '../sites/dom/closest.ts';
import { anyOf, isSurface, kindOf } from '../sites/dom/kind.ts';
import type { SiteAdapter } from '../sites/types.ts';
import type { LastClick } from '../storage.ts';
import { untilAnswered } from '../until-answered.ts';
import type { StoragePort } from './extension-port.ts';
import { followState } from './follow-state.ts';
import type { MessageForms } from './messages-as-arrived/forms.ts';
import type { ShownMessages } from './messages-as-arrived/show-messages.ts';
import { openLink } from './open-link.ts';
import { addressOfAnchor, elementsOf, resolveLink } from './resolve-link.ts';
import { originOf, type Session, sessionFor } from './session.ts';
import { SMALLEST_FRAME } from './smallest-frame.ts';
import { type Click, createStageKeeper } from './stage-keeper.ts';

export interface ContentOptions {
  readonly window: Window;
  readonly storage: StoragePort;
  /** Hands a message (see `extension/messages.ts`) to the background, and gives its answer; undefined where there is none. */
  readonly send: (message: unknown) => unknown;
  /** Ends everything: listeners, screens, messages as they arrived. */
  readonly signal: AbortSignal;
  /** What shows messages as they arrived; undefined as long as it has not been loaded. */
  readonly forms: () => MessageForms | undefined;
  /** False once the extension is gone; the signal has then ended everything. */
  readonly alive?: () => boolean;
}

export interface Content {
  /** Reads the stored state again: for a page that slept and missed changes. */
  readAgain(): void;
}

/** Longest part of an address that is reported. */
const LONGEST_REPORT = 65_536;

/** True in a dialog of the site that stands between a link and what it leads to. */
function isAsking(element: Element, { dialogs = [] }: SiteAdapter): boolean {
  return dialogs.some(({ dialog }) => closest(element, dialog));
}

/** Starts the simulation in a page. The listeners stand when this returns. */
export function startContent(options: ContentOptions): Content {
  const { window, storage, send, forms, signal, alive = () => true } = options;
  let session: Session | null = null;
  let messages: ShownMessages | null = null;
  /** The chat site that `messages` goes by. */
  let messagesOf: string | undefined;
  let rewriting: MutationObserver | null = null;

  /** Where the last click outside a dialog fell: a dialog has no place in a chat of its own. */
  let lastSurface: Surface | null = null;
  /** What the last click was left to do by itself, and under which policy: the dialog that it may meet is no second click. */
  let leftToPage = '';

  /** Null where nobody knows, and where the platform has no such surface: then nothing is on record of links there. */
  function surfaceOf(element: Element, site: SiteAdapter): Surface | null {
    const kind = session?.surface ?? kindOf(element, site);
    const surface = isSurface(kind) ? kind : isAsking(element, site) ? lastSurface : null;
    return surface && session?.state.surfaces.includes(surface) ? surface : null;
  }

  function tell(interstice: string, payload: object): void {
    // Where nobody hears it in the end, the page goes on all the same.
    untilAnswered(() => send({ interstice, payload })).catch(() => undefined);
  }

  /** From now on, in this page at once; the background tells all others, and keeps it. */
  function remember(host: string | null): void {
    if (!session) return;
    session.remember(host);
    const { platform, at: day, client, clientVersion, region, hypothetical } = session.state.policy;
    tell('remember', { platform, day, client, clientVersion, region, overlay: hypothetical?.[0]?.id, host });
  }

  const stage = createStageKeeper((on) => tell('set-gloss', { on }), remember, signal);

  /** The click on this path, if it is one on a link that concerns us; `drawn` = on our own drawing of a message. */
  function clickOn(
    event: MouseEvent,
    path: readonly Element[],
    site: SiteAdapter,
    now: Session,
  ): (Click & { readonly drawn: boolean }) | null {
    const [target] = path;
    if (target && site.dialogs && !isAsking(target, site)) lastSurface = surfaceOf(target, site);
    const host = path.find((element) => messages?.linkOf(element));
    const link = host && messages?.linkOf(host);
    const press = {
      middle: event.button === 1,
      isWrapped: (url: string) => now.judge(url, 'direct').link.unwrapped.length > 0,
    };
    const met = link ? { element: link, url: addressOfAnchor(link) ?? '' } : resolveLink(path, site, press);
    const surface = met && surfaceOf(met.element, site);
    if (!met || !surface) return null;
    const newTab = event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey;
    return { ...met, surface, opener: host ?? met.element, newTab, drawn: host !== undefined };
  }

  /** What the simulated app would do about a click on this path; null where that is nothing of ours. */
  function answerTo(event: MouseEvent, path: readonly Element[], site: SiteAdapter, now: Session) {
    const click = clickOn(event, path, site, now);
    if (!click || window.innerWidth < SMALLEST_FRAME || window.innerHeight < SMALLEST_FRAME) return null;
    const judgement = now.judge(click.url, click.surface);
    return judgement.link.kind === 'web' ? { click, judgement, opens: now.opens(judgement) } : null;
  }

  /** Does what the simulated app would do. True where the page must not hear of the click. */
  function takeOver(event: MouseEvent, now: Session): boolean {
    const path = elementsOf(event);
    if (stage.owns(event, path)) return false;
    const site = now.siteOf(window.document);
    const answer = answerTo(event, path, site, now);
    if (!answer) return false;
    const { click, judgement, opens } = answer;
    const left = opens ? `${judgement.link.url} ${now.key}` : '';
    if (left && left === leftToPage && isAsking(click.element, site)) return false;
    leftToPage = left;
    if (!opens) stage.show(click, judgement, now);
    // Our drawing of a message is no link: what the page's own would do is done for it.
    else if (click.drawn && event.isTrusted) openLink(click);
    const { policy } = now.state;
    const last: LastClick = {
      url: click.url.slice(0, LONGEST_REPORT),
      surface: click.surface,
      form: judgement.message.form,
      platform: policy.platform,
      day: policy.at,
      treatment: judgement.click.treatment,
      rule: judgement.click.rule,
    };
    const report = () => tell('report-click', last);
    // A background that has to wake for it would slow down the screen: let that be drawn before.
    if (opens) report();
    else window.requestAnimationFrame(() => window.requestAnimationFrame(report));
    return click.drawn || !opens;
  }

  function onClick(event: MouseEvent): void {
    if (!session || event.button !== (event.type === 'click' ? 0 : 1)) return;
    if (!alive()) return;
    try {
      if (!takeOver(event, session)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    } catch {
      stage.close();
    }
  }

  /** Some cards are followed when the button goes down: the site shall not hear of it where the click will be taken over. */
  function onPress(event: MouseEvent): void {
    // The other buttons follow nothing.
    if (!session || event.button > 1) return;
    try {
      const site = session.siteOf(window.document);
      const cards = anyOf((site.cards ?? []).map(({ card, onPress }) => (onPress ? card : null)));
      const path = cards ? elementsOf(event) : [];
      if (!path.some((element) => element.matches(cards))) return;
      const answer = answerTo(event, path, site, session);
      if (answer && !answer.opens) event.stopImmediatePropagation();
    } catch {
      // Damaged: the click will find that, too.
    }
  }

  /** Escape closes a screen also where the page keeps keys from everybody else. */
  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !event.isTrusted || !stage.close()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** The open screen as of another policy, or in another language, or none where there is none. */
  function renewStage(): void {
    try {
      const click = stage.follow(session);
      if (!click) return;
      stage.close();
      const surface = session && surfaceOf(click.element, session.siteOf(window.document));
      if (!session || !surface || !click.opener.isConnected) return;
      const judgement = session.judge(click.url, surface);
      if (!session.opens(judgement)) stage.show({ ...click, surface }, judgement, session);
    } catch {
      stage.close();
    }
  }

  function renewMessages(): void {
    const site = session?.state.messagesAsArrived ? session.siteOf(window.document) : null;
    if (site?.name !== messagesOf) {
      messages?.end();
      messages = null;
    }
    if (messages) {
      messages.refresh();
    } else if (session && site && window.document.readyState !== 'loading') {
      const { showMessages, arrivalOf } = forms() ?? {};
      if (!showMessages || !arrivalOf) return;
      messagesOf = site.name;
      messages = showMessages({
        root: window.document,
        site,
        // Where nothing is known of the page: a client may be loaded later.
        marks:
          site.chats === null ? anyOf(Object.values(session.state.adapters).map(({ mark }) => mark)) : '',
        onOther() {
          if (session?.siteOf(window.document).name !== messagesOf) renewMessages();
        },
        arrivalOf: (element, url) =>
          session && arrivalOf({ element, url }, site, surfaceOf(element, site), session),
        alive,
        signal,
      });
    }
  }

  /** A page that comes back from the back-forward cache has missed what changed. */
  function onPageShow({ persisted }: PageTransitionEvent): void {
    if (persisted) readAgain();
  }

  /** The first judgement takes longest: at the press of a button it is made ready for the release. */
  function getReady(): void {
    try {
      session?.judge('https://ready.invalid/', 'direct');
    } catch {
      // Damaged: the click will find that, too.
    }
  }

  const hearing = { capture: true, signal };
  function listen(): void {
    window.addEventListener('click', onClick, hearing);
    window.addEventListener('auxclick', onClick, hearing);
    window.addEventListener('keydown', onKey, hearing);
  }

  /**
   * Listens to more while the simulation is on. To say so again changes nothing, but where the page has written itself anew:
   * `document.open()` takes every listener off the window, and leaves observers.
   */
  function listenWhileOn(): void {
    listen();
    rewriting?.disconnect();
    rewriting = session && new MutationObserver(listenWhileOn);
    rewriting?.observe(window.document, { childList: true });
    const change = session ? 'addEventListener' : 'removeEventListener';
    window[change]('pageshow', onPageShow as EventListener);
    window[change]('pointerdown', getReady, true);
    window[change]('mousedown', onPress as EventListener, true);
    // While the page is still being parsed its own scripts have not run: they shall find it as it was written.
    window[change]('DOMContentLoaded', renewMessages);
  }

  function take(stored: unknown): void {
    const before = session;
    try {
      session = sessionFor(stored, originOf(window));
    } catch {
      // Damaged: the background will put it right, and then it changes.
      session = null;
    }
    if (!session && !before) return;
    listenWhileOn();
    if (before) renewStage();
    if (messages || session?.state.messagesAsArrived) renewMessages();
  }

  listen();
  signal.addEventListener('abort', () => take(undefined));
  const readAgain = followState(storage, take, signal);

  return { readAgain };
}
