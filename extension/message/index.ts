import type { CompiledPolicy, Judgement } from '../../src/engine/types.ts';
import type { Surface } from '../../src/policy/types.ts';
import { jsx } from '../stage/jsx-runtime.ts';
import type { StageKit } from '../stage/kit.ts';
import { marksIn } from '../stage/parts.tsx';
import { nameOf } from '../stage/scene.ts';
import { speechOf } from '../stage/speech.ts';
import { setStyle } from '../stage/style.ts';
import { look } from './look.tsx';
import { drawNote, notesOf } from './notes.tsx';

export interface MessageOptions {
  readonly judgement: Judgement;
  readonly policy: CompiledPolicy;
  readonly surface: Surface;
  /** Title of what the link leads to, where the page tells. */
  readonly title: string | null;
  /** What the page shows for a link that looks as the page shows it; without it, its address. */
  readonly shown?: string | null;
  readonly language: string;
  /** Texts and looks in that language: `stageKit(language)`. */
  readonly kit: StageKit;
  /** Whether original wording is shown with a translation; yes where nothing is said. */
  readonly gloss?: boolean;
}

/**
 * Draws in a shadow root how a message looked that held a link, in place of what stands there, with what the platform had put above
 * and below it, and says below that it is a simulation.
 * Text goes in as text, colours come from the page around it. The element takes presses (it is a button), but what a press does is the caller's.
 *
 * The host is told how much of the page's own it stands for: `whole` = the message around the link is gone too; `beside` = nothing is
 * on record of the form, so whatever else the site shows of the link stays.
 */
export function renderMessage(root: ShadowRoot, options: MessageOptions): HTMLElement {
  const { judgement, policy, language, kit, gloss = true } = options;
  const { form, basis, with: params } = judgement.message;
  const s = speechOf({ judgement, policy, language }, kit, nameOf(judgement, policy, language));
  const drawn = jsx('button', {
    type: 'button',
    class: form,
    disabled: form === 'removed',
    children: look(options, s),
  });
  const notes = notesOf(judgement.click, policy);
  const [above, below] = [true, false].map((isAbove) =>
    notes.filter(({ kind }) => (kind === 'label') === isAbove).map((note) => drawNote(s, note)),
  ) as [HTMLElement[], HTMLElement[]];
  root.replaceChildren(...above, drawn, ...below);
  if (!gloss) for (const translation of root.querySelectorAll('.gloss')) translation.remove();
  const marks = marksIn(root).map((mark) => s.text(mark));
  root.append(jsx('small', { class: 'simulation', children: [s.text('simulation'), ...marks].join(' · ') }));

  setStyle(root, kit.message);
  const host = root.host as HTMLElement;
  // A card stands on a line of its own, as in a chat; text stays in the sentence.
  const isBlock = form === 'card' || form === 'bare-card' || notes.length > 0;
  host.style.display = isBlock ? 'block' : 'inline-block';
  host.toggleAttribute('whole', form === 'removed' && params.what !== 'link');
  host.toggleAttribute('beside', basis === 'default');
  return drawn;
}
