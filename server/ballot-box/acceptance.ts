import type { AnswerProblem } from '../../instruments/rules/answers.ts';
import type { routes, Submission } from '../contract/api.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import type { TokyoDay } from '../surveys/tokyo-day.ts';

/** One person's answers on their way into the ballot box. */
export interface AcceptCommand {
  readonly survey: RegisteredSurvey;
  /** of the shape that the contract asks for; nothing else about it is trusted */
  readonly submission: Submission;
  /** `paper`: keyed in by staff; needs no start token */
  readonly mode: 'web' | 'paper';
  /** Tokyo day of receipt; for paper, of arrival (decision 14) */
  readonly day: TokyoDay;
}

export type SubmitProblem = (typeof routes.submit.problems)[number];

/**
 * What became of a submission. `accepted` and `repeated` are known only after the commit is on disk.
 * `repeated`: the same key brought the same answers before; the receipt and day are those of the first time.
 */
export type Acceptance =
  | { readonly kind: 'accepted' | 'repeated'; readonly receipt: string; readonly day: TokyoDay }
  | {
      readonly kind: 'refused';
      readonly problem: SubmitProblem;
      /** all that is wrong with the answers, for response.invalid */
      readonly findings?: readonly AnswerProblem[];
      /** the part of the submission that does not fit the survey, for submission.malformed */
      readonly field?: 'channel' | 'language';
      /** of the response accepted first, for response.key-reused */
      readonly receipt?: string;
    };
