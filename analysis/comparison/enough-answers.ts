import { SAMPLE_RULE } from '../disclosure/disclosure-rules.ts';

/** Respondents under which a figure is 参考値, and no comparison is made of it. */
export const SMALLEST_COMPARED_BASE = SAMPLE_RULE.referenceBase;

/**
 * Answers of either kind that a group must be expected to have if it is like the others. The tails of a test of rare
 * answers are wrong below that (Cochran 1954 for tables; measured for this test in docs/decisions/0019).
 */
export const FEWEST_EXPECTED_ANSWERS = 5;

/** Why a comparison is not made. */
export type NotTestedReason =
  /** volunteers have no error */
  | 'open-survey'
  /** everybody answered, or the strata do not show an error: nothing is left to chance, or nothing is known of it */
  | 'no-error'
  /** there is no other group */
  | 'no-rest'
  /** fewer respondents than a comparison is made of, in the group or in what it is compared with */
  | 'small-base'
  /** so rare, or so common, that a few answers would decide */
  | 'few-answers'
  /** nobody, or everybody, gave the answer */
  | 'share-of-0-or-1'
  /** a part of the standard population has too few respondents in the group */
  | 'standard-not-covered';

/** Whether a group of so many respondents can be held against a share; null: it can. */
export function tooFewAnswers(respondents: number, proportion: number): NotTestedReason | null {
  if (respondents < SMALLEST_COMPARED_BASE) return 'small-base';
  const rarer = respondents * Math.min(proportion, 1 - proportion);
  return rarer < FEWEST_EXPECTED_ANSWERS ? 'few-answers' : null;
}
