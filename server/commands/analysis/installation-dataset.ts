import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Connection from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import type { ReleasedTable } from '../../../analysis/disclosure/released-table.ts';
import { loadDefinitions } from '../../questionnaires/load-definitions.ts';
import { openDatasetCache } from '../../results/dataset-cache.ts';
import { releasedTableSchema } from '../../results/releases.ts';
import type { Database } from '../../store/database.ts';
import { migrations } from '../../store/migrations.ts';
import { DATABASE_FILE } from '../../store/open-store.ts';
import { readSurveys } from '../../surveys/read-surveys.ts';
import type { TokyoDay } from '../../surveys/tokyo-day.ts';
import { unknownKey } from '../instruments/unknown-key.ts';
import type { Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';

/** The dataset that an installation's tables are made from at this moment, and what it has released. */
export interface InstallationDataset {
  readonly file: DatasetFile;
  readonly released: readonly { readonly day: TokyoDay; readonly released: ReleasedTable }[];
}

/**
 * Reads a survey's dataset out of the data folder of an installation, coded and weighted exactly as the server does
 * for its pages. Only reads: the server may be running.
 * @throws AnalysisProblem where there is no installation, survey or response
 */
export async function installationDataset(
  terminal: Terminal,
  folder: string,
  surveyId: string,
  shipped: string,
): Promise<InstallationDataset> {
  const file = join(resolve(terminal.folder, folder), DATABASE_FILE);
  if (!existsSync(file)) {
    throw new AnalysisProblem(2, 'installation.missing', {
      ja: `${folder}: 調査のデータがありません。データのフォルダ（DATA_DIR。デモは data/demo）を指定してください。`,
      en: `No installation here; name its data folder (DATA_DIR; data/demo for the demonstration).`,
    });
  }
  const read = openReader(file, folder);
  try {
    await refuseOtherVersion(read, folder);
    const surveys = await readSurveys({ read });
    const registered = surveys.get(surveyId);
    if (registered === undefined) throw unknownKey(surveyId, [...surveys.keys()], folder);
    const cache = openDatasetCache({ read }, await loadDefinitions(shipped));
    const { dataset, weights } = await cache.dataset(registered);
    const { survey, closedOn } = registered;
    return {
      file: {
        dataset,
        weights,
        menu: cache.menu(registered),
        variables: cache.variables(registered),
        facts: {
          title: survey.title,
          organisation: survey.organisation,
          window: survey.window,
          areaSchemeStatus: cache.areaScheme(registered)?.status ?? null,
          disclosure: survey.disclosure.rule,
          interim: closedOn === null,
          populationSource: survey.kind === 'invitation' ? (survey.weighting?.source ?? null) : null,
        },
      },
      released: await releasesOf(read, surveyId),
    };
  } finally {
    await read.destroy();
  }
}

async function releasesOf(
  read: Kysely<Database>,
  surveyId: string,
): Promise<InstallationDataset['released']> {
  const rows = await read
    .selectFrom('releases')
    .select(['day', 'released'])
    .where('survey', '=', surveyId)
    .orderBy('id')
    .execute();
  return rows.map(({ day, released }) => ({
    day,
    released: releasedTableSchema.parse(JSON.parse(released)),
  }));
}

function openReader(file: string, folder: string): Kysely<Database> {
  try {
    const database = new Connection(file, { readonly: true, fileMustExist: true, timeout: 5000 });
    database.pragma('temp_store = MEMORY');
    return new Kysely<Database>({ dialect: new SqliteDialect({ database }) });
  } catch (cause) {
    throw unusable(folder, cause);
  }
}

/** A reader cannot bring a store up to date; the server does at its start. */
async function refuseOtherVersion(read: Kysely<Database>, folder: string): Promise<void> {
  const applied = await sql<{ name: string }>`select name from kysely_migration`
    .execute(read)
    .catch((cause: unknown) => {
      throw unusable(folder, cause);
    });
  const names = applied.rows.map(({ name }) => name).sort();
  if (names.join() === Object.keys(migrations).sort().join()) return;
  throw new AnalysisProblem(1, 'installation.other-version', {
    ja: `${folder}: 別の版のプログラムのデータです。同じ版のサーバーを一度起動してください。`,
    en: 'The store belongs to another version of the program; start the server of this version once.',
  });
}

function unusable(folder: string, cause: unknown): AnalysisProblem {
  return new AnalysisProblem(2, 'installation.unusable', {
    ja: `${folder}: ${DATABASE_FILE} をデータベースとして読めません。控えから戻してください。`,
    en: `${DATABASE_FILE} cannot be read as a database; restore it from a backup. (${cause instanceof Error ? cause.message : String(cause)})`,
  });
}
