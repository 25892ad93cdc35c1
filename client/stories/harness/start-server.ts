import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../scripts/project-files.ts';

/** The demonstration as `npm start` serves it, on a free port with a data folder of its own. */
export interface RunningServer {
  /** http://localhost:<port> */
  readonly origin: string;
  /** what it printed, as a person at the terminal reads it */
  readonly output: string;
  /** the link a letter's QR code carries, with a code that is still unused */
  readonly letterLink: string;
  readonly openLink: string;
  readonly staffLink: string;
  readonly administrator: { readonly name: string; readonly password: string };
  stop(): Promise<void>;
}

function found(output: string, pattern: RegExp, what: string): string {
  const value = pattern.exec(output)?.[1];
  if (!value) throw new Error(`the server did not print ${what}; it printed:\n${output}`);
  return value;
}

/** Starts `dist/server/start.js demo` (npm test builds it before the stories) and reads its terminal output. */
export async function startServer(): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'tsunagari-story-'));
  const server = spawn(process.execPath, [join(root, 'dist', 'server', 'start.js'), 'demo'], {
    env: {
      ...process.env,
      // vitest sets BASE_URL for its own pages; to the server it would be a wrong setting
      BASE_URL: undefined,
      PORT: '0',
      DATA_DIR: join(folder, 'data'),
      SECRETS_DIR: join(folder, 'secrets'),
      LOG_LEVEL: 'warn',
      NO_COLOR: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk) => (output += String(chunk)));

  const ended = once(server, 'exit');
  const ready = (async () => {
    while (!/\/staff\b/.test(output) || !/#code=/.test(output)) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    // the lines are printed together; one more turn lets the last of them arrive
    await new Promise((resolve) => setTimeout(resolve, 200));
  })();
  await Promise.race([
    ready,
    ended.then(() => {
      throw new Error(`the server ended before it was ready:\n${output}`);
    }),
  ]);

  const origin = found(output, /(http:\/\/(?:localhost|127\.0\.0\.1):\d+)/, 'its address');
  return {
    origin,
    output,
    letterLink: found(output, /(http:\S+#code=[\w-]+)/, 'a link with an access code'),
    openLink: found(output, /(http:\S+\/a\/saitama-2023-open\S*)/, 'the open survey’s link'),
    staffLink: found(output, /(http:\S+\/staff)\b/, 'the officials’ page'),
    administrator: {
      name: found(output, /(?:Name|名前)\D*?[:：]\s*(\S+)/, 'the administrator’s name'),
      password: found(output, /(?:Password|パスワード)[^:：]*[:：]\s*(\S+)/, 'the administrator’s password'),
    },
    async stop() {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
