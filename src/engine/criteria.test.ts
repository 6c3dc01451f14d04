/** The three standards of September 2021, held against links of a made-up platform with one category of rivals. */
import { describe, expect, it } from 'vitest';
import { madeUpPack, madeUpRule } from '../../tests/fixtures/made-up-rules.ts';
import { sampleCatalogue } from '../../tests/fixtures/sample-pack.ts';
import type { Destination, Params, Rule, When } from '../policy/types.ts';
import { compile } from './compile.ts';
import { criteriaOf } from './criteria.ts';
import { createJudge } from './judge.ts';
import type { Context, Criteria } from './types.ts';

const destination = (id: string, owner: string | null, category: string | null = 'shops'): Destination => ({
  id,
  name: { en: id },
  owner,
  category,
  hosts: [{ domain: `${id}.example`, use: 'site', confidence: 'observed', sources: [] }],
  schemes: [],
});
const catalogue = {
  ...sampleCatalogue,
  destinations: [
    destination('asked', 'rival'),
    destination('sister', 'rival'),
    destination('peer', 'friend'),
    destination('second', 'friend'),
    destination('stranger', 'friend', 'news'),
    destination('odd', null, null),
    destination('odder', 'friend', null),
  ],
};

const rule = (moment: Rule['moment'], when: When, says: string, params?: Params): Rule =>
  madeUpRule(`${moment} ${JSON.stringify(when)}`, when, [['2016-01-01', says, params]], moment);
const shown = (id: string, form: string) => rule('share', { to: [id] }, form);
const clicked = (id: string, treatment: string, params: Params = { appButton: 'none' }) =>
  rule('click', { to: [id] }, treatment, params);

const judgeOf = (rules: readonly Rule[]) =>
  createJudge(compile({ pack: madeUpPack(rules), catalogue, day: '2020-01-01', digests: {} }));

function criteria(rules: readonly Rule[], context: Context = { surface: 'group' }, id = 'asked'): Criteria {
  const judge = judgeOf(rules);
  return criteriaOf(judge.judge(`https://${id}.example/`, context), context, judge);
}

describe('shown as well as its peers', () => {
  const display = (...rules: Rule[]) =>
    criteria([...rules, clicked('asked', 'webview'), clicked('peer', 'webview')])['same-display'];
  const ORDER = ['card', 'bare-card', 'link', 'folded', 'token', 'text', 'removed'];

  it('each form is better than those after it', () => {
    for (const [place, form] of ORDER.slice(0, -2).entries()) {
      const next = ORDER[place + 1] as string;
      expect(display(shown('asked', form), shown('peer', next)), `${form}, ${next}`).toBe(true);
      expect(display(shown('asked', next), shown('peer', form)), `${next}, ${form}`).toBe(false);
    }
  });

  it('alike is as good: a picture and a token, text and nothing', () => {
    for (const [a, b] of [
      ['card', 'card'],
      ['token', 'qr'],
      ['qr', 'token'],
      ['text', 'removed'],
      ['removed', 'text'],
    ] as const)
      expect(display(shown('asked', a), shown('peer', b)), `${a}, ${b}`).toBe(true);
  });

  it('every peer counts', () => {
    expect(
      display(
        shown('asked', 'link'),
        shown('peer', 'folded'),
        shown('second', 'card'),
        clicked('second', 'open'),
      ),
    ).toBe(false);
  });

  it('cannot be told where no form is on record, of the link or of any peer', () => {
    expect(display(shown('peer', 'card'))).toBeNull();
    expect(display(shown('asked', 'card'))).toBeNull();
  });
});

describe('who is a peer', () => {
  const display = (peer: string, id = 'asked') =>
    criteria(
      [shown(id, 'link'), clicked(id, 'webview'), shown(peer, 'card'), clicked(peer, 'webview')],
      { surface: 'group' },
      id,
    )['same-display'];

  it('a product of the same category and another owner', () => {
    expect(display('peer')).toBe(false);
    expect(display('sister')).toBeNull();
    expect(display('stranger')).toBeNull();
  });

  it('nobody, where the link has no category', () => {
    expect(display('odder', 'odd')).toBeNull();
  });

  it('nobody of whose links nothing is on record', () => {
    const rules = [shown('asked', 'link'), clicked('asked', 'webview'), shown('peer', 'card')];
    expect(criteria(rules)).toEqual({ 'same-display': null, 'opens-in-app': true, 'no-extra-step': null });
  });

  it('is asked as the link was, but as it is shared itself and without what this link was said to do', () => {
    const context: Context = { surface: 'group', form: 'link', flags: ['flagged-unsafe'] };
    const rules = [
      rule('click', { flags: ['flagged-unsafe'] }, 'stopped', { wording: 'w' }),
      rule('click', { to: ['peer'], surface: ['group'] }, 'webview', { appButton: 'none' }),
      shown('peer', 'card'),
    ];
    expect(criteria(rules, context)).toEqual({
      'same-display': false,
      'opens-in-app': false,
      'no-extra-step': false,
    });
  });
});

describe('opened in the app by the click itself', () => {
  const opens = (treatment: string, params?: Params) =>
    criteria([clicked('asked', treatment, params)])['opens-in-app'];

  it('in the in-app browser, at once or after a wait', () => {
    expect(opens('webview')).toBe(true);
    expect(opens('delay', { seconds: 5, next: { appButton: 'none' } })).toBe(true);
    // biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
    expect(opens('delay', { seconds: 5, then: 'open' })).toBe(false);
  });

  it('not in another browser, nor behind a question', () => {
    expect(opens('open')).toBe(false);
    expect(opens('confirm', { wording: 'w', next: { appButton: 'none' } })).toBe(false);
    expect(opens('stopped', { wording: 'w' })).toBe(false);
  });

  it('not where the message was taken away', () => {
    expect(criteria([shown('asked', 'removed'), clicked('asked', 'webview')])['opens-in-app']).toBe(false);
  });
});

describe('no step more than its peers', () => {
  const extra = (...rules: Rule[]) => criteria(rules)['no-extra-step'];
  const confirm = (id: string) => clicked(id, 'confirm', { wording: 'w', next: { appButton: 'none' } });

  it('counts the steps to read', () => {
    expect(extra(clicked('asked', 'webview'), clicked('peer', 'webview'))).toBe(true);
    expect(extra(clicked('asked', 'webview'), confirm('peer'))).toBe(true);
    expect(extra(confirm('asked'), clicked('peer', 'webview'))).toBe(false);
    expect(extra(confirm('asked'), confirm('peer'), clicked('second', 'webview'))).toBe(false);
  });

  it('a link that cannot be read has more steps than any, and a peer that cannot be read none to compare', () => {
    const stopped = (id: string) => clicked(id, 'stopped', { wording: 'w' });
    expect(extra(stopped('asked'), clicked('peer', 'webview'))).toBe(false);
    expect(extra(confirm('asked'), stopped('peer'))).toBe(true);
  });

  it('cannot be told without peers; copying into a browser is ruled out whatever happens to others', () => {
    expect(extra(clicked('asked', 'webview'))).toBeNull();
    expect(extra(clicked('asked', 'copy-url', { wording: 'w' }))).toBe(false);
  });
});

it('of a link that nothing is known of nothing can be told', () => {
  expect(criteria([clicked('peer', 'webview'), shown('asked', 'link')])).toEqual({
    'same-display': null,
    'opens-in-app': null,
    'no-extra-step': null,
  });
});
