import { expect, test } from 'vitest';
import { samplePack } from '../../tests/fixtures/sample-pack.ts';
import { strangeNames } from './strange-names.ts';
import type { ScenarioCase } from './types.ts';

const told = (expected: ScenarioCase['expect']) =>
  strangeNames(
    { name: 'x', at: '2020-01-01', surface: 'group', link: 'https://shop.example/', expect: expected },
    samplePack,
  ).map(({ path, message }) => `${path.join('.')}: ${message}`);

test('names of rules, eras, treatments and parameters that there are not', () => {
  expect(
    told({ era: 'never', click: { treatment: 'webveiw', rule: 'shps', with: { appButon: 'works' } } }),
  ).toEqual([
    'expect.era: There is no era "never".',
    'expect.click.treatment: There is no treatment "webveiw".',
    'expect.click.rule: There is no rule "shps".',
    'expect.click.with.appButon: There is no parameter "appButon".',
  ]);
});

test('a rule of another moment is none of this one; a click may rest on a share rule', () => {
  const [click] = samplePack.rules.filter(({ moment }) => moment === 'click');
  const rule = click?.id;
  expect(told({ compose: { rule }, message: { rule } })).toHaveLength(2);
  expect(told({ click: { rule } })).toEqual([]);
});

test('parameters are those of the word that is expected, else of any', () => {
  expect(told({ click: { treatment: 'copy-url', with: { appButton: 'works' } } })).toHaveLength(1);
  expect(told({ click: { with: { appButton: 'works', copyable: true } } })).toEqual([]);
  expect(told({ click: { treatment: 'confirm', with: { next: { appButton: 'works' } } } })).toEqual([]);
  expect(
    told({ message: { form: 'removed', with: { what: 'post' } }, compose: { with: { limit: 2 } } }),
  ).toEqual([]);
});

test('null, and what is not asked, is no name', () => {
  expect(told({ era: null, click: { treatment: null, rule: null } })).toEqual([]);
});
