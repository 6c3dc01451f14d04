import type { Judgement } from '../../src/engine/types.ts';
import type { Surface } from '../../src/policy/types.ts';
import { openStage, type Stage } from '../stage/index.ts';
import { openLink } from './open-link.ts';
import type { MetLink } from './resolve-link.ts';
import type { Session } from './session.ts';

/** A click on a link, with all that it takes to answer it, and to answer it again under another policy. */
export interface Click extends MetLink {
  readonly surface: Surface;
  /** What was clicked; it gets the focus back. */
  readonly opener: Element;
  /** True where the click asked for a new tab or window: middle button, or with a modifier. */
  readonly newTab: boolean;
}

export interface StageKeeper {
  /** Answers a click with a screen, in place of the one that is open. */
  show(click: Click, judgement: Judgement, session: Session): void;
  /** True where a screen was open. */
  close(): boolean;
  /** True for a click on the open screen, which then has it even where the page stops it on its way. */
  owns(click: MouseEvent, path: readonly Element[]): boolean;
  /**
   * Goes on in the session's language; or gives the click that the open screen answers, where this session may judge it
   * otherwise.
   */
  follow(session: Session | null): Click | null;
}

/** Sees to it that at most one screen is open in a page. */
export function createStageKeeper(
  onGloss: (gloss: boolean) => void,
  onRemember: (host: string | null) => void,
  signal: AbortSignal,
): StageKeeper {
  let open: {
    readonly stage: Stage;
    readonly click: Click;
    readonly key: string;
    readonly language: string;
  } | null = null;

  function close(): boolean {
    const wasOpen = open?.stage.host.isConnected ?? false;
    open?.stage.close();
    open = null;
    return wasOpen;
  }

  return {
    show(click, judgement, { state, key, remembered }) {
      close();
      const { policy, language, kit, gloss } = state;
      const { surface, opener } = click;
      const stage = openStage({
        judgement,
        policy,
        surface,
        opener,
        language,
        kit,
        gloss,
        remembered,
        leave: () => openLink(click),
        report() {},
        onGloss,
        onRemember: (what) => onRemember(what === 'all' ? null : judgement.link.host),
        signal,
      });
      open = { stage, click, key, language };
    },
    close,
    owns(click, path) {
      const [target] = path;
      if (!open || !target || !path.includes(open.stage.host)) return false;
      open.stage.expect(click, target);
      return true;
    },
    follow(session) {
      // A screen that the person closed is out of the page, and stays closed.
      if (!open?.stage.host.isConnected) return null;
      const { stage, click, key, language } = open;
      if (!session || key !== session.key) return click;
      const { state } = session;
      if (language !== state.language) {
        stage.speak({ judgement: session.judge(click.url, click.surface), ...state });
        open = { ...open, language: state.language };
      }
      return null;
    },
  };
}
