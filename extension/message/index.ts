import type { CompiledPolicy, Judgement } from '../../src/engine/types.ts';
import { fill, localText } from '../../src/policy/local-text.ts';
import type { Surface } from '../../src/policy/types.ts';
import { jsx } from '../stage/jsx-runtime.ts';
import type { StageKit } from '../stage/kit.ts';
import { setStyle } from '../stage/style.ts';
import { look } from './look.tsx';

export interface MessageOptions {
  readonly judgement: Judgement;
  readonly policy: CompiledPolicy;
  readonly surface: Surface;
  /** Title of what the link leads to, where the page tells. */
  readonly title: string | null;
  readonly language: string;
  /** Texts and looks in that language: `stageKit(language)`. */
  readonly kit: StageKit;
}

/**
 * Draws in a shadow root how a message looked that held a link, in place of what stands there, and says below that it is a simulation.
 * Text goes in as text, colours come from the page around it. The element takes presses (it is a button), but what a press does is the caller's.
 */
export function renderMessage(root: ShadowRoot, options: MessageOptions): HTMLElement {
  const { form } = options.judgement.message;
  const drawn = jsx('button', {
    type: 'button',
    class: form,
    disabled: form === 'removed',
    children: look(options),
  });
  const { policy, language, kit } = options;
  const mark = jsx('small', {
    class: 'simulation',
    children: fill(kit.texts.simulation, { platform: localText(policy.name, language), day: policy.at }),
  });
  setStyle(root, kit.message);
  // A card stands on a line of its own, as in a chat; text stays in the sentence.
  const card = form === 'card' || form === 'bare-card';
  (root.host as HTMLElement).style.display = card ? 'block' : 'inline-block';
  root.replaceChildren(drawn, mark);
  return drawn;
}
