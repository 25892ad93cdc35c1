import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { DefinitionError } from '../instruments/definition/finding.ts';
import { DemonstrationError } from './demo/demonstration-error.ts';
import { resetDemonstration } from './demo/reset-demonstration.ts';
import { ClientAssetsError } from './http/client-assets.ts';
import { ListenError } from './http/http-server.ts';
import { createLog } from './http/request-log.ts';
import { InstallationError } from './installation.ts';
import { findingsText } from './questionnaires/findings-text.ts';
import { parseSettings, SettingsError } from './settings.ts';
import { startServer } from './start-server.ts';
import { isDiskFull } from './store/disk-errors.ts';
import { StoreUnusableError } from './store/store-errors.ts';
import { terminalLines } from './terminal-lines.ts';

/** Errors whose message is meant for the person at the terminal; any other is a fault and shows its trace. */
const EXPECTED = [
  DemonstrationError,
  SettingsError,
  ListenError,
  StoreUnusableError,
  ClientAssetsError,
  InstallationError,
];
const USAGE = `Usage:
  npm start               the demonstration with synthetic data
  npm start -- --reset    the same, restored first: answers given to it are gone
  npm run serve           a real installation, empty at first
`;

/** dist/server/start.js → the project's folder */
const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What the person at the terminal is told; null: a fault of the program. */
function sentenceFor(error: unknown): string | null {
  if (error instanceof DefinitionError) return findingsText(error.findings);
  if (isDiskFull(error))
    return 'The disk is full. Make room and start again; nothing that was acknowledged is lost.';
  return EXPECTED.some((kind) => error instanceof kind) ? (error as Error).message : null;
}

async function main([installation, ...options]: readonly string[]): Promise<number | undefined> {
  const reset = options.includes('--reset');
  const known = options.every((option) => option === '--reset');
  if ((installation !== 'demo' && installation !== 'serve') || !known || (reset && installation !== 'demo')) {
    process.stderr.write(USAGE);
    return 2;
  }
  const settings = parseSettings(process.env, installation, process.cwd());
  if (reset) {
    await resetDemonstration(settings.dataDir);
    process.stdout.write('デモを最初の状態に戻します。 / The demonstration is restored.\n');
  }
  const log = createLog(settings.logLevel, pino.destination({ fd: 2, sync: true }));
  const running = await startServer({
    installation,
    settings,
    projectFolder,
    clock: () => new Date(),
    log,
    tablesThread: new URL('./results/tables-worker.js', import.meta.url),
  });
  process.stdout.write(terminalLines(running.facts));

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    running.stop().then(
      () => process.exit(0),
      (err) => {
        log.fatal({ err }, 'the server could not be stopped cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  return undefined;
}

try {
  const code = await main(process.argv.slice(2));
  if (code !== undefined) process.exitCode = code;
} catch (error) {
  const sentence = sentenceFor(error);
  if (sentence === null) throw error;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
