import { acceptedUnder } from '../ballot-box/accepted-under.ts';
import type { BallotBox } from '../ballot-box/ballot-box.ts';
import type { PlainFormState } from './plain-form-state.ts';
import { emptied } from './send-answers.ts';

/**
 * A page from before the receipt, sent again on a device that others use next: whoever pressed Back is told that these
 * answers have arrived, and sees none of them. Null where they have not arrived, and the person goes on.
 */
export function overAlready(box: BallotBox, surveyId: string, state: PlainFormState): PlainFormState | null {
  const receipt = state.submissionKey === '' ? null : acceptedUnder(box, surveyId, state.submissionKey);
  return receipt === null ? null : { ...emptied(state), place: { name: 'receipt', receipt, day: null } };
}
