/**
 * Answers as the form produces them (SurveyJS's own data shape): a code for a single answer, codes for a
 * multiple answer, a whole number, a text, or row → code for a matrix. An item without an answer has no key.
 */
export type AnswerValue = number | string | readonly number[] | { readonly [row: string]: number };
export type Answers = { readonly [element: string]: AnswerValue };

/** Why a set of answers cannot be accepted; the catalogue of texts is in rules/answer-problems.ts. */
export type AnswerProblemCode =
  | 'answers.not-an-object'
  | 'answers.more-problems'
  | 'answer.unknown-item'
  | 'answer.not-shown'
  | 'answer.wrong-type'
  | 'answer.unknown-code'
  | 'answer.unknown-row'
  | 'answer.duplicate-code'
  | 'answer.exclusive-combined'
  | 'answer.too-many'
  | 'answer.out-of-range'
  | 'answer.too-long'
  | 'answer.empty'
  | 'answer.forbidden-character';

/** One thing that is wrong with a set of answers, and where. Never repeats what the person wrote. */
export interface AnswerProblem {
  readonly code: AnswerProblemCode;
  /** element name, or `<matrix>.<row>`; at most 100 characters of what was sent for an unknown item or row */
  readonly item: string;
  /** what was expected, for the sentence: a limit, a range, the kind */
  readonly expected?: string | number;
}
