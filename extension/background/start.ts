/** Puts the background together. Every listener is registered before the first `await`, so that a browser that wakes us finds it. */
import type { ExtensionApi } from '../browser.ts';
import { resolveLanguage, translator } from '../i18n/index.ts';
import { originOf } from '../origins.ts';
import { ActionComponent } from './action.ts';
import { CommandsComponent } from './commands.ts';
import { LastClicksComponent } from './last-clicks.ts';
import { PendingComponent } from './pending.ts';
import { createPolicies, type PolicyData } from './policies.ts';
import { startRouter } from './router.ts';
import { SettingsComponent } from './settings.ts';
import { SitesComponent } from './sites.ts';

/**
 * Starts the background.
 *
 * @param log where refusals and failures are noted; nothing of it leaves the browser
 * @returns settled when storage and registrations are in order
 */
export async function startBackground(
  api: ExtensionApi,
  data: PolicyData,
  log: (line: string) => void = console.warn,
): Promise<void> {
  const policies = createPolicies(data, api.runtime.getManifest().version);
  const settings = new SettingsComponent({
    area: api.storage.local,
    policies,
    resolveLanguage: (language) => resolveLanguage(language, api.i18n.getUILanguage()),
    ownOrigin: originOf(api.runtime.getURL('')),
  });
  const sites = new SitesComponent({ api, settings });
  const clicks = new LastClicksComponent({ api, settings, policies });
  const action = new ActionComponent({ api, translator: (language) => translator('action', language) });
  new CommandsComponent({ api, settings });
  const deliver = startRouter(
    api.runtime,
    {
      'report-click': async (click, { tab }) => {
        if (tab?.id !== undefined) await clicks.remember(tab.id, click);
        return undefined;
      },
      'set-gloss': async ({ on }) => {
        await settings.change({ gloss: on });
        return undefined;
      },
      remember: async ({ host, ...app }) => {
        await settings.remember(app, host);
        return undefined;
      },
      'forget-remembered': () => settings.forgetRemembered(),
      prepare: () => settings.prepare(),
      'change-settings': async (change) => {
        const outcome = await settings.change(change);
        if (outcome.ok && change.messagesAsArrived !== undefined) await sites.followMessages();
        return outcome;
      },
      'change-site': async (change) => {
        const outcome = await settings.changeSite(change);
        if (outcome.ok && change.on === true) await sites.injectOrigin(change.origin, change.tabId);
        return outcome;
      },
      'forget-site': ({ origin }) => settings.forgetSite(origin),
      'keep-overlay': (overlay) => settings.keepOverlay(overlay),
      'remove-overlay': ({ id }) => settings.removeOverlay(id),
      'forget-damage': () => settings.forgetDamage(),
    },
    log,
  );
  const pending = new PendingComponent({ storage: api.storage, deliver, log });

  const prepared = await settings.prepare();
  if (!prepared.ok) log(`storage: ${prepared.code}: ${prepared.detail}`);
  await pending.take();
  await sites.reconcile();
  await action.showAll();
}
