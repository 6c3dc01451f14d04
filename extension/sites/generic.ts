import type { SiteAdapter, SiteFact } from './types.ts';

/** Nothing is known of the page, so nothing can be out of date. */
export const facts: readonly SiteFact[] = [];

/** Any page: the surface is chosen by hand, and until then nothing is simulated. */
export const site: SiteAdapter = {
  name: 'Any page',
  chats: null,
  messages: null,
  controls: 'nav a, footer a, [role="navigation"] a, [role="contentinfo"] a',
  title: { at: 'title' },
};
