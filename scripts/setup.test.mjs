import { expect, test } from 'vitest';
import { matchesLock, nodeIsEnough } from './setup.mjs';

test.each([
  ['20.18.3', false],
  ['20.19.0', true],
  ['18.20.0', false],
  ['22.0.0', true],
])('Node %s is enough: %s', (version, enough) => {
  expect(nodeIsEnough(version)).toBe(enough);
});

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/for-another-system': { version: '2.0.0', optional: true },
  },
};

test.each([
  ['the same', { 'node_modules/a': { version: '1.0.0' } }, true],
  [
    'an optional package as well',
    { 'node_modules/a': { version: '1.0.0' }, 'node_modules/for-another-system': { version: '2.0.0' } },
    true,
  ],
  ['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
  ['nothing', {}, false],
  ['one too many', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } }, false],
])('packages as the lock file wants them: %s', (_, packages, matches) => {
  expect(matchesLock(lock, { packages })).toBe(matches);
});
