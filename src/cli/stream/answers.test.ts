import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../engine/decide.ts';
import { applyOverlay } from '../../overlay/apply.ts';
import type { Overlay } from '../../overlay/types.ts';
import { catalogue, digests, packs, sources } from '../../packs/index.ts';
import { createJudges } from '../../packs/judges.ts';
import { addDays } from '../../policy/day.ts';
import { MESSAGE_FORMS, type Pack } from '../../policy/types.ts';
import { type Data, UsageError } from '../command.ts';
import { checkQuestion, type RawQuestion } from '../question.ts';
import { createAnswers } from './answers.ts';
import { createSink } from './bytes.ts';
import { startsIn } from './spans.ts';

const data: Data = { packs, catalogue, digests, sources };
const overlay: Overlay = {
  id: 'what-if',
  on: 'wechat',
  name: { en: 'What if' },
  about: { en: 'What if “everything” waited?' },
  add: [
    {
      rules: [
        {
          id: 'wait',
          moment: 'click',
          title: { en: 'Wait' },
          when: { to: ['external'] },
          history: [
            { from: '2019-01-01', treatment: 'delay', with: { seconds: 5 }, reason: { en: 'Why not?' } },
          ],
        },
      ],
    },
  ],
};
const under: Data = { ...data, packs: { ...packs, wechat: applyOverlay(packs.wechat as Pack, overlay) } };

/** The plain way: a judge for the very day, and `JSON.stringify` of what it decides. */
function createPlainAnswers(of: Data, language: string) {
  const judgeFor = createJudges(of);
  return (url: string, raw: RawQuestion): string => {
    try {
      const { key, context } = checkQuestion(raw, language, of);
      return `${JSON.stringify(decide(url, context, judgeFor(key)))}\n`;
    } catch (error) {
      if (error instanceof UsageError) return error.message;
      throw error;
    }
  };
}

/** The quick way, read as what was written. */
function createQuickAnswers(of: Data, language: string, mostPieces?: number) {
  const answer = createAnswers(of, language, mostPieces);
  const sink = createSink(16);
  return (url: string, raw: RawQuestion): string => {
    try {
      answer(sink, url, raw);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      expect(sink.size).toBe(0);
      return error.message;
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(sink.take());
  };
}

const hosts = catalogue.destinations.flatMap((one) => one.hosts.map(({ domain }) => domain));
const ruleHosts = Object.values(packs).flatMap(({ rules }) =>
  rules.flatMap(({ when }) => [
    ...(when.domain ?? []),
    ...(when.hostLabel ?? []).map((label) => `${label}.org`),
  ]),
);
const schemes = catalogue.destinations.flatMap((one) => one.schemes.map(({ scheme }) => scheme));

const host = fc
  .tuple(
    fc.constantFrom('', '', 'm.', 'www.', 'a.b.', 'not', 'WWW.', 'xn--', '例.'),
    fc.constantFrom(...hosts, ...ruleHosts, 'news.example', 'localhost', '127.0.0.1', '[::1]', 'telegram.me'),
    fc.constantFrom('', '', '', '.', ':8080', ':99999', ':'),
  )
  .map((parts) => parts.join(''));
const path = fc.constantFrom(
  '',
  '/',
  '/item.htm?id=1',
  '/群聊?q="a"',
  '/a\\b',
  '#x',
  '?x',
  '/\u2028',
  '/\ud800',
  '/%E4',
  '/ ',
);
const webAddress = fc
  .tuple(fc.constantFrom('https://', 'http://', 'HTTPS://', 'https:/'), host, path)
  .map((all) => all.join(''));
const wrapped = fc
  .tuple(fc.constantFrom(...catalogue.wrappers), webAddress, fc.boolean())
  .map(([{ domain, path: at = '/', param }, inner, twice]) => {
    const once = `https://${domain}${at}?${param ?? 'x'}=${encodeURIComponent(inner.replace(/\p{Surrogate}/gu, '?'))}`;
    return twice ? `https://${domain}${at}?${param ?? 'x'}=${encodeURIComponent(once)}` : once;
  });
const address = fc.oneof(
  { weight: 6, arbitrary: webAddress },
  { weight: 2, arbitrary: wrapped },
  fc
    .tuple(fc.constantFrom(...schemes, 'intent', 'javascript', 'mailto', 'data'), fc.string())
    .map((all) => all.join(':')),
  fc.string({ unit: 'grapheme' }),
);

/** A day on which something starts, or one beside it, or any. */
const days = [...new Set(startsIn(packs, catalogue))];
const day = fc.oneof(
  fc.tuple(fc.constantFrom(...days), fc.constantFrom(-1, 0, 1)).map(([start, by]) => addDays(start, by)),
  fc.integer({ min: 0, max: 20_000 }).map((by) => addDays('1990-01-01', by)),
);

/** Mostly a question that can be asked. */
const question = fc.constantFrom(...Object.values(packs)).chain((pack) => {
  const ids = (items: readonly { readonly id: string }[] = []) => items.map(({ id }) => id);
  const some = (values: readonly string[]) => fc.constantFrom(...values, 'nothing of it');
  const rarely = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 2, nil: undefined });
  const odd = fc.constantFrom(null, 1, '', [], {}, 'constructor');
  const sometimesOdd = <Value>(value: fc.Arbitrary<Value>) =>
    fc.oneof({ weight: 30, arbitrary: value as fc.Arbitrary<unknown> }, odd);
  const maybe = (value: fc.Arbitrary<unknown>) => fc.option(value, { freq: 1, nil: undefined });
  return fc.record<RawQuestion & object>({
    platform: sometimesOdd(fc.constant(pack.id)),
    at: sometimesOdd(day),
    surface: sometimesOdd(fc.constantFrom(...ids(pack.surfaces))),
    client: maybe(sometimesOdd(some(ids(pack.clients)))),
    clientVersion: maybe(fc.constantFrom('8.0.13', '8.0.16', '1', 'new', 8)),
    region: maybe(sometimesOdd(some(ids(pack.regions)))),
    sender: maybe(fc.constantFrom('contact', 'stranger', 'friend')),
    form: rarely(sometimesOdd(fc.constantFrom(...MESSAGE_FORMS))),
    flags: maybe(fc.oneof(fc.array(some(ids(pack.flags)), { maxLength: 3 }), odd)),
  });
});

describe.for<[string, Data, string, number | undefined]>([
  ['as a rule', data, 'en', undefined],
  ['in Chinese', data, 'zh-CN', undefined],
  ['under an overlay', under, 'en', undefined],
  ['with room for little', data, 'en', 7],
])('answers are those of the plain way, to the byte: %s', ([, of, language, mostPieces]) => {
  const plain = createPlainAnswers(of, language);
  const quick = createQuickAnswers(of, language, mostPieces);

  test('whatever is asked', () => {
    fc.assert(
      fc.property(address, question, (url, raw) => {
        const wanted = plain(url, raw);
        expect(quick(url, raw)).toBe(wanted);
        // Once more, from what was kept.
        expect(quick(url, raw)).toBe(wanted);
      }),
      { numRuns: 500, seed: 17 },
    );
  });
});

test('a client that is named and none are told apart, also where the same rules speak', () => {
  const asked = Object.values(packs).flatMap(({ id, clients, surfaces, rules }) =>
    rules.flatMap(({ when, history }) =>
      [undefined, ...clients.map((client) => client.id)].map((client) => ({
        platform: id,
        at: history[0]?.from,
        surface: when.surface?.[0] ?? surfaces[0]?.id,
        ...(client !== undefined && { client }),
      })),
    ),
  );
  for (const questions of [asked, [...asked].reverse()]) {
    const [quick, plain] = [createQuickAnswers(data, 'en'), createPlainAnswers(data, 'en')];
    for (const raw of questions)
      expect(quick('https://unlisted.example/', raw)).toBe(plain('https://unlisted.example/', raw));
  }
});

test('most of those are questions, of every platform', () => {
  const asked = fc.sample(question, { numRuns: 2000, seed: 17 });
  const good = asked.filter((raw) => {
    try {
      checkQuestion(raw, 'en', data);
      return true;
    } catch {
      return false;
    }
  });
  expect(good.length).toBeGreaterThan(1000);
  expect(new Set(good.map(({ platform }) => platform))).toEqual(new Set(Object.keys(packs)));
});
