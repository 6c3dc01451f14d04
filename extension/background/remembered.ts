/** What a person has told the simulated platform not to ask about again: the box of a confirm screen. */
import type { Remembered } from '../../src/treatments/types.ts';
import { MOST_HOSTS, type SimulatedApp } from '../storage.ts';

/** With one more host, or (null) whatever the host. */
export function withHost({ all, hosts }: Remembered, host: string | null): Remembered {
  if (host === null) return { all: true, hosts };
  return { all, hosts: [...hosts.filter((one) => one !== host), host].slice(-MOST_HOSTS) };
}

/** Whether the same app is simulated on the same day; with another, a person begins anew. */
export function isSameApp(before: SimulatedApp, after: SimulatedApp): boolean {
  const keys = ['platform', 'overlay', 'day', 'client', 'clientVersion', 'region'] as const;
  return keys.every((key) => before[key] === after[key]);
}
