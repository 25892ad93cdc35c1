import type { LocalizedText } from '../../instruments/definition/localized-text.ts';

/** Why a model is not published. */
export type RegressionFault =
  /** the outcome is neither an answer nor a net of an item that is tabulated */
  | 'outcome-not-tabulated'
  /** a term is no row, no item and no number */
  | 'term-not-allowed'
  /** a term counts the same answers as the outcome */
  | 'term-of-the-same-answers'
  /** a term was put to some of those people only who were asked for the outcome */
  | 'term-asked-of-some'
  /** a term leaves out people who answered */
  | 'answers-left-out'
  /** an answer that too few gave to be a group */
  | 'rare-answer'
  /** one of the figures that the model is made of is hidden in the tables of the outcome */
  | 'hidden-in-table'
  /** the model says for each group exactly what a table would, without the table's protection */
  | 'saturated'
  /** anything else: one reason for all, because which of them it is would tell */
  | 'not-shown';

export interface RegressionFinding {
  readonly code: RegressionFault;
  /** column, and row of its table; empty: the model as a whole */
  readonly where: string;
  readonly message: LocalizedText;
}

/** A model that is not given out: all that is public of its faults at once, or the one reason for the rest. */
export class RegressionNotShownError extends Error {
  override readonly name = 'RegressionNotShownError';
  readonly findings: readonly RegressionFinding[];

  constructor(findings: readonly RegressionFinding[]) {
    super(
      `the model is not given out: ${findings.map(({ where, message }) => `${where === '' ? '' : `${where}: `}${message.en}`).join(' ')}`,
    );
    this.findings = findings;
  }
}

/**
 * The one refusal for everything that only the counts behind the model could tell: few respondents, figures that could be
 * subtracted, too many left out, answers that separate people completely. Which of them, and where, is not said.
 */
export function notShown(): RegressionNotShownError {
  return new RegressionNotShownError([
    {
      code: 'not-shown',
      where: '',
      message: {
        ja: 'この組合せの結果は示せません。人数が少ない、差し引きで分かる、係数が一つに決まらない、のどれかですが、どれであるかは示しません。隣り合う区分をまとめる（例：age_band=1+2,3,4）、目的変数を小計にする、説明変数を減らす、のどれかを試してください。',
        en: 'This combination is not given out: too few people, figures that could be subtracted, or coefficients that cannot be determined; which of them is not said. Join neighbouring groups (age_band=1+2,3,4), take a net as outcome, or use fewer terms.',
      },
    },
  ]);
}
