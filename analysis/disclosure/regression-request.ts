import type { NoAnswerPlace } from '../crosstab/cross-tab.ts';

/** What a model is asked to be made of, by columns of the dataset. */
export interface RegressionRequest {
  readonly outcome: {
    readonly column: string;
    /** the answers that count as yes; null: the mean of a number */
    readonly codes: readonly number[] | null;
    /** `in-base`: 無回答 counts as not having the outcome, as in the percentages of a table; else it is left out */
    readonly noAnswer: NoAnswerPlace;
  };
  readonly terms: readonly RegressionTerm[];
}

export interface RegressionTerm {
  readonly column: string;
  /** codes of each group that the model tells apart; null: a number as it is */
  readonly levels: readonly (readonly number[])[] | null;
}
