import { calibrationBasis } from '../estimates/calibration-basis.ts';
import type { SampleDesign } from '../estimates/sample-design.ts';
import type { AdjustedWeights } from './adjusted-weights.ts';
import { WeightingError } from './weighting-error.ts';

/**
 * A sample design with adjusted weights, whose variances take the adjustment into account: residuals of the regression
 * on `columns` (for raking indicatorColumns of every margin, for a calibration its columns).
 * Throws WeightingError where the weights are not converged, unless `unconverged` is `accept`; where the design was
 * adjusted before; where weights or columns are not numbers for the rows of the design.
 */
export function adjustDesign(
  design: SampleDesign,
  adjusted: AdjustedWeights,
  columns: readonly Float64Array[],
  unconverged: 'refuse' | 'accept' = 'refuse',
): SampleDesign {
  const { base, weights, converged, iterations, worstMargin } = adjusted;
  if (design.calibration !== null) {
    throw new WeightingError([
      'adjustDesign needs a design with base weights, got one that was adjusted before',
    ]);
  }
  if (base.length !== design.size) {
    throw new WeightingError([`adjustDesign needs weights for ${design.size} rows, got ${base.length}`]);
  }
  const odd = columns.find(
    (column) => column.length !== design.size || column.some((value) => !Number.isFinite(value)),
  );
  if (odd !== undefined) {
    const row = odd.findIndex((value) => !Number.isFinite(value));
    throw new WeightingError([
      odd.length === design.size
        ? `adjustDesign needs numbers in its columns, got ${odd[row]} in row ${row + 1}`
        : `adjustDesign needs columns of ${design.size} rows, got one of ${odd.length}`,
    ]);
  }
  if (!converged && unconverged === 'refuse') {
    const { margin, cell, target, reached } = worstMargin;
    throw new WeightingError([
      `weights did not converge in ${iterations} rounds: ${margin}${cell === null ? '' : `, cell ${cell}`} should be ${target} and is ${reached}; join cells, drop a margin or widen the bounds`,
    ]);
  }
  return Object.freeze({
    ...design,
    weights,
    calibration: Object.freeze({ base, basis: calibrationBasis(base, columns) }),
  });
}
