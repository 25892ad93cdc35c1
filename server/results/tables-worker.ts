import { workerData } from 'node:worker_threads';
import Connection from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Problem } from '../problems/problem.ts';
import { loadDefinitions } from '../questionnaires/load-definitions.ts';
import type { Database } from '../store/database.ts';
import { readSurveys } from '../surveys/read-surveys.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import { answerTasks } from '../tally/answer-tasks.ts';
import { askedTable } from './asked-table.ts';
import { openDatasetCache } from './dataset-cache.ts';
import type { TablesTask, TablesThreadData } from './tables-task.ts';

// Entry of the thread that makes tables (tables-apart.ts). It reads what is committed and writes nothing.

const { database, instruments } = workerData as TablesThreadData;
const connection = new Connection(database, { readonly: true, fileMustExist: true, timeout: 5000 });
connection.pragma('temp_store = MEMORY');
const store = { read: new Kysely<Database>({ dialect: new SqliteDialect({ database: connection }) }) };
const definitions = await loadDefinitions(instruments);
const datasets = openDatasetCache(store, definitions);
let surveys = await readSurveys(store);

async function find({ surveyId, closedOn }: TablesTask): Promise<RegisteredSurvey> {
  if (surveys.get(surveyId)?.closedOn !== closedOn) surveys = await readSurveys(store);
  const found = surveys.get(surveyId);
  if (found === undefined) throw new Problem('survey.unknown');
  return found;
}

answerTasks(async (task) => {
  const { asked } = task as TablesTask;
  return { answer: await askedTable(datasets, definitions, await find(task as TablesTask), asked) };
});
