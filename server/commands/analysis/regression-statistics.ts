import type { MachineMeasureId } from '../../../analysis/export/machine-measures.ts';
import type { StatisticRow } from '../../../analysis/export/statistics-csv.ts';
import type { RegressionReport } from './regression-report.ts';

/** A model as figures of the machine layout: each coefficient with the answer that it is held against. */
export function regressionStatistics(report: RegressionReport): readonly StatisticRow[] {
  const { kind, outcome, terms, coefficients, termTests, respondents, countsRounded } = report;
  // a number that stands for another one is no figure of a table
  const exact = (number: number) => (countsRounded === 'no' ? number : null);
  const tableId = ['regress', outcome.column].join('/');
  const question = { id: outcome.column, label: outcome.label };
  const category = {
    code: outcome.codes.length === 0 ? 'mean' : outcome.codes.join('+'),
    label: outcome.answers ?? outcome.label,
  };
  const place = (column: string, code: string, label: { readonly ja: string; readonly en: string }) => ({
    tableId,
    question,
    category,
    axis1: { id: column, code, label },
    axis2: null,
  });
  const line = (
    where: ReturnType<typeof place>,
    reference: StatisticRow['reference'],
    measure: MachineMeasureId,
    value: number | null,
  ): readonly StatisticRow[] =>
    value === null ? [] : [{ ...where, reference, measure, figure: { hidden: false, value }, remarks: [] }];
  const whole = place('model', 'model', { ja: '式全体', en: 'the model' });
  return [
    ...line(whole, null, 'base_n', exact(respondents)),
    ...coefficients.flatMap(
      ({ term, name, label, coefficient, standardError, lower, upper, p, oddsRatio }) => {
        const own = terms.find(({ column }) => column === term);
        const where = place(term, name.slice(term.length) || 'unit', label);
        const add = (measure: MachineMeasureId, value: number | null) =>
          line(where, own?.reference ?? null, measure, value);
        const ratio =
          oddsRatio === null
            ? []
            : [
                ...add('odds_ratio', oddsRatio.value),
                ...add('odds_ratio_ci_low', oddsRatio.lower),
                ...add('odds_ratio_ci_high', oddsRatio.upper),
              ];
        return [
          ...ratio,
          ...add(kind === 'linear' ? 'mean_difference' : 'coefficient', coefficient),
          ...add(kind === 'linear' ? 'mean_difference_se' : 'coefficient_se', standardError),
          ...(kind === 'linear'
            ? [...add('mean_difference_ci_low', lower), ...add('mean_difference_ci_high', upper)]
            : [...add('coefficient_ci_low', lower), ...add('coefficient_ci_high', upper)]),
          ...add('p', p),
        ];
      },
    ),
    ...termTests.flatMap(({ term, test }) => {
      const where = place(
        term,
        'term',
        terms.find(({ column }) => column === term)?.label ?? { ja: term, en: term },
      );
      return test === null
        ? []
        : [
            ...line(where, null, 'f_statistic', test.statistic),
            ...line(where, null, 'df_numerator', test.numeratorDf),
            ...line(where, null, 'df_denominator', exact(test.denominatorDf)),
            ...line(where, null, 'p', test.p),
          ];
    }),
  ];
}
