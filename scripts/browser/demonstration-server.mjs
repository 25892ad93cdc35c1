// A process of its own that serves the demonstration as it was built, from a folder and at a time its parent names.
// Forked by demonstration.ts; a message { now } sets its clock, { now: null } gives it the real one again.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pino from 'pino';

const { projectFolder, folder, port, now: beginning } = JSON.parse(process.argv[2]);
const built = (...path) =>
  import(pathToFileURL(join(import.meta.dirname, '..', '..', 'dist', 'server', ...path)).href);
const { startServer } = await built('start-server.js');
const { createLog } = await built('http', 'request-log.js');
const { parseSettings } = await built('settings.js');

let now = beginning;
const settings = parseSettings(
  {
    PORT: String(port),
    DATA_DIR: join(folder, 'data'),
    SECRETS_DIR: join(folder, 'secrets'),
    // a measurement has no background tasks in it
    TASK_SECONDS: '3600',
  },
  'demo',
  folder,
);
const running = await startServer({
  installation: 'demo',
  settings,
  projectFolder,
  clock: () => (now === null ? new Date() : new Date(now)),
  log: createLog('warn', pino.destination({ fd: 2, sync: true })),
});
const { baseUrl, demonstration, administrator } = running.facts;

const stop = async () => {
  await running.stop();
  process.exit();
};
process.on('message', (message) => {
  now = message.now;
  process.send({ now });
});
// whoever started it has gone
process.on('disconnect', () => void stop());
process.send({
  origin: baseUrl,
  letterLink: demonstration.letter,
  openLink: demonstration.open,
  administrator,
});
