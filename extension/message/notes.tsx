/** @jsxImportSource ../stage */
import type { ClickRuling, CompiledPolicy } from '../../src/engine/types.ts';
import { wordingOf } from '../../src/journey/words.ts';
import type { Params } from '../../src/policy/types.ts';
import type { StageText } from '../stage/kit.ts';
import { ours, worded } from '../stage/parts.tsx';
import type { Speech } from '../stage/speech.ts';

/** What the platform put on a message because of its link, before anybody clicked. */
export interface Note {
  /** `label` = a mark above the message; `banner` = a warning below it; `locked` = what could not be done with the post. */
  readonly kind: 'label' | 'banner' | 'locked';
  readonly params: Params;
}

/** Which notes a ruling puts on the message, those of what follows it included. */
export function notesOf(
  { treatment, verdict, with: params }: Pick<ClickRuling, 'treatment' | 'verdict' | 'with'>,
  policy: Pick<CompiledPolicy, 'wordings'>,
): readonly Note[] {
  const notes: Note[] = [];
  const collect = (id: unknown, given: Params): void => {
    if (id === 'confirm' && wordingOf(policy.wordings, given.wording)?.parts.label)
      notes.push({ kind: 'label', params: given });
    if (id === 'confirm' && given.style === 'banner') notes.push({ kind: 'banner', params: given });
    if (id === 'locked') notes.push({ kind: 'locked', params: given });
    if (given.then !== undefined) collect(given.then, (given.next ?? {}) as Params);
  };
  if (verdict === 'ruled') collect(treatment, params);
  return notes;
}

const ACTIONS = ['like', 'repost', 'reply', 'share'] as const satisfies readonly StageText[];

/** One note, as it stands above or below the message. */
export function drawNote(s: Speech, { kind, params }: Note): HTMLElement {
  const { wording, off } = params;
  const title = worded(s, wording, 'title');
  const body = worded(s, wording, 'body');
  if (kind === 'label') return <span class="note label">{worded(s, wording, 'label')}</span>;
  if (kind === 'banner')
    return (
      <span class="note banner" role="note">
        {title && <b>{title}</b>}
        {body || (!title && ours(s, 'unsaid'))}
      </span>
    );
  const actions = ACTIONS.filter((id) => Array.isArray(off) && off.includes(id));
  return (
    <span class="note locked" role="note">
      <span>{s.text('off')}</span>
      {actions.map((action) => (
        <s>{s.text(action)}</s>
      ))}
      {body && <span class="said">{body}</span>}
    </span>
  );
}
