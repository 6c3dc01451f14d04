/**
 * Data files (packs, destinations, sources) in the forms that the extension wants, made when it is built, so that nothing is parsed and
 * no digest is reckoned before it is needed. Asked for by the query of an import:
 *
 *   ?text     the file as one line of JSON, a string
 *   ?entry    of a pack: what a list of platforms shows of it (`PlatformEntry`)
 *   ?digest   its digest, as `src/packs/digest.ts` gives it
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Plugin } from 'vite';
import { digestOf } from './src/packs/digest.ts';
import type { PlatformEntry } from './src/packs/entry.ts';
import type { Pack } from './src/policy/types.ts';

function entryOf({ id, name, kind, aka, eras }: Pack): PlatformEntry {
  return { id, name, kind, ...(aka && { aka }), from: eras[0]?.from ?? '' };
}

const FORMS: Readonly<Record<string, (data: unknown) => unknown>> = {
  text: (data) => JSON.stringify(data),
  entry: (data) => entryOf(data as Pack),
  digest: digestOf,
};

/** Between what a module is called here and the path of its file. */
const MARK = '\0data:';

/** The plugin that answers such imports. */
export function dataForms(): Plugin {
  return {
    name: 'data-forms',
    enforce: 'pre',
    async resolveId(source, importer) {
      const [path, form = ''] = source.split('?');
      if (!path?.endsWith('.json') || !Object.hasOwn(FORMS, form)) return null;
      const file = await this.resolve(path, importer, { skipSelf: true });
      // Without its ending, or it would be read as JSON once more.
      return file && `${MARK}${form}:${file.id.slice(0, -'.json'.length)}`;
    },
    load(id) {
      if (!id.startsWith(MARK)) return null;
      const [form = '', stem = ''] = id.slice(MARK.length).split(/:(.*)/s);
      const file = `${stem}.json`;
      this.addWatchFile(file);
      let data: unknown;
      try {
        data = JSON.parse(readFileSync(file, 'utf8'));
      } catch (error) {
        throw new Error(`${basename(file)}: ${error instanceof Error ? error.message : error}`);
      }
      return `export default ${JSON.stringify(FORMS[form]?.(data))}`;
    },
  };
}
