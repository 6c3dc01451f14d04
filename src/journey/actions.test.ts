import { describe, expect, it } from 'vitest';
import { followed, given, hold, onward, switchApp, tap } from './actions.ts';

/** Writes down what is followed. */
const follow = (next: string, params?: unknown) => `${next} ${JSON.stringify(params)}`;

describe('an action', () => {
  it('is named for what the hand does', () => {
    expect(tap('a', 'b')).toEqual({ id: 'a', to: 'b', gesture: 'tap' });
    expect(tap('a', 'b', { copies: 'token' })).toEqual({ id: 'a', to: 'b', gesture: 'tap', copies: 'token' });
    expect(hold('a', 'b', { unsure: true })).toEqual({
      id: 'a',
      to: 'b',
      gesture: 'long-press',
      unsure: true,
    });
    expect(switchApp('a', 'b')).toEqual({ id: 'a', to: 'b', gesture: 'switch-app' });
  });

  it('stands in a list only where its condition holds, and is made only then', () => {
    const action = tap('a', 'b');
    expect(given(true, () => action)).toEqual([action]);
    const never = () => {
      throw new Error('made');
    };
    expect(given(undefined, never)).toEqual([]);
  });

  it('leaves the platform where the browser comes next', () => {
    expect(onward('a', 'browser')).toEqual({ id: 'a', to: 'browser', gesture: 'tap', leaves: true });
    expect(onward('a', 'webview')).toEqual({ id: 'a', to: 'webview', gesture: 'tap' });
  });
});

it('a treatment leads on to what it says, in the in-app browser where it says nothing', () => {
  expect(followed({ params: {}, follow })).toBe('webview undefined');
  expect(followed({ params: { next: { menu: [] } }, follow })).toBe('webview {"menu":[]}');
  // biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
  expect(followed({ params: { then: 'open' }, follow })).toBe('open undefined');
});
