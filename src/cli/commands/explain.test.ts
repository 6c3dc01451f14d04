import { describe, expect, test } from 'vitest';
import type { Pack } from '../../policy/types.ts';
import { runCli, sampleData } from '.././test-run.ts';

const explain = (surface: string, at: string, ...rest: string[]) =>
  runCli(['explain', '--platform', 'sample', '--surface', surface, '--at', at, ...rest]);

const SHOP = 'https://shop.example/item/1';

/** The block that begins with a label, up to the next label. */
function block(out: string, label: string): string {
  const lines = out.split('\n');
  const start = lines.findIndex((line) => line.startsWith(label));
  const length = lines.slice(start + 1).findIndex((line) => !line.startsWith(' '));
  return lines.slice(start, start + 1 + length).join('\n');
}

describe('a decision in words', () => {
  test('names the rule, since when it holds, its confidence and its sources with addresses', async () => {
    const { code, out, err } = await explain('group', '2020-05-01', '--form', 'link', SHOP);
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n').slice(0, 4)).toEqual([
      'Sample, Group, 2020-05-01',
      'Era           Early (early, since 2020-01-01)',
      'Link          https://shop.example/item/1',
      '              Shop (shop), owner Rival (rival), Shopping (e-commerce), in',
    ]);
    expect(block(out, 'Rule')).toBe(
      'Rule          Shop links in groups (shop-in-groups), since 2020-01-01, reported',
    );
    expect(block(out, 'Screen')).toBe('Screen        title: Copy the address (reconstructed)');
    expect(block(out, 'Sources')).toBe(
      'Sources     - Links in chats [The Paper, 2020-01, press]\n              https://paper.example/links',
    );
  });

  test('a rule for one client says so where the question names none', async () => {
    const sample = sampleData.packs.sample as Pack;
    const [client] = sample.clients;
    const rules = sample.rules.map((rule) =>
      rule.id === 'shop-in-groups' ? { ...rule, when: { ...rule.when, client: [client?.id ?? ''] } } : rule,
    );
    const data = { ...sampleData, packs: { sample: { ...sample, rules } } };
    const ask = (...rest: string[]) =>
      runCli(
        [
          'explain',
          '--platform',
          'sample',
          '--surface',
          'group',
          '--at',
          '2020-05-01',
          '--form',
          'link',
          ...rest,
        ],
        { data },
      );
    const said = `about ${client?.name.en}; the question names no client`;
    expect(block((await ask(SHOP)).out, 'Rule')).toContain(said);
    expect((await ask('--client', client?.id ?? '', SHOP)).out).not.toContain('names no client');
  });

  test('tells who disagrees, and on what', async () => {
    const { out } = await explain('group', '2020-05-01', '--form', 'link', SHOP);
    expect(block(out, 'Disputed')).toBe(
      [
        'Disputed      It opened. (webview)',
        '            - [A test of links] [2021-02-03, test-report] (made up)',
        '              no address on record',
      ].join('\n'),
    );
  });

  test('says where a day lies after everything on record', async () => {
    const late = /Nothing on record is newer than \d{4}-\d\d-\d\d/;
    expect((await explain('group', '2099-01-01', SHOP)).out).toMatch(late);
    expect((await explain('group', '2020-05-01', SHOP)).out).not.toMatch(late);
  });

  test('names the nearest miss and why it missed', async () => {
    const direct = await explain('direct', '2020-05-01', '--form', 'link', SHOP);
    expect(block(direct.out, 'Nearest miss')).toBe(
      'Nearest miss  Shop links in groups (shop-in-groups): it is about group',
    );
    const early = await explain('group', '2019-12-31', SHOP);
    expect(early.out).toContain('before the first era on record');
    expect(early.out).toContain('it begins on 2020-01-01');
  });

  test('says what the nearest miss asks for', async () => {
    const miss = async (...options: string[]) => {
      const { out } = await explain('group', '2020-05-01', '--form', 'link', ...options, SHOP);
      return block(out, 'Nearest miss').replace(/\s+/g, ' ');
    };
    expect(await miss('--client', 'android', '--client-version', '8.0.10')).toBe(
      'Nearest miss Shop links in groups (shop-in-groups): it asks for android 8.0.11 or newer',
    );
    expect(await miss()).toBe('Nearest miss Unsafe pages are stopped (unsafe): it asks for flagged-unsafe');
  });

  test('says so where nobody knows', async () => {
    const { code, out } = await explain('group', '2022-03-01', '--form', 'link', SHOP);
    expect(code).toBe(0);
    expect(block(out, 'Click')).toBe('Click         unknown. Nobody looked.');
    expect(block(out, 'Read')).toBe('Read          not on record');
  });

  test('a day of announcement and the form of the message are told', async () => {
    const { out } = await explain('group', '2021-06-01', '--form', 'link', SHOP);
    expect(out).toContain('              announced on 2020-12-31\n');
    expect(block(out, 'Message')).toContain('link, with something to tap (as the question says)');
  });

  test('a message without a link rests on its share rule, which is told once', async () => {
    const { out } = await explain('group', '2020-05-01', SHOP);
    expect(block(out, 'Message')).toContain('token, with nothing to tap');
    expect(out.match(/\(shop-token\)/g)).toHaveLength(1);
  });

  test('refused sending is told', async () => {
    const { out } = await explain('group', '2020-05-01', '--flag', 'flagged-unsafe', SHOP);
    expect(block(out, 'Sending')).toBe('Sending       refused (coupons): The share button fails.');
  });

  test('wallets are told, and who disagrees on one', async () => {
    const { out } = await explain('group', '2020-05-01', '--form', 'link', SHOP);
    expect(block(out, 'Wallet')).toBe('Wallet        Purse, since 2020-01-01, reported: The shop said so.');
    const [shop, ...others] = sampleData.catalogue.destinations;
    const [entry] = shop?.wallets?.purse ?? [];
    const disputed = { ...entry, disputed: [{ says: { en: 'It was taken.' }, sources: ['paper-2020'] }] };
    const destinations = [{ ...shop, wallets: { purse: [disputed] } }, ...others];
    const data = { ...sampleData, catalogue: { ...sampleData.catalogue, destinations } } as typeof sampleData;
    const question = ['--platform', 'sample', '--surface', 'group', '--at', '2020-05-01', '--form', 'link'];
    const told = (await runCli(['explain', ...question, SHOP], { data })).out;
    expect(told).toContain('Disputed      It was taken.\n');
    expect(told).toMatch(/disputed:\s+purse/);
  });

  test('what is no web address is told too', async () => {
    const { code, out } = await explain('group', '2020-05-01', 'javascript:alert(1)');
    expect(code).toBe(0);
    expect(out).toContain('not a web address');
    expect(out).not.toContain('Nearest miss');
  });
});

describe('what a treatment, a form or a refusal asks for', () => {
  /** What is told of the first rule of a moment where it says something else. */
  async function told(moment: string, says: object, ...rest: string[]) {
    const pack = sampleData.packs.sample as Pack;
    const body = (text: string) => ({ text, gloss: { en: text } });
    const entry = {
      from: '2020-01-01',
      confidence: 'reported',
      reason: { en: 'So it was.' },
      sources: ['paper-2020'],
      ...says,
    };
    const rule = { id: 'told', moment, title: { en: 'Told' }, when: { to: ['any'] }, history: [entry] };
    const wordings = {
      told: { lang: 'en', mark: 'exact', sources: [], parts: { body: body('{host}: {LINK REMOVED}') } },
    };
    const packs = { sample: { ...pack, rules: [rule, ...pack.rules], wordings } as unknown as Pack };
    const args = [
      'explain',
      '--platform',
      'sample',
      '--surface',
      'group',
      '--at',
      '2020-05-01',
      ...rest,
      SHOP,
    ];
    return (await runCli(args, { data: { ...sampleData, packs } })).out;
  }

  test('a wait says how long it is', async () => {
    // biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
    const waits = { treatment: 'delay', with: { seconds: 5, then: 'open' } };
    const out = await told('click', waits, '--form', 'link');
    expect(block(out, 'Click')).toContain('\n              seconds: 5 s, then: open');
  });

  test('what stands in place of a link that was removed, and that nothing can be done', async () => {
    const out = await told('share', { form: 'removed', with: { what: 'link', wording: 'told' } });
    expect(block(out, 'In its place')).toBe('In its place  body: shop.example: {LINK REMOVED} (exact)');
    expect(block(out, 'Click')).toBe(
      'Click         inert. What was removed can be neither tapped nor copied.',
    );
    expect(block(out, 'Read')).toBe('Read          not possible');
  });

  test('a quota says how much of what, and in which words', async () => {
    const out = await told('compose', {
      treatment: 'quota',
      with: { limit: 2, per: 'month', wording: 'told' },
    });
    expect(block(out, 'Sending')).toBe(
      'Sending       quota (told): So it was.\n              limit: 2, per: month, wording: told',
    );
    expect(block(out, 'Screen')).toBe('Screen        body: shop.example: {LINK REMOVED} (exact)');
  });
});

test('no line is wider than the terminal, but for addresses', async () => {
  const { out } = await runCli(
    ['explain', '--platform', 'sample', '--surface', 'group', '--at', '2020-05-01', SHOP],
    { columns: 50 },
  );
  for (const line of out.split('\n'))
    if (!line.includes('https://')) expect(line.length).toBeLessThanOrEqual(50);
});

test('--json is the full decision with the sources it names', async () => {
  const { out } = await explain('group', '2020-05-01', '--form', 'link', '--json', SHOP);
  expect(JSON.parse(out)).toMatchObject({
    click: { rule: 'shop-in-groups' },
    reach: {},
    sources: [sampleData.sources['paper-2020']],
  });
});
