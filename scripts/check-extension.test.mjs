import { expect, test } from 'vitest';
import { manifestFor } from './build.mjs';
import { lintFaults, manifestFaults } from './check-extension.mjs';

const good = {
  manifest_version: 3,
  version: '1.0.0',
  permissions: ['storage', 'activeTab', 'scripting'],
  optional_host_permissions: ['http://*/*', 'https://*/*'],
  content_security_policy: { extension_pages: "default-src 'none'; script-src 'self'; style-src 'self'" },
  minimum_chrome_version: '120',
  browser_specific_settings: {
    gecko: { id: 'a@b.invalid', data_collection_permissions: { required: ['none'] } },
  },
};

test('each browser gets its own background and none of the other one’s settings', () => {
  const chromium = manifestFor(good, 'chromium', '2.0.0');
  const firefox = manifestFor(good, 'firefox', '2.0.0');
  expect(manifestFaults(chromium, 'chromium')).toEqual([]);
  expect(manifestFaults(firefox, 'firefox')).toEqual([]);
  expect(chromium.version).toBe('2.0.0');
  expect(chromium.browser_specific_settings).toBeUndefined();
  expect(firefox.minimum_chrome_version).toBeUndefined();
});

test.each(['web_accessible_resources', 'content_scripts'])('a manifest with %s is not even built', (key) => {
  expect(() => manifestFor({ ...good, [key]: [] }, 'chromium', '1')).toThrow(key);
});

test.each([
  [{ host_permissions: ['<all_urls>'] }, 'host_permissions'],
  [{ permissions: ['storage', 'activeTab', 'scripting', 'tabs'] }, 'permissions must be'],
  [{ permissions: ['storage'] }, 'permissions must be'],
  [{ optional_host_permissions: ['<all_urls>'] }, 'optional_host_permissions must be'],
  [{ externally_connectable: { matches: ['*://*/*'] } }, 'externally_connectable'],
  [{ content_security_policy: { extension_pages: "script-src 'self' https://x.example" } }, 'script-src'],
  [
    { content_security_policy: { extension_pages: "default-src 'none'; script-src 'self'; connect-src *" } },
    'connect',
  ],
])('a manifest with %j is refused', (change, words) => {
  const faults = manifestFaults({ ...manifestFor(good, 'chromium', '1'), ...change }, 'chromium');
  expect(faults.join('\n')).toContain(words);
});

test('a linter’s error, an unexplained warning and one too many of an explained kind are faults', () => {
  const known = {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: 'assets/popup.js',
    message: 'Unsafe assignment to innerHTML',
  };
  expect(lintFaults({ errors: [], warnings: [known] })).toEqual([]);
  expect(lintFaults({ errors: [{ code: 'E', message: 'bad' }], warnings: [] })).toHaveLength(1);
  expect(lintFaults({ errors: [], warnings: [{ ...known, message: 'eval' }] })).toHaveLength(1);
  expect(lintFaults({ errors: [], warnings: [known, known, known, known] })).toHaveLength(1);
});
