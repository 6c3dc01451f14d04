import { expect, test } from 'vitest';
import { conditionInWords } from './condition-words.ts';

test.for([
  ['surface', { surface: ['direct', 'group'] }, 'it is about direct, group'],
  ['to', { to: ['shop', '@partners'] }, 'it is about links to shop, @partners'],
  ['domain', { domain: ['mail.example'] }, 'it is about mail.example'],
  ['hostLabel', { hostLabel: ['telegram'] }, 'it is about hosts named telegram'],
  ['form', { form: ['card'] }, 'it is about messages of the form card'],
  ['client', { client: ['ios'] }, 'it is about ios'],
  [
    'clientVersion',
    { clientVersion: { ios: '8.0', android: '7.1' } },
    'it asks for ios 8.0, android 7.1 or newer',
  ],
  ['region', { region: ['AU'] }, 'it asks for the region AU'],
  ['sender', { sender: ['business'] }, 'it asks for a business as sender'],
  ['flags', { flags: ['flagged-unsafe'] }, 'it asks for flagged-unsafe'],
  ['later', {}, 'later'],
] as const)('%s', ([key, when, words]) => {
  expect(conditionInWords(key, when as never)).toBe(words);
});
