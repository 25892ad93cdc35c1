import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backUpBallotBox } from '../ballot-box/back-up-ballot-box.ts';
import type { BallotBox } from '../ballot-box/ballot-box.ts';
import { closeSurvey, closingIsDue } from '../ballot-box/close-survey.ts';
import { type BatchReport, moveInbox } from '../ballot-box/move-inbox.ts';
import { deleteDrafts } from '../drafts/delete-drafts.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { Logger } from '../http/request-log.ts';
import type { SurveyDirectory } from '../http/survey-directory.ts';
import { deleteEndedSessions } from '../staff/sessions.ts';
import { tokyoDay } from '../surveys/tokyo-day.ts';
import type { Task } from './task-timer.ts';

/** Everything the server does by itself: batches of the inbox, closing of surveys, ends of drafts and sessions. */
export function surveyTasks(
  box: BallotBox,
  surveys: SurveyDirectory,
  {
    log,
    backupDir,
    drafts,
  }: { readonly log: Logger; readonly backupDir: string | null; readonly drafts: Drafts },
): readonly Task[] {
  return [
    {
      name: 'move inbox',
      async run() {
        for (const survey of await surveys.all()) {
          if (survey.closedOn === null) logBatch(log, survey.survey.id, await moveInbox(box, survey));
        }
      },
    },
    {
      name: 'close surveys',
      async run(now) {
        const day = tokyoDay(now);
        for (const survey of await surveys.all()) {
          if (!closingIsDue(survey, day)) continue;
          logBatch(log, survey.survey.id, await closeSurvey(box, survey, day));
          log.warn(
            { survey: survey.survey.id, day },
            'survey closed for good; delete its older backups, for they still hold its spent codes',
          );
          await surveys.refresh();
        }
      },
    },
    {
      name: 'delete drafts',
      async run(now) {
        await deleteDrafts(drafts, await surveys.all(), tokyoDay(now));
      },
    },
    ...(backupDir === null ? [] : [dailyBackup(box, surveys, backupDir)]),
    {
      name: 'delete ended sessions',
      async run(now) {
        await deleteEndedSessions(box.store, now);
      },
    },
  ];
}

/** One copy a Tokyo day, made in the first round of the day, right after a batch (decision 6). */
function dailyBackup(box: BallotBox, surveys: SurveyDirectory, backupDir: string): Task {
  return {
    name: 'back up',
    async run(now) {
      const file = join(backupDir, `tsunagari-${tokyoDay(now)}.sqlite`);
      if (existsSync(file)) return;
      mkdirSync(backupDir, { recursive: true, mode: 0o700 });
      removeUnfinished(backupDir);
      await backUpBallotBox(box, await surveys.all(), file);
    },
  };
}

/** What a kill left of the copy of an earlier day: nobody would look for codes in it. */
function removeUnfinished(backupDir: string): void {
  for (const name of readdirSync(backupDir)) {
    if (/^tsunagari-[\d-]{10}\.sqlite\.unfinished(-journal|-wal|-shm)?$/.test(name))
      rmSync(join(backupDir, name));
  }
}

/** Only what needs somebody: how many moved and when stays out of the log, which must not help to date a response. */
function logBatch(log: Logger, survey: string, { unreadable, logTruncated, withheld }: BatchReport): void {
  if (unreadable > 0)
    log.error({ survey, unreadable }, 'rows of the inbox cannot be opened: check disk and key file');
  if (!logTruncated)
    log.warn({ survey }, 'the database log was in use and will be truncated after the next batch');
  for (const { stratum, responses } of withheld) {
    log.warn({ survey, stratum, responses }, 'responses of a stratum too small to be told apart stay sealed');
  }
}
