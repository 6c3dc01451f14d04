import type { CompiledPolicy, ComposeRuling } from '../../../src/engine/types.ts';
import type { WordingPart } from '../../../src/policy/types.ts';
import { Hypothetical } from '../hypothetical.tsx';
import { useLocal, useText } from '../text.ts';
import './sending.css';

interface SendingProps {
  readonly compose: ComposeRuling;
  readonly policy: CompiledPolicy;
}

/** Whether the platform kept people from sending such a link, or from sending it often. */
export function isKept({ treatment }: ComposeRuling): boolean {
  return treatment === 'refused' || treatment === 'quota';
}

/** In words what would have happened to somebody who tried to send the link; nothing where nobody was kept from it. */
export function Sending({ compose, policy }: SendingProps) {
  const t = useText('controls');
  const { treatment, with: params } = compose;
  if (!isKept(compose)) return null;
  const per = (['day', 'week', 'month'] as const).find((one) => one === params.per);
  return (
    <>
      <p>
        {treatment === 'refused' || per === undefined
          ? t('sending-refused')
          : t(`sending-quota-${per}`, { limit: String(params.limit) })}
      </p>
      <Words compose={compose} policy={policy} />
      <SendingWhy compose={compose} policy={policy} />
    </>
  );
}

/** What the platform said, in its own words where they are on record. */
function Words({ compose, policy }: SendingProps) {
  const t = useText('controls');
  const local = useLocal();
  const id = compose.with.wording;
  const wording = typeof id === 'string' ? policy.wordings[id] : undefined;
  if (wording === undefined) return null;
  const parts = [wording.parts.title, wording.parts.body].filter((part) => part !== undefined);
  const marksOf = (part: WordingPart) => {
    const mark = part.mark ?? wording.mark;
    return mark === 'exact' ? '' : `(${t(`wording-${mark}`)})`;
  };
  return parts.map((part) => (
    <p key={part.text} class="sending-words">
      <q lang={wording.lang}>{part.text}</q>{' '}
      {local(part.gloss) !== part.text && <span class="soft">{local(part.gloss)} </span>}
      <span class="soft">{marksOf(part)}</span>
    </p>
  ));
}

/** Which rule it was, why, since when, and how surely that is known. */
export function SendingWhy({ compose, policy }: SendingProps) {
  const t = useText('controls');
  const local = useLocal();
  const rule = policy.rules.find(({ id }) => id === compose.rule);
  if (rule === undefined) return null;
  const facts = [
    compose.from && t('era-open', { from: compose.from }),
    compose.confidence && t(`confidence-${compose.confidence}`),
    compose.disputed && t('disputed'),
  ];
  return (
    <p class="soft">
      {local(rule.title)} <code>{rule.id}</code> · {facts.filter(Boolean).join(' · ')}{' '}
      {policy.hypothetical !== undefined && <Hypothetical />}
      <br />
      {local(rule.entry.reason)}
    </p>
  );
}
