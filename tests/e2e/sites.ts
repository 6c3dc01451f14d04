/**
 * The walk through every chat site that has an adapter, on its hand-written page: at its true host where it has one, else at one of
 * its own, and with each kind of chat that the page can show; then what each click there follows. A file for each browser, so that
 * both can run at once.
 */
import { afterAll, beforeAll, describe } from 'vitest';
import { fixtureIds } from '../fixtures/site-page.ts';
import type { BrowserName } from './driver/types.ts';
import { useBrowser } from './extension.ts';
import { openSite, type SitePage, walkedChat } from './pages/site-page.ts';
import { clickThrough } from './site-clicks.ts';
import { walkThrough } from './walk.ts';

/** The Lab is walked through in a test of its own; any page has no chats. */
const NOT_WALKED = ['lab', 'generic'];

/** Registers the tests in one browser. */
export function walkSites(name: BrowserName): void {
  const driver = useBrowser(name);

  describe.each(fixtureIds)('%s', (id) => {
    let page: SitePage;

    beforeAll(async () => {
      page = await openSite(driver(), id);
    });
    afterAll(() => page?.tab.close());

    if (!NOT_WALKED.includes(id)) walkThrough(driver, () => walkedChat(page));
    describe('what is clicked', () => clickThrough(driver, id, () => page));
  });
}
