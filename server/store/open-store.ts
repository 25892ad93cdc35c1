import { realpathSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import Connection from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import type { Database } from './database.ts';
import { diskRefusal } from './disk-errors.ts';
import { migrations } from './migrations.ts';
import { keepNoTemporaryFiles, openWriter } from './open-writer.ts';
import { makePrivateFolder } from './private-folder.ts';
import type { Store, StoreOptions } from './store.ts';
import { StoreUnusableError } from './store-errors.ts';
import { WriteQueue } from './write-queue.ts';

/** The one database file of an installation, inside its data folder. */
export const DATABASE_FILE = 'tsunagari.sqlite';

/** Writes in one commit: at some 50 µs each, the event loop is held for a few milliseconds. */
const GROUP = 128;

/**
 * Opens the database of an installation, making it where there is none, and brings it up to date.
 * @throws StoreUnusableError when a folder cannot be used, the folders overlap, the disk is full, the file is no
 *   database of ours, or it is newer than this program
 */
export async function openStore({ dataDir, secretsDir, waitingLimit = 2000 }: StoreOptions): Promise<Store> {
  makePrivateFolder('DATA_DIR', dataDir);
  makePrivateFolder('SECRETS_DIR', secretsDir);
  refuseSharedFolders(dataDir, secretsDir);
  const file = join(dataDir, DATABASE_FILE);
  const writer = openWriter(file, 'Restore it from a backup, or move it away to start empty.');
  const write = new Kysely<Database>({ dialect: new SqliteDialect({ database: writer }) });
  try {
    await migrate(write, writer, file);
  } catch (error) {
    writer.close();
    throw error;
  }
  const reader = new Connection(file, { readonly: true, timeout: 5000 });
  keepNoTemporaryFiles(reader);
  const read = new Kysely<Database>({ dialect: new SqliteDialect({ database: reader }) });
  const queue = new WriteQueue(writer, { waiting: waitingLimit, group: GROUP });
  let closing: Promise<void> | null = null;
  const closeConnections = async () => {
    await queue.close();
    await read.destroy();
    try {
      writer.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      // A full disk leaves the log as it is; the next start reads it.
      await write.destroy();
    }
  };
  return Object.freeze({
    dataDir,
    secretsDir,
    read,
    queue,
    connection: writer,
    write: <T>(work: Parameters<Store['write']>[0]) =>
      queue.alone(() => write.transaction().execute(work)) as Promise<T>,
    close: () => {
      closing ??= closeConnections();
      return closing;
    },
  });
}

/**
 * All migrations in one transaction of our own: kysely runs them in none on SQLite, and a kill in between would
 * leave half of the tables.
 */
async function migrate(database: Kysely<Database>, writer: Connection.Database, file: string): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => ({ ...migrations }) },
  });
  writer.exec('BEGIN IMMEDIATE');
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) writer.exec('COMMIT');
  else {
    if (writer.inTransaction) writer.exec('ROLLBACK');
    const refusal = diskRefusal(file, error);
    if (refusal) throw refusal;
    throw new StoreUnusableError(
      `${file} could not be brought up to this version of the program. Run the version it was last used with, or a newer one.`,
      { cause: error },
    );
  }
}

function refuseSharedFolders(dataDir: string, secretsDir: string): void {
  const inside = relative(realpathSync(dataDir), realpathSync(secretsDir));
  if (inside === '' || (inside !== '..' && !inside.startsWith(`..${sep}`) && resolve(inside) !== inside)) {
    throw new StoreUnusableError(
      `SECRETS_DIR (${secretsDir}) lies inside DATA_DIR (${dataDir}): a copy of the data would take the keys along. Choose a folder elsewhere.`,
    );
  }
}
