import { describe, expect, it } from 'vitest';
import { MESSAGE_FORMS, type MessageForm, type When } from '../policy/types.ts';
import { holds, isClickable } from './holds.ts';
import type { Context } from './types.ts';

describe('what a rule asks of a message', () => {
  const asked: Context = { surface: 'group', sender: 'stranger', flags: ['a', 'b'] };

  it.each<[string, When, Context, MessageForm | undefined, boolean]>([
    ['nothing', {}, { surface: 'group' }, undefined, true],
    ['its surface', { surface: ['direct', 'group'] }, asked, undefined, true],
    ['another surface', { surface: ['direct'] }, asked, undefined, false],
    ['its form', { form: ['card', 'link'] }, asked, 'link', true],
    ['another form', { form: ['card'] }, asked, 'link', false],
    ['a form where none counts yet', { form: ['card'] }, asked, undefined, false],
    ['its sender', { sender: ['contact', 'stranger'] }, asked, undefined, true],
    ['another sender', { sender: ['contact'] }, asked, undefined, false],
    ['a sender where none is given', { sender: ['contact'] }, { surface: 'group' }, undefined, false],
    ['all of its flags', { flags: ['b', 'a'] }, asked, undefined, true],
    ['flags of which one is missing', { flags: ['a', 'c'] }, asked, undefined, false],
    ['a flag where none is given', { flags: ['a'] }, { surface: 'group' }, undefined, false],
  ])('%s', (_what, when, context, form, expected) => {
    expect(holds(when, context, form)).toBe(expected);
  });
});

describe('whether a message has a link in it', () => {
  it('goes by its form', () => {
    expect(MESSAGE_FORMS.filter((form) => isClickable(form))).toEqual([
      'card',
      'bare-card',
      'link',
      'folded',
    ]);
  });

  it('unless the share rule says so', () => {
    expect(isClickable('token', { clickable: true })).toBe(true);
    expect(isClickable('link', { clickable: false })).toBe(false);
    expect(isClickable('token', { clickable: 'yes' })).toBe(false);
  });
});
