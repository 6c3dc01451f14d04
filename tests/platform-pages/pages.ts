/** The pages as they should stand. */
import { catalogue, packs, sources } from '../../src/packs/index.ts';
import { platformPages } from '../../src/report/platform-pages.ts';
import { treatments } from '../../src/treatments/index.ts';

export const pages = platformPages(packs, { catalogue, sources, treatments });
