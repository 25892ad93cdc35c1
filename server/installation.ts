import type { Installation } from './settings.ts';
import type { Store } from './store/store.ts';

/** The store belongs to the other kind of installation; nothing was changed in it. */
export class InstallationError extends Error {
  override readonly name = 'InstallationError';
}

/**
 * Demonstration and real work never mix (decision 15): a demonstration opens no store with a real survey, a real
 * installation none with a synthetic one.
 * @throws InstallationError naming the folder and the survey
 */
export async function refuseOtherInstallation(store: Store, installation: Installation): Promise<void> {
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
