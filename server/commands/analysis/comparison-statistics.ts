import type { StatisticRow } from '../../../analysis/export/statistics-csv.ts';
import type { ComparisonReport } from './comparison-report.ts';
import { differenceLines, type FigurePlace, figureLine, shareLines } from './figure-lines.ts';

const REST = { code: 'rest', label: { ja: 'ほかの全体', en: 'all others' } };

/** A comparison as figures of the machine layout: the shares, then the differences with what each is held against. */
export function comparisonStatistics(report: ComparisonReport, fold: string | null): readonly StatisticRow[] {
  const { item, category, axis, groups, differences, against } = report;
  const placeOf = (id: string): FigurePlace => ({
    tableId: ['compare', item.id, fold ?? axis.id, against].join('/'),
    question: item,
    category: { code: category.id, label: category.label },
    axis1: {
      id: fold ?? axis.id,
      code: id,
      label: groups.find((one) => one.id === id)?.label ?? { ja: id, en: id },
    },
    axis2: null,
  });
  return [
    ...groups.flatMap(({ id, respondents, share }) => shareLines(placeOf(id), respondents, share)),
    ...differences.flatMap((compared) => {
      const other = groups.find(({ id }) => id === compared.second);
      const reference = other === undefined ? REST : { code: other.id, label: other.label };
      return differenceLines(figureLine(placeOf(compared.first)), reference, compared, compared.words);
    }),
  ];
}
