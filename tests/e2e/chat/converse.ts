/** Prosody as it is, and pages that run Converse.js, on free ports of 127.0.0.1; what Prosody writes is in one temporary folder. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from '../../../scripts/browsers.mjs';
import { servePages } from '../pages/page-server.ts';
import { firstMissing, packageFolder } from './installed.ts';
import { freePort, startServer } from './server-process.ts';
import { connectXmpp, type XmppUser } from './xmpp.ts';

const DOMAIN = 'localhost';
const PASSWORD = 'only on this machine';

export const ROOM = `deals@conference.${DOMAIN}`;
export const ALICE = `alice@${DOMAIN}`;
export const BOB = `bob@${DOMAIN}`;

/** How Converse takes its place in a page: all of it with one chat in front, or boxes side by side over it. */
export type ViewMode = 'fullscreen' | 'overlayed';
export const VIEW_MODES: readonly ViewMode[] = ['fullscreen', 'overlayed'];

export interface Converse {
  /** Addresses of pages where alice is in the room and in a 1:1 with bob. */
  readonly url: Readonly<Record<ViewMode, string>>;
  /** The other person: in the room, and in a 1:1 with alice. */
  readonly bob: XmppUser;
  stop(): Promise<void>;
}

/** What is missing to run Converse.js here; null where nothing is. */
export function missingForConverse(): string | null {
  return firstMissing(['prosody'], ['converse.js']);
}

/**
 * What Prosody has stored of a person, by kind. They know one another: where a server has no blocklist, Converse waits for ever
 * before it opens a 1:1 with a stranger.
 */
const PEOPLE = {
  accounts: () => `return { password = "${PASSWORD}" };\n`,
  roster: (name: 'alice' | 'bob') =>
    `return { ["${name === 'alice' ? BOB : ALICE}"] = { subscription = "both", groups = {} }, [false] = { version = 1 } };\n`,
};

function prosodyConfig(data: string, ports: { xmpp: number; web: number }): string {
  return `daemonize = false
run_as_root = true
data_path = ${JSON.stringify(data)}
interfaces = { "127.0.0.1" }
c2s_ports = { ${ports.xmpp} }
http_ports = { ${ports.web} }
http_interfaces = { "127.0.0.1" }
http_default_host = "${DOMAIN}"
https_ports = {}
-- The archive (mam) gives what was said to those who come later.
modules_enabled = { "carbons", "disco", "mam", "pep", "roster", "saslauth", "websocket" }
modules_disabled = { "offline", "s2s", "tls" }
default_archive_policy = true
authentication = "internal_plain"
allow_unencrypted_plain_auth = true
c2s_require_encryption = false
consider_websocket_secure = true
log = { { levels = { min = "info" }, to = "console" } }
VirtualHost "${DOMAIN}"
Component "conference.${DOMAIN}" "muc"
  modules_enabled = { "muc_mam" }
  muc_room_locking = false
`;
}

function page(mode: ViewMode, webPort: number): string {
  const settings = {
    assets_path: '/converse/',
    authentication: 'login',
    auto_join_private_chats: [BOB],
    auto_join_rooms: [{ jid: ROOM, nick: 'alice' }],
    auto_login: true,
    auto_register_muc_nickname: false,
    // They ask for a permission as soon as they start, and load a cipher from the wrong folder.
    blacklisted_plugins: ['converse-notification', 'converse-omemo', 'converse-omemo-views'],
    discover_connection_methods: false,
    i18n: 'en',
    jid: ALICE,
    // Otherwise it folds a box away where the window is narrow.
    no_trimming: true,
    password: PASSWORD,
    play_sounds: false,
    // Overlayed too, for the list of chats stands in it.
    show_controlbox_by_default: true,
    show_desktop_notifications: false,
    view_mode: mode,
    websocket_url: `ws://127.0.0.1:${webPort}/xmpp-websocket`,
  };
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Converse</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/converse/converse.min.css"></head>
<body><script type="module">
import converse from '/converse/converse.min.js';
// Its own one, below the login form, takes sponsors' pictures from outside; what is defined already stays.
customElements.define('converse-footer', class extends HTMLElement {});
converse.initialize(${JSON.stringify(settings)});
</script></body></html>`;
}

/** Starts everything and waits until bob is in the room; alice comes with the page. */
export async function startConverse(): Promise<Converse> {
  const folder = mkdtempSync(join(tmpdir(), 'interstice-converse-'));
  const data = join(folder, 'data');
  const ports = { xmpp: await freePort(), web: await freePort() };
  for (const [kind, of] of Object.entries(PEOPLE)) {
    mkdirSync(join(data, DOMAIN, kind), { recursive: true });
    for (const name of ['alice', 'bob'] as const)
      writeFileSync(join(data, DOMAIN, kind, `${name}.dat`), of(name));
  }
  writeFileSync(join(folder, 'prosody.cfg.lua'), prosodyConfig(data, ports));
  const prosody = await startServer(
    onPath('prosody') ?? 'prosody',
    ['--config', join(folder, 'prosody.cfg.lua')],
    { cwd: folder, ready: /Activated service 'http' on \[/ },
  );
  const bob = await connectXmpp(ports.xmpp, { name: 'bob', domain: DOMAIN, password: PASSWORD }, ROOM);
  // An origin for each mode: what is stored of one, such as which chat is hidden, would show in the other.
  const files = { '/converse': join(packageFolder('converse.js'), 'dist') };
  const fullscreen = await servePages({ '/': { html: page('fullscreen', ports.web) } }, files);
  const overlayed = await servePages({ '/': { html: page('overlayed', ports.web) } }, files);
  return {
    url: { fullscreen: `${fullscreen.origin}/`, overlayed: `${overlayed.origin}/` },
    bob,
    async stop() {
      bob.quit();
      await Promise.all([fullscreen.stop(), overlayed.stop()]);
      await prosody.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
