import type { Database as Connection } from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { type Prepared, prepare, slot } from '../store/prepared.ts';

/** The one table of drafts.sqlite. */
export interface DraftTable {
  survey: string;
  /** HMAC-SHA-256 of the id that the browser derived; the key of the table, so that its order tells nothing */
  id_hash: Uint8Array;
  /** sealed in the browser and once more here; all of one size */
  sealed: Uint8Array;
  /** Tokyo day of the last save */
  saved_on: string;
}

export interface DraftStatements {
  /** survey, idHash */
  readonly find: Prepared<Pick<DraftTable, 'sealed'>>;
  /** survey */
  readonly count: Prepared<{ readonly drafts: number }>;
  /** survey, idHash, sealed, day */
  readonly put: Prepared<unknown>;
  /** survey, idHash */
  readonly remove: Prepared<unknown>;
  /** survey, day */
  readonly removeBefore: Prepared<unknown>;
  /** survey */
  readonly removeAll: Prepared<unknown>;
}

/** Makes the table where it is missing, without row numbers: they would count arrivals. */
export function createDraftTable(connection: Connection): void {
  const { schema } = builder(connection);
  const statement = schema
    .createTable('drafts')
    .addColumn('survey', 'text', (column) => column.notNull())
    .addColumn('id_hash', 'blob', (column) => column.notNull())
    .addColumn('sealed', 'blob', (column) => column.notNull())
    .addColumn('saved_on', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('drafts_key', ['survey', 'id_hash'])
    .modifyEnd(sql`without rowid`)
    .compile();
  connection.exec(statement.sql);
}

export function draftStatements(connection: Connection): DraftStatements {
  const build = builder(connection);
  const survey = slot<string>('survey');
  const idHash = slot<Uint8Array>('idHash');
  const sealed = slot<Uint8Array>('sealed');
  const day = slot<string>('day');
  const ofSurvey = build.deleteFrom('drafts').where('survey', '=', survey);
  return Object.freeze({
    find: prepare(
      connection,
      build.selectFrom('drafts').select('sealed').where('survey', '=', survey).where('id_hash', '=', idHash),
    ),
    count: prepare(
      connection,
      build
        .selectFrom('drafts')
        .select((expression) => expression.fn.countAll<number>().as('drafts'))
        .where('survey', '=', survey),
    ),
    put: prepare(
      connection,
      build
        .insertInto('drafts')
        .values({ survey, id_hash: idHash, sealed, saved_on: day })
        .onConflict((conflict) =>
          conflict.columns(['survey', 'id_hash']).doUpdateSet({ sealed, saved_on: day }),
        ),
    ),
    remove: prepare(connection, ofSurvey.where('id_hash', '=', idHash)),
    removeBefore: prepare(connection, ofSurvey.where('saved_on', '<', day)),
    removeAll: prepare(connection, ofSurvey),
  });
}

/** Only builds: the statements run prepared, on the one connection. */
const builder = (connection: Connection) =>
  new Kysely<{ drafts: DraftTable }>({ dialect: new SqliteDialect({ database: connection }) });
