import type { Transaction } from 'kysely';
import type { Database } from '../store/database.ts';
import { SurveyRefusedError } from '../surveys/survey-refused-error.ts';
import { drawAccessCode, formatAccessCode } from './access-code.ts';
import { accessCodeHash } from './access-code-hash.ts';
import type { BallotBox } from './ballot-box.ts';
import { INVITATION } from './invitation-state.ts';
import type { IssuedInvitation } from './issue-invitations.ts';

/**
 * Makes the code of a letter unusable, for a letter that came back or went astray.
 * @throws SurveyRefusedError when the letter does not exist or was answered
 */
export async function voidInvitation(box: BallotBox, surveyId: string, serial: number): Promise<void> {
  await box.store.write((transaction) => voidUnused(transaction, surveyId, serial));
}

/**
 * Gives a letter a new code; the old one is void from then on. Print the new code and keep it nowhere else.
 * @throws SurveyRefusedError when the letter does not exist or was answered
 */
export async function replaceInvitation(
  box: BallotBox,
  surveyId: string,
  serial: number,
): Promise<IssuedInvitation> {
  const code = formatAccessCode(drawAccessCode(box.random));
  const stratum = await box.store.write(async (transaction) => {
    const voided = await voidUnused(transaction, surveyId, serial);
    await transaction
      .insertInto('invitations')
      .values({
        survey: surveyId,
        code_hash: accessCodeHash(box, surveyId, code),
        serial,
        stratum: voided,
        state: INVITATION.unused,
      })
      .execute();
    return voided;
  });
  return Object.freeze({ serial, stratum, code });
}

/** @returns the stratum of the letter */
async function voidUnused(
  transaction: Transaction<Database>,
  survey: string,
  serial: number,
): Promise<string> {
  const invitations = await transaction
    .selectFrom('invitations')
    .select(['code_hash', 'stratum', 'state'])
    .where('survey', '=', survey)
    .where('serial', '=', serial)
    .execute();
  const [first] = invitations;
  if (!first) throw new SurveyRefusedError(survey, [`There is no letter with the serial ${serial}.`]);
  if (invitations.some(({ state }) => state === INVITATION.spent)) {
    throw new SurveyRefusedError(survey, [
      `The letter ${serial} was answered; its code cannot be changed any more.`,
    ]);
  }
  await transaction
    .updateTable('invitations')
    .set({ state: INVITATION.void })
    .where('survey', '=', survey)
    .where('serial', '=', serial)
    .execute();
  return first.stratum;
}
