import type { BallotBox } from '../ballot-box/ballot-box.ts';
import { INVITATION } from '../ballot-box/invitation-state.ts';
import { issueInvitations } from '../ballot-box/issue-invitations.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import { DemonstrationError } from './demonstration-error.ts';
import { deletePrintersFile, readPrintersFile, writePrintersFile } from './printers-file.ts';

/**
 * The codes of the letters by stratum, in the order of their serials: issued and written to the printer's file
 * at the first start, read from it afterwards. Codes that were issued and never written, because the program was
 * killed in between, are known to nobody; they are destroyed and issued anew.
 *
 * @param linkOf what the QR code of a letter with this code carries
 * @throws DemonstrationError when codes were spent and the file is gone
 */
export async function prepareLetters(
  box: BallotBox,
  registered: RegisteredSurvey,
  linkOf: (code: string) => string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { id } = registered.survey;
  const { dataDir } = box.store;
  const stored = await storedInvitations(box, id);
  if (stored.length === 0 || (await readPrintersFile(dataDir, id)) === null) {
    if (stored.some(({ state }) => state !== INVITATION.unused)) {
      throw new DemonstrationError(
        `The printer's file of ${id} in ${dataDir} is gone, and some of its codes were used. Start with --reset.`,
      );
    }
    // first, so that a file of an earlier issue is never taken for the one of this
    await deletePrintersFile(dataDir, id);
    await box.store.write((transaction) =>
      transaction.deleteFrom('invitations').where('survey', '=', id).execute(),
    );
    const issued = await issueInvitations(box, registered);
    const letters = issued.map(({ serial, code }) => ({ serial, code, link: linkOf(code) }));
    await writePrintersFile(dataDir, id, letters);
  }
  return codesByStratum(box, id);
}

async function storedInvitations(box: BallotBox, survey: string) {
  return await box.store.read
    .selectFrom('invitations')
    .select(['serial', 'stratum', 'state'])
    .where('survey', '=', survey)
    .orderBy('serial')
    .execute();
}

async function codesByStratum(
  box: BallotBox,
  survey: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const letters = (await readPrintersFile(box.store.dataDir, survey)) ?? [];
  const codes = new Map(letters.map(({ serial, code }) => [serial, code]));
  const byStratum = new Map<string, string[]>();
  for (const { serial, stratum } of await storedInvitations(box, survey)) {
    const code = codes.get(serial);
    if (code !== undefined) byStratum.set(stratum, [...(byStratum.get(stratum) ?? []), code]);
  }
  return byStratum;
}
