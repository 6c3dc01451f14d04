/** ngIRCd and The Lounge as they are, on free ports of 127.0.0.1, with everything they write in one temporary folder. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from '../../../scripts/browsers.mjs';
import { CLIENTS, firstMissing, packageFolder } from './installed.ts';
import { connectIrc, type IrcUser } from './irc.ts';
import { freePort, startServer } from './server-process.ts';

export const ACCOUNT = { name: 'alice', password: 'only on this machine' };
export const CHANNEL = '#deals';

export interface Chat {
  /** Address of The Lounge. */
  readonly url: string;
  /** The other person: in the channel, and in a 1:1 with alice. */
  readonly bob: IrcUser;
  stop(): Promise<void>;
}

/** The Lounge wants Node 22; this is where npm put one, or null where there is none for this machine. */
function node22(): string | null {
  if (Number(process.versions.node.split('.')[0]) >= 22) return process.execPath;
  const file = join(packageFolder(`node-${process.platform}-${process.arch}`), 'bin/node');
  return existsSync(file) ? file : null;
}

/** What is missing to run the real chat here; null where nothing is. */
export function missingForChat(): string | null {
  return firstMissing(['ngircd'], ['thelounge']) ?? (node22() === null ? 'no Node 22 for The Lounge' : null);
}

function ircConfig(port: number): string {
  return `[Global]
Name = irc.interstice.invalid
Info = Test server
Listen = 127.0.0.1
Ports = ${port}
MotdPhrase = For tests
[Limits]
MaxConnectionsIP = 0
MaxPenaltyTime = 0
[Options]
DNS = no
Ident = no
PAM = no
[Channel]
Name = ${CHANNEL}
`;
}

function loungeConfig(port: number): string {
  const config = {
    public: false,
    host: '127.0.0.1',
    port,
    prefetch: true,
    prefetchStorage: false,
    messageStorage: [],
    // Otherwise it names a public network.
    defaults: { host: '127.0.0.1' },
  };
  return `module.exports = ${JSON.stringify(config)};\n`;
}

function account(ircPort: number): string {
  const { hashSync } = createRequire(join(CLIENTS, 'package.json'))('bcryptjs') as {
    hashSync(password: string, cost: number): string;
  };
  const network = {
    name: 'Local',
    host: '127.0.0.1',
    port: ircPort,
    tls: false,
    nick: ACCOUNT.name,
    username: ACCOUNT.name,
    realname: 'Alice',
    channels: [
      { name: CHANNEL, type: 'channel' },
      { name: 'bob', type: 'query' },
    ],
  };
  return JSON.stringify({ password: hashSync(ACCOUNT.password, 11), log: false, networks: [network] });
}

/** Starts everything and waits until alice and bob are both in the channel. */
export async function startChat(): Promise<Chat> {
  const folder = mkdtempSync(join(tmpdir(), 'interstice-chat-'));
  const [ircPort, webPort] = [await freePort(), await freePort()];
  mkdirSync(join(folder, 'lounge/users'), { recursive: true });
  writeFileSync(join(folder, 'ngircd.conf'), ircConfig(ircPort), { mode: 0o644 });
  writeFileSync(join(folder, 'lounge/config.js'), loungeConfig(webPort));
  writeFileSync(join(folder, 'lounge/users/alice.json'), account(ircPort));
  const irc = await startServer(onPath('ngircd') ?? 'ngircd', ['-n', '-f', join(folder, 'ngircd.conf')], {
    cwd: folder,
    ready: /Now listening on/,
  });
  const bob = await connectIrc(ircPort, 'bob', CHANNEL);
  const lounge = await startServer(
    node22() ?? 'node',
    ['--require', join(CLIENTS, 'no-network.cjs'), join(packageFolder('thelounge'), 'index.js'), 'start'],
    {
      cwd: folder,
      // Otherwise it takes the test runner's NODE_ENV and looks for its own files elsewhere.
      env: { THELOUNGE_HOME: join(folder, 'lounge'), NODE_ENV: 'production' },
      ready: /Available at/,
    },
  );
  await bob.met(ACCOUNT.name);
  return {
    url: `http://127.0.0.1:${webPort}/`,
    bob,
    async stop() {
      bob.quit();
      await lounge.stop();
      await irc.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
