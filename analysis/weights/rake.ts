import { type AdjustedWeights, adjustedWeights, MET } from './adjusted-weights.ts';
import type { Margin } from './margin.ts';
import { contradictions, unusableMargins } from './margin-findings.ts';
import { marginFits } from './margin-fits.ts';
import { requireBaseWeights, unusableIteration } from './require-base-weights.ts';
import { WeightingError } from './weighting-error.ts';

export interface RakingOptions {
  /** a round goes once through every margin; 1,000 if not given */
  readonly maximumRounds?: number;
  /** relative misfit up to which every margin counts as met; 1e-9 if not given */
  readonly tolerance?: number;
  /** what to do with margins that no weights can meet: refuse (if not given), or report them as not converged */
  readonly contradictions?: 'refuse' | 'report';
}

/** A factor that changes by no more than this part in a whole round has come to rest. */
const AT_REST = 1e-15;

/** Rows that share their cell in every margin move together. */
interface Patterns {
  readonly ofRow: Int32Array;
  /** sum of base weights */
  readonly base: Float64Array;
  /** for each margin the cell of each pattern */
  readonly cells: readonly Int32Array[];
}

function patternsOf(base: Float64Array, margins: readonly Margin[]): Patterns {
  let ofRow = new Int32Array(base.length);
  let firstRows: number[] = [0];
  for (const { cell, cells } of margins) {
    const known = new Map<number, number>();
    const first: number[] = [];
    ofRow = ofRow.map((pattern, row) => {
      const key = pattern * cells.length + (cell[row] as number);
      const found = known.get(key) ?? known.size;
      if (found === known.size) {
        known.set(key, found);
        first.push(row);
      }
      return found;
    });
    firstRows = first;
  }
  const sums = new Float64Array(firstRows.length);
  ofRow.forEach((pattern, row) => {
    sums[pattern] = (sums[pattern] as number) + (base[row] as number);
  });
  return {
    ofRow,
    base: sums,
    cells: margins.map(({ cell }) => Int32Array.from(firstRows, (row) => cell[row] as number)),
  };
}

/** Scales factors, in place, so that one margin holds. */
function fitMargin({ base }: Patterns, cells: Int32Array, { cells: targets }: Margin, factor: Float64Array) {
  const sums = new Float64Array(targets.length);
  cells.forEach((cell, pattern) => {
    sums[cell] = (sums[cell] as number) + (base[pattern] as number) * (factor[pattern] as number);
  });
  const ratio = sums.map((sum, cell) => (sum > 0 ? (targets[cell]?.population as number) / sum : 1));
  cells.forEach((cell, pattern) => {
    factor[pattern] = (factor[pattern] as number) * (ratio[cell] as number);
  });
}

function largestChange(before: Float64Array, after: Float64Array): number {
  return after.reduce((most, value, index) => {
    const old = before[index] as number;
    return value === old ? most : Math.max(most, Math.abs(value - old) / Math.max(value, old));
  }, 0);
}

/**
 * Weights that agree with the known counts of several margins at once and stay as near to the base weights as they can:
 * raking, or iterative proportional fitting (Deming and Stephan 1940). Margins are fitted in the order given, round
 * after round, until no factor changes any more; then every margin is checked, and the result says whether they hold.
 * (R's `rake` compares rounds only, and calls a cycle of contradictory margins a success.) One margin alone is
 * post-stratification. Counts are people; `base` are weights of 0 or more.
 *
 * Rows without a value in a margin are refused; keepUnknown gives them a cell by a named rule. Throws WeightingError
 * for these, for base weights, counts, rounds or a tolerance that are none, and, unless `contradictions` is `report`, for margins that do
 * not count the same people, cells with people and no respondent, and respondents in a cell of 0 people.
 */
export function rake(
  base: Float64Array,
  margins: readonly Margin[],
  options: RakingOptions = {},
): AdjustedWeights {
  const { maximumRounds = 1000, tolerance = MET } = options;
  requireBaseWeights('rake', base, base.length);
  const findings = [
    ...unusableIteration('rake', 'maximumRounds', maximumRounds, tolerance),
    ...unusableMargins(margins, base.length),
  ];
  const refused = options.contradictions === 'report' ? [] : contradictions(margins, base);
  if (findings.length > 0 || refused.length > 0) throw new WeightingError([...findings, ...refused]);

  const patterns = patternsOf(base, margins);
  const factor = new Float64Array(patterns.base.length).fill(1);
  let rounds = 0;
  while (rounds < maximumRounds) {
    const before = factor.slice();
    margins.forEach((margin, index) => {
      fitMargin(patterns, patterns.cells[index] as Int32Array, margin, factor);
    });
    rounds += 1;
    if (largestChange(before, factor) <= AT_REST) break;
  }
  const weights = base.map((weight, row) => weight * (factor[patterns.ofRow[row] as number] as number));
  return adjustedWeights(base, weights, marginFits(margins, weights), rounds, tolerance);
}
