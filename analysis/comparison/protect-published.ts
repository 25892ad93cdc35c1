import { deepFreeze } from '../../instruments/definition/deep-freeze.ts';
import type { HiddenReason, ProtectedTable, ReliabilityFlag } from '../disclosure/protected-table.ts';
import { adjustPValues } from '../tests/adjust-p-values.ts';
import { ALPHA, type PublishedComparison, type PublishedComparisonCell } from './compare-with-published.ts';
import { type PrintedDifference, printedDifferenceOf, printedP } from './printed-difference.ts';
import { shownFigure } from './shown-figure.ts';
import { verdictOf } from './verdict.ts';

/** One category of one row as it may leave. */
export type ProtectedPublishedCell =
  | {
      readonly hidden: false;
      readonly proportion: number | null;
      readonly flags: readonly ReliabilityFlag[];
      readonly difference: PrintedDifference | null;
      readonly p: number | null;
      readonly adjustedP: number | null;
      readonly verdict: PublishedComparisonCell['verdict'];
      readonly reason: PublishedComparisonCell['reason'];
    }
  | { readonly hidden: true; readonly reason: HiddenReason };

declare const protectedBrand: unique symbol;

/** A comparison with published figures that may leave the server. Only protectPublished can make one. */
export interface ProtectedPublishedComparison
  extends Omit<PublishedComparison, 'table' | 'rows'>,
    Pick<
      ProtectedTable,
      'surveyId' | 'questionnaire' | 'synthetic' | 'item' | 'axis' | 'weighting' | 'rule'
    > {
  readonly [protectedBrand]: true;
  readonly rows: readonly {
    readonly group: PublishedComparison['rows'][number]['group'];
    /** unweighted n; null where hidden */
    readonly base: number | null;
    readonly cells: readonly ProtectedPublishedCell[];
  }[];
}

/**
 * A comparison with published figures as far as the protected table of the same axis, fold and base shows ours: what is
 * made of a hidden figure is hidden, and takes no part in the correction of p, which would tell how small its p is.
 *
 * Throws ComparisonError where the table is not of the comparison.
 */
export function protectPublished(
  comparison: PublishedComparison,
  table: ProtectedTable,
): ProtectedPublishedComparison {
  const found = comparison.rows.map(({ group, base, cells }) =>
    cells.map((own, at) => {
      const { id: category } = comparison.categories[at] as (typeof comparison.categories)[number];
      const figure = { row: group.id, category, base, proportion: own.proportion };
      return { own, ...shownFigure('protectPublished', comparison.table, table, figure) };
    }),
  );
  const adjusted = adjustPValues(
    found
      .flat()
      .map(({ own, cell }) => (cell.hidden || own.reason !== null ? null : (own.difference?.p ?? null))),
    'holm',
  );
  let next = 0;
  const { table: _, rows, ...facts } = comparison;
  const { surveyId, questionnaire, synthetic, item, axis, weighting, rule } = table;
  const result: Omit<ProtectedPublishedComparison, typeof protectedBrand> = {
    ...facts,
    ...{ surveyId, questionnaire, synthetic, item, axis, weighting, rule },
    rows: rows.map(({ group }, r) => ({
      group,
      base: found[r]?.[0]?.row.base ?? null,
      cells: (found[r] ?? []).map(({ own, cell }): ProtectedPublishedCell => {
        const adjustedP = adjusted[next++] as number | null;
        if (cell.hidden) return { hidden: true, reason: cell.reason };
        const { difference, reason } = own;
        return {
          hidden: false,
          proportion: cell.proportion,
          flags: cell.flags,
          difference: printedDifferenceOf(difference),
          p: reason !== null || difference === null || difference.p === null ? null : printedP(difference.p),
          adjustedP: adjustedP === null ? null : printedP(adjustedP),
          verdict: verdictOf(difference?.difference ?? 0, adjustedP, ALPHA),
          reason,
        };
      }),
    })),
  };
  return deepFreeze(result) as ProtectedPublishedComparison;
}
