import { backUp } from '../store/back-up.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import type { BallotBox } from './ballot-box.ts';
import { moveWaiting } from './move-inbox.ts';

/**
 * Backs the store up right after a batch of every survey that is running (decision 6). No batch runs while the
 * copy is made; submissions do, and what was acknowledged before the call is in the copy.
 */
export async function backUpBallotBox(
  box: BallotBox,
  surveys: Iterable<RegisteredSurvey>,
  file: string,
): Promise<void> {
  await box.turns.take(async () => {
    for (const survey of surveys) {
      if (survey.closedOn === null) await moveWaiting(box, survey, { closing: false });
    }
    await backUp(box.store, file);
  });
}
