/** A browser as a child process with a profile of its own; ended by its process id, with what it started. */
import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { platform } from 'node:process';

export interface BrowserProcess {
  readonly child: ChildProcess;
  readonly profile: string;
  /** What it wrote to stderr so far. */
  stderr(): string;
  stop(politely: () => Promise<unknown>): Promise<void>;
}

const running = new Set<ChildProcess>();

function kill(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    // The whole group that it leads: browsers leave helpers behind when only the first process is killed.
    if (platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}

function killAll(): void {
  for (const child of running) kill(child);
}

process.once('exit', killAll);
// Where a test run is cut short, its workers hear one of these instead.
process.once('disconnect', killAll);
process.once('SIGTERM', () => {
  killAll();
  process.exit(143);
});

/** @param files written into a new profile before the start, by path in it */
export function startBrowser(
  program: string,
  args: (profile: string) => string[],
  options: { stdio: StdioOptions; files: Record<string, string>; profile?: string | undefined },
): BrowserProcess {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'interstice-browser-'));
  for (const [path, text] of Object.entries(options.files)) {
    if (existsSync(join(profile, path))) continue;
    mkdirSync(dirname(join(profile, path)), { recursive: true });
    writeFileSync(join(profile, path), text);
  }
  const child = spawn(program, args(profile), { stdio: options.stdio, detached: platform !== 'win32' });
  running.add(child);
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString('utf8')).slice(-20_000);
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return {
    child,
    profile,
    stderr: () => errors,
    async stop(politely) {
      const impatient = setTimeout(() => kill(child), 5_000);
      politely().catch(() => undefined);
      await gone;
      clearTimeout(impatient);
      kill(child);
      running.delete(child);
      if (options.profile === undefined) {
        rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
      }
    },
  };
}
