import type { InvitationTable } from '../store/database.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import type { Survey } from '../surveys/survey.ts';
import { parseAccessCode } from './access-code.ts';
import { accessCodeHash } from './access-code-hash.ts';
import type { BallotBox } from './ballot-box.ts';
import { INVITATION } from './invitation-state.ts';

/** Why a code is not taken. */
export type CodeProblem =
  | 'code.missing'
  | 'code.malformed'
  | 'code.unknown'
  | 'code.spent'
  | 'code.void'
  | 'code.not-expected';

/** What a typed code can be before anybody looks it up: `hash` is null in an open survey, where nobody has one. */
export type ReadCode = { readonly problem: CodeProblem } | { readonly hash: Buffer | null };

/** Reads a code as it was typed, against the kind of the survey. */
export function readCode(
  box: Pick<BallotBox, 'keys'>,
  { id, kind }: Pick<Survey, 'id' | 'kind'>,
  typed: string | undefined,
): ReadCode {
  if (kind === 'open') return typed === undefined ? { hash: null } : { problem: 'code.not-expected' };
  if (typed === undefined || typed.trim() === '') return { problem: 'code.missing' };
  const code = parseAccessCode(typed);
  return code === null ? { problem: 'code.malformed' } : { hash: accessCodeHash(box, id, code) };
}

/** Why the invitation that was found for a code, if any, lets nobody in; null: it does. */
export function invitationProblem(
  invitation: Pick<InvitationTable, 'state'> | undefined,
): 'code.unknown' | 'code.spent' | 'code.void' | null {
  if (invitation === undefined) return 'code.unknown';
  if (invitation.state === INVITATION.spent) return 'code.spent';
  return invitation.state === INVITATION.void ? 'code.void' : null;
}

/**
 * Whether a code would be taken now: the same verdict as at sending, before ten minutes are spent on answers. Changes
 * and stores nothing. Null: it would.
 */
export async function checkCode(
  box: Pick<BallotBox, 'keys' | 'store'>,
  { survey }: Pick<RegisteredSurvey, 'survey'>,
  typed: string | undefined,
): Promise<CodeProblem | null> {
  const read = readCode(box, survey, typed);
  if ('problem' in read) return read.problem;
  if (read.hash === null) return null;
  const invitation = await box.store.read
    .selectFrom('invitations')
    .select('state')
    .where('survey', '=', survey.id)
    .where('code_hash', '=', read.hash)
    .executeTakeFirst();
  return invitationProblem(invitation);
}
