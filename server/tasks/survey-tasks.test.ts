import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acceptResponse } from '../ballot-box/accept-response.ts';
import { countReturns } from '../ballot-box/count-returns.ts';
import { readResponses } from '../ballot-box/read-responses.ts';
import {
  CLOSES,
  type IngestInstallation,
  makeInstallation,
  OPENS,
  plainCommand,
} from '../bench/ingest-installation.ts';
import type { Drafts } from '../drafts/drafts.ts';
import { openDrafts } from '../drafts/open-drafts.ts';
import { createLog } from '../http/request-log.ts';
import { openSurveyDirectory, type SurveyDirectory } from '../http/survey-directory.ts';
import { createFirstAdministrator } from '../staff/accounts.ts';
import { openSession } from '../staff/sessions.ts';
import { addDays } from '../surveys/tokyo-day.ts';
import { surveyTasks } from './survey-tasks.ts';

let installation: IngestInstallation;
let surveys: SurveyDirectory;
let drafts: Drafts;
let logLines: string[];
beforeEach(async () => {
  installation = await makeInstallation({ letters: { chuo: 60 } });
  const { box, folders } = installation;
  drafts = openDrafts(folders.dataDir, box.keys.drafts, box.random);
  surveys = await openSurveyDirectory(installation.store, { unverified: true, checkDays: 90 });
  logLines = [];
});
afterEach(async () => {
  await drafts.close();
  await installation.remove();
});

/** One round of all tasks on this day. */
async function round(day: string, backupDir: string | null = null): Promise<void> {
  const log = createLog('info', { write: (line) => void logLines.push(line) });
  for (const task of surveyTasks(installation.box, surveys, { log, backupDir, drafts })) {
    await task.run(new Date(`${day}T12:00:00+09:00`));
  }
}
async function answer(people: number): Promise<void> {
  for (let index = 0; index < people; index += 1) {
    expect((await acceptResponse(installation.box, plainCommand(installation, index))).kind).toBe('accepted');
  }
}
const moved = async () => (await readResponses(installation.store, 'ingest')).length;

describe('the tasks of the server', () => {
  test('move a batch out of the inbox, count nothing twice and leave no time in the log', async () => {
    await answer(40);
    expect(await moved()).toBe(0);
    await round(OPENS);
    expect(await moved()).toBeGreaterThanOrEqual(10);
    expect((await countReturns(installation.box, installation.survey)).accepted).toBe(40);
    expect(logLines).toEqual([]);
  });

  test('close a survey when its day has come, once, and the directory knows', async () => {
    await answer(40);
    const due = addDays(CLOSES, 5);
    await round(addDays(due, -1));
    expect((await surveys.find('ingest')).closedOn).toBeNull();
    await round(due);
    await round(addDays(due, 1));
    expect((await surveys.find('ingest')).closedOn).toBe(due);
    expect(await moved()).toBe(40);
    expect(logLines.filter((line) => line.includes('closed for good'))).toHaveLength(1);
  });

  test('remove ended sessions', async () => {
    const administrator = await createFirstAdministrator(installation.store);
    await openSession(installation.store, administrator?.name ?? '', new Date(`${OPENS}T09:00:00+09:00`));
    await round(OPENS);
    expect(await installation.store.read.selectFrom('sessions').selectAll().execute()).toEqual([]);
  });

  test('make one private copy a day, and none where none is wanted', async () => {
    const backups = join(installation.folders.dataDir, '..', 'backups');
    await round(OPENS);
    expect(existsSync(backups)).toBe(false);
    await round(OPENS, backups);
    writeFileSync(join(backups, `tsunagari-${OPENS}.sqlite.unfinished`), 'left by a kill');
    await round(OPENS, backups);
    await round(addDays(OPENS, 1), backups);
    expect(readdirSync(backups).sort()).toEqual([
      `tsunagari-${OPENS}.sqlite`,
      `tsunagari-${addDays(OPENS, 1)}.sqlite`,
    ]);
  });
});
