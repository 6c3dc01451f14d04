import { expect, test } from 'vitest';
import { differences } from './compare.ts';

const decision = {
  era: null,
  click: { treatment: 'webview', with: { appButton: 'none' }, sources: ['a', 'b'] },
  reach: { read: { possible: true, steps: 1 } },
};

test.for<[string, unknown]>([
  ['a part of it', { click: { treatment: 'webview' } }],
  ['null', { era: null }],
  ['a part at any depth', { reach: { read: { steps: 1 } }, click: { with: { appButton: 'none' } } }],
  ['a list as it is', { click: { sources: ['a', 'b'] } }],
])('a decision contains %s', ([, expected]) => {
  expect(differences(expected, decision)).toEqual([]);
});

test.for<[string, unknown, string, unknown]>([
  ['another value', { click: { treatment: 'open' } }, 'click.treatment', 'webview'],
  ['a key that is not there', { click: { tretment: 'webview' } }, 'click.tretment', undefined],
  ['a key below a single value', { era: { id: 'x' } }, 'era.id', undefined],
  ['null where something is', { click: { treatment: null } }, 'click.treatment', 'webview'],
  ['a list in another order', { click: { sources: ['b', 'a'] } }, 'click.sources', ['a', 'b']],
  ['a part of a list', { click: { sources: ['a'] } }, 'click.sources', ['a', 'b']],
  ['an empty object where there is more', { click: { with: {} } }, 'click.with', { appButton: 'none' }],
  ['a number as text', { reach: { read: { steps: '1' } } }, 'reach.read.steps', 1],
])('it does not contain %s', ([, expected, at, got]) => {
  expect(differences(expected, decision)).toMatchObject([{ at, got }]);
});
