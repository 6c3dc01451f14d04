// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/engine/compile.ts';
import { createJudge } from '../../src/engine/judge.ts';
import type { ComposeTreatment, Day, Surface } from '../../src/policy/types.ts';
import { opened, PATTERN, usePopup } from '../../tests/fixtures/popup-page.ts';
import { builtIn } from '../background/built-in.ts';
import { type ClickRecord, settingsItem } from '../storage.ts';

usePopup();

interface Case {
  readonly platform: string;
  readonly day: Day;
  readonly surface: Surface;
  readonly url: string;
}

/** A link on record that people were kept from sending, on the first day on which they were. */
function keptLink(treatment: ComposeTreatment): Case {
  for (const { id: platform } of builtIn.platforms) {
    const pack = builtIn.pack(platform);
    for (const rule of pack?.rules ?? []) {
      const entry = rule.history.find((one) => rule.moment === 'compose' && one.treatment === treatment);
      const [domain] = rule.when.domain ?? [];
      const [to] = rule.when.to ?? [];
      const product = builtIn.catalogue().destinations.find(({ id }) => id === to)?.hosts[0]?.domain;
      const host = domain ?? product;
      if (pack === undefined || entry === undefined || host === undefined) continue;
      const url = `https://${host}/`;
      const surface = rule.when.surface?.[0] ?? pack.surfaces[0]?.id ?? 'direct';
      const { digests } = builtIn;
      const policy = compile({ pack, catalogue: builtIn.catalogue(), day: entry.from, digests });
      const { compose } = createJudge(policy).judge(url, { surface });
      if (compose.treatment === treatment) return { platform, day: entry.from, surface, url };
    }
  }
  throw new Error(`no link on record was ${treatment}`);
}

describe('on a real site, where nothing is simulated while one writes', () => {
  const kept = keptLink('refused');
  const { platform, day, surface, url } = kept;
  const local = {
    version: 2,
    settings: { ...settingsItem.initial, language: 'en', platform, day },
    sites: { 'https://chat.example': { on: true, surface } },
  };

  test('the last click says what would have happened to its sender', async () => {
    const click: ClickRecord = {
      ...kept,
      form: 'link',
      treatment: null,
      rule: null,
      flags: [],
    };
    const { one } = await opened({ granted: [PATTERN], local, session: { clicks: { 7: click } } });
    const said = () => one('.last-click').textContent;
    await expect.poll(said).toContain('On this day, sending this link would have been refused.');
    expect(said()).toContain('On sending');
  });

  test('the examples name the links that could not be sent', async () => {
    const { one, mount } = await opened({ granted: [PATTERN], local });
    await expect
      .poll(() => one('.preview-sending').textContent)
      .toContain('On this day, sending these would have been refused: ');
    const row = [...mount.querySelectorAll('.preview tbody tr')].find((tr) =>
      tr.querySelector('th')?.getAttribute('title')?.endsWith(new URL(url).hostname),
    );
    if (row !== undefined) expect(row.textContent).toContain('not sent');
  });

  test('on a day on which nobody was kept from anything, nothing is said', async () => {
    const settings = { ...local.settings, platform: 'wechat', day: '2013-08-02' };
    const { mount } = await opened({ granted: [PATTERN], local: { ...local, settings } });
    await expect.poll(() => mount.querySelector('.preview tbody tr')).not.toBeNull();
    expect(mount.querySelector('.preview-sending')).toBeNull();
  });
});

describe('where what is on record is about one client alone', () => {
  const [platform, surface, day] = ['instagram', 'direct', '2023-06-01'] as const;
  const local = (client: object) => ({
    version: 2,
    settings: { ...settingsItem.initial, language: 'en', platform, day, ...client },
    sites: { 'https://chat.example': { on: true, surface } },
  });
  const click: ClickRecord = {
    ...{ platform, surface, day, url: 'https://example.com/', form: 'link', flags: [] },
    ...{ treatment: 'webview', rule: 'ios-in-app' },
  };

  test('the examples and the last click say so, as long as none is chosen', async () => {
    const { one } = await opened({ granted: [PATTERN], local: local({}), session: { clicks: { 7: click } } });
    await expect.poll(() => one('.preview').textContent).toContain('as no client is chosen');
    await expect.poll(() => one('.last-click').textContent).toContain('alone; no client is chosen.');
  });

  test('and nothing of it where one is', async () => {
    const clicks = { 7: { ...click, client: 'ios' } };
    const { one, mount } = await opened({
      ...{ granted: [PATTERN], local: local({ client: 'ios' }), session: { clicks } },
    });
    await expect.poll(() => one('.last-click').textContent).toContain('ios-in-app');
    await expect.poll(() => one('.preview').textContent).toContain('Other sites');
    expect(mount.textContent).not.toContain('client is chosen');
  });
});
