import { journeyOf } from '../journey/index.ts';
import { reachOf } from '../journey/reach.ts';
import type { MessageForm } from '../policy/types.ts';
import { judgeDestination } from './inspect.ts';
import type { Judge } from './judge.ts';
import type { Context, Criteria, Judgement } from './types.ts';

/** How richly a form shows a link; a peer with a higher one is shown better. */
const DISPLAY: Readonly<Record<MessageForm, number>> = {
  card: 5,
  'bare-card': 4,
  link: 3,
  folded: 2,
  token: 1,
  qr: 1,
  text: 0,
  removed: 0,
};

/** The treatment that the click itself brings up, after a wait at most: that of a rule, or what follows where the rule puts nothing between. */
function cameUp(judgement: Judgement, { policy }: Judge): string | undefined {
  const { start, screens } = journeyOf(judgement, policy);
  const first = start ? screens[start.to] : undefined;
  const waits = first?.actions.find(({ gesture }) => gesture === 'wait');
  return (waits ? screens[waits.to] : first)?.unit;
}

function readSteps(judgement: Judgement, judge: Judge): number | null {
  const { read } = reachOf(judgement, judge.policy);
  return read.possible === true ? (read.steps ?? null) : null;
}

/**
 * The three standards for instant messengers reported in September 2021 (source `jiwei-2021-09-13`), as checks on one link:
 * shown no worse than any destination of the same category; opened in the app by the click itself; no copying into a browser and
 * no more steps to read than the best of its category. Peers are products of other owners of which something is known; where there
 * is none, or the link itself is not ruled, a comparison is null.
 */
export function criteriaOf(judgement: Judgement, context: Context, judge: Judge): Criteria {
  const { link, message, click } = judgement;
  if (click.verdict === 'unknown')
    return { 'same-display': null, 'opens-in-app': null, 'no-extra-step': null };

  // As they are shared, and without what this link was said to do.
  const { form: _form, flags: _flags, ...asShared } = context;
  const peers = judge.policy.destinations.flatMap((destination, index) => {
    if (link.category === null || destination.category !== link.category || destination.owner === link.owner)
      return [];
    const peer = judgeDestination(judge, index, asShared);
    return peer.click.verdict === 'ruled' ? [peer] : [];
  });
  const shownForms = peers
    .filter((peer) => peer.message.basis === 'ruled')
    .map((peer) => DISPLAY[peer.message.form]);
  const first = cameUp(judgement, judge);
  const steps = readSteps(judgement, judge);
  const peerSteps = peers.map((peer) => readSteps(peer, judge)).filter((count) => count !== null);
  const comparable = link.category !== null && peers.length > 0;
  return {
    'same-display':
      comparable && message.basis !== 'default' && shownForms.length > 0
        ? shownForms.every((form) => form <= DISPLAY[message.form])
        : null,
    'opens-in-app': first === 'webview',
    // Copying the address into a browser: the third standard rules that out, whatever happens to others.
    'no-extra-step':
      first === 'copy-url'
        ? false
        : comparable
          ? steps !== null && peerSteps.every((count) => steps <= count)
          : null,
  };
}
