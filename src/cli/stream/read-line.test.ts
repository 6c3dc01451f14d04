import { expect, test } from 'vitest';
import type { RawQuestion } from '../question.ts';
import { readLine } from './read-line.ts';

const none = {} as RawQuestion;

test.each([
  ['{"url":"a.example","url":"b.example"}', 'url'],
  ['{"at":"2020-01-01","url":"a.example","at":"2020-01-01"}', 'at'],
  ['{"url":"a.example","at" : "2020-01-01","at":"2021-01-01"}', 'at'],
  ['{"at"\t:"2020-01-01","at"\t:"2021-01-01","url":"a.example"}', 'at'],
  ['{"url":"a.example","u\\u0072l":"b.example"}', 'url'],
  ['{"url":"a.example","flags":["x"],"flags":[]}', 'flags'],
  ['{"url":"a.example","region":null,"region":"CN"} ', 'region'],
  ['{"url":"a.example/?q=\\":","at":"2020-01-01","at":"2021-01-01"}', 'at'],
])('a key that stands twice is refused, and named: %s', (line, key) => {
  expect(() => readLine(line, none)).toThrow(`"${key}" stands twice on this line. Keep one of them.`);
});

test.each([
  '{"url":"a.example","at":"2020-01-01"}',
  ' { "url" : "a.example" , "at" : "2020-01-01" } ',
  '{"url": "a.example", "at": "2020-01-01", "flags": ["url", "at"], "region": null}',
  '{"url":"a.example","at":"2020-01-01","sender":"\\"at\\":"}',
])('one that stands once is not, however it is written: %s', (line) => {
  expect(readLine(line, none)).toMatchObject({ url: 'a.example', raw: { at: '2020-01-01' } });
});
