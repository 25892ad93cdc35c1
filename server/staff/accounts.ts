import { randomInt } from 'node:crypto';
import type { Account } from '../contract/api.ts';
import type { Store } from '../store/store.ts';
import { generatePassword, hashPassword, isPassword } from './password.ts';

/** Name of the account that is made at the first start. */
export const FIRST_ADMINISTRATOR = 'administrator';

/** A name and its password, in the one moment in which the password exists in clear. */
export interface NewCredentials {
  readonly name: string;
  readonly password: string;
}

/**
 * Makes the first administrator with a random password, where the installation has no account yet.
 * The caller shows the password once; it is stored nowhere. Null where there is an account already.
 */
export async function createFirstAdministrator(store: Store): Promise<NewCredentials | null> {
  const password = generatePassword((below) => randomInt(below));
  const password_hash = await hashPassword(password);
  return store.write(async (transaction) => {
    const existing = await transaction.selectFrom('accounts').select('name').limit(1).executeTakeFirst();
    if (existing !== undefined) return null;
    await transaction
      .insertInto('accounts')
      .values({ name: FIRST_ADMINISTRATOR, role: 'administrator', password_hash })
      .execute();
    return { name: FIRST_ADMINISTRATOR, password };
  });
}

/**
 * Gives an account a new random password and logs it out everywhere. Null where there is no such account.
 */
export async function replacePassword(store: Store, name: string): Promise<NewCredentials | null> {
  const password = generatePassword((below) => randomInt(below));
  const password_hash = await hashPassword(password);
  return store.write(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('accounts')
      .set({ password_hash })
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    await transaction.deleteFrom('sessions').where('account', '=', name).execute();
    return numUpdatedRows === 0n ? null : { name, password };
  });
}

/** A hash nobody has the password of: an unknown name costs as much time as a wrong password. */
let standInHash: Promise<string> | undefined;

/** The account with this name and password, or null; in the same time whether the name exists or not. */
export async function checkCredentials(
  store: Store,
  { name, password }: NewCredentials,
): Promise<Account | null> {
  standInHash ??= hashPassword(generatePassword((below) => randomInt(below)));
  const account = await store.read
    .selectFrom('accounts')
    .selectAll()
    .where('name', '=', name)
    .executeTakeFirst();
  const matches = await isPassword(account?.password_hash ?? (await standInHash), password);
  return matches && account !== undefined ? { name: account.name, role: account.role } : null;
}
