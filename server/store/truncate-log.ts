import type { Store } from './store.ts';

/**
 * Moves the write-ahead log into the database file and cuts it to nothing, so that it keeps no trace of the
 * order of arrival. False when a reader held it; then try again later.
 */
export async function truncateLog({
  queue,
  connection,
}: Pick<Store, 'queue' | 'connection'>): Promise<boolean> {
  return await queue.alone(() => connection.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0);
}
