import type { ColumnType } from 'kysely';
import type { Account } from '../contract/api.ts';

/** Who may see the officials' pages; a row each, with its role (decision 15). */
interface AccountTable {
  name: string;
  role: ColumnType<Account['role'], Account['role'], never>;
  /** argon2id in PHC notation */
  password_hash: string;
}

/** A browser that is logged in. The id itself stands only in its cookie. */
interface SessionTable {
  /** SHA-256 of the id, lower-case hex */
  id_hash: string;
  account: string;
  /** milliseconds since 1970 */
  created_at: number;
  /** milliseconds since 1970, at most a minute behind */
  seen_at: number;
}

export interface StaffTables {
  accounts: AccountTable;
  sessions: SessionTable;
}
