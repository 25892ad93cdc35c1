import type { BallotBox } from './ballot-box.ts';
import { keyedHash } from './keyed-hash.ts';

/** The receipt of what was accepted under this submission key; null where nothing was, or the survey is closed for good. */
export function acceptedUnder(box: BallotBox, surveyId: string, submissionKey: string): string | null {
  const keyHash = keyedHash(box.keys.submission, 'key', surveyId, submissionKey);
  return box.statements.findSubmission.get({ survey: surveyId, keyHash })?.receipt ?? null;
}
