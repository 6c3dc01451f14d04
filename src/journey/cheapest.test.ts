import { expect, it } from 'vitest';
import type { Action, Journey, Screen } from '../treatments/types.ts';
import { tap } from './actions.ts';
import { cheapest } from './cheapest.ts';

function screen(id: string, actions: readonly Action[], more: Partial<Screen> = {}): Screen {
  return { id, unit: 'place', view: id, params: {}, words: 0, reaches: [], actions, ...more };
}

function journey(...screens: Screen[]): Journey {
  return { start: tap('start', 'a'), screens: Object.fromEntries(screens.map((each) => [each.id, each])) };
}

const goal = screen('goal', [], { reaches: [{ goal: 'read', where: 'app' }] });

it('prefers fewer steps to less time', () => {
  const slow: Action = { id: 'type', to: 'goal', gesture: 'type', keys: 100 };
  const way = cheapest(
    journey(screen('a', [tap('on', 'b'), slow]), screen('b', [tap('on', 'goal')]), goal),
    'read',
  );
  expect(way?.path).toEqual(['start', 'type']);
});

it('prefers the quicker of two ways with as many steps', () => {
  const slow: Action = { id: 'type', to: 'goal', gesture: 'type', keys: 100 };
  const way = cheapest(journey(screen('a', [slow, tap('quick', 'goal')]), goal), 'read');
  expect(way?.path).toEqual(['start', 'quick']);
});

it('comes to an end where the journey goes in circles', () => {
  expect(cheapest(journey(screen('a', [tap('round', 'a')])), 'read')).toBeNull();
});

it('counts reading on each screen before acting, not on the last', () => {
  const way = cheapest(
    journey(screen('a', [tap('on', 'goal')], { words: 238 }), { ...goal, words: 1000 }),
    'read',
  );
  expect(way?.seconds).toEqual([1.1, 63.8]);
});

it('a wait takes time on both sides and no step', () => {
  const wait: Action = { id: 'wait', to: 'goal', gesture: 'wait', seconds: 5 };
  const way = cheapest(journey(screen('a', [wait]), goal), 'read');
  expect(way).toEqual({ steps: 1, seconds: [5.6, 6.9], path: ['start', 'wait'], where: 'app' });
});

it('takes the step that is left out, however late it is found', () => {
  const way = cheapest(
    journey(
      screen('a', [tap('round', 'b'), tap('straight', 'c')]),
      screen('b', [tap('on', 'c')]),
      screen('c', [tap('on', 'goal')]),
      goal,
    ),
    'read',
  );
  expect(way).toMatchObject({ steps: 3, path: ['start', 'straight', 'on'] });
});

it('counts time from the first action on: a slow start may be made up for', () => {
  const typing = (id: string, to: string, keys: number): Action => ({ id, to, gesture: 'type', keys });
  const way = cheapest(
    journey(
      screen('a', [typing('slow', 'b', 9), typing('quick', 'c', 1)]),
      screen('b', [typing('on', 'goal', 1)]),
      screen('c', [typing('on', 'goal', 99)]),
      goal,
    ),
    'read',
  );
  expect(way?.path).toEqual(['start', 'slow', 'on']);
});

it('takes the way that is named first where two cost the same', () => {
  const way = cheapest(journey(screen('a', [tap('one', 'goal'), tap('two', 'goal')]), goal), 'read');
  expect(way?.path).toEqual(['start', 'one']);
});

it('passes by a screen that reaches another goal, and says where the goal is reached', () => {
  const shop = screen('a', [tap('on', 'goal')], { reaches: [{ goal: 'app', where: 'app' }] });
  const both = screen('goal', [], {
    reaches: [
      { goal: 'pay', where: 'in-app' },
      { goal: 'read', where: 'browser' },
    ],
  });
  expect(cheapest(journey(shop, both), 'read')).toMatchObject({ path: ['start', 'on'], where: 'browser' });
});

it('finds none where nothing starts, or an action leads nowhere', () => {
  expect(cheapest({ start: null, screens: { goal } }, 'read')).toBeNull();
  expect(cheapest(journey(screen('a', [tap('gone', 'nowhere')])), 'read')).toBeNull();
});

it('takes what nobody recorded only where that is asked for', () => {
  const unsure = journey(screen('a', [tap('maybe', 'goal', { unsure: true })]), goal);
  expect(cheapest(unsure, 'read')).toBeNull();
  expect(cheapest(unsure, 'read', true)?.path).toEqual(['start', 'maybe']);
});

it('finds a way with fewer steps behind a wait, although another was found before', () => {
  const wait: Action = { id: 'wait', to: 'c', gesture: 'wait', seconds: 5 };
  const way = cheapest(
    journey(
      screen('a', [tap('on', 'b'), wait]),
      screen('b', [tap('on', 'goal')]),
      screen('c', [tap('on', 'goal')]),
      goal,
    ),
    'read',
  );
  expect(way?.path).toEqual(['start', 'wait', 'on']);
});
