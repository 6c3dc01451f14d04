import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { digestOf } from './digest.ts';

test('is the SHA-256 of the JSON with sorted keys, as node computes it', () => {
  const value = { b: ['群聊 🧧', 'é', 'plain', { y: null, x: 1.5 }], a: true };
  const text = '{"a":true,"b":["群聊 🧧","é","plain",{"x":1.5,"y":null}]}';
  for (const suffix of ['', 'x', 'xy']) {
    const expected = createHash('sha256')
      .update(text.replace('plain', `plain${suffix}`))
      .digest('base64');
    expect(
      digestOf({ ...value, b: value.b.map((item) => (item === 'plain' ? `plain${suffix}` : item)) }),
    ).toBe(`sha256-${expected}`);
  }
});

test('does not depend on the order of keys, but on everything else', () => {
  expect(digestOf({ a: 1, b: 2 })).toBe(digestOf({ b: 2, a: 1 }));
  expect(digestOf({ a: 1, b: 2 })).not.toBe(digestOf({ a: 1, b: '2' }));
  expect(digestOf([1, 2])).not.toBe(digestOf([2, 1]));
});
