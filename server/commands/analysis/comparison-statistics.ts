import type { MachineMeasureId } from '../../../analysis/export/machine-measures.ts';
import type { StatisticRow } from '../../../analysis/export/statistics-csv.ts';
import type { ComparisonReport } from './comparison-report.ts';

const REST = { code: 'rest', label: { ja: 'ほかの全体', en: 'all others' } };

/** A comparison as figures of the machine layout: the shares, then the differences with what each is held against. */
export function comparisonStatistics(report: ComparisonReport, fold: string | null): readonly StatisticRow[] {
  const { item, category, axis, groups, differences, against } = report;
  const rows = (id: string) => {
    const group = groups.find((one) => one.id === id);
    const place = {
      tableId: ['compare', item.id, fold ?? axis.id, against].join('/'),
      question: item,
      category: { code: category.id, label: category.label },
      axis1: { id: fold ?? axis.id, code: id, label: group?.label ?? { ja: id, en: id } },
      axis2: null,
    };
    return (
      measure: MachineMeasureId,
      value: number | null | undefined,
      reference: StatisticRow['reference'] = null,
      remarks: readonly string[] = [],
    ): readonly StatisticRow[] =>
      value === null || value === undefined
        ? []
        : [{ ...place, reference, measure, figure: { hidden: false, value }, remarks }];
  };
  return [
    ...groups.flatMap(({ id, respondents, proportion, interval }) => [
      ...rows(id)('base_n', respondents),
      ...rows(id)('percent', proportion),
      ...rows(id)('ci_low', interval?.lower),
      ...rows(id)('ci_high', interval?.upper),
    ]),
    ...differences.flatMap(
      ({ first, second, difference, standardError, lower, upper, p, adjustedP, words }) => {
        const line = rows(first);
        const other = groups.find(({ id }) => id === second);
        const reference = other === undefined ? REST : { code: other.id, label: other.label };
        return [
          ...line('difference', difference, reference, [`判定:${words.ja}`]),
          ...line('difference_se', standardError, reference),
          ...line('difference_ci_low', lower, reference),
          ...line('difference_ci_high', upper, reference),
          ...line('p', p, reference),
          ...line('p_adjusted', adjustedP, reference),
        ];
      },
    ),
  ];
}
