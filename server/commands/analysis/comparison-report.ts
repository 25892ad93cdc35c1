import type { GroupComparisonRequest } from '../../../analysis/comparison/compare-groups.ts';
import type { ProtectedComparison } from '../../../analysis/comparison/protect-comparison.ts';
import { VERDICT_WORDS } from '../../../analysis/comparison/verdict.ts';
import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import type { ProtectedCell } from '../../../analysis/disclosure/protected-table.ts';
import { statisticsCsv } from '../../../analysis/export/statistics-csv.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import { comparisonStatistics } from './comparison-statistics.ts';
import { comparisonText } from './comparison-text.ts';
import type { ShownShare } from './figure-lines.ts';
import type { CommandResult } from './run-command.ts';
import { statisticsFacts } from './statistics-facts.ts';

/** A comparison as it is given out. */
export interface ComparisonReport {
  readonly survey: string;
  readonly synthetic: boolean;
  readonly item: { readonly id: string; readonly label: LocalizedText };
  readonly category: { readonly id: string; readonly label: LocalizedText };
  readonly axis: { readonly id: string; readonly label: LocalizedText };
  readonly against: GroupComparisonRequest['against'];
  readonly correction: GroupComparisonRequest['adjustment'];
  readonly comparisons: number;
  /** in official order; proportions 0–1 */
  readonly groups: readonly {
    readonly id: string;
    readonly label: LocalizedText;
    readonly respondents: number | null;
    readonly share: ShownShare;
  }[];
  /** −1 to 1 */
  readonly differences: readonly (ProtectedComparison['differences'][number] & {
    readonly words: LocalizedText;
  })[];
}

/** A comparison of groups in words, for programs and for the terminal. */
export function groupReport(file: DatasetFile, comparison: ProtectedComparison): CommandResult {
  const { dataset } = file;
  const { fold } = comparison.request;
  const { table, category, request, comparisons, differences, label } = comparison;
  const report: ComparisonReport = {
    survey: dataset.surveyId,
    synthetic: dataset.synthetic,
    item: { id: table.item.id, label: table.item.label },
    category: { id: request.category, label },
    axis: table.axis,
    against: request.against,
    correction: request.adjustment,
    comparisons,
    groups: table.rows.map(({ group, base, cells }) => {
      const cell = cells[category] as ProtectedCell;
      const share: ShownShare = cell.hidden
        ? { hidden: true, reason: cell.reason }
        : { hidden: false, proportion: cell.proportion, interval: cell.interval, flags: cell.flags };
      return { id: group.id, label: group.label, respondents: base, share };
    }),
    differences: differences.map((difference) => ({
      ...difference,
      words: VERDICT_WORDS[difference.verdict],
    })),
  };
  return {
    data: report,
    text: comparisonText(report),
    csv: () => statisticsCsv(comparisonStatistics(report, fold), statisticsFacts(file, table.axis.id)),
  };
}
