// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { activeOn, wechatOn } from '../../tests/fixtures/active-state.ts';
import type { ActiveState } from '../storage.ts';
import { originOf, sessionFor } from './session.ts';

const ORIGIN = 'https://chat.example';
const policy = wechatOn('2021-09-20');
const state = (more: Partial<ActiveState> = {}) => activeOn(ORIGIN, policy, 'detect', more);
const url = 'https://item.taobao.com/item.htm?id=1';

describe('a session', () => {
  it.each([undefined, null, 1, 'x', [], {}, { format: 2 }])('is none for %j', (stored) => {
    expect(sessionFor(stored, ORIGIN)).toBeNull();
  });

  it('does not take an inherited name for a site', () => {
    expect(sessionFor(state(), 'constructor')).toBeNull();
  });

  it('judges by surface, sender and flags', () => {
    const session = sessionFor(state(), ORIGIN);
    expect(session?.judge(url, 'group').click.treatment).toBe('copy-url');
    expect(session?.judge(url, 'direct').click.treatment).toBe('confirm');
    const flagged = sessionFor(state({ flags: ['flagged-unsafe'] }), ORIGIN);
    expect(flagged?.judge(url, 'group').click.rule).not.toBe(session?.judge(url, 'group').click.rule);
  });

  it('takes the form that is set in place of that of the share rules', () => {
    const douyin = 'https://www.douyin.com/video/1';
    const shared = sessionFor(state(), ORIGIN)?.judge(douyin, 'direct');
    expect(shared?.message).toMatchObject({ form: 'token', basis: 'ruled', clickable: false });
    expect(shared?.click.treatment).toBe('token');
    const asLink = sessionFor(state({ form: 'link' }), ORIGIN)?.judge(douyin, 'direct');
    expect(asLink?.message).toMatchObject({ form: 'link', basis: 'given', clickable: true });
    expect(asLink?.click.treatment).toBe('confirm');
  });

  it.each<[string, Partial<ActiveState>, boolean]>([
    ['the day', { policy: wechatOn('2021-12-01') }, true],
    ['the language', { language: 'zh-CN' }, false],
    ['the sender', { sender: 'stranger' }, true],
    ['the form', { form: 'link' }, true],
    ['the flags', { flags: ['induced-share'] }, true],
    ['the surface', { sites: { [ORIGIN]: { on: true, surface: 'group' } } }, true],
    ['the gloss', { gloss: false }, false],
    ['messages as they arrived', { messagesAsArrived: true }, false],
    [
      'another site',
      { sites: { ...state().sites, 'https://b.example': { on: true, surface: 'group' } } },
      false,
    ],
  ])('has another key with a change of %s: %#', (_name, more, other) => {
    expect(sessionFor(state(more), ORIGIN)?.key !== sessionFor(state(), ORIGIN)?.key).toBe(other);
  });
});

describe('the origin of a page', () => {
  const at = (origin: string, address: string, ancestorOrigins?: readonly string[]) =>
    originOf({ origin, location: { origin: new URL(address).origin, ancestorOrigins } } as never);

  it('is its own', () => {
    expect(at(ORIGIN, `${ORIGIN}/room`, ['https://parent.example'])).toBe(ORIGIN);
    expect(at(ORIGIN, 'about:srcdoc', ['https://parent.example'])).toBe(ORIGIN);
  });

  it('is that of its address where it is sandboxed, never that of the parent', () => {
    expect(at('null', 'https://other.example/', [ORIGIN])).toBe('https://other.example');
    expect(at('null', 'blob:https://other.example/1', [ORIGIN])).toBe('https://other.example');
  });

  it.each(['about:srcdoc', 'about:blank', 'data:text/html,', 'blob:null/1'])(
    'is that of the parent at %s, if that has one',
    (address) => {
      expect(at('null', address, [ORIGIN, 'https://top.example'])).toBe(ORIGIN);
      expect(at('null', address, ['null', ORIGIN])).toBe('null');
      expect(at('null', address, [])).toBe('null');
      expect(at('null', address)).toBe('null');
    },
  );
});
