import { expect, test } from 'vitest';
import { packOf } from './at-hand.ts';
import * as whole from './index.ts';
import { loadPack, loadSources } from './on-demand.ts';
import { digests, loadCatalogue, platforms } from './parts.ts';

test('piece by piece there is the same as at once', async () => {
  expect(loadCatalogue()).toEqual(whole.catalogue);
  expect(digests).toEqual(whole.digests);
  expect(await loadSources()).toEqual(whole.sources);
  for (const [id, pack] of Object.entries(whole.packs)) {
    expect(packOf(id)).toEqual(pack);
    expect(await loadPack(id)).toEqual(pack);
  }
});

test('the list of platforms says of each what a list shows', () => {
  expect(platforms).toEqual(
    Object.values(whole.packs).map(({ id, name, kind, aka, eras }) => ({
      ...{ id, name, kind, from: eras[0]?.from },
      ...(aka && { aka }),
    })),
  );
});

test('a platform that is not there is no pack, and neither is what every object has', () => {
  for (const id of ['nowhere', 'sources', 'constructor', '__proto__']) {
    expect(packOf(id)).toBeUndefined();
    expect(loadPack(id)).toBeUndefined();
  }
});
