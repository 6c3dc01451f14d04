/** Figures of which the files stand beside each other, in a folder or a ZIP, with one manifest. */
import { expect, test } from 'vitest';
import { catalogue, digests, packs, sources } from '../packs/index.ts';
import { createJudges } from '../packs/judges.ts';
import { type Files, MANIFEST_FILE, manifestFile, NOTE_FILE, zipOf } from './archive.ts';
import { toBytes, toText } from './bytes.ts';
import { figureMatrix } from './cells.ts';
import { manifestOf } from './manifest.ts';
import type { FigureSpec } from './types.ts';
import { verify, verifyOne } from './verify.ts';

const today = {
  ...{ packs, catalogue, digests, sources },
  judgeFor: createJudges({ packs, catalogue, digests }),
};
const SPEC: FigureSpec = {
  ...{ links: ['https://item.taobao.com/'], platforms: ['wechat'], days: ['2018-07-01', '2021-12-20'] },
  ...{ surfaces: ['group'], view: 'frames', measure: 'steps', goal: 'read', gloss: true },
};
const MANIFEST = manifestOf(SPEC, await figureMatrix(SPEC, packs, today), '1.2.3');
const FILES: Files = { 'cells.csv': toBytes('link,day'), 'pictures/a.png': Uint8Array.of(1, 2, 3) };
const folder = (files: Files): Files => ({ ...files, [MANIFEST_FILE]: manifestFile(MANIFEST, files) });
const SAME = { kind: 'same', altered: [], changed: [], cells: 2, version: '1.2.3' };

const whole = folder({ ...FILES, [NOTE_FILE]: toBytes('mine') });
const csv = (text: string) => ({ ...whole, 'cells.csv': toBytes(text) });
const { 'cells.csv': _, ...without } = whole;

test('are the same, in a folder and in a ZIP, whatever the note says and whether it is there', async () => {
  expect(await verify(whole, today)).toMatchObject({ ...SAME, note: 'mine' });
  expect(await verify({ 'x.zip': zipOf(whole) }, today)).toMatchObject({ ...SAME, note: 'mine' });
  expect(await verify({ ...whole, [NOTE_FILE]: toBytes('other') }, today)).toMatchObject(SAME);
  const { [NOTE_FILE]: __, ...noteless } = whole;
  expect(await verify(noteless, today)).toMatchObject({ ...SAME, note: null });
  expect(await verify({ ...folder(FILES), [NOTE_FILE]: toBytes('new') }, today)).toMatchObject(SAME);
});

test.for<[string, Files, string, string]>([
  ['differs', csv('link,week'), 'cells.csv', 'differs'],
  ['is missing', without, 'cells.csv', 'missing'],
  ['is too much', { ...whole, 'other.png': toBytes('') }, 'other.png', 'extra'],
  [
    'is the manifest, edited',
    {
      ...whole,
      [MANIFEST_FILE]: toBytes(toText(whole[MANIFEST_FILE] as Uint8Array).replace('1.2.3', '1.2.4')),
    },
    MANIFEST_FILE,
    'differs',
  ],
])('a file that %s is told', async ([, given, name, fault]) => {
  expect(await verify(given, today)).toMatchObject({
    kind: 'altered',
    altered: [{ kind: 'file', name, fault }],
  });
});

test('a manifest cannot free other files from being checked', async () => {
  const lax = { ...MANIFEST, unhashed: ['fake.png'] };
  const bytes = manifestFile(lax, {});
  expect(await verify({ [MANIFEST_FILE]: bytes, 'fake.png': toBytes('x') }, today)).toMatchObject({
    kind: 'altered',
  });
});

test('one of them can be checked without the others', async () => {
  const { 'cells.csv': csvBytes = new Uint8Array(), [MANIFEST_FILE]: manifest = new Uint8Array() } = whole;
  const few = { [MANIFEST_FILE]: manifest, 'cells.csv': csvBytes };
  expect(await verifyOne('cells.csv', few, today)).toMatchObject(SAME);
  expect(await verifyOne('cells.csv', { ...few, 'cells.csv': toBytes('x') }, today)).toMatchObject({
    kind: 'altered',
    altered: [{ kind: 'file', name: 'cells.csv', fault: 'differs' }],
  });
  expect(await verifyOne('other.csv', few, today)).toMatchObject({
    altered: [{ name: 'other.csv', fault: 'extra' }],
  });
  expect(await verifyOne('x', {}, today)).toMatchObject({ kind: 'unreadable' });
});

test('a ZIP that cannot be unpacked, or has no manifest, is told apart', async () => {
  const bomb = zipOf(folder(FILES));
  const view = new DataView(bomb.buffer);
  const firstEntry = view.getUint32(bomb.length - 6, true);
  view.setUint32(firstEntry + 24, 0x7fffffff, true);
  for (const zip of [bomb, bomb.subarray(0, 40)])
    expect(await verify({ 'x.zip': zip }, today)).toMatchObject({ kind: 'unreadable', fault: 'broken' });
  const bare = zipOf({ a: toBytes('x') });
  expect(await verify({ 'x.zip': bare }, today)).toMatchObject({ kind: 'unreadable', fault: 'no-manifest' });
});
