/** Keyboard shortcuts: the simulation on or off here; the next era. */
import type { ExtensionApi, Tab } from '../browser.ts';
import { nextStartAround } from '../eras.ts';
import { covers, frontPage } from '../origins.ts';
import type { SettingsComponent } from './settings.ts';

export interface CommandsDeps {
  readonly api: Pick<ExtensionApi, 'commands' | 'permissions' | 'tabs' | 'runtime'>;
  readonly settings: Pick<SettingsComponent, 'read' | 'changeSite' | 'moveDay'>;
}

/** Answers the shortcuts; listens from its construction on, and changes nothing but through the settings. */
export class CommandsComponent {
  readonly #deps: CommandsDeps;

  constructor(deps: CommandsDeps) {
    this.#deps = deps;
    deps.api.commands.onCommand.addListener((command, tab) => {
      if (command === 'toggle-here') void this.#toggleHere(tab);
      if (command === 'next-era') void this.#nextEra();
    });
  }

  async #nextEra(): Promise<void> {
    await this.#deps.settings.moveDay(nextStartAround);
  }

  async #toggleHere(given: Tab | undefined): Promise<void> {
    const { api, settings } = this.#deps;
    // Where the browser says which tab, permission can be asked for at once: later the key press no longer counts as consent.
    const tab =
      given?.url === undefined ? (await api.tabs.query({ active: true, lastFocusedWindow: true }))[0] : given;
    const page = frontPage(tab?.url, api.runtime.getURL(''));
    if (page.kind !== 'site') return;
    const before = api.permissions.getAll();
    const asked = api.permissions.request({ origins: [page.pattern] }).catch(() => false);
    const allowedBefore = (await before).origins?.some((pattern) => covers(pattern, page.origin)) ?? false;
    const { sites } = await settings.read();
    const wasOn = allowedBefore && sites[page.origin]?.on === true;
    const on = wasOn ? false : await asked;
    await settings.changeSite({ origin: page.origin, on });
  }
}
