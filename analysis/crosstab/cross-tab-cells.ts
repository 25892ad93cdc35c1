import { extremeShareInterval } from '../estimates/extreme-share-interval.ts';
import { hasNoVariance, type Interval, logitInterval } from '../estimates/share-interval.ts';
import { degreesOfFreedomOfCells, shareOfCells } from '../estimates/tally-estimates.ts';
import { strataOfCells, sumOverCells, type TableCells } from '../tally/table-cells.ts';
import type { Tally } from '../tally/tally.ts';
import type { CrossTabCell } from './cross-tab.ts';

/** Confidence of every interval in a table. */
export const INTERVAL_LEVEL = 0.95;

/** What the figures of one row have in common. */
export interface RowFigures {
  /** unweighted n of the base */
  readonly base: number;
  readonly weightedBase: number;
  /** null where no error can be given: an open survey, or a sample without a variance */
  readonly degreesOfFreedom: number | null;
  /** t quantile of the interval; null without a degree of freedom */
  readonly t: number | null;
  /** interval of a share of 0, worked out when it is first asked for; null under two respondents, or where all people of the row were asked */
  readonly ofNobody: () => Interval | null;
}

/** Whether some stratum that people of the base come from was not asked in full: only then a share of 0 is uncertain. */
function sampledInPart(tally: Tally, base: TableCells): boolean {
  return strataOfCells(tally, base).some((stratum) => {
    const { population, respondents } = tally.blocks.strata[stratum] as Tally['blocks']['strata'][number];
    return respondents < population;
  });
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
  const t =
    quantile === null || degreesOfFreedom === null || degreesOfFreedom < 1
      ? null
      : quantile(degreesOfFreedom);
  let known: { readonly interval: Interval | null } | null = null;
  return {
    base: respondents,
    weightedBase: sumOverCells(tally, tally.weight, base),
    degreesOfFreedom,
    t,
    ofNobody: () => {
      known ??=
        quantile === null || respondents < 2 || !sampledInPart(tally, base)
          ? { interval: null }
          : {
              // from n alone: the degrees of freedom would tell of few people how many strata they come from
              interval: extremeShareInterval(
                { proportion: 0, respondents, degreesOfFreedom: respondents - 1 },
                INTERVAL_LEVEL,
              ),
            };
      return known.interval;
    },
  };
}

/**
 * One cell: the share of a row's base that stands in `cells`. No share without a base; no error from one respondent.
 * The interval is that of the logit; where the share is 0 or 1, of which a linearised error says nothing, the exact one
 * (extreme-share-interval.ts), which follows from the base alone. None where a share between
 * has no variance (of a sex that the weights agree with; calibration cells that answered alike): its error is 0.
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
    interval: partial
      ? uncertain && t !== null
        ? Object.freeze(logitInterval(proportion, variance, t))
        : null
      : extremeInterval(proportion, figures, cells.length === base.length),
    degreesOfFreedom,
  });
}

/** That of 0; for 1 the same from the other side. None where everybody stands in these cells by what they mean. */
function extremeInterval(proportion: number, { ofNobody }: RowFigures, everything: boolean): Interval | null {
  if (everything) return null;
  const nobody = ofNobody();
  return nobody === null || proportion === 0 ? nobody : Object.freeze({ lower: 1 - nobody.upper, upper: 1 });
}
