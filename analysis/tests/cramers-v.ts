import { chiSquaredTest } from './chi-squared-test.ts';

/** How strongly two questions go together. All NaN where chi-squared is. */
export interface AssociationStrength {
  /** chi-squared over the respondents */
  readonly phiSquared: number;
  /** Cramér's V, 0 (none) to 1 (one answer tells the other) */
  readonly cramersV: number;
  /** V without what chance alone adds in a small sample; 0 where that is all there is */
  readonly cramersVBiasCorrected: number;
}

/** A difference this much smaller than what it is taken from is the rounding of 0; its root would look like something. */
const ROUNDING_OF_ZERO = 1e-13;

/**
 * How strongly do two questions go together, whatever the size of the sample? φ² and V (Cramér 1946) of a table of
 * unweighted counts, and V corrected for bias (Bergsma, Journal of the Korean Statistical Society 42, 2013).
 * Throws EstimationError unless the table is rectangular, at least 2 × 2, of whole counts.
 */
export function associationStrength(counts: readonly (readonly number[])[]): AssociationStrength {
  const { statistic, degreesOfFreedom, respondents: n } = chiSquaredTest(counts);
  const [rows, columns] = [counts.length, counts[0]?.length ?? 0];
  const phiSquared = statistic / n;
  const excess = phiSquared - degreesOfFreedom / (n - 1);
  const corrected = excess < ROUNDING_OF_ZERO * phiSquared ? 0 : excess;
  const size = (levels: number) => levels - (levels - 1) ** 2 / (n - 1);
  return {
    phiSquared,
    cramersV: Math.sqrt(phiSquared / (Math.min(rows, columns) - 1)),
    cramersVBiasCorrected: Math.sqrt(corrected / (Math.min(size(rows), size(columns)) - 1)),
  };
}
