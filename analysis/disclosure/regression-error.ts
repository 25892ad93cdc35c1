/** Why a model is not published. */
export type RegressionFault =
  /** an answer of a term has too few respondents, with the outcome or without it */
  | 'few-respondents'
  /** the model says for each group exactly what a table would, without the table's protection */
  | 'saturated'
  /** too few respondents are left beyond the coefficients */
  | 'few-degrees-of-freedom';

/** A model whose coefficients would point at few people: all its faults at once. */
export class RegressionNotShownError extends Error {
  override readonly name = 'RegressionNotShownError';
  readonly findings: readonly {
    readonly code: RegressionFault;
    /** term and level */
    readonly where: string;
    readonly message: { readonly ja: string; readonly en: string };
  }[];

  constructor(findings: RegressionNotShownError['findings']) {
    super(
      `protectRegression: ${findings.map(({ where, message }) => `${where === '' ? '' : `${where}: `}${message.en}`).join(' ')}`,
    );
    this.findings = findings;
  }
}
