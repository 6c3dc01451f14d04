import { describe, expect, test } from 'vitest';
import { MANIFEST_FILE, manifestFile, zipOf } from '../../figure/archive.ts';
import { toBytes, toText } from '../../figure/bytes.ts';
import { intoJson, intoMarkup, MANIFEST_PLACE, NOTE_PLACE } from '../../figure/carriers.ts';
import { figureMatrix } from '../../figure/cells.ts';
import { type Manifest, manifestOf } from '../../figure/manifest.ts';
import type { FigureSpec } from '../../figure/types.ts';
import type { Verdict } from '../../figure/verify.ts';
import { digestOf } from '../../packs/digest.ts';
import { catalogue, digests, packs, sources } from '../../packs/index.ts';
import { createJudges } from '../../packs/judges.ts';
import type { Pack } from '../../policy/types.ts';
import { RECORD } from '../capture/output.ts';
import { jsonLines, runCli, type Surroundings } from '../test-run.ts';

const today = { packs, catalogue, digests, sources };
const wechat = packs.wechat as Pack;
/** Data in which the pack of WeChat is another one. */
const withWechat = (pack: Pack) => ({
  ...today,
  packs: { ...packs, wechat: pack },
  digests: { ...digests, wechat: digestOf(pack) },
});
const opened = withWechat({
  ...wechat,
  rules: wechat.rules.map((rule) =>
    rule.moment === 'click'
      ? { ...rule, history: rule.history.map((entry) => ({ ...entry, treatment: 'open', with: {} })) }
      : rule,
  ),
});

const SPEC: FigureSpec = {
  ...{ links: ['https://item.taobao.com/'], platforms: ['wechat'], days: ['2018-07-01', '2021-12-20'] },
  ...{ surfaces: ['group'], view: 'frames', measure: 'steps', goal: 'read', gloss: true },
};
async function manifestBy(data: typeof today, more: Partial<FigureSpec> = {}): Promise<Manifest> {
  const spec = { ...SPEC, ...more };
  const judgeFor = createJudges(data);
  return manifestOf(spec, await figureMatrix(spec, data.packs, { ...data, judgeFor }), '1.2.3');
}
const MANIFEST = await manifestBy(today);
const OLD = await manifestBy(opened);

const svg = (manifest: Manifest, note = '') =>
  intoMarkup(`<svg>${MANIFEST_PLACE}${NOTE_PLACE}<text>drawn</text></svg>`, 'svg', manifest, note);
/** Files of a folder, with their manifest. */
const folder = (start: string, manifest: Manifest, files: Readonly<Record<string, string>>) => {
  const bytes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, toBytes(text)]));
  const all = { ...files, [MANIFEST_FILE]: toText(manifestFile(manifest, bytes)) };
  return Object.fromEntries(Object.entries(all).map(([name, text]) => [start + name, text]));
};

const verify = (args: readonly string[], surroundings: Surroundings = {}) =>
  runCli(['verify', ...args], { data: today, ...surroundings });
const verifyText = (text: string, data = today) => verify(['f.svg'], { files: { 'f.svg': text }, data });

describe('one file', () => {
  test('that is the same is told in one line, with the version that made it', async () => {
    expect(await verifyText(svg(MANIFEST))).toEqual({
      code: 0,
      out: 'f.svg: same\n  Made by Interstice 1.2.3.\n',
      err: '',
    });
  });

  test('of which the record was edited without effect is the same', async () => {
    const { code, out } = await verifyText(svg(MANIFEST), withWechat({ ...wechat, aka: ['another name'] }));
    expect(code).toBe(0);
    expect(out).toContain('f.svg: same, although the record has been edited since (wechat)\n');
  });

  test('of which something else is decided has changed, and each cell is told', async () => {
    expect(await verifyText(svg(OLD))).toEqual({
      code: 1,
      out: `f.svg: changed since: 2 of 2 cells are decided otherwise today
  https://item.taobao.com/, wechat, 2018-07-01, group: treatment open -> copy-url; steps 1 -> 5
  https://item.taobao.com/, wechat, 2021-12-20, group: treatment open -> webview
  The packs that decided it are not beside it: whether it was right then cannot be told.
  Made by Interstice 1.2.3.
`,
      err: '',
    });
  });

  test('that was painted over was altered', async () => {
    const { code, out } = await verifyText(svg(MANIFEST).replace('drawn', 'painted'));
    expect([code, out.split('\n')[0]]).toEqual([1, 'f.svg: altered: its content is not as it was made']);
  });

  test('that claims what its packs do not decide was altered, and it is told in what', async () => {
    const [first, ...rest] = MANIFEST.cells;
    const cells = [{ ...first, sources: [], confidence: 'documented' }, ...rest] as Manifest['cells'];
    const { code, out } = await verifyText(svg({ ...MANIFEST, cells }));
    expect(code).toBe(1);
    expect(out).toContain(`f.svg: altered: 1 of 2 cells is not what its own packs decide
  https://item.taobao.com/, wechat, 2018-07-01, group: otherwise in confidence, sources
  By the same packs, another version than 1.2.3 may decide otherwise.
`);
  });

  test('tells its note, and that nobody has checked it', async () => {
    const { code, out } = await verifyText(svg(MANIFEST, 'my\nnote \u001b[2J'));
    expect(code).toBe(0);
    expect(out).toContain('  Note (not checked): my note \\u001b[2J\n');
  });

  test('with many changed cells tells the first twenty', async () => {
    const days = Array.from({ length: 23 }, (_, at) => `2018-07-${String(at + 1).padStart(2, '0')}`);
    const { out } = await verifyText(svg(await manifestBy(opened, { days })));
    expect(out.match(/^ {2}https:/gm)).toHaveLength(20);
    expect(out).toContain('2018-07-20, group: treatment open -> copy-url; steps 1 -> 5\n  and 3 more\n');
  });

  test('about a platform that is gone says so', async () => {
    const { wechat: _, ...left } = packs;
    const { wechat: __, ...leftDigests } = digests;
    const { out } = await verifyText(svg(MANIFEST), { ...today, packs: left, digests: leftDigests });
    expect(out).toContain('2018-07-01, group: treatment copy-url -> cannot be decided any more\n');
  });

  test('cannot write to the terminal what it likes', async () => {
    const link = 'https://a.example/\u001b[2J\u202e';
    const [first, ...rest] = OLD.cells;
    const cells = [{ ...first, link, platform: 'x\u001b' }, ...rest] as Manifest['cells'];
    const generator = { name: 'Interstice', version: '\u001b]0;x' } as const;
    const { out } = await verify(['\u202e.svg'], {
      files: { '\u202e.svg': svg({ ...OLD, cells, generator }) },
    });
    expect([...'\u001b\u202e'].filter((sign) => out.includes(sign))).toEqual([]);
    expect(out).toContain('\\u202e.svg: altered');
  });
});

describe('several files with one manifest', () => {
  const files = folder('out/', MANIFEST, { 'cells.csv': 'link,day', 'pictures/a.svg': svg(MANIFEST) });

  test('are checked by their folder and by the manifest', async () => {
    for (const name of ['out', 'out/', 'out/manifest.json']) {
      expect(await verify([name], { files })).toEqual({
        code: 0,
        out: `${name}: same\n  Checked with the 2 files of its list.\n  Made by Interstice 1.2.3.\n`,
        err: '',
      });
    }
    const here = folder('', MANIFEST, { 'cells.csv': 'link,day' });
    expect((await verify(['manifest.json'], { files: here })).code).toBe(0);
  });

  test('are the same beside what `interstice capture` keeps for itself, and not beside another of that name', async () => {
    expect((await verify(['out'], { files: { ...files, [`out/${RECORD}`]: '{}' } })).code).toBe(0);
    const { out } = await verify(['out'], { files: { ...files, [`out/more/${RECORD}`]: '{}' } });
    expect(out).toContain(`  more/${RECORD} is not one of its files\n`);
  });

  test('are checked in a ZIP', async () => {
    const inside = folder('', OLD, {
      'packs/wechat.json': JSON.stringify(opened.packs.wechat),
      'packs/destinations.json': JSON.stringify(catalogue),
    });
    const zip = zipOf(
      Object.fromEntries(Object.entries(inside).map(([name, text]) => [name, toBytes(text)])),
    );
    const { code, out } = await verify(['x.zip'], { bytes: { 'x.zip': zip } });
    expect(code).toBe(1);
    expect(out).toContain('x.zip: changed since: 2 of 2 cells are decided otherwise today\n');
    expect(out).toContain(
      'The packs beside it decide what it shows: by the record of its time it was right.\n',
    );
  });

  test('each that is not as listed is told, but for what systems leave in folders', async () => {
    const { 'out/pictures/a.svg': _, ...without } = files;
    const given = {
      ...without,
      'out/cells.csv': 'x',
      'out/more/new.txt': '',
      'out/.DS_Store': '',
      'out/more/Thumbs.db': '',
    };
    expect(await verify(['out'], { files: given })).toMatchObject({
      code: 1,
      out: `out: altered: 3 files are not as its list says
  cells.csv is not as it was made
  pictures/a.svg is missing
  more/new.txt is not one of its files
  Checked with the 2 files of its list.
  Made by Interstice 1.2.3.
`,
    });
  });

  test('one that carries nothing is checked alone, by the manifest beside it', async () => {
    const { 'out/pictures/a.svg': _, ...without } = files;
    expect(await verify(['out/cells.csv'], { files: without })).toEqual({
      code: 0,
      out: 'out/cells.csv: same\n  Checked alone, against out/manifest.json.\n  Made by Interstice 1.2.3.\n',
      err: '',
    });
    const { code, out } = await verify(['out/cells.csv'], { files: { ...files, 'out/cells.csv': 'x' } });
    expect(code).toBe(1);
    expect(out).toContain(
      'out/cells.csv: altered: 1 file is not as its list says\n  cells.csv is not as it was made\n',
    );
  });

  test('the packs beside it decide about one that is checked alone, too', async () => {
    const old = folder('out/', OLD, {
      'cells.csv': 'link,day',
      'packs/wechat.json': JSON.stringify(opened.packs.wechat),
      'packs/destinations.json': JSON.stringify(catalogue),
    });
    const { code, out } = await verify(['out/cells.csv'], { files: old });
    expect(code).toBe(1);
    expect(out).toContain('The packs beside it decide what it shows');
  });

  test('of a folder whose manifest is another program’s, nothing more is read', async () => {
    const files = { 'ext/manifest.json': '{"manifest_version": 3}' };
    const bytes = {
      get 'ext/large.bin'(): Uint8Array {
        throw new Error('this was read');
      },
    };
    const { code, out } = await verify(['ext'], { files, bytes });
    expect(code).toBe(2);
    expect(out).toContain('ext: unreadable: no manifest of a comparison is in it');
  });
});

describe('what cannot be checked', () => {
  test.for<[string, string, string]>([
    [
      'a text',
      'hello',
      'no manifest of a comparison is in it, and no manifest.json beside it lists it. Name a PNG',
    ],
    [
      'a newer format',
      intoJson({}, { ...MANIFEST, format: 'interstice-figure-2' as never }, ''),
      'Try a newer version.',
    ],
    [
      'a figure that is none',
      intoJson({}, { ...MANIFEST, figure: {} as never }, ''),
      '"figure" must have links, platforms',
    ],
    ['a damaged manifest', svg(MANIFEST).replace('"format"', '"form'), 'it is damaged, or its manifest is.'],
  ])('%s is told with what would be right', async ([, text, message]) => {
    const { code, out, err } = await verifyText(text);
    expect([code, err]).toEqual([2, '']);
    expect(out).toMatch(/^f\.svg: unreadable: [^\n]+\n$/);
    expect(out).toContain(message);
  });

  test('a file that a manifest beside it does not list is not checked by it', async () => {
    const files = { ...folder('out/', MANIFEST, {}), 'out/other.csv': 'x' };
    expect((await verify(['out/other.csv'], { files })).code).toBe(2);
    const broken = { 'out/manifest.json': '{', 'out/other.csv': 'x' };
    expect((await verify(['out/other.csv'], { files: broken })).code).toBe(2);
  });

  test('a file that is not there does not stop the others', async () => {
    const files = { 'a.svg': svg(MANIFEST), 'b.svg': svg(OLD) };
    const { code, out, err } = await verify(['a.svg', 'none.svg', 'b.svg'], { files });
    expect([code, err]).toEqual([2, 'interstice: Cannot read none.svg: there is no such file.\n']);
    expect(out.match(/^\w\.svg: \w+/gm)).toEqual(['a.svg: same', 'b.svg: changed']);
  });

  test('a folder without a manifest is told what would be right', async () => {
    const { code, err } = await verify(['out'], { files: { 'out/a.svg': svg(MANIFEST) } });
    expect([code, err]).toEqual([
      2,
      'interstice: There is no manifest.json in the folder out. Name the files in it, or a folder that Interstice has filled.\n',
    ]);
  });

  test('no file at all is wrong use', async () => {
    const { code, out, err } = await verify([]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('There is no file to check. Name at least one');
  });
});

test('--json writes what was found, one object a line', async () => {
  const files = {
    'a.svg': svg(MANIFEST),
    'b.svg': svg(OLD, 'mine'),
    'c.txt': 'x',
    ...folder('out/', MANIFEST, { 'd.csv': 'x' }),
  };
  const { code, out } = await verify(['--json', 'a.svg', 'b.svg', 'c.txt', 'out/d.csv'], { files });
  const found = jsonLines<Verdict & { file: string; against?: string }>(out);
  expect(code).toBe(2);
  expect(found.map(({ file, kind, against }) => [file, kind, against])).toEqual([
    ['a.svg', 'same', undefined],
    ['b.svg', 'changed', undefined],
    ['c.txt', 'unreadable', undefined],
    ['out/d.csv', 'same', 'out/manifest.json'],
  ]);
  expect(found[1]).toMatchObject({ note: 'mine', version: '1.2.3', packsChanged: ['wechat'], cells: 2 });
  expect(found[1]?.changed).toHaveLength(2);
});

test('the help says what a hash does not prove', async () => {
  const { out } = await verify(['--help']);
  expect(out.replaceAll('\n', ' ')).toContain('It does not tell who wrote it, or when');
});
