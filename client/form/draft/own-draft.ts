import { canonicalCode } from '../access-code/access-code.ts';
import type { Draft } from './draft.ts';

type Known = Pick<Draft, 'code' | 'submissionKey' | 'submission'>;

/** Two codes as typed are of one letter; in an open survey there are none, and all answers are as of one. */
export const sameLetter = (one: string, other: string): boolean =>
  canonicalCode(one) === canonicalCode(other);

/**
 * Which of the drafts that lie on a device is for whoever opened the page; null: none, or it cannot be known. What was sent
 * goes out first, whoever asks; it shows no answers.
 * @param code of the letter's link, or as typed; empty where none is known
 * @param mark the submission key that this tab was at before it was reloaded
 */
export function ownDraft<T extends Known>(drafts: readonly T[], code: string, mark: string | null): T | null {
  const sent = drafts.find(({ submission }) => submission !== null);
  if (sent !== undefined) return sent;
  if (code !== '') return drafts.find((one) => one.code === '' || sameLetter(one.code, code)) ?? null;
  const here = drafts.find(({ submissionKey }) => submissionKey === mark);
  return here ?? (drafts.length === 1 ? (drafts[0] ?? null) : null);
}
