import type { GroupComparisonRequest } from '../../../analysis/comparison/compare-groups.ts';
import {
  type ProtectedComparison,
  protectComparison,
} from '../../../analysis/comparison/protect-comparison.ts';
import { VERDICT_WORDS } from '../../../analysis/comparison/verdict.ts';
import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import { statisticsCsv } from '../../../analysis/export/statistics-csv.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import type { TokyoDay } from '../../surveys/tokyo-day.ts';
import { unknownKey } from '../instruments/unknown-key.ts';
import { steps } from '../steps.ts';
import type { Terminal } from '../terminal.ts';
import { comparisonStatistics } from './comparison-statistics.ts';
import { comparisonText } from './comparison-text.ts';
import { askedFor } from './crosstab.ts';
import { type GateOptions, openGate } from './dataset-families.ts';
import { openDataset } from './open-dataset.ts';
import { enterViews, registerPath } from './register-file.ts';
import { type CommandResult, type ResultOptions, runCommand } from './run-command.ts';
import { statisticsFacts } from './statistics-facts.ts';

export interface CompareOptions extends ResultOptions, GateOptions {
  readonly item: string;
  /** a code or a net */
  readonly category: string;
  readonly axis: string;
  readonly fold?: string;
  readonly base: 'all' | 'answered';
  readonly against: GroupComparisonRequest['against'];
  readonly correction: 'holm' | 'bh';
}

/**
 * `compare`: which areas (or bands) differ from which, or each from all others, in the share of one answer? With p
 * corrected for the number of comparisons and a verdict only where that supports it; made of figures only that the
 * protected table shows.
 */
export function compare(
  terminal: Terminal,
  path: string,
  options: CompareOptions,
  day: TokyoDay,
): Promise<void> {
  return runCommand(terminal, options, async () => {
    const file = await openDataset(terminal, path);
    const { items, request } = askedFor(file.menu, { ...options, item: [options.item], nets: 'with' });
    const [item] = items;
    const known = [
      ...(item?.categories ?? []).map(({ code }) => String(code)),
      ...(item?.nets ?? []).map(({ id }) => id),
    ];
    if (!known.includes(options.category)) throw unknownKey(options.category, known, options.item);
    const familyOf = await openGate(terminal, path, file, options);
    const { now, done } = steps(terminal);
    now('比較しています / comparing');
    try {
      const { axis, fold, noAnswer } = request;
      const family = familyOf(options.item);
      const comparison = protectComparison(
        file.dataset,
        file.weights,
        file.menu,
        {
          item: options.item,
          category: options.category,
          axis,
          fold,
          noAnswer,
          against: options.against,
          adjustment: options.correction === 'bh' ? 'benjamini-hochberg' : 'holm',
        },
        family,
      );
      return {
        ...result(file, comparison),
        enter: () =>
          enterViews(terminal, registerPath(path, options.register), day, 'compare', [{ family, request }]),
      };
    } finally {
      done();
    }
  });
}

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
  /** in official order; proportions 0–1, null where hidden */
  readonly groups: readonly {
    readonly id: string;
    readonly label: LocalizedText;
    readonly respondents: number | null;
    readonly proportion: number | null;
    readonly interval: { readonly lower: number; readonly upper: number } | null;
  }[];
  /** −1 to 1 */
  readonly differences: readonly (ProtectedComparison['differences'][number] & {
    readonly words: LocalizedText;
  })[];
}

function result(file: DatasetFile, comparison: ProtectedComparison): CommandResult {
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
      const cell = cells[category];
      const shown = cell?.hidden === false ? cell : null;
      return {
        id: group.id,
        label: group.label,
        respondents: base,
        proportion: shown?.proportion ?? null,
        interval: shown?.interval ?? null,
      };
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
