import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Tables of surveys, questionnaires and the ballot box.
 * Without row numbers: a table keyed by a random or keyed hash has no order of arrival to read.
 */
export const surveyAndBallotBox: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const create = (table: string) => database.schema.createTable(table);
    const keyedOnly = sql`without rowid`;

    await create('surveys')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('synthetic', 'integer', (column) => column.notNull().check(sql`synthetic in (0, 1)`))
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('closed_on', 'text')
      .execute();
    await create('questionnaires')
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('version', 'text', (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('frozen', 'blob', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('document_sha256', 'text', (column) => column.notNull())
      .addColumn('overlays', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('questionnaires_key', ['id', 'version'])
      .execute();
    await create('drawn_counts')
      .addColumn('survey', 'text', (column) => column.notNull().references('surveys.id'))
      .addColumn('area', 'text', (column) => column.notNull())
      .addColumn('sex', 'integer', (column) => column.notNull())
      .addColumn('age_band', 'text', (column) => column.notNull())
      .addColumn('invited', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('drawn_counts_key', ['survey', 'area', 'sex', 'age_band'])
      .execute();
    await create('desks')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('document', 'text', (column) => column.notNull())
      .execute();
    await create('key_fingerprints')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .execute();

    await create('invitations')
      .addColumn('survey', 'text', (column) => column.notNull().references('surveys.id'))
      .addColumn('code_hash', 'blob', (column) => column.notNull())
      .addColumn('serial', 'integer', (column) => column.notNull())
      .addColumn('stratum', 'text', (column) => column.notNull())
      .addColumn('state', 'integer', (column) => column.notNull().check(sql`state in (1, 2, 3)`))
      .addPrimaryKeyConstraint('invitations_key', ['survey', 'code_hash'])
      .modifyEnd(keyedOnly)
      .execute();
    await database.schema
      .createIndex('invitations_serial')
      .on('invitations')
      .columns(['survey', 'serial'])
      .execute();
    await create('invitation_counts')
      .addColumn('survey', 'text', (column) => column.notNull().references('surveys.id'))
      .addColumn('stratum', 'text', (column) => column.notNull())
      .addColumn('state', 'integer', (column) => column.notNull())
      .addColumn('invitations', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('invitation_counts_key', ['survey', 'stratum', 'state'])
      .execute();
    await create('submissions')
      .addColumn('survey', 'text', (column) => column.notNull().references('surveys.id'))
      .addColumn('key_hash', 'blob', (column) => column.notNull())
      .addColumn('digest', 'blob', (column) => column.notNull())
      .addColumn('receipt', 'text', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('submissions_key', ['survey', 'key_hash'])
      .modifyEnd(keyedOnly)
      .execute();
    await create('inbox')
      .addColumn('survey', 'text', (column) => column.notNull().references('surveys.id'))
      .addColumn('key', 'blob', (column) => column.notNull())
      .addColumn('sealed', 'blob', (column) => column.notNull())
      .addPrimaryKeyConstraint('inbox_key', ['survey', 'key'])
      .modifyEnd(keyedOnly)
      .execute();
    await create('responses')
      .addColumn('survey', 'text', (column) => column.notNull().references('surveys.id'))
      .addColumn('key', 'blob', (column) => column.notNull())
      .addColumn('stratum', 'text')
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('mode', 'text', (column) => column.notNull().check(sql`mode in ('web', 'paper')`))
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('overlay', 'text')
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('late', 'integer', (column) => column.notNull().check(sql`late in (0, 1)`))
      .addColumn('consent', 'text', (column) => column.notNull())
      .addColumn('answers', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('responses_key', ['survey', 'key'])
      .modifyEnd(keyedOnly)
      .execute();
    await create('sealed_daily_counts')
      .addColumn('survey', 'text', (column) => column.notNull().references('surveys.id'))
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('sealed', 'blob', (column) => column.notNull())
      .addPrimaryKeyConstraint('sealed_daily_counts_key', ['survey', 'day'])
      .execute();
  },
};
