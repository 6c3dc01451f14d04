/** What real chats need on this machine; scripts/setup.mjs puts it there where it can. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onPath } from '../../../scripts/browsers.mjs';

/** The package of its own that brings the chat clients. */
export const CLIENTS = fileURLToPath(new URL('../clients/', import.meta.url));

/** Where a client stands, by the name of its package. */
export function packageFolder(name: string): string {
  return join(CLIENTS, 'node_modules', name);
}

/** In words what is missing first, to skip a test with; null where everything is here. */
export function firstMissing(programs: readonly string[], packages: readonly string[]): string | null {
  const missing =
    programs.find((name) => onPath(name) === null) ??
    packages.find((name) => !existsSync(packageFolder(name)));
  return missing === undefined ? null : `${missing} is not installed`;
}
