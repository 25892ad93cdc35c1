import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readAccessibility } from '../accessibility/read-accessibility.ts';
import type { RenderStaticPage } from '../contract/static-page.ts';
import { openDrafts } from '../drafts/open-drafts.ts';
import { createApp } from '../http/app.ts';
import { readClientAssets } from '../http/client-assets.ts';
import { codeLimits } from '../http/code-limits.ts';
import { type HttpServer, listen } from '../http/http-server.ts';
import { createLog } from '../http/request-log.ts';
import type { ServerParts } from '../http/server-parts.ts';
import { openSurveyDirectory } from '../http/survey-directory.ts';
import { openDatasetCache } from '../results/dataset-cache.ts';
import { tablesHere } from '../results/tables-here.ts';
import { createFirstAdministrator, type NewCredentials } from '../staff/accounts.ts';
import { createLoginLimits } from '../staff/login-limits.ts';
import type { IngestInstallation } from './ingest-installation.ts';

export interface ServedInstallation {
  readonly port: number;
  /** what its application was made from */
  readonly parts: ServerParts;
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
 * are empty unless it gets the component that draws them, and load nothing unless it gets the folder of the built pages:
 * measurements of the server look at none.
 */
export async function serveInstallation(
  { store, box, definitions }: IngestInstallation,
  clock: () => Date,
  pages: RenderStaticPage = () => '',
  {
    trustedProxies = 0,
    builtPages = null,
  }: { readonly trustedProxies?: number; readonly builtPages?: string | null } = {},
): Promise<ServedInstallation> {
  const administrator = await createFirstAdministrator(store);
  if (administrator === null) throw new Error('an installation is served once');
  const logLines: string[] = [];
  const http: HttpServer = await listen(0, '127.0.0.1');
  const origin = `http://127.0.0.1:${http.port}`;
  const clientFolder = builtPages ?? join(store.dataDir, 'no-client');
  if (builtPages === null) mkdirSync(clientFolder);
  const loginLimits = createLoginLimits(clock);
  const log = createLog('info', { write: (line) => void logLines.push(line) });
  const drafts = openDrafts(store.dataDir, box.keys.drafts, box.random);
  const datasets = openDatasetCache(store, definitions);
  const parts: ServerParts = {
    store,
    ballotBox: box,
    surveys: await openSurveyDirectory(store, { unverified: true, checkDays: 90 }),
    datasets,
    tables: tablesHere(datasets, definitions),
    loginLimits,
    drafts,
    codeLimits: codeLimits({ clock, random: box.random, log }),
    clock,
    log,
    baseUrl: origin,
    trustedProxies,
    clientFolder,
    assets:
      builtPages === null
        ? {
            form: NO_PAGES,
            staff: NO_PAGES,
            hashed: new Set(),
            worker: '',
            files: { form: [], languages: {} },
          }
        : readClientAssets(builtPages),
    renderStaticPage: pages,
    definitions,
    accessibility: readAccessibility('.'),
    demonstration: null,
  };
  http.serve(createApp(parts));
  return {
    port: http.port,
    parts,
    origin,
    administrator,
    logLines,
    async stop() {
      await http.stop();
      loginLimits.close();
      await drafts.close();
    },
  };
}
