import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RenderStaticPage } from '../contract/static-page.ts';
import { createApp } from '../http/app.ts';
import { type HttpServer, listen } from '../http/http-server.ts';
import { createLog } from '../http/request-log.ts';
import { openSurveyDirectory } from '../http/survey-directory.ts';
import { openDatasetCache } from '../results/dataset-cache.ts';
import { tablesHere } from '../results/tables-here.ts';
import { createFirstAdministrator, type NewCredentials } from '../staff/accounts.ts';
import { createLoginLimits } from '../staff/login-limits.ts';
import type { IngestInstallation } from './ingest-installation.ts';

export interface ServedInstallation {
  readonly port: number;
  /** http://127.0.0.1:<port> */
  readonly origin: string;
  readonly administrator: NewCredentials;
  /** lines of the log so far */
  readonly logLines: readonly string[];
  stop(): Promise<void>;
}

/** Stands in for the built pages: measurements and tests of the server load none. */
const NO_PAGES = { script: '/assets/none.js', preloads: [], styles: [] };

/**
 * Serves an installation over real HTTP on a free port, with the same application as the real thing. Its pages of the form
 * are empty unless it gets the component that draws them: measurements look at none.
 */
export async function serveInstallation(
  { store, box, definitions }: IngestInstallation,
  clock: () => Date,
  pages: RenderStaticPage = () => '',
): Promise<ServedInstallation> {
  const administrator = await createFirstAdministrator(store);
  if (administrator === null) throw new Error('an installation is served once');
  const logLines: string[] = [];
  const http: HttpServer = await listen(0, '127.0.0.1');
  const origin = `http://127.0.0.1:${http.port}`;
  const clientFolder = join(store.dataDir, 'no-client');
  mkdirSync(clientFolder);
  const loginLimits = createLoginLimits(clock);
  const datasets = openDatasetCache(store, definitions);
  http.serve(
    createApp({
      store,
      ballotBox: box,
      surveys: await openSurveyDirectory(store, { unverified: true }),
      datasets,
      tables: tablesHere(datasets, definitions),
      loginLimits,
      clock,
      log: createLog('info', { write: (line) => void logLines.push(line) }),
      baseUrl: origin,
      trustedProxies: 0,
      clientFolder,
      assets: { form: NO_PAGES, staff: NO_PAGES, hashed: new Set() },
      renderStaticPage: pages,
      definitions,
      demonstration: null,
    }),
  );
  return {
    port: http.port,
    origin,
    administrator,
    logLines,
    async stop() {
      await http.stop();
      loginLimits.close();
    },
  };
}
