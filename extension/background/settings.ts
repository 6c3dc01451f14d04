/**
 * The single writer of settings. Changes are queued; those that wait are taken together, the last one wins where they touch the same
 * setting, and settings, sites and the state for content scripts are stored in one write. Nothing is kept in memory: the background
 * may be killed at any time, and storage is always whole.
 */
import { isDay } from '../../src/policy/day.ts';
import type { Day, Era } from '../../src/policy/types.ts';
import type { Remembered } from '../../src/treatments/types.ts';
import type { StorageArea } from '../browser.ts';
import type { ErrorCode, Outcome, SettingsChange, SiteChange } from '../messages.ts';
import { migrate } from '../migrations/index.ts';
import { covers, isSiteOrigin } from '../origins.ts';
import type { KeptOverlay } from '../overlays/kept.ts';
import { sameJson } from '../same-json.ts';
import { sites as adapters } from '../sites/index.ts';
import { stageKit } from '../stage/kit.ts';
import {
  type ActiveState,
  activeItem,
  type Damage,
  damagedItem,
  outlineItem,
  overlaysItem,
  readItem,
  rememberedItem,
  type Settings,
  type SimulatedApp,
  type SiteSetting,
  settingsItem,
  sitesItem,
} from '../storage.ts';
import { type KeptOverlays, keepOverlay } from './overlays.ts';
import type { Policies } from './policies.ts';
import { Queue } from './queue.ts';
import { isSameApp, withHost } from './remembered.ts';

type Sites = Readonly<Record<string, SiteSetting>>;

interface State {
  readonly settings: Settings;
  readonly sites: Sites;
  readonly overlays: KeptOverlays;
  readonly remembered: Remembered;
  readonly damaged: readonly Damage[];
}

type Step = (state: State) => State | { readonly code: ErrorCode; readonly detail: string };

export interface SettingsDeps {
  readonly area: StorageArea;
  readonly policies: Policies;
  /** Turns `auto` into a language that there is a catalogue for. */
  resolveLanguage(language: string): string;
  /** Origin of the extension's own pages, where the Lab runs: always on. */
  readonly ownOrigin: string;
}

interface Waiting {
  readonly step: Step;
  settle(outcome: Outcome): void;
}

/** Changes settings and sites, one change after the other; each promise resolves when its change is stored or was refused. */
export class SettingsComponent {
  readonly #deps: SettingsDeps;
  readonly #queue = new Queue();
  #waiting: Waiting[] = [];

  constructor(deps: SettingsDeps) {
    this.#deps = deps;
  }

  /** Brings storage to today's layout, puts damaged values aside, and derives again what is out of date. Writes only differences. */
  prepare(): Promise<Outcome> {
    return this.#enqueue((state) => state);
  }

  change(change: SettingsChange): Promise<Outcome> {
    return this.#enqueue((state) => this.#withChange(state, change));
  }

  /** Moves the day along the eras, seen from where it is when the change's turn comes. */
  moveDay(move: (eras: readonly Era[], day: Day) => Day): Promise<Outcome> {
    const { policies } = this.#deps;
    return this.#enqueue((state) =>
      this.#withChange(state, {
        day: move(policies.eras(state.settings, state.overlays), state.settings.day),
      }),
    );
  }

  /** Keeps an overlay that a page has checked, in the place of one with the same id. */
  keepOverlay(overlay: KeptOverlay): Promise<Outcome> {
    return this.#enqueue((state) => {
      const kept = keepOverlay(state.overlays, overlay);
      return 'code' in kept ? kept : this.#refitted(state, kept.overlays);
    });
  }

  /** Where it is the chosen one, the record takes its place. */
  removeOverlay(id: string): Promise<Outcome> {
    return this.#enqueue((state) => {
      const overlays = Object.fromEntries(Object.entries(state.overlays).filter(([key]) => key !== id));
      return this.#refitted(state, overlays);
    });
  }

  changeSite({ origin, tabId: _, ...change }: SiteChange): Promise<Outcome> {
    return this.#enqueue((state) => {
      if (!isSiteOrigin(origin) && origin !== this.#deps.ownOrigin)
        return { code: 'bad-origin', detail: origin };
      const before: SiteSetting = state.sites[origin] ?? { on: false, surface: 'detect' };
      return { ...state, sites: { ...state.sites, [origin]: { ...before, ...defined(change) } } };
    });
  }

  /** Stores nothing of a site any more. */
  forgetSite(origin: string): Promise<Outcome> {
    return this.#enqueue((state) => {
      if (!isSiteOrigin(origin) || origin === this.#deps.ownOrigin)
        return { code: 'bad-origin', detail: origin };
      const { [origin]: _, ...sites } = state.sites;
      return { ...state, sites };
    });
  }

  /** Switches off every site that one of the match patterns covers: the permission is gone. */
  switchOff(patterns: readonly string[]): Promise<Outcome> {
    return this.#enqueue((state) => {
      const sites = Object.entries(state.sites).map(([origin, site]): [string, SiteSetting] => [
        origin,
        patterns.some((pattern) => covers(pattern, origin)) ? { ...site, on: false } : site,
      ]);
      return { ...state, sites: Object.fromEntries(sites) };
    });
  }

  /** Resumes the simulation as a whole where a site that is switched on has now got the permission that it waited for. */
  resumeFor(isNowAllowed: (origin: string) => boolean): Promise<Outcome> {
    return this.#enqueue((state) => {
      const waited = Object.entries(state.sites).some(([origin, { on }]) => on && isNowAllowed(origin));
      return waited ? this.#withChange(state, { enabled: true }) : state;
    });
  }

  /** An app shall not ask again of this host, or (null) at all. Too late where another one is simulated by now. */
  remember(app: SimulatedApp, host: string | null): Promise<Outcome> {
    return this.#enqueue((state) => {
      const { settings, overlays, remembered } = state;
      // An overlay that cannot be used lies on no page.
      const overlay = this.#deps.policies.outline(settings, overlays).overlay?.id;
      if (!isSameApp(app, { ...settings, overlay })) return state;
      return { ...state, remembered: withHost(remembered, host) };
    });
  }

  forgetRemembered(): Promise<Outcome> {
    return this.#enqueue((state) => ({ ...state, remembered: rememberedItem.initial }));
  }

  forgetDamage(): Promise<Outcome> {
    return this.#enqueue((state) => ({ ...state, damaged: [] }));
  }

  /** Settings and sites as they are after all changes given before. */
  read(): Promise<State> {
    return this.#queue.run(async () => (await this.#load()).state);
  }

  #enqueue(step: Step): Promise<Outcome> {
    return new Promise((settle) => {
      this.#waiting.push({ step, settle });
      void this.#queue.run(() => this.#work());
    });
  }

  async #work(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length === 0) return;
    const outcomes = await this.#apply(batch.map(({ step }) => step));
    batch.forEach(({ settle }, i) => {
      settle(outcomes[i] ?? failure('cannot-store', 'no outcome'));
    });
  }

  async #apply(steps: readonly Step[]): Promise<readonly Outcome[]> {
    let loaded: Loaded;
    try {
      loaded = await this.#load();
    } catch (error) {
      return steps.map(() => failure('cannot-store', messageOf(error)));
    }
    let { state } = loaded;
    const outcomes = steps.map((step): Outcome => {
      const next = step(state);
      if ('code' in next) return failure(next.code, next.detail);
      state = next;
      return { ok: true };
    });
    let items: Readonly<Record<string, unknown>>;
    try {
      items = this.#itemsOf(state);
    } catch (error) {
      // One of several changes may be to blame: then the others must not suffer for it.
      if (steps.length > 1) return this.#oneByOne(steps);
      return [failure('cannot-compile', messageOf(error))];
    }
    try {
      await this.#store(items, loaded);
      return outcomes;
    } catch (error) {
      // Perhaps only one of them is too large.
      if (steps.length > 1) return this.#oneByOne(steps);
      return steps.map(() => failure('cannot-store', messageOf(error)));
    }
  }

  async #oneByOne(steps: readonly Step[]): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const step of steps) outcomes.push(...(await this.#apply([step])));
    return outcomes;
  }

  #withChange(state: State, change: SettingsChange): ReturnType<Step> {
    const { policies } = this.#deps;
    if (change.platform !== undefined && !policies.has(change.platform)) {
      return { code: 'unknown-platform', detail: change.platform };
    }
    if (change.day !== undefined && !isDay(change.day)) return { code: 'bad-day', detail: change.day };
    const settings = withoutNulls({ ...state.settings, ...defined(change) });
    const fault = settingsItem.shape(settings, 'settings');
    if (fault !== null) return { code: 'bad-value', detail: fault };
    let fitting = policies.fitting(settings as unknown as Settings, state.overlays);
    if (change.platform !== undefined && change.day === undefined) {
      // Another platform keeps the day, where anything is on record by then.
      const first = policies.firstDay(change.platform);
      fitting = { ...fitting, day: fitting.day < first ? first : fitting.day };
    }
    const remembered = isSameApp(state.settings, fitting) ? state.remembered : rememberedItem.initial;
    return { ...state, settings: fitting, remembered };
  }

  /** The overlays have changed, and with them what there is to choose from. */
  #refitted(state: State, overlays: KeptOverlays): State {
    const settings = this.#deps.policies.fitting(state.settings, overlays);
    const { overlay = '' } = settings;
    // Another text under the same id is another what-if: what it asks has not been answered yet.
    const isSame = isSameApp(state.settings, settings) && overlays[overlay] === state.overlays[overlay];
    return { ...state, settings, overlays, remembered: isSame ? state.remembered : rememberedItem.initial };
  }

  async #load(): Promise<Loaded> {
    const raw = await this.#deps.area.get(null);
    const { stored, gone } = migrate(raw);
    const settings = readItem(stored, settingsItem);
    const sites = readItem(stored, sitesItem);
    const overlays = readItem(stored, overlaysItem);
    const remembered = readItem(stored, rememberedItem);
    const damaged = readItem(stored, damagedItem);
    const lost = [settings, sites, overlays, remembered, damaged]
      .map(({ damage }) => damage)
      .filter((damage) => damage !== undefined);
    const known = this.#deps.policies.has(settings.value.platform)
      ? settings.value
      : { ...settings.value, platform: settingsItem.initial.platform };
    if (known !== settings.value) lost.push(this.#unknownPlatform(settings.value));
    const state: State = {
      settings: known,
      sites: sites.value,
      overlays: overlays.value,
      remembered: remembered.value,
      damaged: [...damaged.value, ...lost],
    };
    return { raw, version: stored.version, gone, state };
  }

  #unknownPlatform(settings: Settings): Damage {
    return {
      item: settingsItem.key,
      value: settings,
      fault: `${settingsItem.key}/platform: there is no platform "${settings.platform}"`,
    };
  }

  #itemsOf(state: State): Readonly<Record<string, unknown>> {
    const { settings, sites, overlays, remembered, damaged } = state;
    const { policies, ownOrigin, resolveLanguage } = this.#deps;
    const language = resolveLanguage(settings.language);
    const outline = policies.outline(settings, overlays);
    const active: ActiveState = {
      format: 2,
      enabled: settings.enabled,
      policy: policies.compiled(settings, overlays),
      surfaces: outline.surfaces.map(({ id }) => id),
      language,
      kit: stageKit(language, outline.overlay !== null),
      gloss: settings.gloss,
      messagesAsArrived: settings.messagesAsArrived,
      ...(settings.sender !== undefined && { sender: settings.sender }),
      ...(settings.form !== undefined && { form: settings.form }),
      flags: settings.flags,
      remembered,
      adapters,
      sites: { ...sites, [ownOrigin]: { surface: 'detect', ...sites[ownOrigin], on: true } },
    };
    return {
      [settingsItem.key]: settings,
      [sitesItem.key]: sites,
      [activeItem.key]: active,
      [outlineItem.key]: outline,
      [overlaysItem.key]: overlays,
      [rememberedItem.key]: remembered,
      [damagedItem.key]: damaged,
    };
  }

  /** One write for everything that differs from what is stored. */
  async #store(items: Readonly<Record<string, unknown>>, { raw, version, gone }: Loaded): Promise<void> {
    const all = Object.entries({ ...items, version });
    const changed = Object.fromEntries(all.filter(([key, value]) => !sameJson(value, raw[key])));
    if (Object.keys(changed).length > 0) await this.#deps.area.set(changed);
    const unused = gone.filter((key) => !(key in items));
    if (unused.length > 0) await this.#deps.area.remove(unused);
  }
}

interface Loaded {
  readonly raw: Readonly<Record<string, unknown>>;
  readonly version: unknown;
  readonly gone: readonly string[];
  readonly state: State;
}

function failure(code: ErrorCode, detail: string): Outcome {
  return { ok: false, code, detail };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function defined<T extends object>(change: T): T {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as T;
}

function withoutNulls(settings: object): object {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null));
}
