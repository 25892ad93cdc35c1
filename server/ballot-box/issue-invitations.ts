import type { Store } from '../store/store.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import { SurveyRefusedError } from '../surveys/survey-refused-error.ts';
import { drawAccessCode, formatAccessCode } from './access-code.ts';
import { accessCodeHash } from './access-code-hash.ts';
import type { BallotBox } from './ballot-box.ts';
import { INVITATION } from './invitation-state.ts';
import { shuffle } from './random-source.ts';

/** One letter, for the printer's file. The plain code exists nowhere else and cannot be made again. */
export interface IssuedInvitation {
  /** 1 to the number of letters; says nothing about the stratum */
  readonly serial: number;
  readonly stratum: string;
  /** XXXX-XXXX-XXXX */
  readonly code: string;
}

const ROWS_A_STATEMENT = 200;

/**
 * Makes the access codes of all letters of a survey, serials in random order over the strata, and stores what
 * recognises them. Give the result to the printer's file and keep it nowhere else.
 * @throws SurveyRefusedError for an open or closed survey, and when its codes were issued before
 */
export async function issueInvitations(
  box: BallotBox,
  { survey, closedOn }: RegisteredSurvey,
): Promise<readonly IssuedInvitation[]> {
  if (survey.kind === 'open') {
    throw new SurveyRefusedError(survey.id, ['An open survey has no letters and no access codes.']);
  }
  if (closedOn !== null) throw new SurveyRefusedError(survey.id, [`It was closed on ${closedOn}.`]);
  const letters = survey.strata.flatMap(({ id, invited }) => Array.from({ length: invited }, () => id));
  const issued = shuffle(box.random, letters).map((stratum, index) => ({
    serial: index + 1,
    stratum,
    code: formatAccessCode(drawAccessCode(box.random)),
  }));
  const rows = issued
    .map(({ serial, stratum, code }) => ({
      survey: survey.id,
      code_hash: accessCodeHash(box, survey.id, code),
      serial,
      stratum,
      state: INVITATION.unused,
    }))
    .sort((a, b) => a.code_hash.compare(b.code_hash));
  await box.store.write(async (transaction) => {
    if (await hasInvitations(transaction, survey.id)) {
      throw new SurveyRefusedError(survey.id, [
        'Its access codes were issued before and cannot be shown again. Replace single ones by their serial.',
      ]);
    }
    for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
      await transaction
        .insertInto('invitations')
        .values(rows.slice(from, from + ROWS_A_STATEMENT))
        .execute();
    }
  });
  return Object.freeze(issued);
}

async function hasInvitations(database: Store['read'], survey: string): Promise<boolean> {
  const row = await database
    .selectFrom('invitations')
    .select('serial')
    .where('survey', '=', survey)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
