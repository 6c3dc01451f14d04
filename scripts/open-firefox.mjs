/** Opens Firefox with the built extension, over WebDriver BiDi: a page of an add-on can only be shown after the add-on is there. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { LAB } from './open-chromium.mjs';
import { root } from './setup.mjs';

/** Any UUID will do; it only has to be known before the add-on is loaded. */
const UUID = '6f1b7c52-6c3e-4a59-9d0a-2f6f5b1f7a10';

/** Preferences of the new profile: no welcome pages, and the add-on's address. @param {string} id of the add-on */
function preferences(id) {
  const values = {
    'browser.aboutwelcome.enabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.homepage_override.mstone': 'ignore',
    'datareporting.policy.dataSubmissionEnabled': false,
    'termsofuse.bypassNotification': true,
    'extensions.webextensions.uuids': JSON.stringify({ [id]: UUID }),
  };
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

/** The address that Firefox listens on, from what it says of itself. @param {import('node:child_process').ChildProcess} child */
function listeningAt(child) {
  return new Promise((done, fail) => {
    if (child.stderr === null) throw new Error('Firefox has no error output');
    createInterface(child.stderr).on('line', (line) => {
      const [, url] = /WebDriver BiDi listening on (ws:\S+)/.exec(line) ?? [];
      if (url !== undefined) done(url);
    });
    child.once('exit', () => fail(new Error('Firefox ended before it listened')));
  });
}

/**
 * Shows the Lab in a new profile and waits until the person closes Firefox.
 * @param {string} executablePath
 */
export async function showInFirefox(executablePath) {
  const { WebSocket } = await import('ws');
  const folder = join(root, 'dist/firefox');
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const profile = mkdtempSync(join(tmpdir(), 'interstice-'));
  writeFileSync(join(profile, 'user.js'), preferences(manifest.browser_specific_settings.gecko.id));
  // Without system access Firefox refuses to navigate to a page of an add-on.
  const remote = ['--remote-debugging-port=0', '--remote-allow-system-access'];
  const child = spawn(executablePath, ['-no-remote', '-profile', profile, ...remote], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const closed = new Promise((done) => child.once('exit', done));
  try {
    const socket = new WebSocket(`${await listeningAt(child)}/session`);
    await new Promise((done, fail) => socket.once('open', done).once('error', fail));
    let last = 0;
    /** @type {(method: string, params: object) => Promise<any>} */
    const send = (method, params) =>
      new Promise((done, fail) => {
        const id = ++last;
        const hear = (/** @type {import('ws').RawData} */ data) => {
          const answer = JSON.parse(String(data));
          if (answer.id !== id) return;
          socket.off('message', hear);
          if (answer.type === 'success') done(answer.result);
          else fail(new Error(`${method}: ${answer.message}`));
        };
        socket.on('message', hear);
        socket.send(JSON.stringify({ id, method, params }));
      });
    await send('session.new', { capabilities: {} });
    await send('webExtension.install', { extensionData: { type: 'path', path: folder } });
    const { contexts } = await send('browsingContext.getTree', {});
    const url = `moz-extension://${UUID}/${LAB}`;
    await send('browsingContext.navigate', { context: contexts[0].context, url, wait: 'complete' });
    console.log('start: the Lab is open. Close the browser to end.');
    await closed;
  } finally {
    child.kill();
    await closed;
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
