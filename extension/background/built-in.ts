import { packOf } from '../../src/packs/at-hand.ts';
import { digests, loadCatalogue, platforms } from '../../src/packs/parts.ts';
import type { PolicyData } from './policies.ts';

/** What is built in, as the background wants it. */
export const builtIn: PolicyData = { platforms, pack: packOf, catalogue: loadCatalogue, digests };
