/** Client, version and region: what a policy is compiled for. */
import { describe, expect, it } from 'vitest';
import { compareVersions, failedFixed } from './compile.ts';

describe('for whom a rule speaks', () => {
  it.each([
    ['any client', {}, {}, []],
    ['a client that nobody named', { client: ['ios'] }, {}, []],
    ['its client', { client: ['ios'] }, { client: 'ios' }, []],
    ['another client', { client: ['ios'] }, { client: 'android' }, ['client']],
    ['the newest version', { clientVersion: { ios: '8.0' } }, { client: 'ios' }, []],
    ['its version', { clientVersion: { ios: '8.0' } }, { client: 'ios', clientVersion: '8.0' }, []],
    [
      'an older version',
      { clientVersion: { ios: '8.0' } },
      { client: 'ios', clientVersion: '7.9' },
      ['clientVersion'],
    ],
    [
      'a client without a version',
      { clientVersion: { ios: '8.0' } },
      { client: 'android' },
      ['clientVersion'],
    ],
    ['a version of no client', { clientVersion: { ios: '8.0' } }, { clientVersion: '1.0' }, []],
    ['its region', { region: ['AU', 'NZ'] }, { region: 'NZ' }, []],
    ['another region', { region: ['AU'] }, { region: 'NZ' }, ['region']],
    ['no region', { region: ['AU'] }, {}, ['region']],
    [
      'nobody at all',
      { client: ['ios'], clientVersion: { ios: '8.0' }, region: ['AU'] },
      { client: 'android' },
      ['client', 'clientVersion', 'region'],
    ],
  ])('%s', (_who, when, setting, failed) => {
    expect(failedFixed(when, setting)).toEqual(failed);
  });

  it('missing parts of a version count as 0, on either side', () => {
    expect(compareVersions('8', '8.0.1')).toBe(-1);
    expect(compareVersions('8.0.1', '8')).toBe(1);
    expect(compareVersions('8.0.0', '8')).toBe(0);
    expect(compareVersions('10', '9.9')).toBe(1);
  });
});
