import { timingSafeEqual } from 'node:crypto';
import { checkAnswers } from '../../instruments/rules/check-answers.ts';
import { QueueFullError } from '../store/store-errors.ts';
import { admit } from '../surveys/admission.ts';
import type { Acceptance, AcceptCommand } from './acceptance.ts';
import type { BallotBox } from './ballot-box.ts';
import { canonicalAnswers } from './canonical-answers.ts';
import { invitationProblem, readCode } from './check-code.ts';
import { keyedHash } from './keyed-hash.ts';
import { drawReceipt } from './receipt.ts';
import { sealedBytes, sealResponse } from './sealed-response.ts';
import { readStartToken } from './start-token.ts';

type Refusal = Extract<Acceptance, { kind: 'refused' }>;

const KEY_BYTES = 16;

/**
 * Takes one person's answers: all or nothing, once, and on disk before it says so. Checks in this order:
 * submission key, window, what the submission claims about the survey, access code, rules (decision 7).
 * A code is spent and the response put into the inbox in one transaction.
 *
 * @throws WriteFailedError when the disk did not take it (nothing is stored; sending again is safe),
 *   StoreClosedError while the server stops
 */
export async function acceptResponse(box: BallotBox, command: AcceptCommand): Promise<Acceptance> {
  try {
    return await box.store.queue.grouped(() => decide(box, command));
  } catch (error) {
    if (error instanceof QueueFullError) return { kind: 'refused', problem: 'server.busy' };
    throw error;
  }
}

/** Runs inside the commit group: sees what the submissions before it in the group have done. */
function decide(box: BallotBox, command: AcceptCommand): Acceptance {
  const { survey, submission, mode, day } = command;
  const { id } = survey.survey;
  const canonical = canonicalAnswers(submission.answers);
  const keyHash = keyedHash(box.keys.submission, 'key', id, submission.submissionKey);
  const digest = submissionDigest(box, command, canonical);

  const first = box.statements.findSubmission.get({ survey: id, keyHash });
  if (first) {
    const same = digest !== null && timingSafeEqual(digest, first.digest);
    if (same) return { kind: 'repeated', receipt: first.receipt, day: first.day };
    return { kind: 'refused', problem: 'response.key-reused', receipt: first.receipt };
  }

  const misfit = checkClaims(box, command);
  if (misfit) return misfit;
  const invitation = findCode(box, command);
  if ('kind' in invitation) return invitation;
  const checked = checkAnswers(survey.questionnaire.rules, submission.answers);
  if (!checked.ok) return { kind: 'refused', problem: 'response.invalid', findings: checked.problems };
  if (canonical === null || digest === null)
    throw new Error('The rules passed answers that no form can give.');

  const { stratum, codeHash } = invitation;
  if (codeHash && box.statements.spendCode.run({ survey: id, codeHash }) !== 1) {
    throw new Error('An unused access code could not be spent.');
  }
  const key = box.random(KEY_BYTES);
  const { language, channel } = submission;
  const sealed = sealResponse(
    box.keys.inbox,
    box.random,
    { survey: id, key },
    {
      stratum,
      channel,
      mode,
      language,
      overlay: survey.questionnaire.overlays[language] ?? null,
      day,
      consent: submission.consent.version,
      lot: box.random(4).readUInt32LE(),
      // In form order, so that the order of answering is not kept.
      answers: JSON.stringify(checked.answers),
    },
    sealedBytes(survey.questionnaire.answerBytes),
  );
  box.statements.addToInbox.run({ survey: id, key, sealed });
  const receipt = drawReceipt(box.random);
  box.statements.addSubmission.run({ survey: id, keyHash, digest, receipt, day });
  return { kind: 'accepted', receipt, day };
}

/** Over questionnaire and answers, never the code; keyed, so that nobody can try answers against it. */
function submissionDigest(box: BallotBox, command: AcceptCommand, canonical: string | null): Buffer | null {
  if (canonical === null) return null;
  const { id, version, sha256 } = command.submission.questionnaire;
  return keyedHash(box.keys.submission, 'answers', command.survey.survey.id, id, version, sha256, canonical);
}

/** Window, questionnaire, language, channel and consent, as this survey has them. */
function checkClaims(box: BallotBox, command: AcceptCommand): Refusal | null {
  const { survey: registered, submission, mode, day } = command;
  const { survey, questionnaire, closedOn } = registered;
  const opened = mode === 'paper' ? null : readStartToken(box, survey.id, submission.startToken);
  const admission = closedOn === null ? admit(survey, { mode, day, opened }) : 'survey.closed';
  if (admission !== 'admitted') return { kind: 'refused', problem: admission };

  const { id, version, sha256 } = questionnaire.reference;
  const claimed = submission.questionnaire;
  if (claimed.id !== id || claimed.version !== version || claimed.sha256 !== sha256) {
    return { kind: 'refused', problem: 'questionnaire.not-current' };
  }
  if (!survey.languages.includes(submission.language)) {
    return { kind: 'refused', problem: 'submission.malformed', field: 'language' };
  }
  if (!survey.channels.some((channel) => channel.id === submission.channel)) {
    return { kind: 'refused', problem: 'submission.malformed', field: 'channel' };
  }
  const { agreed, version: consent } = submission.consent;
  if (!agreed || consent !== survey.consent.version) return { kind: 'refused', problem: 'consent.missing' };
  return null;
}

interface Entitlement {
  readonly stratum: string | null;
  /** null in an open survey, where nobody has a code */
  readonly codeHash: Buffer | null;
}

function findCode(box: BallotBox, { survey: { survey }, submission }: AcceptCommand): Refusal | Entitlement {
  const read = readCode(box, survey, submission.code);
  if ('problem' in read) return { kind: 'refused', problem: read.problem };
  if (read.hash === null) return { stratum: null, codeHash: null };
  const invitation = box.statements.findInvitation.get({ survey: survey.id, codeHash: read.hash });
  const problem = invitationProblem(invitation);
  if (invitation === undefined || problem !== null)
    return { kind: 'refused', problem: problem ?? 'code.unknown' };
  return { stratum: invitation.stratum, codeHash: read.hash };
}
