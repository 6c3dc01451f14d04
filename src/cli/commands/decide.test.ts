import { describe, expect, test } from 'vitest';
import type { Decision } from '../../engine/types.ts';
import type { Pack } from '../../policy/types.ts';
import { jsonLines, runCli, sampleData } from '.././test-run.ts';

const QUESTION = ['--platform', 'sample', '--at', '2020-05-01', '--surface', 'group'];
const SHOP = 'https://shop.example/item/1';

interface ErrorLine {
  readonly error: { readonly line: number; readonly message: string };
}

describe('addresses as arguments', () => {
  test('are answered in full, as text', async () => {
    const { code, out, err } = await runCli(['decide', ...QUESTION, '--form', 'link', SHOP]);
    expect([code, err]).toEqual([0, '']);
    const lines = out.split('\n');
    expect(lines.slice(0, 8)).toEqual([
      'https://shop.example/item/1',
      '  where        Sample, group, 2020-05-01, Early',
      '  link         shop',
      '  compose      unknown',
      '  message      link',
      '  click        copy-url; wording: copy (rule shop-in-groups, since 2020-01-01,',
      '               reported, disputed)',
      '  reason       Reported.',
    ]);
    expect(out).toMatch(/^ {2}sources {6}\S/m);
    expect(out).toMatch(/^ {2}read {9}\d+ actions, \d+\.\d–\d+\.\d s, in the browser: tap-link/m);
    expect(out).toMatch(/^ {2}pay {10}[\s\S]*refused:\s+purse$/m);
    expect(out).toMatch(/^ {2}criteria {5}same-display not known, opens-in-app no/m);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('as JSON, one full decision a line, in order', async () => {
    const { code, out } = await runCli(['decide', ...QUESTION, '--json', SHOP, 'https://deals.example/']);
    const decisions = jsonLines<Decision>(out);
    expect(code).toBe(0);
    expect(decisions.map(({ link }) => link.destination)).toEqual(['shop', 'deals']);
    for (const decision of decisions) {
      expect(Object.keys(decision)).toEqual(expect.arrayContaining(['reach', 'criteria', 'trace', 'packs']));
      expect(decision.packs).toEqual({ sample: 'sha256-sample', destinations: 'sha256-destinations' });
    }
  });

  test('say for which clients a rule was written, where none is named', async () => {
    const sample = sampleData.packs.sample as Pack;
    const rules = sample.rules.map((rule) => ({ ...rule, when: { ...rule.when, client: ['android'] } }));
    const data = { ...sampleData, packs: { sample: { ...sample, rules } } };
    const ask = (...more: string[]) =>
      runCli(['decide', ...QUESTION, '--form', 'link', ...more, SHOP], { data });
    const about = 'reported, disputed, about Android alone)';
    expect((await ask()).out.replaceAll(/\s+/g, ' ')).toContain(about);
    expect(jsonLines<Decision>((await ask('--json')).out)[0]?.click.clients).toEqual(['android']);
    expect((await ask('--client', 'android')).out).not.toContain('alone');
  });

  test('options reach the engine', async () => {
    const ask = async (...options: string[]) => {
      const { out } = await runCli(['decide', ...QUESTION, '--form', 'link', '--json', ...options, SHOP]);
      return (JSON.parse(out) as Decision).click.rule;
    };
    expect(await ask()).toBe('shop-in-groups');
    expect(await ask('--client', 'android', '--client-version', '8.0.10')).toBe('rest');
    expect(await ask('--client', 'android', '--client-version', '8.0.11')).toBe('shop-in-groups');
    expect(await ask('--flag', 'flagged-unsafe')).toBe('unsafe');
  });

  test('nothing is refused as an address: the decision says what it is', async () => {
    const { code, out } = await runCli([
      'decide',
      ...QUESTION,
      '--json',
      'javascript:alert(1)',
      '',
      `https://${'a'.repeat(65536)}`,
    ]);
    expect(code).toBe(0);
    expect(jsonLines<Decision>(out).map(({ link }) => link.kind)).toEqual(['other', 'invalid', 'web']);
  });
});

describe('lines from stdin', () => {
  const decide = (stdin: (string | Uint8Array)[], ...options: string[]) =>
    runCli(['decide', ...options], { stdin });

  test('are answered one by one, in order, without reach, criteria and trace', async () => {
    const { code, out, err } = await decide(
      [`${SHOP}\nhttps://deals.example/\nhttps://x.example/`],
      ...QUESTION,
    );
    const decisions = jsonLines<Decision>(out);
    expect([code, err]).toEqual([0, '']);
    expect(decisions.map(({ link }) => link.host)).toEqual(['shop.example', 'deals.example', 'x.example']);
    expect(decisions[0]).not.toHaveProperty('reach');
    expect(out.endsWith('\n')).toBe(true);
  });

  test('--full adds them', async () => {
    const { out } = await decide([SHOP], ...QUESTION, '--full');
    expect(JSON.parse(out)).toMatchObject({
      reach: { read: { possible: true } },
      criteria: {},
      trace: [{}, {}, {}, {}, {}],
    });
  });

  test('may be objects whose keys override the options', async () => {
    const lines = [
      { url: SHOP },
      { url: SHOP, at: '2021-06-01' },
      { url: SHOP, surface: 'direct', form: 'card', flags: ['flagged-unsafe'] },
      { url: SHOP, client: 'android', clientVersion: '1.0', form: 'link' },
    ];
    const { code, out } = await decide([lines.map((line) => JSON.stringify(line)).join('\n')], ...QUESTION);
    expect(code).toBe(0);
    expect(jsonLines<Decision>(out).map(({ at, click }) => [at, click.rule])).toEqual([
      ['2020-05-01', 'shop-token'],
      ['2021-06-01', 'shop-token'],
      ['2020-05-01', 'unsafe'],
      ['2020-05-01', 'rest'],
    ]);
  });

  test('need no options where they bring everything', async () => {
    const line = JSON.stringify({ url: SHOP, platform: 'sample', at: '2020-05-01', surface: 'group' });
    expect((await decide([line])).code).toBe(0);
  });

  test('that are no questions are told with their number, the others are answered, and the exit code is 2', async () => {
    const lines = [
      SHOP,
      '',
      '{"url":1}',
      '{"url"',
      '{"url":"x","surfce":"group"}',
      '{"url":"x","at":"1 May"}',
      ' ["https://shop.example/"]',
      '"https://shop.example/"',
      SHOP,
    ];
    const { code, out, err } = await decide([lines.join('\r\n')], ...QUESTION);
    const answers = jsonLines<Decision | ErrorLine>(out);
    expect([code, err]).toEqual([2, '']);
    expect(answers.map((answer) => ('error' in answer ? answer.error : answer.link.destination))).toEqual([
      'shop',
      { line: 3, message: '"url" is missing, or is not a text.' },
      {
        line: 4,
        message: 'This line begins like a JSON object and is not one. Write one whole object a line.',
      },
      { line: 5, message: '"surfce" is not a key of a question. Did you mean "surface"?' },
      { line: 6, message: '"1 May" is not a day. Write one that exists, as YYYY-MM-DD.' },
      { line: 7, message: expect.stringContaining('no object') },
      { line: 8, message: expect.stringContaining('no object') },
      'shop',
    ]);
  });

  test('that are other JSON, or not UTF-8, are told too; the mark of an encoding may stand before each', async () => {
    const text = new TextEncoder().encode(['null', ' -4.2e1', 'nullify', `\ufeff${SHOP}`].join('\n'));
    const { out } = await decide([text, new Uint8Array([10, 0xff, 0xfe]), `\n${SHOP}`], ...QUESTION);
    const answers = jsonLines<Decision | ErrorLine>(out);
    expect(answers.map((answer) => ('error' in answer ? answer.error : answer.link.url))).toEqual([
      { line: 1, message: expect.stringContaining('no object') },
      { line: 2, message: expect.stringContaining('no object') },
      'nullify',
      SHOP,
      { line: 5, message: 'This line is not UTF-8. Save it in that encoding.' },
      SHOP,
    ]);
  });

  test('are not read at all where the options are wrong', async () => {
    for (const wrong of [
      ['--platform', 'x'],
      ['--at', 'x'],
      ['--platform', 'sample', '--flag', 'x'],
    ]) {
      const { code, out, err } = await decide([SHOP], ...wrong);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('"x"');
    }
  });

  test('may be cut anywhere, also inside a character, and may begin with a byte order mark', async () => {
    const bytes = new TextEncoder().encode(`\ufeffhttps://shop.example/群聊\n${SHOP}\n`);
    for (let cut = 1; cut < bytes.length; cut++) {
      const { out } = await decide([bytes.subarray(0, cut), bytes.subarray(cut)], ...QUESTION);
      expect(jsonLines<Decision>(out).map(({ link }) => link.url)).toEqual([
        'https://shop.example/群聊',
        SHOP,
      ]);
    }
  });

  test('no lines, no answers', async () => {
    expect(await decide([], ...QUESTION)).toEqual({ code: 0, out: '', err: '' });
    expect(await decide(['\n \n'], ...QUESTION)).toEqual({ code: 0, out: '', err: '' });
  });

  test('are answered as they come, and are not asked for faster than answers are taken', async () => {
    const events: string[] = [];
    async function* source() {
      for (const name of ['a', 'b']) {
        events.push(`read ${name}`);
        yield `https://${name}.example/\n`;
      }
    }
    await runCli(['decide', ...QUESTION], {
      stdin: source(),
      onOut: async (text) => {
        const host = (JSON.parse(text) as Decision).link.host;
        events.push(`writing ${host}`);
        await Promise.resolve();
        events.push(`written ${host}`);
      },
    });
    expect(events).toEqual([
      'read a',
      'writing a.example',
      'written a.example',
      'read b',
      'writing b.example',
      'written b.example',
    ]);
  });
});
