/** Servers of real chats as child processes, ended by their process ids. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { until } from '../driver/until.ts';

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

export interface ServerProcess {
  stop(): Promise<void>;
}

/**
 * Starts a program and waits until it says that it is ready.
 *
 * @param options `ready` = what it writes then, to stdout or stderr
 * @throws after 30 s, or with its output where it ends before
 */
export async function startServer(
  program: string,
  args: string[],
  options: { cwd: string; env?: Record<string, string>; ready: RegExp },
): Promise<ServerProcess> {
  let output = '';
  const child: ChildProcess = spawn(program, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => child.kill('SIGKILL');
  // Where a test run is cut short, its worker hears the second instead.
  for (const event of ['exit', 'disconnect']) process.once(event, end);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
  }
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await until(
    `${program} to be ready`,
    async () => {
      if (child.exitCode !== null) throw new Error(`It ended: ${output}`);
      return options.ready.test(output);
    },
    30_000,
  );
  return {
    async stop() {
      child.kill('SIGTERM');
      const impatient = setTimeout(end, 5_000);
      await gone;
      clearTimeout(impatient);
      for (const event of ['exit', 'disconnect']) process.removeListener(event, end);
    },
  };
}
