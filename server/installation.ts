import { MARK_FILE, readMark } from './demo/demonstration-mark.ts';
import type { Installation } from './settings.ts';
import type { Store } from './store/store.ts';

/** The store belongs to the other kind of installation; nothing was changed in it. */
export class InstallationError extends Error {
  override readonly name = 'InstallationError';
}

/**
 * Demonstration and real work never mix (decision 15): a demonstration opens no store with a real survey, a real
 * installation none with a synthetic one. Before there are surveys, a demonstration is known by its mark, and a
 * real installation by accounts without one.
 * @throws InstallationError naming the folder and what it holds, DemonstrationError for a mark that cannot be read
 */
export async function refuseOtherInstallation(store: Store, installation: Installation): Promise<void> {
  await refuseOtherSurveys(store, installation);
  const marked = (await readMark(store.dataDir)) !== null;
  if (installation === 'serve' && marked) {
    throw new InstallationError(
      `DATA_DIR ${store.dataDir} is the folder of a demonstration (${MARK_FILE} lies in it); a real installation does not mix with it. Set DATA_DIR to another folder, or start it with npm start.`,
    );
  }
  if (
    installation === 'demo' &&
    !marked &&
    (await holds(store, 'accounts')) &&
    !(await holds(store, 'surveys'))
  ) {
    throw new InstallationError(
      `DATA_DIR ${store.dataDir} is the folder of a real installation that has no survey yet; the demonstration does not touch it. Set DATA_DIR to another folder, or start it with npm run serve.`,
    );
  }
}

async function holds(store: Store, table: 'accounts' | 'surveys'): Promise<boolean> {
  const { rows } = await store.read
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return rows > 0;
}

async function refuseOtherSurveys(store: Store, installation: Installation): Promise<void> {
  const unwanted = installation === 'demo' ? 0 : 1;
  const survey = await store.read
    .selectFrom('surveys')
    .select('id')
    .where('synthetic', '=', unwanted)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (survey === undefined) return;
  throw new InstallationError(
    installation === 'demo'
      ? `DATA_DIR ${store.dataDir} holds the real survey ${survey.id}; the demonstration does not touch it. Set DATA_DIR to another folder, or start it with npm run serve.`
      : `DATA_DIR ${store.dataDir} holds the synthetic survey ${survey.id} of a demonstration; a real installation does not mix with it. Set DATA_DIR to another folder, or start it with npm start.`,
  );
}
