import type { Store } from '../store/store.ts';
import { StoreUnusableError } from '../store/store-errors.ts';
import type { RandomSource } from './random-source.ts';
import { keyFingerprint, makeSecretKey, readSecretKey, sameFingerprint } from './secret-key.ts';

/** The keys of an installation, each in its own file of SECRETS_DIR and for one purpose only. */
export interface BallotBoxKeys {
  /** turns access codes into what is stored of them */
  readonly code: Buffer;
  /** seals responses until their batch, and the daily counts */
  readonly inbox: Buffer;
  /** turns submission keys and answers into what a resend is recognised by */
  readonly submission: Buffer;
  /** signs the day on which a form was opened */
  readonly startToken: Buffer;
  /** seals what was answered so far into the pages of browsers without a script */
  readonly plainForm: Buffer;
  /** seals once more what browsers sealed for another device */
  readonly drafts: Buffer;
}

interface KeyFile {
  readonly file: string;
  /** what is lost with the key, for the sentence */
  readonly without: string;
  /** whether the store holds anything that cannot be used without this key */
  readonly needed: (store: Store) => Promise<boolean>;
}

const KEY_FILES: Readonly<Record<keyof BallotBoxKeys, KeyFile>> = {
  code: {
    file: 'code.key',
    without: 'no access code of the letters can be recognised',
    needed: (store) => holdsRows(store, 'invitations'),
  },
  inbox: {
    file: 'inbox.key',
    without: 'the responses that wait in the inbox cannot be opened',
    needed: async (store) => (await holdsRows(store, 'inbox')) || holdsRows(store, 'sealed_daily_counts'),
  },
  submission: {
    file: 'submission.key',
    without: 'an answer that is sent again cannot be recognised and would count twice',
    needed: (store) => holdsRows(store, 'submissions'),
  },
  startToken: {
    file: 'start-token.key',
    without: 'open forms must be opened again',
    needed: async () => false,
  },
  plainForm: {
    file: 'plain-form.key',
    without: 'answers begun without a script must be begun again',
    needed: async () => false,
  },
  drafts: {
    file: 'drafts.key',
    without: 'answers kept for another device must be begun again',
    needed: async () => false,
  },
};

/**
 * The keys of this store, made at the first start. A key that is missing or is another store's is refused
 * while the store holds something that needs it; otherwise a new one is made.
 * @throws StoreUnusableError naming the file, what cannot be done without it and what to do
 */
export async function openBallotBoxKeys(store: Store, random: RandomSource): Promise<BallotBoxKeys> {
  const keys = {} as Record<keyof BallotBoxKeys, Buffer>;
  for (const purpose of Object.keys(KEY_FILES) as (keyof BallotBoxKeys)[]) {
    keys[purpose] = await openKey(store, KEY_FILES[purpose], random);
  }
  return Object.freeze(keys);
}

async function openKey(
  store: Store,
  { file, without, needed }: KeyFile,
  random: RandomSource,
): Promise<Buffer> {
  const known = await store.read
    .selectFrom('key_fingerprints')
    .select('fingerprint')
    .where('name', '=', file)
    .executeTakeFirst();
  const present = readSecretKey(store.secretsDir, file);
  if (present && known && sameFingerprint(keyFingerprint(present), known.fingerprint)) return present;
  if (known && (await needed(store))) {
    const state = present ? 'is not the key of this database' : 'is missing';
    throw new StoreUnusableError(
      `The key file ${file} in ${store.secretsDir} ${state}: without the right one ${without}. Restore it from your safe copy of the keys.`,
    );
  }
  const key = present ?? makeSecretKey(store.secretsDir, file, random);
  const fingerprint = keyFingerprint(key);
  await store.write((transaction) =>
    transaction
      .insertInto('key_fingerprints')
      .values({ name: file, fingerprint })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ fingerprint }))
      .execute(),
  );
  return key;
}

async function holdsRows(
  store: Store,
  table: 'invitations' | 'inbox' | 'sealed_daily_counts' | 'submissions',
): Promise<boolean> {
  return (await store.read.selectFrom(table).select('survey').limit(1).executeTakeFirst()) !== undefined;
}
