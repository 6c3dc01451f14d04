import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commands } from './run.ts';
import { runCli } from './test-run.ts';

const QUESTION = ['--platform', 'sample', '--at', '2020-05-01', '--surface', 'group'];

test('every file in commands/ is a command', () => {
  const files = readdirSync(new URL('commands/', import.meta.url)).filter(
    (name) => !name.endsWith('.test.ts'),
  );
  expect(Object.keys(commands)).toEqual(files.map((name) => name.slice(0, -'.ts'.length)).sort());
});

describe('help and version', () => {
  test.for([['--help'], ['-h'], ['help']])('%s lists the commands', async (args) => {
    const { code, out, err } = await runCli(args);
    expect([code, err]).toEqual([0, '']);
    for (const [name, { summary }] of Object.entries(commands))
      expect(out).toContain(name.padEnd(11) + summary);
  });

  test.for(Object.keys(commands))('%s --help names every option and gives the exit code 0', async (name) => {
    const { code, out, err } = await runCli([name, '--help']);
    expect([code, err]).toEqual([0, '']);
    for (const option of [...Object.keys(commands[name]?.options ?? {}), 'json', 'help']) {
      expect(out).toContain(`--${option}`);
    }
    expect((await runCli(['help', name])).out).toBe(out);
    expect((await runCli([name, '-h'])).out).toBe(out);
  });

  test('--version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await runCli(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  test('nothing at all is wrong use', async () => {
    const { code, out, err } = await runCli([]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Usage: interstice COMMAND');
  });
});

describe('wrong use exits with 2 and says what would be right', () => {
  const url = 'https://shop.example/';
  test.for<[string, string[], string]>([
    ['command', ['dcide'], 'There is no command "dcide". Did you mean "decide"?'],
    [
      'order',
      ['--platform', 'x'],
      `The command comes first, before --platform. Commands: ${Object.keys(commands).join(', ')}.`,
    ],
    ['option', ['eras', '--platfrom', 'x'], 'There is no option --platfrom. Did you mean --platform?'],
    ['short option', ['eras', '-z'], 'There is no option -z. Add --help to see the options.'],
    [
      'option of another command',
      ['lint', '--surface', 'group'],
      'There is no option --surface. Add --help to see the options.',
    ],
    ['missing value', ['decide', '--platform'], 'The option --platform needs a value: --platform ID.'],
    ['empty value', ['decide', '--platform='], 'The option --platform needs a value: --platform ID.'],
    ['value too much', ['decide', '--json=yes'], 'The option --json takes no value.'],
    [
      'value twice',
      ['decide', '--at', '2020-01-01', '--at', '2020-01-02', url],
      'The option --at was given twice.',
    ],
    [
      'no platform',
      ['decide', '--at', '2020-01-01', url],
      'The platform is missing. Known platforms: sample.',
    ],
    [
      'platform',
      ['decide', '--platform', 'smaple', url],
      'There is no platform "smaple". Did you mean "sample"? Known platforms: sample.',
    ],
    ['no day', ['decide', '--platform', 'sample', url], 'The day is missing. Write it as YYYY-MM-DD.'],
    [
      'day that no calendar has',
      ['decide', '--platform', 'sample', '--at', '2021-02-29', url],
      '"2021-02-29" is not a day. Write one that exists, as YYYY-MM-DD.',
    ],
    [
      'day in words',
      ['decide', '--platform', 'sample', '--at', 'today', url],
      '"today" is not a day. Write one that exists, as YYYY-MM-DD.',
    ],
    [
      'no surface',
      ['decide', '--platform', 'sample', '--at', '2021-02-28', url],
      'The surface is missing. Known surfaces of sample: direct, group.',
    ],
    [
      'surface',
      ['decide', ...QUESTION.slice(0, 5), 'grup', url],
      'There is no surface "grup". Did you mean "group"? Known surfaces of sample: direct, group.',
    ],
    [
      'client',
      ['decide', ...QUESTION, '--client', 'ios', url],
      'There is no client "ios". Known clients of sample: android.',
    ],
    [
      'version',
      ['decide', ...QUESTION, '--client', 'android', '--client-version', 'new', url],
      '"new" is not a version of a client. Write it like 8.0.11.',
    ],
    [
      'version alone',
      ['decide', ...QUESTION, '--client-version', '8', url],
      'A version of a client says nothing without the client. Add the client.',
    ],
    [
      'region',
      ['decide', ...QUESTION, '--region', 'EU', url],
      'There is no region "EU". Known regions of sample: CN.',
    ],
    [
      'sender',
      ['decide', ...QUESTION, '--sender', 'friend', url],
      'There is no sender "friend". Known senders: contact, stranger.',
    ],
    [
      'form',
      ['decide', ...QUESTION, '--form', 'cards', url],
      'There is no form "cards". Did you mean "card"? Known forms: card, bare-card, link, token, qr, text, folded, removed.',
    ],
    [
      'flag',
      ['decide', ...QUESTION, '--flag', 'unsafe', url],
      'There is no flag "unsafe". Known flags of sample: flagged-unsafe.',
    ],
    [
      'language',
      ['decide', ...QUESTION, '--language', 'fr', url],
      'There is no language "fr". Known languages: en.',
    ],
    [
      'no address',
      ['decide', ...QUESTION],
      'There is no address. Give some as arguments, or one a line on stdin.',
    ],
    ['nothing to explain', ['explain', ...QUESTION], 'There is no address to explain. Give at least one.'],
    [
      'argument too much',
      ['eras', 'sample'],
      'eras takes no arguments, and got "sample". Did you mean --platform sample?',
    ],
    ['platforms takes none', ['platforms', 'sample'], 'platforms takes no arguments, and got "sample".'],
    ['file', ['lint', 'none.json'], 'Cannot read none.json: there is no such file.'],
    ['nothing to write', ['lint', '--write'], '--write needs files: what is built in cannot be rewritten.'],
  ])('%s', async ([, args, message]) => {
    expect(await runCli(args)).toEqual({ code: 2, out: '', err: `interstice: ${message}\n` });
  });

  test('faults of ours are not taken for wrong use', async () => {
    const data = { packs: null, catalogue: null, sources: null, digests: null } as never;
    await expect(runCli(['platforms'], { data })).rejects.toThrow(TypeError);
  });

  test('what stands after -- is no option', async () => {
    const { code, out } = await runCli(['decide', ...QUESTION, '--json', '--', '--platform']);
    expect([code, JSON.parse(out).link]).toMatchObject([0, { kind: 'invalid', url: '--platform' }]);
  });
});
