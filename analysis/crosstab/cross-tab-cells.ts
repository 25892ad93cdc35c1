import { hasNoVariance, logitInterval } from '../estimates/share-interval.ts';
import { degreesOfFreedomOfCells, shareOfCells } from '../estimates/tally-estimates.ts';
import { sumOverCells, type TableCells } from '../tally/table-cells.ts';
import type { Tally } from '../tally/tally.ts';
import type { CrossTabCell } from './cross-tab.ts';

/** What the figures of one row have in common. */
export interface RowFigures {
  /** unweighted n of the base */
  readonly base: number;
  readonly weightedBase: number;
  /** null where no error can be given: an open survey, or a sample without a variance */
  readonly degreesOfFreedom: number | null;
  /** t quantile of the interval; null without a degree of freedom */
  readonly t: number | null;
}

/** Figures of a row's base. `quantile` gives t for degrees of freedom; null: errors cannot be given at all. */
export function rowFigures(
  tally: Tally,
  base: TableCells,
  quantile: ((df: number) => number) | null,
): RowFigures {
  const respondents = sumOverCells(tally, tally.count, base);
  const degreesOfFreedom =
    quantile === null || respondents === 0 ? null : degreesOfFreedomOfCells(tally, base);
  return {
    base: respondents,
    weightedBase: sumOverCells(tally, tally.weight, base),
    degreesOfFreedom,
    t:
      quantile === null || degreesOfFreedom === null || degreesOfFreedom < 1
        ? null
        : quantile(degreesOfFreedom),
  };
}

/**
 * One cell: the share of a row's base that stands in `cells`. No share without a base; no error from one respondent;
 * no interval where the share is 0 or 1, of which a linearised error says nothing, nor where it has no variance (the
 * share of a sex that the weights agree with; calibration cells that answered alike): its error is 0.
 */
export function crossTabCell(
  tally: Tally,
  cells: TableCells,
  base: TableCells,
  figures: RowFigures,
): CrossTabCell {
  const respondents = sumOverCells(tally, tally.count, cells);
  const weightedCount = sumOverCells(tally, tally.weight, cells);
  const { degreesOfFreedom, t } = figures;
  if (figures.base === 0 || degreesOfFreedom === null) {
    return Object.freeze({
      respondents,
      weightedCount,
      proportion: figures.base === 0 ? null : weightedCount / figures.weightedBase,
      standardError: null,
      interval: null,
      degreesOfFreedom: null,
    });
  }
  const { value, variance } = shareOfCells(tally, cells, base);
  // whole bases are told by counts: sums of weights could miss 0 or 1 by a hair
  const partial = respondents > 0 && respondents < figures.base;
  const proportion = partial ? value : respondents === 0 ? 0 : 1;
  const uncertain = partial && !hasNoVariance(proportion, variance);
  return Object.freeze({
    respondents,
    weightedCount,
    proportion,
    standardError: figures.base < 2 ? null : uncertain ? Math.sqrt(variance) : 0,
    interval: uncertain && t !== null ? Object.freeze(logitInterval(proportion, variance, t)) : null,
    degreesOfFreedom,
  });
}
