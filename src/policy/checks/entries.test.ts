import { expect, test } from 'vitest';
import { toldOf } from '../../../tests/fixtures/one-fault.ts';

const entry = (rule: number) => ['rules', rule, 'history', 0];

/** What is told where the first entry of a rule says something else. Rules: 0 is of compose, 1 of share, 2 and 3 of click. */
const saying = (rule: number, says: Readonly<Record<string, unknown>>): string[] =>
  toldOf('pack', ...Object.entries(says).map(([key, value]) => [[...entry(rule), key], value] as const));

test('a compose rule takes what its treatment declares', () => {
  expect(saying(0, { treatment: 'quota', with: { per: 'day' } })).toEqual([
    'missing-param /rules/0/history/0/with: The parameter "limit" of the treatment "quota" is missing. How many posts with a link may be sent.',
  ]);
});

test('a share rule takes what its form declares', () => {
  expect(saying(1, { with: { copyable: 'yes' } })).toEqual([
    'wrong-param /rules/1/history/0/with/copyable: "yes" is not a value that "copyable" can have. true or false.',
  ]);
});

test('what a dispute says is checked like what the entry says, but may be left open', () => {
  const dispute = [...entry(3), 'disputed', 0];
  expect(toldOf('pack', [[...dispute, 'with'], { appButton: 'maybe' }])).toEqual([
    'wrong-param /rules/3/history/0/disputed/0/with/appButton: "maybe" is not a value that "appButton" can have. Known values: works, label-only, none, unknown.',
  ]);
  expect(toldOf('pack', [[...dispute, 'treatment'], 'zzzzzzzzzz'])).toEqual([
    expect.stringMatching(
      /^unknown-treatment \/rules\/3\/history\/0\/disputed\/0\/treatment: There is no treatment "zzzzzzzzzz"\./,
    ),
  ]);
  expect(toldOf('pack', [[...dispute, 'with'], undefined])).toEqual([
    expect.stringMatching(/^not-canonical/),
  ]);
});

test('gaps describe nothing, and need nothing to describe', () => {
  expect(saying(1, { form: 'unknown' })).toEqual([
    'with-on-nothing /rules/1/history/0/with: An entry that says "unknown" has nothing to describe. Remove "with".',
  ]);
  expect(saying(1, { form: 'unknown', with: undefined })).toEqual([expect.stringMatching(/^not-canonical/)]);
});

test('what a form takes is told as of a form', () => {
  expect(saying(1, { form: 'text', with: { what: 'post' } })).toEqual([
    'unknown-param /rules/1/history/0/with/what: "what" is not a parameter of the form "text". Known parameters: copyable.',
  ]);
  expect(saying(1, { form: 'qr', with: { copyable: true } })).toEqual([
    expect.stringContaining('the form "qr"'),
  ]);
});
