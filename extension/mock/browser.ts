/**
 * Takes the place of `extension/browser.ts` where pages run in a plain tab (`npm run dev`, gallery): the real background runs in the
 * same page, over a fake browser with sample data. The address says what is in front: `?tab=chrome` and so on.
 */

import { catalogue, digests, packs } from '../../src/packs/index.ts';
import { startBackground } from '../background/start.ts';
import type { ExtensionApi } from '../browser.ts';
import { createFake } from './fake.ts';
import { sampleFor } from './sample.ts';

const fake = createFake(sampleFor(new URLSearchParams(location.search), new URL('/', location.href).href));
const sample = new URLSearchParams(location.search).get('chat') ?? 'group';
fake.answerInTab(async () => ({ adapter: 'the-lounge', surface: sample === 'unknown' ? null : sample }));

export const browser: ExtensionApi = fake.api;

void startBackground(browser, { packs, catalogue, digests });
