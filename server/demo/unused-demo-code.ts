import { INVITATION } from '../ballot-box/invitation-state.ts';
import type { Store } from '../store/store.ts';
import { readPrintersFile } from './printers-file.ts';

/**
 * An access code that can still be used, from the printer's file of the demonstration: so that whoever starts it
 * can open the form like somebody who holds a letter. Null when none is left, or the survey has been closed.
 */
export async function unusedDemoCode(store: Store, surveyId: string): Promise<string | null> {
  const letters = await readPrintersFile(store.dataDir, surveyId);
  if (letters === null) return null;
  const unused = await store.read
    .selectFrom('invitations')
    .select('serial')
    .where('survey', '=', surveyId)
    .where('state', '=', INVITATION.unused)
    .execute();
  const serials = new Set(unused.map(({ serial }) => serial));
  return letters.find(({ serial }) => serials.has(serial))?.code ?? null;
}
