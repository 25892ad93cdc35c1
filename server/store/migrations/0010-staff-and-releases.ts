import type { Kysely, Migration } from 'kysely';

/** Accounts and sessions of staff, and the register of published tables (decisions 10 and 15). */
export const staffAndReleases: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const create = (table: string) => database.schema.createTable(table);
    await create('accounts')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('password_hash', 'text', (column) => column.notNull())
      .execute();
    await create('sessions')
      .addColumn('id_hash', 'text', (column) => column.primaryKey())
      .addColumn('account', 'text', (column) => column.notNull().references('accounts.name'))
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('seen_at', 'bigint', (column) => column.notNull())
      .execute();
    await create('releases')
      .addColumn('survey', 'text', (column) => column.notNull().references('surveys.id'))
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('account', 'text', (column) => column.notNull())
      .addColumn('profile', 'text', (column) => column.notNull())
      .addColumn('request', 'text', (column) => column.notNull())
      .addColumn('released', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('releases_key', ['survey', 'id'])
      .execute();
  },
};
