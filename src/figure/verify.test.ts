import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../packs/digest.ts';
import { catalogue, digests, packs, sources } from '../packs/index.ts';
import { createJudges } from '../packs/judges.ts';
import type { Pack } from '../policy/types.ts';
import { type Files, MANIFEST_FILE, manifestFile, PACKS, zipOf } from './archive.ts';
import { toBytes, toText } from './bytes.ts';
import { intoJson, intoMarkup, intoPng, MANIFEST_PLACE, NOTE_PLACE } from './carriers.ts';
import { figureMatrix } from './cells.ts';
import { type CellRecord, type Manifest, manifestOf } from './manifest.ts';
import { header } from './png.ts';
import type { FigureSpec } from './types.ts';
import { type VerifyData, verify } from './verify.ts';

const dataOf = (own: Readonly<Record<string, Pack>>): VerifyData => {
  const known = {
    ...digests,
    ...Object.fromEntries(Object.entries(own).map(([id, pack]) => [id, digestOf(pack)])),
  };
  const data = { packs: { ...packs, ...own }, catalogue, digests: known };
  return { ...data, sources, judgeFor: createJudges(data) };
};
const today = dataOf({});

const SPEC: FigureSpec = {
  links: ['https://item.taobao.com/'],
  platforms: ['wechat', 'whatsapp'],
  days: ['2018-07-01', '2021-12-20'],
  surfaces: ['direct', 'group'],
  view: 'frames',
  measure: 'steps',
  goal: 'read',
  gloss: true,
};
const manifestBy = async (data: VerifyData, spec = SPEC): Promise<Manifest> =>
  manifestOf(spec, await figureMatrix(spec, data.packs, data), '1.2.3');
const MANIFEST = await manifestBy(today);

const wechat = packs.wechat as Pack;
/** WeChat as another record of it might have been: every link is opened. */
const otherwise: Pack = {
  ...wechat,
  rules: wechat.rules.map((rule) =>
    rule.moment === 'click'
      ? { ...rule, history: rule.history.map((entry) => ({ ...entry, treatment: 'open', with: {} })) }
      : rule,
  ),
};
const before = dataOf({ wechat: otherwise });
const OLD = await manifestBy(before);

const CHUNKS = [
  header(1, 1),
  { type: 'IDAT', data: new Uint8Array(deflateSync(Uint8Array.of(0, 1, 2, 3))) },
  { type: 'IEND', data: new Uint8Array() },
];
const TEMPLATE = `<svg>${MANIFEST_PLACE}${NOTE_PLACE}<text>x</text></svg>`;
const inFile: Readonly<Record<string, (manifest: Manifest, note: string) => Uint8Array>> = {
  png: (manifest, note) => intoPng(CHUNKS, manifest, 'x', note),
  svg: (manifest, note) => toBytes(intoMarkup(TEMPLATE, 'svg', manifest, note)),
  html: (manifest, note) => toBytes(intoMarkup(TEMPLATE, 'html', manifest, note)),
  json: (manifest, note) => toBytes(intoJson({ x: 1 }, manifest, note)),
};
const one = (bytes: Uint8Array) => verify({ file: bytes }, today);
const asJson = (manifest: unknown) => one(toBytes(intoJson({}, manifest as Manifest, '')));

const withPacks = (data: VerifyData, more: Files = {}): Files => ({
  ...Object.fromEntries(
    Object.entries({ ...data.packs, destinations: catalogue })
      .filter(([id]) => Object.hasOwn(MANIFEST.packs, id))
      .map(([id, pack]) => [`${PACKS}${id}.json`, toBytes(JSON.stringify(pack, null, 1))]),
  ),
  'cells.csv': toBytes('link,day'),
  ...more,
});
const folder = (manifest: Manifest, files: Files): Files => ({
  ...files,
  [MANIFEST_FILE]: manifestFile(manifest, files),
});
const SAME = {
  kind: 'same',
  altered: [],
  changed: [],
  packsChanged: [],
  decidedBy: 'same-packs',
  cells: 8,
  version: '1.2.3',
};

describe.for(Object.entries(inFile))('a figure in %s', ([, make]) => {
  test('is the same as long as nothing has changed, whatever its note says', async () => {
    expect(await one(make(MANIFEST, ''))).toMatchObject({ ...SAME, note: null });
    expect(await one(make(MANIFEST, 'mine'))).toMatchObject({ ...SAME, note: 'mine' });
  });

  test('is not the same with any one byte changed', async () => {
    const whole = make(MANIFEST, '');
    const other = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(other, async ([at, by]) => {
        const { kind } = await one(whole.with(at, (whole[at] ?? 0) ^ by));
        expect(['altered', 'unreadable']).toContain(kind);
      }),
      { numRuns: 60 },
    );
  });
});

test('what is drawn is hashed', async () => {
  const svg = toText(inFile.svg?.(MANIFEST, '') ?? new Uint8Array());
  expect(await one(toBytes(svg.replace('<text>x', '<text>y')))).toMatchObject({
    kind: 'altered',
    altered: [{ kind: 'content' }],
  });
});

describe('when the record has been edited since', () => {
  test('a figure stays the same where that decides nothing in it', async () => {
    const renamed = dataOf({ wechat: { ...wechat, name: { en: 'Another name' } } });
    const verdict = await asJson(await manifestBy(renamed));
    expect(verdict).toMatchObject({ ...SAME, packsChanged: ['wechat'], decidedBy: 'packs-of-today' });
  });

  test('a figure has changed where something else is decided, and it is told what', async () => {
    const { kind, changed, altered, packsChanged, cells } = await asJson(OLD);
    expect([kind, altered, packsChanged, cells]).toEqual(['changed', [], ['wechat'], 8]);
    expect(new Set(changed.map(({ was }) => was.platform))).toEqual(new Set(['wechat']));
    const group = changed.find(({ was }) => was.surface === 'group' && was.day === '2018-07-01');
    expect([group?.was.treatment, group?.is?.treatment]).toEqual(['open', 'copy-url']);
  });

  test('what is decided by packs of which none has changed must still come out', async () => {
    const cells = OLD.cells.map((cell) =>
      cell.platform === 'whatsapp' ? { ...cell, treatment: 'stopped' } : cell,
    );
    expect(await asJson({ ...OLD, cells })).toMatchObject({
      kind: 'altered',
      altered: [{ kind: 'decisions', count: 4 }],
    });
  });

  test('the packs beside it tell whether it was as it says', async () => {
    const verdict = await verify({ 'x.zip': zipOf(folder(OLD, withPacks(before))) }, today);
    expect(verdict).toMatchObject({ kind: 'changed', altered: [], decidedBy: 'packs-beside' });
    expect(verdict.changed.length).toBeGreaterThan(0);

    const cells = OLD.cells.map((cell) => ({ ...cell, ...(cell.platform === 'wechat' && { form: 'card' }) }));
    expect(await verify(folder({ ...OLD, cells }, withPacks(before)), today)).toMatchObject({
      kind: 'altered',
      altered: [{ kind: 'decisions', count: 4 }],
      decidedBy: 'packs-beside',
    });
  });

  test('packs beside it that are others than it says are not used', async () => {
    const files = folder(OLD, withPacks(today));
    expect(await verify(files, today)).toMatchObject({ kind: 'changed', decidedBy: 'packs-of-today' });
  });

  test('a platform that decided nothing then is no lie of the file, whatever it has now', async () => {
    const weibo = packs.weibo as Pack;
    const spec: FigureSpec = { ...SPEC, platforms: ['wechat', 'weibo'], surfaces: ['group'] };
    const manifest = await manifestBy(before, spec);
    expect(Object.keys(manifest.packs)).toEqual(['destinations', 'wechat']);
    const files = folder(manifest, withPacks(before));
    const now = dataOf({
      weibo: { ...weibo, surfaces: [...weibo.surfaces, { id: 'group', name: { en: 'x' } }] },
    });
    for (const data of [today, now])
      expect(await verify(files, data)).toMatchObject({
        kind: 'changed',
        altered: [],
        decidedBy: 'packs-beside',
      });
    expect(await asJson(await manifestBy(today, spec))).toMatchObject({
      kind: 'same',
      decidedBy: 'same-packs',
    });
  });

  test('a surface that only such a platform has is still one of the figure', async () => {
    const weibo: Pack = {
      ...(packs.weibo as Pack),
      clients: [],
      surfaces: [{ id: 'comment', name: { en: 'x' } }],
    };
    const client = wechat.clients[0]?.id as string;
    const old = dataOf({ weibo, wechat: otherwise });
    const spec: FigureSpec = {
      ...SPEC,
      platforms: ['wechat', 'weibo'],
      surfaces: ['group', 'comment'],
      client,
    };
    const files = folder(await manifestBy(old, spec), withPacks(old));
    expect(await verify(files, dataOf({ weibo }))).toMatchObject({ kind: 'changed', altered: [] });
  });

  test('a platform that is gone leaves cells that nobody can decide', async () => {
    const { whatsapp: _, ...left } = today.packs;
    const verdict = await verify(
      { f: inFile.json?.(MANIFEST, '') ?? new Uint8Array() },
      {
        ...dataOf({}),
        packs: left,
        digests: Object.fromEntries(Object.entries(digests).filter(([id]) => id !== 'whatsapp')),
      },
    );
    expect(verdict).toMatchObject({ kind: 'changed', packsChanged: ['whatsapp'] });
    expect(verdict.changed.map(({ is }) => is)).toEqual([null, null, null, null]);
  });
});

describe('a manifest that claims what its packs do not decide', () => {
  const [first] = MANIFEST.cells as [CellRecord];
  const rest = MANIFEST.cells.slice(1);
  test.for<[string, object, number]>([
    ['another treatment', { cells: [{ ...first, treatment: 'open' }, ...rest] }, 1],
    ['another source', { cells: [{ ...first, sources: [] }, ...rest] }, 1],
    ['no cells', { cells: [] }, 8],
    ['a cell less', { cells: rest }, 1],
    ['a cell twice', { cells: [first, first, ...rest] }, 1],
    ['a cell of another day', { cells: [...rest, { ...first, day: '1999-01-01' }] }, 2],
    ['a link twice', { figure: { ...SPEC, links: [...SPEC.links, ...SPEC.links] } }, 8],
    ['cells of nothing', { figure: null }, 8],
  ])('%s is found out, though its hash is right', async ([, more, count]) => {
    const verdict = await asJson({ ...MANIFEST, ...more });
    expect(verdict).toMatchObject({ kind: 'altered', altered: [{ kind: 'decisions', count }] });
  });

  test('a figure of a thousand million cells is answered at once', async () => {
    const links = Array.from({ length: 1000 }, (_, at) => `https://a.example/${at}`);
    const days = Array.from({ length: 250_000 }, (_, at) => `day ${at}`);
    const verdict = await asJson({ ...MANIFEST, figure: { ...SPEC, links, days } });
    expect(verdict.kind).toBe('altered');
    expect(await asJson({ ...MANIFEST, cells: [], figure: { ...SPEC, links, days } })).toMatchObject({
      kind: 'altered',
      altered: [{ kind: 'decisions', count: 1_000_000_000 }],
    });
  });

  test('with packs beside it that are none, is not believed', async () => {
    for (const rubbish of [{}, [], { id: 'wechat' }, { ...wechat, rules: [{ id: 1 }] }]) {
      const manifest = { ...MANIFEST, packs: { ...MANIFEST.packs, wechat: digestOf(rubbish) } };
      const files = folder(
        manifest,
        withPacks(today, { [`${PACKS}wechat.json`]: toBytes(JSON.stringify(rubbish)) }),
      );
      expect(await verify(files, today)).toMatchObject({ kind: 'altered', decidedBy: 'packs-beside' });
    }
  });
});

test('decisions of packs that it does not name are compared with the packs of today', async () => {
  expect(await asJson({ ...MANIFEST, packs: {} })).toMatchObject({
    kind: 'same',
    decidedBy: 'packs-of-today',
  });
});

test('a picture of a page on which nothing was clicked has nothing to decide', async () => {
  expect(await asJson({ ...MANIFEST, figure: null, cells: [], packs: {} })).toMatchObject({
    kind: 'same',
    cells: 0,
  });
});

describe('what is not of ours, or broken, is told apart', () => {
  const png = inFile.png?.(MANIFEST, '') ?? new Uint8Array();
  const svg = toText(inFile.svg?.(MANIFEST, '') ?? new Uint8Array());
  const json = (manifest: unknown) => ({ f: toBytes(`{"manifest": ${JSON.stringify(manifest)}}`) });

  test.for<[string, Files, string]>([
    ['nothing', {}, 'no-manifest'],
    ['a text', { f: toBytes('hello') }, 'no-manifest'],
    ['JSON without a manifest', { f: toBytes('[]') }, 'no-manifest'],
    ['the manifest of an extension', { [MANIFEST_FILE]: toBytes('{"manifest_version": 3}') }, 'no-manifest'],
    ['a manifest that is no JSON', { [MANIFEST_FILE]: toBytes('{') }, 'broken'],
    ['an SVG whose manifest is no JSON', { f: toBytes(svg.replace('"format"', '"for')) }, 'broken'],
    ['another format', json({ ...MANIFEST, format: 'interstice-figure-2' }), 'foreign-format'],
    ['a figure that is none', json({ ...MANIFEST, figure: { links: 'x' } }), 'bad-figure'],
    ['no figure at all', json({ ...MANIFEST, figure: undefined }), 'bad-figure'],
    ['a cell of no day', json({ ...MANIFEST, cells: [{ ...MANIFEST.cells[0], day: undefined }] }), 'broken'],
    [
      'a list of files that is none',
      { [MANIFEST_FILE]: toBytes(JSON.stringify({ ...MANIFEST, files: { a: null } })) },
      'broken',
    ],
    ['a cell that is none', json({ ...MANIFEST, cells: [null] }), 'broken'],
    [
      'a cell with odd parts',
      json({ ...MANIFEST, cells: [{ ...MANIFEST.cells[0], treatment: {} }] }),
      'broken',
    ],
    ['digests that are none', json({ ...MANIFEST, packs: { wechat: 1 } }), 'broken'],
    ['a program without a version', json({ ...MANIFEST, generator: null }), 'broken'],
    ['a PNG cut short', { f: png.subarray(0, -5) }, 'broken'],
    ['a PNG without a manifest', { f: png.subarray(0, 8) }, 'no-manifest'],
  ])('%s', async ([, files, fault]) => {
    expect(await verify(files, today)).toMatchObject({ kind: 'unreadable', fault, cells: 0, manifest: null });
  });

  test('depth is no trouble', async () => {
    const text = JSON.stringify(MANIFEST).slice(0, -1);
    const odd = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    expect((await one(toBytes(`{"manifest": ${text},"made":${odd}}}`))).kind).toBe('altered');
  });

  test('names that objects have of their own are names like others', async () => {
    const text = JSON.stringify(MANIFEST).slice(0, -1);
    const odd = `{"manifest": ${text.replace('"packs":{', '"packs":{"__proto__":"x","constructor":"y",')}}}`;
    expect(await one(toBytes(odd))).toMatchObject({
      kind: 'altered',
      packsChanged: ['__proto__', 'constructor'],
    });
    const files = toText(manifestFile(MANIFEST, {})).replace(
      '"files": {}',
      '"files": {"__proto__": {"sha256": "", "bytes": 0}}',
    );
    expect((await verify({ [MANIFEST_FILE]: toBytes(files) }, today)).altered).toContainEqual({
      ...{ kind: 'file', name: '__proto__', fault: 'missing' },
    });
  });

  test('a manifest that is odd anywhere is judged, and never as the same where its cells are others', async () => {
    const paths = (value: unknown): (readonly string[])[] =>
      typeof value !== 'object' || value === null
        ? [[]]
        : [[], ...Object.entries(value).flatMap(([key, item]) => paths(item).map((path) => [key, ...path]))];
    const put = (value: unknown, [key, ...path]: readonly string[], by: unknown): unknown => {
      if (key === undefined) return by;
      const copy = structuredClone(value) as Record<string, unknown>;
      copy[key] = put(copy[key], path, by);
      return copy;
    };
    const odd = fc.oneof(fc.jsonValue(), fc.constantFrom(null, '', [], {}, -1, 'wechat', '2018-07-01'));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths(MANIFEST)), odd, async (path, by) => {
        const manifest = put(MANIFEST, path, by) as Manifest;
        const { kind } = await asJson(manifest);
        if (kind === 'same') expect(manifest.cells).toEqual(manifest.figure === null ? [] : MANIFEST.cells);
      }),
      { numRuns: 300 },
    );
  });
});
