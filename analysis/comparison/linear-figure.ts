import { tallyVariance } from '../estimates/tally-variance.ts';
import { sumOverCells, type TableCells } from '../tally/table-cells.ts';
import type { Tally } from '../tally/tally.ts';

/** A figure made from a tally, with all that its error, alone or beside others of the same tally, is made of. */
export interface LinearFigure {
  readonly value: number;
  /** linearised value z_i/w_i of everybody at each position of a block; 0 where they have no part in the figure */
  readonly scores: Float64Array;
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
  for (const cell of base) scores[cell] = (Number(inside.has(cell)) - value) / people;
  return { value, scores };
}

/** Σ factor · figure, of figures of one tally: an average over cells of a population, a difference, a slope. */
export function combinedFigure(figures: readonly LinearFigure[], factors: readonly number[]): LinearFigure {
  const scores = new Float64Array(figures[0]?.scores.length ?? 0);
  let value = 0;
  figures.forEach((figure, index) => {
    const factor = factors[index] as number;
    value += factor * figure.value;
    for (let cell = 0; cell < scores.length; cell++) {
      scores[cell] = (scores[cell] as number) + factor * (figure.scores[cell] as number);
    }
  });
  return { value, scores };
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
