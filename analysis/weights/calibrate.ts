import type { Finding } from '../../instruments/definition/finding.ts';
import { calibrationBasis, solveBackward, solveForward } from '../estimates/calibration-basis.ts';
import { type AdjustedWeights, adjustedWeights, MET, type TargetFit } from './adjusted-weights.ts';
import { type CalibrationDistance, type FactorCurve, factorCurve } from './calibration-distance.ts';
import { requireBaseWeights, unusableIteration } from './require-base-weights.ts';
import { WeightingError, weightingFinding } from './weighting-error.ts';

/** A column whose population total is known: 1 for everybody, 0/1 for a group, or an amount. */
export interface CalibrationColumn {
  readonly name: string;
  /** one value for each row, none missing */
  readonly values: Float64Array;
  /** Σ of the column over the population */
  readonly total: number;
}

export interface CalibrationOptions {
  /** steps of Newton's method; 100 if not given */
  readonly maximumSteps?: number;
  /** relative misfit up to which every total counts as met; 1e-9 if not given */
  readonly tolerance?: number;
}

/** Misfit that is rounding only, relative to the length of all totals: no step can better it. */
const ROUNDING = 1e-15;
/** A step is shortened at most so often. */
const HALVINGS = 40;

function findingsOf(columns: readonly CalibrationColumn[], rows: number): readonly Finding[] {
  if (columns.length === 0)
    return [
      weightingFinding(
        'no-margins',
        '',
        '合わせる人口が一つもありません。',
        'calibrate needs at least one column, got none.',
      ),
    ];
  return columns.flatMap(({ name, values, total }) => {
    const found = (code: string, ja: string, en: string) =>
      weightingFinding(code, name, `「${name}」${ja}`, `column ${name} ${en}`);
    if (values.length !== rows) {
      return [
        found(
          'column-of-other-rows',
          `の値の数（${values.length}）が回答の数（${rows}）と違います。`,
          `needs values for ${rows} rows, got ${values.length}.`,
        ),
      ];
    }
    const missing = values.filter((value) => !Number.isFinite(value)).length;
    const findings =
      missing > 0
        ? [
            found(
              'column-with-gaps',
              `に値のない回答が${missing}件あります。`,
              `has no value in ${missing} rows.`,
            ),
          ]
        : [];
    if (!Number.isFinite(total))
      findings.push(
        found('total-unusable', `の合計が数ではありません（${total}）。`, `needs a total, got ${total}.`),
      );
    return findings;
  });
}

function fitsOf(columns: readonly CalibrationColumn[], weights: Float64Array): readonly TargetFit[] {
  return columns.map(({ name, values, total }) => {
    let reached = 0;
    let size = 0;
    weights.forEach((weight, row) => {
      reached += weight * (values[row] as number);
      size += Math.abs(weight * (values[row] as number));
    });
    const relativeMisfit = reached === total ? 0 : (reached - total) / (total === 0 ? size : Math.abs(total));
    return { margin: name, cell: null, target: total, reached, relativeMisfit };
  });
}

/** One trial of multipliers λ on orthonormal columns. */
interface Trial {
  readonly multipliers: Float64Array;
  readonly u: Float64Array;
  /** target − reached on each vector */
  readonly misfit: Float64Array;
  readonly size: number;
  /** λ·target − Σ base·area(u): greatest at the solution */
  readonly dual: number;
}

function tryOut(
  base: Float64Array,
  vectors: readonly Float64Array[],
  targets: Float64Array,
  curve: FactorCurve,
  multipliers: Float64Array,
): Trial {
  const u = new Float64Array(base.length);
  vectors.forEach((vector, k) => {
    for (let row = 0; row < u.length; row++) {
      u[row] = (u[row] as number) + (multipliers[k] as number) * (vector[row] as number);
    }
  });
  let dual = targets.reduce((sum, target, k) => sum + target * (multipliers[k] as number), 0);
  // a row that stands for nobody has no part in it, however far its u
  const weights = base.map((weight, row) => (weight === 0 ? 0 : weight * curve.factor(u[row] as number)));
  base.forEach((weight, row) => {
    if (weight !== 0) dual -= weight * curve.area(u[row] as number);
  });
  const misfit = targets.map((target, k) => {
    const vector = vectors[k] as Float64Array;
    return weights.reduce((rest, weight, row) => rest - weight * (vector[row] as number), target);
  });
  return { multipliers, u, misfit, size: Math.hypot(...misfit), dual };
}

/** Newton's direction: the misfit over the slopes; flat columns (all factors at a bound) stay where they are. */
function directionOf(
  base: Float64Array,
  vectors: readonly Float64Array[],
  curve: FactorCurve,
  { u, misfit }: Trial,
): Float64Array {
  const slopes = base.map((weight, row) => (weight === 0 ? 0 : weight * curve.slope(u[row] as number)));
  const basis = calibrationBasis(slopes, vectors);
  return solveBackward(basis, solveForward(basis, misfit));
}

/**
 * Weights that meet known totals of any columns and stay as near to the base weights as they can, by the distance
 * chosen (Deville and Särndal 1992); without bounds the linear one is the generalised regression estimator. Solved by
 * Newton's method on orthonormal columns, steps shortened until they help. The result says whether every total is met;
 * totals that cannot be met within the bounds are reported as not converged. It counts weights that became negative.
 *
 * `base`: weights of 0 or more (a weight of 0 stays 0); bounds are of new weight / base weight. Missing values must be
 * dealt with before. Columns that are combinations of others are allowed if their totals agree.
 * Throws WeightingError for missing values, for totals that contradict each other, for bounds not around 1, for steps or a
 * tolerance that are none.
 */
export function calibrate(
  base: Float64Array,
  columns: readonly CalibrationColumn[],
  distance: CalibrationDistance,
  options: CalibrationOptions = {},
): AdjustedWeights {
  const { maximumSteps = 100, tolerance = MET } = options;
  requireBaseWeights('calibrate', base, base.length);
  const curve = factorCurve(distance);
  const findings = [
    ...unusableIteration('calibrate', 'maximumSteps', maximumSteps, tolerance),
    ...findingsOf(columns, base.length),
  ];
  if (findings.length > 0) throw new WeightingError(findings);

  const basis = calibrationBasis(
    base,
    columns.map(({ values }) => values),
  );
  const targets = solveForward(
    basis,
    columns.map(({ total }) => total),
  );
  const contradictory = columns.flatMap(({ name, total }, place) => {
    const own = basis.coordinates[place] as Float64Array;
    const implied = own.reduce((sum, coordinate, k) => sum + coordinate * (targets[k] as number), 0);
    const size = own.reduce((sum, coordinate, k) => sum + Math.abs(coordinate * (targets[k] as number)), 0);
    return Math.abs(implied - total) > MET * Math.max(Math.abs(total), size)
      ? [
          weightingFinding(
            'totals-contradict',
            name,
            `「${name}」の合計は${total}と指定されていますが、回答のある人では、ほかの合計から${implied}に決まります。どちらかの人口を直してください。`,
            `the total of ${name} is given as ${total}, but follows from the other columns, among the rows at hand, as ${implied}.`,
          ),
        ]
      : [];
  });
  if (contradictory.length > 0) throw new WeightingError(contradictory);

  const { vectors } = basis;
  const trial = (multipliers: Float64Array) => tryOut(base, vectors, targets, curve, multipliers);
  let here = trial(new Float64Array(vectors.length));
  let steps = 0;
  const rounding = ROUNDING * Math.hypot(...targets);
  while (steps < maximumSteps && here.size > rounding) {
    const direction = directionOf(base, vectors, curve, here);
    const gain = direction.reduce((sum, step, k) => sum + step * (here.misfit[k] as number), 0);
    let next: Trial | null = null;
    for (let halving = 0; halving < HALVINGS && next === null; halving++) {
      const length = 0.5 ** halving;
      const candidate = trial(here.multipliers.map((value, k) => value + length * (direction[k] as number)));
      const helps =
        candidate.size < here.size * (1 - 1e-4 * length) || candidate.dual > here.dual + 1e-4 * length * gain;
      if (Number.isFinite(candidate.size) && helps) next = candidate;
    }
    if (next === null) break;
    here = next;
    steps += 1;
  }
  const weights = base.map((weight, row) =>
    weight === 0 ? 0 : weight * curve.factor(here.u[row] as number),
  );
  return adjustedWeights(base, weights, fitsOf(columns, weights), steps, tolerance);
}
