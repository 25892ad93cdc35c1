import { findRoot } from '../distributions/find-root.ts';
import { requireInput } from '../estimates/require-input.ts';
import { countTable, requireExact } from './count-table.ts';
import { type CellDistribution, cellDistribution, chancesAt } from './noncentral-hypergeometric.ts';

/** Odds ratio of a 2 × 2 table with both margins held. `Infinity` where the data set no upper end. */
export interface ConditionalOddsRatio {
  readonly oddsRatio: number;
  readonly lower: number;
  readonly upper: number;
}

/** Logarithm of the odds ratio at which a falling or rising function is 0; the ends are moved out until it changes sign. */
function logOddsWhere(gap: (logOdds: number) => number): number {
  let end = 1;
  while (gap(-end) > 0 === gap(end) > 0) end *= 2;
  return findRoot(gap, -end, end);
}

const tail = (chances: readonly number[], from: number, to: number) =>
  chances.slice(from, to).reduce((sum, chance) => sum + chance, 0);

function meanSteps(distribution: CellDistribution, logOdds: number): number {
  return chancesAt(distribution, logOdds).reduce((sum, chance, step) => sum + chance * step, 0);
}

/**
 * How many times higher are the odds of the first row's answer in the first column than in the second? Conditional
 * maximum likelihood estimate and exact interval at `level` of a 2 × 2 table of unweighted counts, both margins held
 * (Fisher 1935; Cornfield 1956): what R's fisher.test gives, solved to full precision. 0 and Infinity are answers
 * where the table is as uneven as its margins allow; all NaN, with ends 0 and Infinity, where they allow one table only.
 * Throws EstimationError unless the table is 2 × 2, of whole counts that add to no more than MOST_RESPONDENTS, and
 * 0 < level < 1.
 */
export function conditionalOddsRatio(
  counts: readonly (readonly number[])[],
  level: number,
): ConditionalOddsRatio {
  const { rowSums, columnSums, respondents } = countTable(counts, 'conditionalOddsRatio');
  const shape = `${rowSums.length} × ${columnSums.length}`;
  requireInput(shape === '2 × 2', 'conditionalOddsRatio', 'a 2 × 2 table', shape);
  requireInput(level > 0 && level < 1, 'conditionalOddsRatio', '0 < level < 1', level);
  requireExact('conditionalOddsRatio', respondents);
  const distribution = cellDistribution(rowSums[0] as number, columnSums[0] as number, respondents);
  const last = distribution.logChances.length - 1;
  const step = (counts[0]?.[0] as number) - distribution.smallest;
  if (last === 0) return { oddsRatio: Number.NaN, lower: 0, upper: Number.POSITIVE_INFINITY };
  const outside = (1 - level) / 2;
  const solved = (gap: (chances: readonly number[]) => number) =>
    Math.exp(logOddsWhere((logOdds) => gap(chancesAt(distribution, logOdds))));
  return {
    oddsRatio:
      step === 0
        ? 0
        : step === last
          ? Number.POSITIVE_INFINITY
          : Math.exp(logOddsWhere((logOdds) => meanSteps(distribution, logOdds) - step)),
    lower: step === 0 ? 0 : solved((chances) => tail(chances, step, last + 1) - outside),
    upper:
      step === last ? Number.POSITIVE_INFINITY : solved((chances) => tail(chances, 0, step + 1) - outside),
  };
}
