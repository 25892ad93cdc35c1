import { type Margin, populationOf } from './margin.ts';
import { requireBaseWeights } from './require-base-weights.ts';
import { WeightingError } from './weighting-error.ts';
import type { WeightingRule } from './weights.ts';

export interface MarginWithUnknown {
  readonly margin: Margin;
  readonly rules: readonly WeightingRule[];
}

/**
 * Keeps people without a value of a margin (sex or age not given) in the weighting, by two named rules:
 * - `unknown-kept-at-base-share`: they are a cell of their own, `unknownName`, whose target k is what their base
 *   weights add to;
 * - `margins-scaled-to-known`: the counts of the other cells are multiplied by (N − k)/N, so that the margin still
 *   adds to its N.
 * A margin whose rows all have a cell is returned as it is, without a rule. `base` are the base weights of the rows.
 * Throws WeightingError where the base weights of the unknown reach the whole population.
 */
export function keepUnknown(margin: Margin, base: Float64Array, unknownName = 'unknown'): MarginWithUnknown {
  requireBaseWeights('keepUnknown', base, margin.cell.length);
  const whole = populationOf(margin);
  let unknown = 0;
  let respondents = 0;
  margin.cell.forEach((cell, row) => {
    if (cell >= 0) return;
    unknown += base[row] as number;
    respondents += 1;
  });
  if (respondents === 0) return { margin, rules: [] };
  if (!(unknown < whole)) {
    throw new WeightingError([
      `margin ${margin.name} holds ${whole} people, but base weights of rows without a value add to ${unknown}`,
    ]);
  }
  const scale = (whole - unknown) / whole;
  const known = margin.cells.map(({ name, population }) => ({ name, population: population * scale }));
  const apart = margin.cells.length;
  return Object.freeze({
    margin: Object.freeze({
      name: margin.name,
      cells: Object.freeze([...known, { name: unknownName, population: unknown }]),
      cell: margin.cell.map((cell) => (cell < 0 ? apart : cell)),
    }),
    rules: Object.freeze([
      {
        code: 'unknown-kept-at-base-share' as const,
        cells: [`${margin.name}:${unknownName}`],
        respondents,
      },
      {
        code: 'margins-scaled-to-known' as const,
        cells: [margin.name],
        respondents: margin.cell.length - respondents,
      },
    ]),
  });
}
