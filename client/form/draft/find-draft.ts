import type { PublicSurvey } from '../../../server/contract/api.ts';
import { type Draft, readDraft } from './draft.ts';

/** What lies on the device of a survey's answers. */
export type Found =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'draft'; readonly draft: Draft }
  /** something that cannot be gone on with, and why */
  | { readonly kind: 'unusable'; readonly reason: 'unreadable' | 'replaced' | 'expired' };

/**
 * What can be done with a text that was kept. Answers to other questions than the survey asks now cannot be gone on with;
 * what was sent before and not acknowledged can: its key may have arrived, and the verdict is the server's.
 * @param pageDay the day that the server wrote into the page: a wrong clock of the device takes nothing away
 */
export function findDraft(
  text: string | null,
  survey: Pick<PublicSurvey, 'questionnaire'>,
  pageDay: string,
): Found {
  if (text === null) return { kind: 'nothing' };
  const draft = readDraft(text);
  if (draft === null) return { kind: 'unusable', reason: 'unreadable' };
  if (draft.keptUntil < pageDay) return { kind: 'unusable', reason: 'expired' };
  const same = draft.questionnaire.sha256 === survey.questionnaire.sha256;
  if (!same && draft.submission === null) return { kind: 'unusable', reason: 'replaced' };
  return { kind: 'draft', draft };
}
