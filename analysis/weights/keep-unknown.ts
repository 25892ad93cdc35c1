import { type Margin, populationOf } from './margin.ts';
import { requireBaseWeights } from './require-base-weights.ts';
import { WeightingError, weightingFinding } from './weighting-error.ts';
import type { WeightingRule } from './weights.ts';

export interface MarginWithUnknown {
  readonly margin: Margin;
  readonly rules: readonly WeightingRule[];
}

/** Parts of the population that a margin counts one by one, and in which everybody stands: strata. */
export interface MarginParts {
  readonly names: readonly string[];
  /** part of each cell of the margin */
  readonly ofCell: ArrayLike<number>;
  /** part of each row */
  readonly ofRow: ArrayLike<number>;
}

/**
 * Keeps people without a value of a margin (sex or age not given) in the weighting, by two named rules:
 * - `unknown-kept-at-base-share`: they are a cell of their own, `unknownName`, whose target k is what their base
 *   weights add to;
 * - `margins-scaled-to-known`: the counts of the other cells are multiplied by (N − k)/N, so that the margin still
 *   adds to its N.
 * With `parts` (a margin by stratum and sex) both are done in each part, so that every part still adds to its own N.
 * A margin whose rows all have a cell is returned as it is, without a rule. `base` are the base weights of the rows.
 * Throws WeightingError where the base weights of the unknown reach the whole population while others are known.
 */
export function keepUnknown(
  margin: Margin,
  base: Float64Array,
  unknownName = 'unknown',
  parts: MarginParts | null = null,
): MarginWithUnknown {
  requireBaseWeights('keepUnknown', base, margin.cell.length);
  populationOf(margin);
  if (margin.cell.every((cell) => cell >= 0)) return { margin, rules: [] };
  const names = parts?.names ?? [''];
  const sums = names.map(() => ({ whole: 0, unknown: 0, respondents: 0, known: 0 }));
  const sumOf = (part: number | undefined) => sums[part ?? 0] as (typeof sums)[number];
  margin.cells.forEach(({ population }, index) => {
    sumOf(parts?.ofCell[index]).whole += population;
  });
  margin.cell.forEach((cell, row) => {
    const sum = sumOf(parts?.ofRow[row]);
    if (cell >= 0) {
      sum.known += 1;
      return;
    }
    sum.unknown += base[row] as number;
    sum.respondents += 1;
  });
  const findings = sums.flatMap(({ whole, unknown, respondents, known }, part) =>
    respondents > 0 && known > 0 && !(unknown < whole)
      ? [
          weightingFinding(
            'unknown-fill-the-margin',
            [margin.name, names[part]].filter(Boolean).join(', '),
            `「${margin.name}」の人口は${whole}人ですが、値の分からない人の抽出ウェイトだけで${unknown}人になります。人口を確かめてください。`,
            `margin ${margin.name} holds ${whole} people, but base weights of rows without a value add to ${unknown}.`,
          ),
        ]
      : [],
  );
  if (findings.length > 0) throw new WeightingError(findings);

  // where nobody is known, all people of the part are stood for by those who are not
  const scaleOf = ({ whole, unknown, known, respondents }: (typeof sums)[number]) =>
    respondents === 0 ? 1 : known === 0 ? 0 : (whole - unknown) / whole;
  const nameIn = (part: number) => (parts === null ? unknownName : `${names[part]} × ${unknownName}`);
  const touched = sums.flatMap(({ respondents }, part) => (respondents > 0 ? [part] : []));
  const cells = margin.cells.map((cell, index) => ({
    ...cell,
    population: cell.population * scaleOf(sumOf(parts?.ofCell[index])),
  }));
  const apart = touched.map((part) => {
    const { known, whole, unknown } = sumOf(part);
    return { name: nameIn(part), population: known === 0 ? whole : unknown };
  });
  return Object.freeze({
    margin: Object.freeze({
      name: margin.name,
      cells: Object.freeze([...cells, ...apart]),
      cell: margin.cell.map((cell, row) =>
        cell < 0 ? margin.cells.length + touched.indexOf(parts?.ofRow[row] ?? 0) : cell,
      ),
    }),
    rules: Object.freeze(
      touched.flatMap((part) => [
        {
          code: 'unknown-kept-at-base-share' as const,
          cells: [`${margin.name}:${nameIn(part)}`],
          respondents: sumOf(part).respondents,
        },
        {
          code: 'margins-scaled-to-known' as const,
          cells: [parts === null ? margin.name : `${margin.name}:${names[part]}`],
          respondents: sumOf(part).known,
        },
      ]),
    ),
  });
}
