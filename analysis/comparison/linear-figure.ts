import { tallyVariance } from '../estimates/tally-variance.ts';
import { sumOverCells, type TableCells } from '../tally/table-cells.ts';
import type { Tally } from '../tally/tally.ts';
import type { UncertainShare } from './difference-of-shares.ts';

/** A figure made from a tally, with all that its error, alone or beside others of the same tally, is made of. */
export interface LinearFigure {
  readonly value: number;
  /** linearised value z_i/w_i of everybody at each position of a block; 0 where they have no part in the figure */
  readonly scores: Float64Array;
  /** of a share: what a person’s weight is multiplied by to make their part of it, at each position; 0 outside its base */
  readonly parts: Float64Array;
}

/** Share of the people of `base` who are in `own`: z_i/w_i = (y_i − p)/Σw. Null without anybody in the base. */
export function shareFigure(tally: Tally, own: TableCells, base: TableCells): LinearFigure | null {
  const people = sumOverCells(tally, tally.weight, base);
  if (!(people > 0)) return null;
  const inside = new Set(own);
  const value =
    sumOverCells(
      tally,
      tally.weight,
      base.filter((cell) => inside.has(cell)),
    ) / people;
  const scores = new Float64Array(tally.stride);
  const parts = new Float64Array(tally.stride);
  for (const cell of base) {
    scores[cell] = (Number(inside.has(cell)) - value) / people;
    parts[cell] = 1 / people;
  }
  return { value, scores, parts };
}

/** Σ factor · figure, of figures of one tally: an average over cells of a population, a difference, a slope. */
export function combinedFigure(figures: readonly LinearFigure[], factors: readonly number[]): LinearFigure {
  const scores = new Float64Array(figures[0]?.scores.length ?? 0);
  const parts = new Float64Array(scores.length);
  let value = 0;
  figures.forEach((figure, index) => {
    const factor = factors[index] as number;
    value += factor * figure.value;
    for (let cell = 0; cell < scores.length; cell++) {
      scores[cell] = (scores[cell] as number) + factor * (figure.scores[cell] as number);
      parts[cell] = (parts[cell] as number) + factor * (figure.parts[cell] as number);
    }
  });
  return { value, scores, parts };
}

/** Sampling variance of a figure; strata, corrections, calibration and what is thrown as in tallyVariance. */
export function varianceOfFigure(tally: Tally, { scores }: LinearFigure): number {
  const cells: number[] = [];
  scores.forEach((score, cell) => {
    if (score !== 0) cells.push(cell);
  });
  return tallyVariance(
    tally,
    cells,
    Float64Array.from(cells, (cell) => scores[cell] as number),
  );
}

/** Covariance of two figures of one tally, from the variance of their difference. */
export function covarianceOfFigures(
  tally: Tally,
  first: LinearFigure,
  second: LinearFigure,
  variances: readonly [first: number, second: number],
): number {
  const difference = varianceOfFigure(tally, combinedFigure([first, second], [1, -1]));
  return (variances[0] + variances[1] - difference) / 2;
}

/**
 * Variance that a share would have if its answers had nothing to do with the weights: p(1 − p)·Σ(1 − n_h/N_h)·a_i², a_i
 * the part of person i in the share (Kish 1965 for a mean). Where few gave an answer, those with large weights may all
 * have missed it by chance; what linearisation sees is then too small.
 */
export function unrelatedVariance(tally: Tally, { value, parts }: LinearFigure): number {
  const { blocks, groups, squaredWeight } = tally;
  const remaining = blocks.strata.map(({ population, respondents }) =>
    Math.max(0, 1 - respondents / population),
  );
  const width = tally.columns + 1;
  let sum = 0;
  parts.forEach((part, cell) => {
    if (part === 0) return;
    for (const group of groups.groupsOfRow[Math.floor(cell / width)] as Int32Array) {
      const stratum = blocks.stratumOfBlock[groups.blockOfGroup[group] as number] as number;
      const squares = squaredWeight[group * width + (cell % width)] as number;
      sum += (remaining[stratum] as number) * part * part * squares;
    }
  });
  return Math.max(0, value * (1 - value)) * sum;
}

/** A share with its variance, and the one that tests of it take at least; `degreesOfFreedom` of the comparison. */
export function uncertainShare(
  tally: Tally,
  figure: LinearFigure,
  variance: number,
  degreesOfFreedom: number,
): UncertainShare {
  const leastVariance = unrelatedVariance(tally, figure);
  return { proportion: figure.value, variance, leastVariance, degreesOfFreedom };
}
