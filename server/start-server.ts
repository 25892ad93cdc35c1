import { join } from 'node:path';
import { readAccessibility } from './accessibility/read-accessibility.ts';
import { openBallotBox } from './ballot-box/ballot-box.ts';
import { type PreparedDemonstration, prepareDemonstration } from './demo/prepare-demonstration.ts';
import { unusedDemoCode } from './demo/unused-demo-code.ts';
import { openDrafts } from './drafts/open-drafts.ts';
import { createApp } from './http/app.ts';
import { readClientAssets } from './http/client-assets.ts';
import { codeLimits } from './http/code-limits.ts';
import { listen } from './http/http-server.ts';
import { loadStaticPages } from './http/load-static-pages.ts';
import { surveyLink } from './http/public-survey.ts';
import type { Logger } from './http/request-log.ts';
import { openSurveyDirectory } from './http/survey-directory.ts';
import { refuseOtherInstallation } from './installation.ts';
import { lockInstallation } from './installation-lock.ts';
import { qrTerminal } from './qr/qr-terminal.ts';
import { checkPublished } from './questionnaires/check-published.ts';
import { loadDefinitions } from './questionnaires/load-definitions.ts';
import { openDatasetCache } from './results/dataset-cache.ts';
import { tablesApart } from './results/tables-apart.ts';
import { tablesHere } from './results/tables-here.ts';
import type { Installation, Settings } from './settings.ts';
import { createFirstAdministrator } from './staff/accounts.ts';
import { createLoginLimits } from './staff/login-limits.ts';
import { DATABASE_FILE, openStore } from './store/open-store.ts';
import { makePrivateFolder } from './store/private-folder.ts';
import type { Store } from './store/store.ts';
import { surveyTasks } from './tasks/survey-tasks.ts';
import { startTaskTimer } from './tasks/task-timer.ts';
import type { DemonstrationAddresses, StartFacts } from './terminal-lines.ts';

export interface StartOptions {
  readonly installation: Installation;
  readonly settings: Settings;
  /** the folder that holds instruments/, fixtures/, docs/accessibility/ and dist/ */
  readonly projectFolder: string;
  readonly clock: () => Date;
  readonly log: Logger;
  /** compiled tables-worker.ts; absent: tables are made in the thread that serves */
  readonly tablesThread?: URL;
}

export interface RunningServer {
  readonly port: number;
  readonly facts: StartFacts;
  /** Lets what is in progress end, writes it to disk and closes everything. */
  stop(): Promise<void>;
}

/**
 * Starts one installation: takes the port, opens the store, checks definitions against lock file and store,
 * makes what a first start needs, and serves.
 * @throws ListenError, StoreUnusableError, DefinitionError, ClientAssetsError, InstallationError, whose messages
 *   name what is wrong and what to do; everything opened so far is closed again
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const closers: Closers = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0)) await close();
  };
  try {
    return { ...(await open(options, closers)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** In the order in which they run: tasks and requests end before the store that they use. */
type Closers = (() => Promise<void> | void)[];

async function open(
  { installation, settings, projectFolder, clock, log, tablesThread }: StartOptions,
  closers: Closers,
): Promise<Omit<RunningServer, 'stop'>> {
  const assets = readClientAssets(join(projectFolder, 'dist', 'client'));
  const renderStaticPage = await loadStaticPages(join(projectFolder, 'dist', 'static-pages'));
  const definitions = await loadDefinitions(join(projectFolder, 'instruments'));
  const accessibility = readAccessibility(projectFolder);
  const http = await listen(settings.port, settings.host);
  closers.push(() => http.stop());
  closers.push(lockInstallation(settings.dataDir));
  const baseUrl = settings.baseUrl ?? `http://localhost:${http.port}`;

  if (settings.backupDir !== null) makePrivateFolder('BACKUP_DIR', settings.backupDir);
  const store = await openStore({ dataDir: settings.dataDir, secretsDir: settings.secretsDir });
  closers.splice(1, 0, () => store.close());
  await refuseOtherInstallation(store, installation);
  const ballotBox = await openBallotBox(store);
  const drafts = openDrafts(settings.dataDir, ballotBox.keys.drafts, ballotBox.random);
  closers.splice(1, 0, () => drafts.close());
  await checkPublished(store, definitions);
  const demonstration =
    installation === 'demo'
      ? await prepareDemonstration(ballotBox, {
          definitions,
          fixturesDir: join(projectFolder, 'fixtures'),
          linkOf: (surveyId, code) => surveyLink(baseUrl, surveyId, code),
          clock,
        })
      : null;

  const surveys = await openSurveyDirectory(store, {
    unverified: demonstration !== null,
    checkDays: settings.deskCheckDays,
  });
  const datasets = openDatasetCache(store, definitions);
  const tables =
    tablesThread === undefined
      ? tablesHere(datasets, definitions)
      : tablesApart({
          entry: tablesThread,
          database: join(settings.dataDir, DATABASE_FILE),
          instruments: join(projectFolder, 'instruments'),
        });
  // after the requests, before the store
  closers.splice(1, 0, () => tables.close());
  const loginLimits = createLoginLimits(clock);
  closers.push(() => loginLimits.close());
  http.serve(
    createApp({
      store,
      ballotBox,
      surveys,
      datasets,
      tables,
      loginLimits,
      drafts,
      codeLimits: codeLimits({ clock, random: ballotBox.random, log }),
      clock,
      log,
      baseUrl,
      trustedProxies: settings.trustedProxies,
      clientFolder: join(projectFolder, 'dist', 'client'),
      assets,
      renderStaticPage,
      definitions,
      accessibility,
      demonstration:
        demonstration === null
          ? null
          : { ...demonstration, unusedCode: () => unusedDemoCode(store, demonstration.invitationSurvey) },
    }),
  );
  const timer = startTaskTimer(
    surveyTasks(ballotBox, surveys, { log, backupDir: settings.backupDir, drafts }),
    {
      seconds: settings.taskSeconds,
      clock,
      log,
    },
  );
  closers.unshift(() => timer.stop());

  return {
    port: http.port,
    facts: {
      baseUrl,
      demonstration: demonstration === null ? null : await addresses(store, baseUrl, demonstration),
      // Last of all: a start that fails before it has shown the password must not have used it up.
      administrator: await createFirstAdministrator(store),
    },
  };
}

async function addresses(
  store: Store,
  baseUrl: string,
  { invitationSurvey, openSurvey }: PreparedDemonstration,
): Promise<DemonstrationAddresses> {
  const code = await unusedDemoCode(store, invitationSurvey);
  const letter = code === null ? null : surveyLink(baseUrl, invitationSurvey, code);
  return {
    letter,
    letterQr: letter === null ? null : qrTerminal(letter),
    open: surveyLink(baseUrl, openSurvey),
  };
}
