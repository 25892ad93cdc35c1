import { weightSpread } from '../estimates/design-effect.ts';
import { requireInput } from '../estimates/require-input.ts';
import type { CalibrationCell, Weights } from '../weights/weights.ts';

/**
 * Weights of pooled waves: those that each wave was given for itself, one wave after the other as poolDatasets puts the
 * rows. A wave keeps its own calibration, so that what it was made to agree with in its year stays agreed. Pool the
 * datasets that the weights came with: their strata are the folded ones.
 *
 * Throws EstimationError without a wave.
 */
export function poolWeights(waves: readonly Weights[]): Weights {
  requireInput(waves.length > 0, 'poolWeights', 'the weights of one wave or more', 'none');
  const firstCell = offsets(waves.map(({ cells }) => cells.length));
  const cells = waves.flatMap((wave, index) =>
    wave.cells.map((cell): CalibrationCell => Object.freeze({ ...cell, id: `${index + 1}/${cell.id}` })),
  );
  const calibrated = joined(waves.map((wave) => wave.calibrated));
  const spread = weightSpread(calibrated);
  return Object.freeze({
    method: waves.some(({ method }) => method === 'calibrated')
      ? 'calibrated'
      : waves.some(({ method }) => method === 'raked')
        ? 'raked'
        : waves.some(({ method }) => method === 'post-stratified')
          ? 'post-stratified'
          : 'base',
    base: joined(waves.map((wave) => wave.base)),
    calibrated,
    cell: Int16Array.from(
      waves.flatMap((wave, index) =>
        Array.from(wave.cell, (cell) => (cell < 0 ? -1 : cell + (firstCell[index] as number))),
      ),
    ),
    cells: Object.freeze(cells),
    cellColumns: waves.some(({ cellColumns }) => cellColumns !== null)
      ? Object.freeze(
          waves.flatMap((wave, index) => ownColumns(wave, firstCell[index] as number, cells.length)),
        )
      : null,
    rules: Object.freeze(
      waves.flatMap((wave, index) =>
        wave.rules.map((rule) =>
          Object.freeze({ ...rule, cells: Object.freeze(rule.cells.map((id) => `${index + 1}/${id}`)) }),
        ),
      ),
    ),
    converged: waves.every(({ converged }) => converged),
    kishDesignEffect: spread.designEffect,
    minimum: spread.minimum,
    maximum: spread.maximum,
  });
}

function offsets(lengths: readonly number[]): number[] {
  let next = 0;
  return lengths.map((length) => {
    const own = next;
    next += length;
    return own;
  });
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const starts = offsets(parts.map(({ length }) => length));
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.forEach((part, index) => {
    whole.set(part, starts[index]);
  });
  return whole;
}

/** Columns of a wave's margins over the cells of all; cells that were made to agree one by one are a column each. */
function ownColumns({ cells, cellColumns }: Weights, first: number, size: number): Float64Array[] {
  const own =
    cellColumns ?? cells.map((_, place) => Float64Array.from(cells, (__, other) => Number(other === place)));
  return own.map((column) => {
    const whole = new Float64Array(size);
    whole.set(column, first);
    return whole;
  });
}
