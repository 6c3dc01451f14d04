import type { CompiledPolicy, Judgement } from '../engine/types.ts';
import type { Params } from '../policy/types.ts';
import { layoutOf } from '../treatments/index.ts';
import type { Journey, Remembered, Screen } from '../treatments/types.ts';
import { hold, onward } from './actions.ts';
import { placeOf } from './places.ts';

export { cheapest, type Way } from './cheapest.ts';

/** Somebody who meets everything for the first time. */
export const NOTHING_REMEMBERED: Remembered = { all: false, hosts: [] };

/** Treatments of messages in which nothing is a link: the way begins with a long press on the message. */
const PRESSED = ['token', 'inert'];

/**
 * All that a person can do about one link, from the message on: a graph of screens (nodes) and actions (edges).
 *
 * The model searches this graph and the stage walks it, so the two cannot disagree. A message that was removed offers nothing:
 * `start` is null, and the one screen, to which nothing leads, is `removed`. Where the verdict is `unknown`, or names a treatment that does not exist, the one screen is `unrecorded`; so is
 * what follows another treatment, where that does not exist.
 *
 * @param remembered what the person has told the platform not to ask about again; nothing, as at the first time, where it is absent
 */
export function journeyOf(
  judgement: Judgement,
  policy: Pick<CompiledPolicy, 'wordings' | 'platform' | 'destinations'>,
  remembered = NOTHING_REMEMBERED,
): Journey {
  const screens: Record<string, Screen> = {};
  const firsts = new Map<string, string>();
  const destination = policy.destinations.find(({ id }) => id === judgement.link.destination) ?? null;

  function follow(next: string, params: Params = {}): string {
    const key = next === 'switcher' ? `${next}-${params.holds}` : next;
    const known = firsts.get(key);
    if (known !== undefined) return known;
    firsts.set(key, key);
    const layout = layoutOf(next) ?? placeOf(next);
    const laid =
      layout?.({ params, judgement, destination, policy, remembered, follow }) ?? follow('unrecorded');
    const first = typeof laid === 'string' ? laid : (laid[0]?.id ?? follow('browser'));
    if (typeof laid !== 'string') for (const screen of laid) screens[screen.id] = screen;
    firsts.set(key, first);
    return first;
  }

  if (judgement.message.form === 'removed') {
    follow('removed');
    return { start: null, screens };
  }
  const { treatment, verdict } = judgement.click;
  const known = verdict === 'ruled' && treatment !== null && layoutOf(treatment) !== undefined;
  const first = known ? follow(treatment, judgement.click.with) : follow('unrecorded');
  const start =
    known && PRESSED.includes(treatment) ? hold('press-message', first) : onward('tap-link', first);
  return { start, screens };
}
