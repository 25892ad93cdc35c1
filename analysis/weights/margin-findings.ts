import { type Margin, populationOf } from './margin.ts';
import { cellSums } from './margin-fits.ts';
import { isPopulation } from './require-base-weights.ts';

/** Totals of margins of one population may differ by this part: rounding of scaled counts. */
const SAME = 1e-9;

/** What no weighting can work with: no margins, rows without a cell, counts that are no counts. */
export function unusableMargins(margins: readonly Margin[], rows: number): readonly string[] {
  if (margins.length === 0) return ['raking needs at least one margin, got none'];
  return margins.flatMap(({ name, cells, cell }) => {
    const findings = cells
      .filter(({ population }) => !isPopulation(population))
      .map(
        (each) => `margin ${name}, cell ${each.name} needs a population of 0 or more, got ${each.population}`,
      );
    const outside = cell.filter((index) => index < 0 || index >= cells.length).length;
    if (cell.length !== rows)
      findings.push(`margin ${name} needs a cell for ${rows} rows, got ${cell.length}`);
    if (outside > 0) {
      findings.push(
        `margin ${name} has no cell for ${outside} rows; keep them by keepUnknown or leave them out`,
      );
    }
    return findings;
  });
}

/**
 * What makes margins impossible whatever the weights: totals that differ, cells with people whom no respondent stands
 * for, respondents where nobody lives. Margins that contradict each other otherwise show as not converged.
 */
export function contradictions(margins: readonly Margin[], base: Float64Array): readonly string[] {
  const [first, ...others] = margins.map((margin) => ({ name: margin.name, total: populationOf(margin) }));
  const totals = others
    .filter(({ total }) => Math.abs(total - (first?.total ?? 0)) > SAME * total)
    .map(
      ({ name, total }) =>
        `margins must count the same people: ${first?.name} adds to ${first?.total}, ${name} to ${total}`,
    );
  const cells = margins.flatMap((margin) => {
    const sums = cellSums(margin, base);
    return margin.cells.flatMap(({ name, population }, index) => {
      const here = sums[index] as number;
      if (population > 0 && here === 0) {
        return [
          `margin ${margin.name}, cell ${name} has ${population} people and no respondent to stand for them; join it with a neighbour`,
        ];
      }
      return population === 0 && here > 0
        ? [`margin ${margin.name}, cell ${name} has respondents and a population of 0`]
        : [];
    });
  });
  return [...totals, ...cells];
}
