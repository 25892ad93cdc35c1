import { createHash, randomBytes } from 'node:crypto';
import type { Account } from '../contract/api.ts';
import type { Store } from '../store/store.ts';

const MINUTE = 60_000;
/** Without a request for this long, a session ends. */
export const IDLE_MS = 30 * MINUTE;
/** A session ends this long after the login, used or not. */
export const ABSOLUTE_MS = 12 * 60 * MINUTE;
/** How far the stored time of the last request may lag behind, to spare the disk a write per request. */
const SEEN_STEP_MS = MINUTE;

export type SignedInAccount = Account;

const idHash = (id: string) => createHash('sha256').update(id).digest('hex');

/** Logs an account in. Returns the session id for the cookie; only its hash is stored. */
export async function openSession(store: Store, account: string, now: Date): Promise<string> {
  const id = randomBytes(32).toString('base64url');
  const at = now.getTime();
  await store.write(async (transaction) => {
    await transaction
      .insertInto('sessions')
      .values({ id_hash: idHash(id), account, created_at: at, seen_at: at })
      .execute();
  });
  return id;
}

/** The account behind a session id, or null where the session is unknown or has ended. */
export async function findSession(store: Store, id: string, now: Date): Promise<SignedInAccount | null> {
  const at = now.getTime();
  const row = await store.read
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.name', 'sessions.account')
    .select(['accounts.name', 'accounts.role', 'sessions.seen_at', 'sessions.id_hash'])
    .where('sessions.id_hash', '=', idHash(id))
    .where('sessions.seen_at', '>', at - IDLE_MS)
    .where('sessions.created_at', '>', at - ABSOLUTE_MS)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (at - row.seen_at > SEEN_STEP_MS) {
    await store.write(async (transaction) => {
      await transaction
        .updateTable('sessions')
        .set({ seen_at: at })
        .where('id_hash', '=', row.id_hash)
        .execute();
    });
  }
  return { name: row.name, role: row.role };
}

/** Logs one browser out. */
export async function closeSession(store: Store, id: string): Promise<void> {
  await store.write(async (transaction) => {
    await transaction.deleteFrom('sessions').where('id_hash', '=', idHash(id)).execute();
  });
}

/** Removes the sessions that have ended. Returns how many there were. */
export async function deleteEndedSessions(store: Store, now: Date): Promise<number> {
  const at = now.getTime();
  return store.write(async (transaction) => {
    const result = await transaction
      .deleteFrom('sessions')
      .where((row) => row.or([row('seen_at', '<=', at - IDLE_MS), row('created_at', '<=', at - ABSOLUTE_MS)]))
      .executeTakeFirst();
    return Number(result.numDeletedRows);
  });
}
