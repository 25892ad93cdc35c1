import { linearisedCovariance, type Matrix } from './linearised-covariance.ts';
import { requireInput } from './require-input.ts';
import { requireRows } from './require-rows.ts';
import { degreesOfFreedom, type SampleDesign } from './sample-design.ts';

/** Estimates of one kind with their joint sampling covariance. */
export interface Estimates {
  readonly values: readonly number[];
  readonly covariance: Matrix;
  /** rows in the domain with a weight other than 0 (linear calibration can leave one below) */
  readonly respondents: number;
  /** Σw over the domain */
  readonly weightedCount: number;
  /** clusters − strata in the domain */
  readonly degreesOfFreedom: number;
}

/** 1 for rows inside; null: every row. */
export type Domain = Uint8Array | null;

const isIn = (domain: Domain, row: number) => domain === null || domain[row] === 1;

function assemble(
  design: SampleDesign,
  domain: Domain,
  values: readonly number[],
  linearised: readonly Float64Array[],
): Estimates {
  let respondents = 0;
  let weightedCount = 0;
  for (let row = 0; row < design.size; row++) {
    const weight = design.weights[row] as number;
    if (!isIn(domain, row) || weight === 0) continue;
    respondents += 1;
    weightedCount += weight;
  }
  return {
    values,
    covariance: linearisedCovariance(design, linearised),
    respondents,
    weightedCount,
    degreesOfFreedom: degreesOfFreedom(design, domain),
  };
}

function weightedSum(design: SampleDesign, domain: Domain, value: (row: number) => number): number {
  let sum = 0;
  for (let row = 0; row < design.size; row++) {
    const weight = design.weights[row] as number;
    if (weight !== 0 && isIn(domain, row)) sum += weight * value(row);
  }
  return sum;
}

function onDomain(design: SampleDesign, domain: Domain, value: (row: number) => number): Float64Array {
  return Float64Array.from({ length: design.size }, (_, row) =>
    isIn(domain, row) && design.weights[row] !== 0 ? value(row) : 0,
  );
}

const at = (column: Float64Array) => (row: number) => column[row] as number;

/**
 * Means (shares, where a column is 0 or 1) of people in the domain: p = Σwy/Σw, z_i/w_i = (y_i − p)/Σw.
 * Rows without an answer must be left out of the domain by the caller. An empty domain gives NaN.
 * Throws EstimationError for an unsound design, other lengths, and a value in the domain that is no number.
 */
export function estimateMeans(
  design: SampleDesign,
  columns: readonly Float64Array[],
  domain: Domain,
): Estimates {
  requireRows('estimateMeans', design, columns, [domain]);
  const weight = weightedSum(design, domain, () => 1);
  const means = columns.map((column) => weightedSum(design, domain, at(column)) / weight);
  const linearised = columns.map((column, k) =>
    onDomain(design, domain, (row) => ((column[row] as number) - (means[k] as number)) / weight),
  );
  return assemble(design, domain, means, linearised);
}

/** Population totals of columns over the domain: Σwy, z_i/w_i = y_i. Throws as estimateMeans does. */
export function estimateTotals(
  design: SampleDesign,
  columns: readonly Float64Array[],
  domain: Domain,
): Estimates {
  requireRows('estimateTotals', design, columns, [domain]);
  const totals = columns.map((column) => weightedSum(design, domain, at(column)));
  return assemble(
    design,
    domain,
    totals,
    columns.map((column) => onDomain(design, domain, at(column))),
  );
}

/**
 * Ratio of two totals: R = Σwy/Σwx, z_i/w_i = (y_i − R x_i)/Σwx. NaN over an empty domain. Throws as estimateMeans does,
 * and where the denominator adds to 0.
 */
export function estimateRatio(
  design: SampleDesign,
  numerator: Float64Array,
  denominator: Float64Array,
  domain: Domain,
): Estimates {
  requireRows('estimateRatio', design, [numerator, denominator], [domain]);
  const below = weightedSum(design, domain, at(denominator));
  const empty = weightedSum(design, domain, () => 1) === 0;
  requireInput(below !== 0 || empty, 'estimateRatio', 'a denominator that does not add to 0', below);
  const ratio = weightedSum(design, domain, at(numerator)) / below;
  const linearised = onDomain(
    design,
    domain,
    (row) => ((numerator[row] as number) - ratio * (denominator[row] as number)) / below,
  );
  return assemble(design, domain, [ratio], [linearised]);
}

/**
 * Population variance of a column: the mean of n/(n − 1)·(y − ȳ)² by weights, with the error of that mean.
 * NaN with fewer than two respondents; 0, and not what rounding leaves of it, where all have the same value.
 * Throws as estimateMeans does.
 */
export function estimateVariance(design: SampleDesign, column: Float64Array, domain: Domain): Estimates {
  requireRows('estimateVariance', design, [column], [domain]);
  const place = design.weights.findIndex((weight, row) => weight !== 0 && isIn(domain, row));
  // counted from the first value, so that a column that is the same for all has a mean of exactly 0
  const first = column[place] ?? 0;
  const shifted = onDomain(design, domain, (row) => (column[row] as number) - first);
  const { values, ...rest } = estimateMeans(design, [shifted], domain);
  if (rest.respondents < 2) return { ...rest, values: [Number.NaN], covariance: [[Number.NaN]] };
  const scale = rest.respondents / (rest.respondents - 1);
  const squares = shifted.map((y) => (y - (values[0] as number)) ** 2 * scale);
  return estimateMeans(design, [squares], domain);
}
