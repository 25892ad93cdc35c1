import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../scripts/project-files.ts';

/** The demonstration under one address and with one folder of data, which is killed and started again. */
export interface RestartingServer {
  readonly origin: string;
  /** where its store lies, to be looked into */
  readonly dataFolder: string;
  /** at once, without a last word: whatever is not on disk is gone */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** ends it and removes its data */
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

export async function restartingServer(): Promise<RestartingServer> {
  const folder = mkdtempSync(join(tmpdir(), 'tsunagari-story-'));
  const dataFolder = join(folder, 'data');
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  let server: ChildProcess | null = null;
  let output = '';

  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, [join(root, 'dist', 'server', 'start.js'), 'demo'], {
      env: {
        ...process.env,
        // vitest sets BASE_URL for its own pages; to the server it would be a wrong setting
        BASE_URL: undefined,
        PORT: String(port),
        DATA_DIR: dataFolder,
        SECRETS_DIR: join(folder, 'secrets'),
        // what came in is moved to the responses at once
        TASK_SECONDS: '1',
        LOG_LEVEL: 'warn',
        NO_COLOR: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (chunk) => (output += String(chunk)));
    server = started;
    for (;;) {
      if (started.exitCode !== null) throw new Error(`the server ended before it was ready:\n${output}`);
      const answer = await fetch(`${origin}/healthz`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    const running = server;
    server = null;
    if (running === null || running.exitCode !== null) return;
    const ended = once(running, 'exit');
    running.kill(signal);
    await ended;
  };
  await start();
  return {
    origin,
    dataFolder,
    start,
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
