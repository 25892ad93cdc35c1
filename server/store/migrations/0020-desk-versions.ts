import { type Kysely, type Migration, sql } from 'kysely';

interface Stored {
  desks: { id: string; document: string };
  desk_versions: {
    desk: string;
    version: number;
    day: string | null;
    account: string | null;
    change: string;
    document: string;
  };
}

/** What a desk of before says about its hours: its sentence, and nothing that a page could claim. */
const before = {
  hours_rules: { kind: 'unknown' },
  audience: { age_from: null, age_to: null, areas: [] },
  topics: ['general'],
  verified_by: null,
};

/** Every version of every desk, with the day and the account of the change; desks get rules for their hours. */
export const deskVersions: Migration = {
  async up(database: Kysely<Stored>): Promise<void> {
    await database.schema
      .createTable('desk_versions')
      .addColumn('desk', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('day', 'text')
      .addColumn('account', 'text')
      .addColumn('change', 'text', (column) =>
        column.notNull().check(sql`change in ('added', 'changed', 'checked', 'retired')`),
      )
      .addColumn('document', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('desk_versions_key', ['desk', 'version'])
      .execute();
    for (const { id, document } of await database.selectFrom('desks').selectAll().execute()) {
      const kept = JSON.stringify({ ...before, ...JSON.parse(document) });
      await database.updateTable('desks').set({ document: kept }).where('id', '=', id).execute();
      await database
        .insertInto('desk_versions')
        .values({ desk: id, version: 1, day: null, account: null, change: 'added', document: kept })
        .execute();
    }
  },
};
