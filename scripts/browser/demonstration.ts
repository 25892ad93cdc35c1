import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../project-files.ts';

export interface DemonstrationOptions {
  /** holds instruments/, fixtures/ and dist/ as the server reads them; the project itself unless named */
  readonly projectFolder?: string;
  /** the port it listens on; any free one unless named */
  readonly port?: number;
  /** the server's time, an instant in ISO 8601; the real time unless named */
  readonly now?: string;
}

/** The demonstration as `npm start` serves it, in a process and a data folder of its own. */
export interface Demonstration {
  /** http://localhost:<port> */
  readonly origin: string;
  /** the link of a letter whose code is unused */
  readonly letterLink: string;
  readonly openLink: string;
  readonly administrator: { readonly name: string; readonly password: string };
  /** Puts the server's clock to another instant. */
  setTime(now: string): Promise<void>;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

/** Serves the built demonstration on a free port. @throws Error where it ends before it is ready; it has said why */
export async function serveDemonstration({
  projectFolder = root,
  port = 0,
  now,
}: DemonstrationOptions = {}): Promise<Demonstration> {
  const folder = mkdtempSync(join(tmpdir(), 'tsunagari-demonstration-'));
  const order = JSON.stringify({ projectFolder, folder, port, now: now ?? null });
  const server = fork(join(import.meta.dirname, 'demonstration-server.mjs'), [order], {
    env: { ...process.env, NO_COLOR: '1' },
    execArgv: [],
  });
  const ended = once(server, 'exit');
  const [facts] = (await Promise.race([
    once(server, 'message'),
    ended.then(() => {
      throw new Error('serveDemonstration: the server ended before it was ready; its message is above.');
    }),
  ])) as [Pick<Demonstration, 'origin' | 'letterLink' | 'openLink' | 'administrator'>];
  return {
    ...facts,
    async setTime(instant) {
      server.send({ now: instant });
      await once(server, 'message');
    },
    async stop() {
      if (server.connected) server.disconnect();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
